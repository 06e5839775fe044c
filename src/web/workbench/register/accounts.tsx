import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { ROLES, type Role } from '#kernel/actor.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import type { Column } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { wordsFor } from '#web/ui/labels.ts'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { ShownOnce } from '#web/ui/shown-once.tsx'
import { CounselPick, OrganisationPick } from './pick.tsx'
import { RegisterDrawer } from './register-drawer.tsx'
import { RegisterTable } from './register-table.tsx'

type Row = Answer<'listAccounts'>[number]
const schema = CONTRACTS.addAccount.input.omit({ accountId: true })
const HANDLES: Role[] = ['counsel', 'dutyLawyer', 'firmHead']

const COLUMNS: Column<Row>[] = [
  { title: '姓名', width: 140, show: ({ name }) => name, sortBy: ({ name }) => name },
  { title: '登录名', width: 180, show: ({ login }) => login, sortBy: ({ login }) => login },
  { title: '职责', show: ({ roles }) => wordsFor(ROLES, roles) },
  { title: '机构', width: 280, show: ({ organisation }) => organisation, sortBy: ({ organisation }) => organisation },
  { title: '状态', width: 100, show: ({ active }) => (active ? '启用' : <span className="quiet">已停用</span>) },
]

export function AccountRegister() {
  const me = useMe()
  const accounts = useAsk('listAccounts', {})
  const [adding, setAdding] = useState<string | null>(null)
  const [link, setLink] = useState<string | null>(null)
  const resetting = useCommand('resetFactors')
  const reset: Column<Row> = {
    title: '二次验证',
    width: 110,
    show: ({ id, name }) =>
      id !== me.userId && (
        <Popconfirm
          title={`重置${name}的二次验证？`}
          description="其手机、密钥登记将清除，并须重新登录"
          okText="重置"
          cancelText="不重置"
          onConfirm={() => void resetting.send({ accountId: id })}
        >
          <Button type="link" size="small">
            重置
          </Button>
        </Popconfirm>
      ),
  }
  return (
    <>
      <ObstacleNote obstacle={resetting.obstacle} onClose={resetting.dismiss} />
      <RegisterTable<Row>
        title="用户"
        of={accounts}
        columns={may(me, 'resetFactors') ? [...COLUMNS, reset] : COLUMNS}
        textOf={({ name, login, organisation }) => `${name} ${login} ${organisation}`}
        placeholder="姓名、登录名、机构"
        kind={{ title: '职责', labels: ROLES, of: ({ roles }) => roles }}
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
      {link && (
        <ShownOnce title="一次性设置密码的链接" lines={[link]} okText="已交给本人" onClose={() => setLink(null)}>
          请把链接交给本人。72 小时内有效，只能用一次；关闭后不再显示。
        </ShownOnce>
      )}
    </>
  )
}
