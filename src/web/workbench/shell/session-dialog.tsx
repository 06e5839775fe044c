import { Modal } from 'antd'
import { queryClient } from '#web/ui/ask.ts'
import type { Me } from '#web/ui/session.ts'
import { sessionResumed } from '#web/ui/session-end.ts'
import { SignInForm } from '../entrance/sign-in-form.tsx'

/** The session ended while a form was open: sign in above it, and everything typed is still there. */
export function SessionDialog({ me }: { me: Me }) {
  return (
    <Modal open footer={null} closable={false} title="登录已过期，请重新登录" width={400}>
      <p className="quiet">页面上已填的内容不会丢失。原登录人：{me.name}</p>
      <p className="session-out">
        没有密码的（例如样例县）请<a href="/sign-in">回到登录页</a>，以同一人进入后草稿会自动恢复。
      </p>
      <SignInForm
        onDone={(name) => {
          sessionResumed()
          // Another person must not go on in what the first one had open.
          if (name !== me.name) window.location.assign('/')
          else void queryClient.invalidateQueries()
        }}
      />
    </Modal>
  )
}
