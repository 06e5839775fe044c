import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { ASSESSMENT_RESULTS, COUNSEL_KINDS } from '#law/terms.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { counselCard } from '#modules/counsel/form.ts'
import { sightOf, UNDER_WAY } from '#modules/matter/lifecycle.ts'
import { api } from '#web/ui/api.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import type { Column } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { type Form, setIn } from '#web/ui/form.ts'
import { newId } from '#web/ui/new-id.ts'
import { may, useMe } from '#web/ui/session.ts'
import { dayText } from '#web/ui/when.ts'
import { CounselImport } from './counsel-import.tsx'
import { OrganisationPick, useOrganisationWord } from './pick.tsx'
import { RegisterDrawer } from './register-drawer.tsx'
import { RegisterTable } from './register-table.tsx'

type Row = Answer<'listCounsel'>[number]
const schema = CONTRACTS.registerCounsel.input.omit({ counselId: true })
const change = counselCard
const leave = CONTRACTS.recordLeave.input.omit({ counselId: true })

type Act = (row: Row) => void
const years = (of: 'practiceYears' | 'criminalYears') => (row: Row) => (row[of] === null ? '' : `${row[of]} 年`)
const strengthsOf = ({ knowsMinors, languages, townships }: Row) =>
  [...(knowsMinors ? ['未成年人'] : []), ...languages, ...townships].join('、')
/** What counsel has in hand, as a figure that opens its list; whoever sees no matter would read a nought that is not true. */
const IN_HAND: Column<Row> = {
  ...{ title: '在办', width: 76, isNumber: true },
  show: ({ id, name, openMatters }) =>
    openMatters === 0 ? (
      0
    ) : (
      <Link
        to="/matters"
        search={{ counsel: id, states: UNDER_WAY.join(',') }}
        aria-label={`${name}在办 ${openMatters} 件`}
      >
        {openMatters}
      </Link>
    ),
  sortBy: ({ openMatters }) => openMatters,
}
type Can = { seesMatters: boolean; onLeave: Act | null; onChange: Act | null }
const columns = (today: string, { seesMatters, onLeave, onChange }: Can): Column<Row>[] => [
  {
    title: '姓名',
    width: 172,
    show: ({ name, kind }) => (
      <>
        {name}
        <span className="basis">{COUNSEL_KINDS[kind]}</span>
      </>
    ),
    sortBy: ({ name }) => name,
  },
  { title: '所属单位', show: ({ organisation }) => organisation, sortBy: ({ organisation }) => organisation },
  { title: '执业', width: 80, isNumber: true, show: years('practiceYears'), sortBy: (row) => row.practiceYears },
  { title: '刑辩', width: 80, isNumber: true, show: years('criminalYears'), sortBy: (row) => row.criminalYears },
  { title: '专长', width: 160, show: strengthsOf },
  { title: '份额', width: 76, isNumber: true, show: ({ share }) => share, sortBy: ({ share }) => share },
  ...(seesMatters ? [IN_HAND] : []),
  {
    title: '考核',
    width: 110,
    show: ({ assessed }) => assessed && `${assessed.year} ${ASSESSMENT_RESULTS[assessed.result]}`,
    sortBy: ({ assessed }) => assessed && `${assessed.result}${assessed.year}`,
  },
  {
    title: '状态',
    width: 110,
    show: ({ active, leaveUntil, suspendedUntil }) =>
      active ? (
        suspendedUntil && suspendedUntil >= today ? (
          `暂停指派至${dayText(suspendedUntil)}`
        ) : leaveUntil && leaveUntil >= today ? (
          `请假至${dayText(leaveUntil)}`
        ) : (
          '在册'
        )
      ) : (
        <span className="quiet">已不在册</span>
      ),
  },
  ...(onLeave || onChange
    ? [
        {
          title: '操作',
          width: 140,
          show: (row: Row) => (
            <div className="actions">
              {onLeave && (
                <button type="button" className="link" onClick={() => onLeave(row)}>
                  登记请假
                </button>
              )}
              {onChange && (
                <button type="button" className="link" onClick={() => onChange(row)}>
                  修改
                </button>
              )}
            </div>
          ),
        },
      ]
    : []),
]

export function CounselRegister() {
  const me = useMe()
  const counsel = useAsk('listCounsel', {})
  const [adding, setAdding] = useState<string | null>(null)
  const [leaving, setLeaving] = useState<Row | null>(null)
  const [changing, setChanging] = useState<Row | null>(null)
  const again = () => {
    setAdding(null)
    setLeaving(null)
    setChanging(null)
    void forget('listCounsel')
  }
  return (
    <>
      <RegisterTable<Row>
        title="法律援助人员"
        unit="人"
        of={counsel}
        columns={columns(me.today, {
          seesMatters: sightOf(me) !== 'none',
          onLeave: may(me, 'recordLeave') ? setLeaving : null,
          onChange: may(me, 'reviseCounsel') ? setChanging : null,
        })}
        textOf={({ name, organisation }) => `${name} ${organisation}`}
        placeholder="姓名、单位"
        kind={{ title: '人员类别', labels: COUNSEL_KINDS, of: ({ kind }) => [kind] }}
        actions={
          may(me, 'registerCounsel') && (
            <>
              <CounselImport />
              <Button type="primary" onClick={() => setAdding(newId())}>
                登记人员
              </Button>
            </>
          )
        }
      />
      {adding && (
        <RegisterDrawer
          name="registerCounsel"
          draftName="counsel"
          title="登记法律援助人员"
          schema={schema}
          initial={{ knowsMinors: false, matterKinds: [] }}
          send={(checked) => ({ counselId: adding, ...checked })}
          onClose={() => setAdding(null)}
          onDone={again}
        >
          {(form) => (
            <>
              <CardFields form={form} />
            </>
          )}
        </RegisterDrawer>
      )}
      {changing && <ChangeDrawer counsel={changing} onClose={() => setChanging(null)} onDone={again} />}
      {leaving && (
        <RegisterDrawer
          name="recordLeave"
          draftName={`leave.${leaving.id}`}
          title={`登记请假：${leaving.name}`}
          schema={leave}
          initial={{ from: me.today }}
          send={(checked) => ({ counselId: leaving.id, ...checked })}
          onClose={() => setLeaving(null)}
          onDone={again}
        >
          {(form) => (
            <>
              <Field scope={form} name="from" />
              <Field scope={form} name="until" />
            </>
          )}
        </RegisterDrawer>
      )}
    </>
  )
}

type Changing = { counsel: Row; onClose: () => void; onDone: () => void }
function ChangeDrawer({ counsel: { id, name, organisation }, onClose, onDone }: Changing) {
  const card = useAsk('readCounselCard', { counselId: id })
  const wordOf = useOrganisationWord()
  if (!card.data) return null
  return (
    <RegisterDrawer
      name="reviseCounsel"
      draftName={`counsel.${id}`}
      title={`修改：${name}（${organisation}）`}
      schema={change}
      initial={card.data}
      send={(checked, seen) => ({ counselId: id, ...checked, seen })}
      again={() => api.readCounselCard({ counselId: id })}
      wordOf={wordOf}
      onClose={onClose}
      onDone={() => {
        void forget('readCounselCard')
        onDone()
      }}
    >
      {(form) => (
        <>
          <CardFields form={form} />
          <Field scope={form} name="suspendedUntil" />
          <Field scope={form} name="active" span="all" />
        </>
      )}
    </RegisterDrawer>
  )
}

type CardForm = Form<typeof schema> | Form<typeof change>
/** The card of one person: who they are, and what bears on who is assigned what. */
function CardFields({ form }: { form: CardForm }) {
  const scope = form as Form<typeof schema>
  return (
    <>
      <Field scope={scope} name="name" />
      <Field scope={scope} name="gender" />
      <Field scope={scope} name="kind" span="all" />
      <OrganisationPick
        title="所属单位"
        isRequired
        kinds={['firm', 'legalServiceOffice', 'centre', 'station']}
        value={scope.values.organisationId}
        fault={scope.faults.organisationId}
        onChange={(organisationId) => setIn(scope, { organisationId })}
      />
      <Field scope={scope} name="licenceNumber" />
      <Field scope={scope} name="phone" />
      <Field scope={scope} name="licensedOn" />
      <Field scope={scope} name="criminalSince" />
      <Field scope={scope} name="matterKinds" span="all" />
      <Field scope={scope} name="languages" rows={2} />
      <Field scope={scope} name="townships" rows={2} />
      <Field scope={scope} name="relatives" rows={2} />
      <Field scope={scope} name="share" />
      <Field scope={scope} name="knowsMinors" span="all" />
    </>
  )
}
