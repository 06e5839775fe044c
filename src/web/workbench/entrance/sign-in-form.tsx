import { Button } from 'antd'
import { useState } from 'react'
import { CONTRACTS } from '#modules/contracts.ts'
import { useCommand } from '#web/ui/command.ts'
import { Field } from '#web/ui/field.tsx'
import { useForm } from '#web/ui/form.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PasswordField } from './password-field.tsx'

export function SignInForm({ onDone }: { onDone: (name: string) => void }) {
  const form = useForm(CONTRACTS.signIn.input, {})
  const [tried, setTried] = useState(false)
  const { send, pending, obstacle } = useCommand('signIn', { onDone: ({ name }) => onDone(name) })
  const isEmpty = !form.values.login || !form.values.password
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        const checked = isEmpty ? null : form.check()
        if (checked) void send(checked)
      }}
    >
      <ObstacleNote obstacle={obstacle} />
      <Field scope={form} name="login" title="登录名" autoFocus />
      <PasswordField scope={form} name="password" title="密码" isNew={false} />
      {tried && isEmpty && (
        <div className="field-fault" role="alert">
          请填写登录名和密码
        </div>
      )}
      <Button type="primary" htmlType="submit" block loading={pending}>
        登录
      </Button>
    </form>
  )
}
