import { Modal } from 'antd'
import { queryClient } from '#web/ui/ask.ts'
import type { Me } from '#web/ui/session.ts'
import { sessionResumed, useSessionEnded } from '#web/ui/session-end.ts'
import { SignInForm } from '../entrance/sign-in-form.tsx'

/** The session ended while a form was open: sign in above it, and everything typed is still there. */
export function SessionDialog({ me }: { me: Me }) {
  const isEnded = useSessionEnded()
  return (
    <Modal open={isEnded} footer={null} closable={false} title="登录已过期，请重新登录" width={400} destroyOnHidden>
      <p className="quiet">页面上已填的内容不会丢失。原登录人：{me.name}</p>
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
