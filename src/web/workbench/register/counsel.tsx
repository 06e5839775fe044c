import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { COUNSEL_KINDS } from '#law/terms.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { wordFor } from '#web/ui/labels.ts'
import { newId } from '#web/ui/new-id.ts'
import { may, useMe } from '#web/ui/session.ts'
import { dayText } from '#web/ui/when.ts'
import { OrganisationPick } from './pick.tsx'
import { RegisterDrawer } from './register-drawer.tsx'
import { byText, RegisterTable } from './register-table.tsx'

type Row = Answer<'listCounsel'>[number]
const schema = CONTRACTS.registerCounsel.input.omit({ counselId: true })
const leave = CONTRACTS.recordLeave.input.omit({ counselId: true })

const columns = (today: string, onLeave: ((row: Row) => void) | null): TableColumnsType<Row> => [
  { title: '姓名', dataIndex: 'name', width: 100, sorter: byText((row) => row.name) },
  {
    title: '类别',
    dataIndex: 'kind',
    width: 170,
    render: (kind: string) => wordFor(COUNSEL_KINDS, kind),
    filters: Object.entries(COUNSEL_KINDS).map(([value, text]) => ({ value, text })),
    onFilter: (value, row) => row.kind === value,
  },
  { title: '所属单位', dataIndex: 'organisation', sorter: byText((row) => row.organisation) },
  { title: '首次执业', dataIndex: 'licensedOn', width: 130, render: dayText, sorter: byText((row) => row.licensedOn) },
  {
    title: '从事刑辩自',
    dataIndex: 'criminalSince',
    width: 130,
    render: dayText,
    sorter: byText((row) => row.criminalSince),
  },
  { title: '熟悉未成年人', dataIndex: 'knowsMinors', width: 110, render: (knows: boolean) => (knows ? '是' : '') },
  {
    title: '在办',
    dataIndex: 'openMatters',
    width: 80,
    align: 'right',
    className: 'number',
    sorter: (a, b) => a.openMatters - b.openMatters,
  },
  {
    title: '状态',
    dataIndex: 'leaveUntil',
    width: 150,
    render: (until: string | null, { active }) =>
      active ? until && until >= today ? `请假至${dayText(until)}` : '在册' : <span className="quiet">已不在册</span>,
  },
  ...(onLeave
    ? [
        {
          title: '操作',
          width: 84,
          render: (_value: unknown, row: Row) => (
            <button type="button" className="link" onClick={() => onLeave(row)}>
              登记请假
            </button>
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
  const again = () => {
    setAdding(null)
    setLeaving(null)
    void forget('listCounsel')
  }
  return (
    <>
      <RegisterTable<Row>
        title="法律援助人员"
        of={counsel}
        columns={columns(me.today, may(me, 'recordLeave') ? setLeaving : null)}
        textOf={({ name, organisation }) => `${name} ${organisation}`}
        placeholder="姓名、单位，或者拼音首字母"
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
              <Field scope={form} name="matterKinds" span="all" />
              <Field scope={form} name="licenceNumber" />
              <Field scope={form} name="phone" />
              <Field scope={form} name="licensedOn" />
              <Field scope={form} name="criminalSince" />
              <Field scope={form} name="knowsMinors" span="all" />
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
