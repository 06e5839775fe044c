import { Button } from 'antd'
import { useState } from 'react'
import { ORGANISATION_KINDS } from '#kernel/actor.ts'
import { organisationCard } from '#modules/administration/form.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { api } from '#web/ui/api.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import type { Column } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import type { Form } from '#web/ui/form.ts'
import { newId } from '#web/ui/new-id.ts'
import { may, useMe } from '#web/ui/session.ts'
import { OrganisationImport } from './organisation-import.tsx'
import { RegisterDrawer } from './register-drawer.tsx'
import { RegisterTable } from './register-table.tsx'

type Row = Answer<'listOrganisations'>[number]
const schema = CONTRACTS.addOrganisation.input.omit({ organisationId: true })
const change = organisationCard

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
  const [changing, setChanging] = useState<Row | null>(null)
  const mayChange = may(me, 'reviseOrganisation')
  const again = () => {
    setAdding(null)
    setChanging(null)
    void forget('listOrganisations', 'readOrganisationCard')
  }
  return (
    <>
      <RegisterTable<Row>
        title="机构"
        unit="家"
        of={organisations}
        columns={mayChange ? [...COLUMNS, changeColumn(setChanging)] : COLUMNS}
        textOf={({ name, township }) => `${name} ${township ?? ''}`}
        placeholder="名称或者拼音首字母"
        kind={{ title: '机构类别', labels: ORGANISATION_KINDS, of: ({ kind }) => [kind] }}
        actions={
          may(me, 'addOrganisation') && (
            <>
              <OrganisationImport />
              <Button type="primary" onClick={() => setAdding(newId())}>
                登记机构
              </Button>
            </>
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
          onDone={again}
        >
          {(form) => <CardFields form={form} />}
        </RegisterDrawer>
      )}
      {changing && <ChangeDrawer organisation={changing} onClose={() => setChanging(null)} onDone={again} />}
    </>
  )
}

const changeColumn = (onChange: (row: Row) => void): Column<Row> => ({
  title: '操作',
  width: 80,
  show: (row) => (
    <button type="button" className="link" onClick={() => onChange(row)}>
      修改
    </button>
  ),
})

type Changing = { organisation: Row; onClose: () => void; onDone: () => void }
function ChangeDrawer({ organisation: { id, name }, onClose, onDone }: Changing) {
  const card = useAsk('readOrganisationCard', { organisationId: id })
  if (!card.data) return null
  return (
    <RegisterDrawer
      name="reviseOrganisation"
      draftName={`organisation.${id}`}
      title={`修改：${name}`}
      schema={change}
      initial={card.data}
      send={(checked, seen) => ({ organisationId: id, ...checked, seen })}
      again={() => api.readOrganisationCard({ organisationId: id })}
      onClose={onClose}
      onDone={onDone}
    >
      {(form) => (
        <>
          <CardFields form={form} />
          <Field scope={form} name="active" span="all" />
        </>
      )}
    </RegisterDrawer>
  )
}

function CardFields({ form }: { form: Form<typeof schema> | Form<typeof change> }) {
  const scope = form as Form<typeof schema>
  return (
    <>
      <Field scope={scope} name="kind" />
      <Field scope={scope} name="name" />
      <Field scope={scope} name="township" />
      <Field scope={scope} name="phone" />
      <Field scope={scope} name="address" span="all" />
    </>
  )
}
