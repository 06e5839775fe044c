import { Button } from 'antd'
import { useState } from 'react'
import { COUNSEL_KINDS } from '#law/terms.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import type { Column } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { newId } from '#web/ui/new-id.ts'
import { may, useMe } from '#web/ui/session.ts'
import { dayText } from '#web/ui/when.ts'
import { OrganisationPick } from './pick.tsx'
import { RegisterDrawer } from './register-drawer.tsx'
import { RegisterTable } from './register-table.tsx'

type Row = Answer<'listCounsel'>[number]
const schema = CONTRACTS.registerCounsel.input.omit({ counselId: true })
const leave = CONTRACTS.recordLeave.input.omit({ counselId: true })

const columns = (today: string, onLeave: ((row: Row) => void) | null): Column<Row>[] => [
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
  { title: '在办', width: 72, isNumber: true, show: (row) => row.openMatters, sortBy: (row) => row.openMatters },
  {
    title: '状态',
    width: 160,
    show: ({ active, leaveUntil }) =>
      active ? (
        leaveUntil && leaveUntil >= today ? (
          `请假至${dayText(leaveUntil)}`
        ) : (
          '在册'
        )
      ) : (
        <span className="quiet">已不在册</span>
      ),
  },
  ...(onLeave
    ? [
        {
          title: '操作',
          width: 84,
          show: (row: Row) => (
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
              <Field scope={form} name="matterKinds" span="all" />
              <Field scope={form} name="licenceNumber" />
              <Field scope={form} name="phone" />
              <Field scope={form} name="licensedOn" />
              <Field scope={form} name="criminalSince" />
              <Field scope={form} name="gender" />
              <Field scope={form} name="share" />
              <Field scope={form} name="languages" rows={2} />
              <Field scope={form} name="townships" rows={2} />
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
