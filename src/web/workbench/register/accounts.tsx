import { Button } from 'antd'
import { useState } from 'react'
import { ROLES } from '#kernel/actor.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { forget, useAsk } from '#web/ui/ask.ts'
import type { Column } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { wordsFor } from '#web/ui/labels.ts'
import { newId } from '#web/ui/new-id.ts'
import { may, useMe } from '#web/ui/session.ts'
import { ShownOnce } from '#web/ui/shown-once.tsx'
import { momentText } from '#web/ui/when.ts'
import { type Account, AccountDrawer, PostFields } from './account-drawer.tsx'
import { AccountImport } from './account-import.tsx'
import { RegisterDrawer } from './register-drawer.tsx'
import { RegisterTable } from './register-table.tsx'

const schema = CONTRACTS.addAccount.input.omit({ accountId: true })

const COLUMNS: Column<Account>[] = [
  { title: '姓名', width: 130, show: ({ name }) => name, sortBy: ({ name }) => name },
  { title: '登录名', width: 160, show: ({ login }) => login, sortBy: ({ login }) => login },
  { title: '职责', show: ({ roles }) => wordsFor(ROLES, roles) },
  { title: '机构', width: 270, show: ({ organisation }) => organisation, sortBy: ({ organisation }) => organisation },
  {
    title: '状态',
    width: 170,
    show: ({ active, invitedUntil }) =>
      !active ? (
        <span className="quiet">已停用</span>
      ) : (
        <>
          启用
          {invitedUntil && <span className="basis">链接未用，{momentText(invitedUntil)}前有效</span>}
        </>
      ),
    sortBy: ({ active }) => Number(active),
  },
]
const manage = (onManage: (account: Account) => void): Column<Account> => ({
  title: '操作',
  width: 80,
  show: (account) => (
    <button type="button" className="link" onClick={() => onManage(account)}>
      管理
    </button>
  ),
})

export function AccountRegister() {
  const me = useMe()
  const accounts = useAsk('listAccounts', {})
  const [adding, setAdding] = useState<string | null>(null)
  const [managed, setManaged] = useState<Account | null>(null)
  const [link, setLink] = useState<string | null>(null)
  const showLink = (invitation: string) => {
    setAdding(null)
    setManaged(null)
    setLink(new URL(invitation, window.location.origin).href)
    void forget('listAccounts')
  }
  return (
    <>
      <RegisterTable<Account>
        title="用户"
        unit="人"
        of={accounts}
        columns={may(me, 'reviseAccount') ? [...COLUMNS, manage(setManaged)] : COLUMNS}
        textOf={({ name, login, organisation }) => `${name} ${login} ${organisation}`}
        placeholder="姓名、登录名、机构"
        kind={{ title: '职责', labels: ROLES, of: ({ roles }) => roles }}
        actions={
          may(me, 'addAccount') && (
            <>
              <AccountImport />
              <Button type="primary" onClick={() => setAdding(newId())}>
                登记用户
              </Button>
            </>
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
          onDone={({ invitation }) => showLink(invitation)}
        >
          {(form) => (
            <>
              <Field scope={form} name="name" />
              <Field scope={form} name="login" help="3 至 40 位小写字母、数字、点或横线" />
              <PostFields form={form} />
            </>
          )}
        </RegisterDrawer>
      )}
      {managed && (
        <AccountDrawer
          account={managed}
          onClose={() => setManaged(null)}
          onDone={() => {
            setManaged(null)
            void forget('listAccounts')
          }}
          onLink={showLink}
        />
      )}
      {link && (
        <ShownOnce title="一次性设置密码的链接" lines={[link]} okText="已交给本人" onClose={() => setLink(null)}>
          请把链接交给本人。72 小时内有效，只能用一次；关闭后不再显示。
        </ShownOnce>
      )}
    </>
  )
}
