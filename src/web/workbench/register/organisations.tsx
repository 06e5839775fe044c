import { Button } from 'antd'
import { useState } from 'react'
import { ORGANISATION_KINDS } from '#kernel/actor.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import type { Column } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { newId } from '#web/ui/new-id.ts'
import { may, useMe } from '#web/ui/session.ts'
import { RegisterDrawer } from './register-drawer.tsx'
import { RegisterTable } from './register-table.tsx'

type Row = Answer<'listOrganisations'>[number]
const schema = CONTRACTS.addOrganisation.input.omit({ organisationId: true })

const COLUMNS: Column<Row>[] = [
  { title: '名称', show: ({ name }) => name, sortBy: ({ name }) => name },
  {
    title: '类别',
    width: 260,
    show: ({ kind }) => ORGANISATION_KINDS[kind],
    sortBy: ({ kind }) => ORGANISATION_KINDS[kind],
  },
  { title: '乡镇', width: 200, show: ({ township }) => township, sortBy: ({ township }) => township },
  { title: '状态', width: 120, show: ({ active }) => (active ? '在册' : <span className="quiet">已停用</span>) },
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
        kind={{ title: '机构类别', labels: ORGANISATION_KINDS, of: ({ kind }) => [kind] }}
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
