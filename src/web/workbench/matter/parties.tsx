import { Button, Pagination } from 'antd'
import { useState } from 'react'
import { inYuan } from '#kernel/money.ts'
import { isGranted } from '#modules/matter/lifecycle.ts'
import { api } from '#web/ui/api.ts'
import { type Obstacle, obstacleOf } from '#web/ui/command.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import type { Matter } from './matter.ts'

type Party = Matter['parties'][number]
const ROLES = { recipient: '申请人', opponent: '对方当事人', agent: '代为申请的人', coDefendant: '同案人' }
const SHOWN = 5

/** People with masked numbers; seeing the whole of one is a deliberate press, and is written down. */
export function Parties({ matter }: { matter: Matter }) {
  // The law changes the word after the decision; so does the page.
  const nameOf = (role: Party['role']) => (role === 'recipient' && isGranted(matter.state) ? '受援人' : ROLES[role])
  const groups = (['recipient', 'agent', 'opponent', 'coDefendant'] as const).map((role) => ({
    role,
    people: matter.parties.filter((party) => party.role === role),
  }))
  return (
    <Panel title="当事人">
      <div className="stack">
        {groups
          .filter(({ people }) => people.length > 0)
          .map(({ role, people }) => (
            <PartyGroup key={role} title={nameOf(role)} people={people} matterId={matter.id} />
          ))}
      </div>
    </Panel>
  )
}

function PartyGroup({ title, people, matterId }: { title: string; people: readonly Party[]; matterId: string }) {
  const [page, setPage] = useState(1)
  const claims = people.reduce((sum, { claim }) => sum + (claim ?? 0), 0)
  return (
    <section>
      <h3 className="party-role">
        {title}
        {people.length > 1 && `（${people.length} 人）`}
        {people.length > 1 && claims > 0 && <span className="quiet"> 请求合计 {inYuan(claims)} 元</span>}
      </h3>
      <ul className="parties">
        {people.slice((page - 1) * SHOWN, page * SHOWN).map((party) => (
          <PartyLine key={party.personId} party={party} matterId={matterId} />
        ))}
      </ul>
      {people.length > SHOWN && (
        <Pagination simple size="small" current={page} pageSize={SHOWN} total={people.length} onChange={setPage} />
      )}
    </section>
  )
}

function PartyLine({ party, matterId }: { party: Party; matterId: string }) {
  const me = useMe()
  const [whole, setWhole] = useState<Party | null>(null)
  const [obstacle, setObstacle] = useState<Obstacle | null>(null)
  const hidden = [party.idNumber, party.phone, party.address].some((text) => text?.includes('*'))
  const { idNumber, phone, address } = whole ?? party
  const reveal = async () => {
    try {
      setWhole(await api.revealPerson({ matterId, personId: party.personId }))
    } catch (error) {
      setObstacle(obstacleOf(error))
    }
  }
  return (
    <li>
      <div className="row">
        <b>{party.name}</b>
        {party.relation && <span className="quiet">{party.relation}</span>}
        {hidden && may(me, 'revealPerson') && (
          <Button
            type="link"
            size="small"
            className="push inline-add"
            title={whole ? undefined : '查看完整号码、电话和住址，查看行为记入历史'}
            onClick={() => (whole ? setWhole(null) : void reveal())}
          >
            {whole ? '收起' : '查看'}
          </Button>
        )}
      </div>
      <ObstacleNote obstacle={obstacle} onClose={() => setObstacle(null)} />
      <div className="party-lines digits">
        {idNumber && <span>{idNumber}</span>}
        {phone && <span>{phone}</span>}
        {address && <span>{address}</span>}
        {party.claim !== null && party.claim > 0 && <span>请求 {inYuan(party.claim)} 元</span>}
      </div>
    </li>
  )
}
