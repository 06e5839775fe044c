import { Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { CONTRACTS } from '#modules/contracts.ts'
import { DOCUMENT_TITLES, SEAL_KINDS } from '#modules/seal/contract.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { wordsFor } from '#web/ui/labels.ts'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { dayText, momentText } from '#web/ui/when.ts'
import { AccountPick, OrganisationPick } from '../register/pick.tsx'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import { MonthPick } from '../roster/month-pick.tsx'

type Seal = Answer<'listSeals'>[number]
type Use = Answer<'listSealUses'>[number] & { id: string }
const registering = CONTRACTS.registerSeal.input.omit({ sealId: true })
const ending = CONTRACTS.endSeal.input.omit({ sealId: true })
const refusing = CONTRACTS.decideSealing.input.pick({ reason: true })

/** The office's electronic seals, and the ledger of every use of them. */
export function Seals() {
  const me = useMe()
  const [month, setMonth] = useState(me.today.slice(0, 7))
  const seals = useAsk('listSeals', {})
  const uses = useAsk('listSealUses', { month }, { keep: true })
  const [only, setOnly] = useState<Seal | null>(null)
  const [adding, setAdding] = useState<string | null>(null)
  const [ended, setEnded] = useState<Seal | null>(null)
  const [refused, setRefused] = useState<Use | null>(null)
  const deciding = useCommand('decideSealing', { onDone: () => void forget('listSealUses') })
  const again = () => {
    setAdding(null)
    setEnded(null)
    setRefused(null)
    void forget('listSeals', 'listSealUses')
  }
  const mayDecide = may(me, 'decideSealing')
  return (
    <>
      <PageHead title="电子印章" note={seals.data && `在用 ${seals.data.filter(({ endedOn }) => !endedOn).length} 枚`}>
        <Button href={`/api/seal-uses/export/${month}`}>导出用印台账</Button>
        <MonthPick value={month} onChange={setMonth} />
        {may(me, 'registerSeal') && (
          <Button type="primary" onClick={() => setAdding(newId())}>
            登记印章
          </Button>
        )}
      </PageHead>
      <ObstacleNote obstacle={deciding.obstacle} onClose={deciding.dismiss} />
      <div className="stack">
        <Read of={seals}>
          {(rows) => (
            <Panel flush title="印章">
              <DataTable
                label="印章"
                columns={sealColumns(may(me, 'endSeal') ? setEnded : null, usedIn(month, uses.data ?? [], setOnly))}
                rows={rows}
                empty="还没有登记电子印章；登记后，选定的文书签发时自动用印"
              />
            </Panel>
          )}
        </Read>
        <Read of={uses}>
          {(rows) => (
            <Panel
              flush
              title="用印台账"
              extra={
                only && (
                  <Tag closable={{ 'aria-label': '不限印章' }} onClose={() => setOnly(null)}>
                    只看：{only.inscription}（已批准）
                  </Tag>
                )
              }
            >
              <DataTable
                label="用印台账"
                columns={ledgerColumns((use) =>
                  use.allowed === null && mayDecide && !use.isOwn ? (
                    <div className="actions">
                      <Popconfirm
                        title={`批准在${use.title}上用印？`}
                        okText="批准"
                        cancelText="再看看"
                        onConfirm={() => void deciding.send({ documentId: use.documentId, decision: 'allow' })}
                      >
                        <Button size="small" type="primary">
                          批准
                        </Button>
                      </Popconfirm>
                      <Button size="small" onClick={() => setRefused(use)}>
                        不批准
                      </Button>
                    </div>
                  ) : null,
                )}
                rows={rows.filter(isUseOf(only)).map((row) => ({ ...row, id: `${row.documentId}/${row.position}` }))}
                empty="这个月没有用印"
              />
            </Panel>
          )}
        </Read>
      </div>
      {adding && (
        <RegisterDrawer
          name="registerSeal"
          draftName="seal"
          title="登记电子印章"
          schema={registering}
          initial={{ kind: 'official', documents: [] }}
          send={(checked) => ({ sealId: adding, ...checked })}
          onClose={() => setAdding(null)}
          onDone={again}
        >
          {(form) => (
            <>
              <Field scope={form} name="kind" span="all" />
              <Field scope={form} name="inscription" span="all" />
              <OrganisationPick
                title="所属单位"
                isRequired
                kinds={['centre', 'station', 'bureau']}
                value={form.values.organisationId}
                fault={form.faults.organisationId}
                onChange={(organisationId) => setIn(form, { organisationId })}
              />
              <AccountPick
                title="保管人"
                isRequired
                value={form.values.keeperId}
                fault={form.faults.keeperId}
                onChange={(keeperId) => setIn(form, { keeperId })}
              />
              <Field scope={form} name="documents" span="all" help="其他文书须申请、批准后用印" placeholder="可多选" />
            </>
          )}
        </RegisterDrawer>
      )}
      {ended && (
        <RegisterDrawer
          name="endSeal"
          draftName={`seal.end.${ended.id}`}
          title={`停用：${ended.inscription}`}
          schema={ending}
          initial={{}}
          send={(checked) => ({ sealId: ended.id, ...checked })}
          onClose={() => setEnded(null)}
          onDone={again}
        >
          {(form) => <Field scope={form} name="reason" span="all" />}
        </RegisterDrawer>
      )}
      {refused && (
        <RegisterDrawer
          name="decideSealing"
          draftName={`seal.refuse.${refused.documentId}`}
          title={`不批准用印：${refused.title}`}
          schema={refusing}
          initial={{}}
          send={(checked) => ({ documentId: refused.documentId, decision: 'refuse', ...checked })}
          onClose={() => setRefused(null)}
          onDone={again}
        >
          {(form) => <Field scope={form} name="reason" span="all" />}
        </RegisterDrawer>
      )}
    </>
  )
}

type Listed = Omit<Use, 'id'>
/** The uses that a figure counts; all of them where none is asked for. */
const isUseOf = (seal: Seal | null) => (use: Listed) =>
  seal === null || (use.sealId === seal.id && use.allowed === true)

const usedIn = (month: string, uses: readonly Listed[], onOpen: (seal: Seal) => void): Column<Seal> => ({
  ...{ title: `${Number(month.slice(5))}月用印`, width: 90, isNumber: true },
  show: (seal) => {
    const count = uses.filter(isUseOf(seal)).length
    if (count === 0) return 0
    return (
      <button type="button" className="link" onClick={() => onOpen(seal)}>
        {count}
      </button>
    )
  },
})

const sealColumns = (onEnd: ((seal: Seal) => void) | null, used: Column<Seal>): Column<Seal>[] => [
  {
    title: '印文',
    width: 230,
    show: ({ inscription, kind, organisation }) => (
      <>
        {inscription}（{SEAL_KINDS[kind]}）<span className="basis">{organisation}</span>
      </>
    ),
  },
  { title: '保管人', width: 100, show: ({ keeper }) => keeper },
  { title: '签发时直接用印', show: ({ documents }) => wordsFor(DOCUMENT_TITLES, documents) || '没有，均须申请' },
  {
    title: '证书',
    width: 190,
    show: ({ fingerprint }) => <span className="number small">{fingerprint.slice(0, 16)}…</span>,
  },
  used,
  {
    title: '状态',
    width: 170,
    show: (row) =>
      row.endedOn ? (
        <span className="quiet">
          {dayText(row.endedOn)}停用：{row.endReason}
        </span>
      ) : (
        <div className="actions">
          在用
          {onEnd && (
            <Button type="link" size="small" onClick={() => onEnd(row)}>
              停用
            </Button>
          )}
        </div>
      ),
  },
]

const ledgerColumns = (act: (use: Use) => React.ReactNode): Column<Use>[] => [
  {
    title: '文书',
    width: 250,
    show: ({ documentId, title, number, matterNumber }) => (
      <>
        <a href={`/api/documents/${documentId}/seal/form`} target="_blank" rel="noreferrer" title="打印用印审批单">
          {title}
        </a>
        <span className="basis">{number ?? matterNumber}</span>
      </>
    ),
  },
  { title: '印章', width: 170, show: ({ inscription }) => inscription },
  {
    title: '申请',
    width: 200,
    show: ({ askedBy, askedAt, reason }) => (
      <>
        {askedBy}
        <span className="basis">
          {momentText(askedAt)}
          {reason && `：${reason}`}
        </span>
      </>
    ),
  },
  {
    title: '决定',
    show: ({ allowed, decidedBy, decidedAt, refusal }) =>
      allowed === null ? (
        <b className="due-soon">待批准</b>
      ) : (
        <>
          {allowed ? (decidedBy ? `${decidedBy}批准` : '随文书签发') : `${decidedBy}不批准`}
          <span className="basis">{[decidedAt && momentText(decidedAt), refusal].filter(Boolean).join('：')}</span>
        </>
      ),
  },
  {
    title: '用印',
    width: 190,
    show: ({ allowed, appliedAt, digest }) =>
      appliedAt ? (
        <>
          {momentText(appliedAt)}
          <span className="basis number">{digest?.slice(0, 16)}…</span>
        </>
      ) : (
        allowed && '正在用印'
      ),
  },
  { title: '', width: 150, show: act },
]
