import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { COUNSEL_KINDS } from '#law/terms.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import type { Column } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { type Form, setIn } from '#web/ui/form.ts'
import { newId } from '#web/ui/new-id.ts'
import { may, useMe } from '#web/ui/session.ts'
import { dayText } from '#web/ui/when.ts'
import { OrganisationPick } from './pick.tsx'
import { RegisterDrawer } from './register-drawer.tsx'
import { RegisterTable } from './register-table.tsx'

type Row = Answer<'listCounsel'>[number]
const schema = CONTRACTS.registerCounsel.input.omit({ counselId: true })
const change = CONTRACTS.reviseCounsel.input.omit({ counselId: true })
const leave = CONTRACTS.recordLeave.input.omit({ counselId: true })

type Act = (row: Row) => void
const columns = (today: string, onLeave: Act | null, onChange: Act | null): Column<Row>[] => [
  { title: '姓名', width: 96, show: ({ name }) => name, sortBy: ({ name }) => name },
  { title: '类别', width: 160, show: ({ kind }) => COUNSEL_KINDS[kind], sortBy: ({ kind }) => COUNSEL_KINDS[kind] },
  { title: '所属单位', show: ({ organisation }) => organisation, sortBy: ({ organisation }) => organisation },
  {
    title: '首次执业',
    width: 128,
    show: ({ licensedOn }) => dayText(licensedOn),
    sortBy: ({ licensedOn }) => licensedOn,
  },
  {
    title: '从事刑辩自',
    width: 128,
    show: ({ criminalSince }) => dayText(criminalSince),
    sortBy: ({ criminalSince }) => criminalSince,
  },
  { title: '熟悉未成年人', width: 108, show: ({ knowsMinors }) => (knowsMinors ? '是' : '') },
  { title: '份额', width: 64, isNumber: true, show: ({ share }) => share, sortBy: ({ share }) => share },
  { title: '在办', width: 72, isNumber: true, show: (row) => row.openMatters, sortBy: (row) => row.openMatters },
  {
    title: '状态',
    width: 160,
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
        of={counsel}
        columns={columns(
          me.today,
          may(me, 'recordLeave') ? setLeaving : null,
          may(me, 'reviseCounsel') ? setChanging : null,
        )}
        textOf={({ name, organisation }) => `${name} ${organisation}`}
        placeholder="姓名、单位"
        kind={{ title: '人员类别', labels: COUNSEL_KINDS, of: ({ kind }) => [kind] }}
        actions={
          may(me, 'registerCounsel') && (
            <Button type="primary" onClick={() => setAdding(newId())}>
              登记人员
            </Button>
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
              <Field scope={form} name="name" />
              <Field scope={form} name="kind" span="all" />
              <OrganisationPick
                title="所属单位"
                isRequired
                kinds={['firm', 'legalServiceOffice', 'centre', 'station']}
                value={form.values.organisationId}
                fault={form.faults.organisationId}
                onChange={(organisationId) => setIn(form, { organisationId })}
              />
              <Field scope={form} name="licenceNumber" />
              <Field scope={form} name="phone" />
              <Field scope={form} name="licensedOn" />
              <AssignableFields form={form} />
            </>
          )}
        </RegisterDrawer>
      )}
      {changing && (
        <RegisterDrawer
          name="reviseCounsel"
          draftName={`counsel.${changing.id}`}
          title={`修改：${changing.name}（${changing.organisation}）`}
          schema={change}
          initial={startOf(changing)}
          send={(checked) => ({ counselId: changing.id, ...checked })}
          onClose={() => setChanging(null)}
          onDone={again}
        >
          {(form) => (
            <>
              <AssignableFields form={form} />
              <Field scope={form} name="suspendedUntil" />
              <Field scope={form} name="active" span="all" />
            </>
          )}
        </RegisterDrawer>
      )}
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

const startOf = ({ criminalSince, knowsMinors, matterKinds, gender, languages, townships, share, ...row }: Row) => ({
  ...{ criminalSince, knowsMinors, matterKinds, gender, languages, townships, share },
  suspendedUntil: row.suspendedUntil,
  active: row.active,
})

/** What bears on who is assigned what. */
function AssignableFields<S extends z.ZodObject>({ form }: { form: Form<S> }) {
  const field = (name: string, more: { span?: 'all'; rows?: number } = {}) => (
    <Field scope={form} name={name as keyof z.input<S> & string} {...more} />
  )
  return (
    <>
      {field('matterKinds', { span: 'all' })}
      {field('criminalSince')}
      {field('gender')}
      {field('languages', { rows: 2 })}
      {field('townships', { rows: 2 })}
      {field('share')}
      {field('knowsMinors', { span: 'all' })}
    </>
  )
}
