import './entrance.css'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { CONTRACTS } from '#modules/contracts.ts'
import { queryClient, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { Field } from '#web/ui/field.tsx'
import { useForm } from '#web/ui/form.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { Read } from '#web/ui/states.tsx'
import { PasswordField } from './password-field.tsx'

const route = getRouteApi('/invitation/$token')

/** The one-time link: the first administrator, or a colleague who sets a password. */
export function Invitation() {
  const { token } = route.useParams()
  const invitation = useAsk('readInvitation', { token })
  return (
    <main className="entrance">
      <section className="entrance-box">
        <Read of={invitation}>
          {({ purpose, name }) => (
            <>
              <h1>{purpose === 'firstAdministrator' ? '设置第一位系统管理员' : `${name ?? ''}，请设置登录名和密码`}</h1>
              <SetPassword token={token} name={name} />
            </>
          )}
        </Read>
      </section>
    </main>
  )
}

function SetPassword({ token, name }: { token: string; name: string | null }) {
  const navigate = useNavigate()
  const form = useForm(CONTRACTS.acceptInvitation.input, { token, name: name ?? undefined })
  const { send, pending, obstacle } = useCommand('acceptInvitation', {
    onDone: () => {
      queryClient.clear()
      void navigate({ to: '/' })
    },
    onRefused: ({ faults }) => form.showFaults(faults),
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const checked = form.check()
        if (checked) void send(checked)
      }}
    >
      <ObstacleNote obstacle={obstacle} />
      {name === null && <Field scope={form} name="name" autoFocus />}
      <Field
        scope={form}
        name="login"
        help="3 至 40 位小写字母、数字、点或横线，例如 wang.xm"
        autoFocus={name !== null}
      />
      <PasswordField
        scope={form}
        name="password"
        title="密码"
        isNew
        note="至少 12 位；可以是几个词连成的一句话，好记又难猜"
      />
      <Button type="primary" htmlType="submit" block loading={pending}>
        设置并进入
      </Button>
    </form>
  )
}
