import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { ORGANISATION_KINDS } from '#kernel/actor.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import { wordFor } from '#web/ui/labels.ts'
import { newId } from '#web/ui/new-id.ts'
import { may, useMe } from '#web/ui/session.ts'
import { RegisterDrawer } from './register-drawer.tsx'
import { byText, RegisterTable } from './register-table.tsx'

type Row = Answer<'listOrganisations'>[number]
const schema = CONTRACTS.addOrganisation.input.omit({ organisationId: true })

const COLUMNS: TableColumnsType<Row> = [
  { title: '名称', dataIndex: 'name', sorter: byText((row) => row.name) },
  {
    title: '类别',
    dataIndex: 'kind',
    render: (kind: string) => wordFor(ORGANISATION_KINDS, kind),
    filters: Object.entries(ORGANISATION_KINDS).map(([value, text]) => ({ value, text })),
    onFilter: (value, row) => row.kind === value,
    sorter: byText((row) => ORGANISATION_KINDS[row.kind]),
  },
  { title: '乡镇', dataIndex: 'township', sorter: byText((row) => row.township) },
  { title: '状态', dataIndex: 'active', width: 96, render: (active: boolean) => (active ? '在册' : '已停用') },
]

export function OrganisationRegister() {
  const me = useMe()
  const organisations = useAsk('listOrganisations', {})
  const [adding, setAdding] = useState<string | null>(null)
  return (
    <>
      <RegisterTable<Row>
        title="机构"
        of={organisations}
        columns={COLUMNS}
        textOf={({ name, township }) => `${name} ${township ?? ''}`}
        placeholder="名称或者拼音首字母"
        actions={
          may(me, 'addOrganisation') && (
            <Button type="primary" onClick={() => setAdding(newId())}>
              登记机构
            </Button>
          )
        }
      />
      {adding && (
        <RegisterDrawer
          name="addOrganisation"
          draftName="organisation"
          title="登记机构"
          schema={schema}
          initial={{}}
          send={(checked) => ({ organisationId: adding, ...checked })}
          onClose={() => setAdding(null)}
          onDone={() => {
            setAdding(null)
            void forget('listOrganisations')
          }}
        >
          {(form) => (
            <>
              <Field scope={form} name="kind" />
              <Field scope={form} name="name" />
              <Field scope={form} name="township" />
              <Field scope={form} name="phone" />
              <Field scope={form} name="address" span="all" />
            </>
          )}
        </RegisterDrawer>
      )}
    </>
  )
}
