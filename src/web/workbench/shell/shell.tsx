import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useCalendar } from '#web/ui/calendar.ts'
import { Refused } from '#web/ui/client.ts'
import { ErrorBoundary } from '#web/ui/error-boundary.tsx'
import { useLive } from '#web/ui/live.ts'
import { useLoaded } from '#web/ui/loaded.ts'
import { useProofAsked } from '#web/ui/second-proof.ts'
import { useMeQuery } from '#web/ui/session.ts'
import { useSessionEnded } from '#web/ui/session-end.ts'
import { LoadFailed, Loading, useDrawnInSlices } from '#web/ui/states.tsx'
import { tabLeaves } from '#web/ui/tab-leaves.ts'
import { useRemindersOpen } from '../reminder/open.ts'
import { Bar } from './bar.tsx'
import { FindDialog } from './find.tsx'
import { useFindOpen } from './find-open.ts'
import { Menu } from './menu.tsx'
import { Shortcuts } from './shortcuts.tsx'

// Forms are heavy, the session seldom ends, and a proof is seldom asked for.
const loadSession = () => import('./session-dialog.tsx').then((file) => file.SessionDialog)
const loadReminders = () => import('../reminder/reminder-drawer.tsx').then((file) => file.ReminderDrawer)
const loadProof = () => import('../account/proof-dialog.tsx').then((file) => file.ProofDialog)

function Live({ isSignedIn }: { isSignedIn: boolean }) {
  useLive(isSignedIn)
  return null
}

/**
 * Once, and from where one came: the address is the door's as soon as the way there begins, so that whoever asks for it anew at every
 * drawing goes from the door to the door for ever, and its page never comes.
 */
function ToSignIn({ from }: { from: string }) {
  const navigate = useNavigate()
  const [back] = useState(from)
  useEffect(() => {
    void navigate({ to: '/sign-in', search: back === '/' ? {} : { back }, replace: true })
  }, [navigate, back])
  return <Loading />
}

/** What is around every screen; it shows nothing before it knows who is there. */
export function Shell() {
  const me = useMeQuery()
  const calendar = useCalendar()
  const isSessionEnded = useSessionEnded()
  const isProofAsked = useProofAsked()
  const isFindOpen = useFindOpen()
  const areRemindersOpen = useRemindersOpen()
  const href = useRouterState({ select: ({ location }) => location.href })
  const path = useRouterState({ select: ({ location }) => location.pathname })

  const isDrawn = useDrawnInSlices(Boolean(me.data && calendar.data))

  const ReminderDrawer = useLoaded(loadReminders, areRemindersOpen)
  const SessionDialog = useLoaded(loadSession, isSessionEnded)
  const ProofDialog = useLoaded(loadProof, isProofAsked)

  const centre = me.data?.centre
  useEffect(() => {
    if (centre) document.title = `${centre} · 法律援助工作台`
  }, [centre])

  if (!me.data) {
    if (!me.error) return <Loading />
    if (me.error instanceof Refused && me.error.code === 'not_signed_in') return <ToSignIn from={href} />
    return <LoadFailed error={me.error} retry={() => void me.refetch()} />
  }
  if (!calendar.data || !isDrawn)
    return calendar.error ? <LoadFailed error={calendar.error} retry={() => void calendar.refetch()} /> : <Loading />
  return (
    <div className="shell" onKeyDownCapture={tabLeaves}>
      <Live isSignedIn={!isSessionEnded} />
      <a className="skip" href="#main">
        跳到正文
      </a>
      <Bar me={me.data} />
      <Menu me={me.data} />
      <main id="main" className="shell-main" tabIndex={-1}>
        <ErrorBoundary key={path}>
          <Outlet />
        </ErrorBoundary>
      </main>
      <Shortcuts me={me.data} />
      {areRemindersOpen && ReminderDrawer && <ReminderDrawer />}
      {isFindOpen && <FindDialog me={me.data} />}
      {isSessionEnded && SessionDialog && <SessionDialog me={me.data} />}
      {isProofAsked && !isSessionEnded && ProofDialog && <ProofDialog me={me.data} />}
    </div>
  )
}
