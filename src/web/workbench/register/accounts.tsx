import { Button, Modal, type TableColumnsType, Typography } from 'antd'
import { useState } from 'react'
import { ROLES, type Role } from '#kernel/actor.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { wordsFor } from '#web/ui/labels.ts'
import { newId } from '#web/ui/new-id.ts'
import { may, useMe } from '#web/ui/session.ts'
import { CounselPick, OrganisationPick } from './pick.tsx'
import { RegisterDrawer } from './register-drawer.tsx'
import { byText, RegisterTable } from './register-table.tsx'

type Row = Answer<'listAccounts'>[number]
const schema = CONTRACTS.addAccount.input.omit({ accountId: true })
const HANDLES: Role[] = ['counsel', 'dutyLawyer', 'firmHead']

const COLUMNS: TableColumnsType<Row> = [
  { title: '姓名', dataIndex: 'name', width: 120, sorter: byText((row) => row.name) },
  { title: '登录名', dataIndex: 'login', width: 160, sorter: byText((row) => row.login) },
  {
    title: '职责',
    dataIndex: 'roles',
    render: (roles: Role[]) => wordsFor(ROLES, roles),
    filters: Object.entries(ROLES).map(([value, text]) => ({ value, text })),
    onFilter: (value, row) => row.roles.includes(value as Role),
  },
  { title: '机构', dataIndex: 'organisation', sorter: byText((row) => row.organisation) },
  { title: '状态', dataIndex: 'active', width: 96, render: (active: boolean) => (active ? '启用' : '已停用') },
]

export function AccountRegister() {
  const me = useMe()
  const accounts = useAsk('listAccounts', {})
  const [adding, setAdding] = useState<string | null>(null)
  const [link, setLink] = useState<string | null>(null)
  return (
    <>
      <RegisterTable<Row>
        title="用户"
        of={accounts}
        columns={COLUMNS}
        textOf={({ name, login, organisation }) => `${name} ${login} ${organisation}`}
        placeholder="姓名、登录名、机构，或者拼音首字母"
        actions={
          may(me, 'addAccount') && (
            <Button type="primary" onClick={() => setAdding(newId())}>
              登记用户
            </Button>
          )
        }
      />
      {adding && (
        <RegisterDrawer
          name="addAccount"
          draftName="account"
          title="登记用户"
          schema={schema}
          initial={{ roles: [] }}
          send={(checked) => ({ accountId: adding, ...checked })}
          onClose={() => setAdding(null)}
          onDone={({ invitation }) => {
            setAdding(null)
            setLink(new URL(invitation, window.location.origin).href)
            void forget('listAccounts')
          }}
        >
          {(form) => (
            <>
              <Field scope={form} name="name" />
              <Field scope={form} name="login" help="3 至 40 位小写字母、数字、点或横线" />
              <Field scope={form} name="roles" span="all" placeholder="可多选" />
              <OrganisationPick
                title="机构"
                isRequired
                value={form.values.organisationId}
                fault={form.faults.organisationId}
                onChange={(organisationId) => setIn(form, { organisationId })}
              />
              {form.values.roles?.some((role) => HANDLES.includes(role)) && (
                <CounselPick
                  title="对应的法律援助人员"
                  note="承办人选名册中的本人，之后只看到指派给自己的案件"
                  value={form.values.counselId}
                  fault={form.faults.counselId}
                  onChange={(counselId) => setIn(form, { counselId })}
                />
              )}
            </>
          )}
        </RegisterDrawer>
      )}
      <Modal
        open={link !== null}
        onCancel={() => setLink(null)}
        onOk={() => setLink(null)}
        cancelButtonProps={{ hidden: true }}
        okText="已交给本人"
        title="一次性设置密码的链接"
      >
        <p>请把链接交给本人。72 小时内有效，只能用一次；关闭后不再显示。</p>
        <Typography.Paragraph code copyable={{ tooltips: ['复制', '已复制'] }}>
          {link ?? ''}
        </Typography.Paragraph>
      </Modal>
    </>
  )
}
