import { Navigate, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useCalendar } from '#web/ui/calendar.ts'
import { Refused } from '#web/ui/client.ts'
import { ErrorBoundary } from '#web/ui/error-boundary.tsx'
import { useLive } from '#web/ui/live.ts'
import { useProofAsked } from '#web/ui/second-proof.ts'
import { useMeQuery } from '#web/ui/session.ts'
import { useSessionEnded } from '#web/ui/session-end.ts'
import { LoadFailed, Loading } from '#web/ui/states.tsx'
import { tabLeaves } from '#web/ui/tab-leaves.ts'
import { useRemindersOpen } from '../reminder/open.ts'
import { Bar } from './bar.tsx'
import { useFindOpen } from './find-open.ts'
import { Menu } from './menu.tsx'
import { Shortcuts } from './shortcuts.tsx'

// Forms are heavy, the session seldom ends, and a proof is seldom asked for.
const SessionDialog = lazy(() => import('./session-dialog.tsx').then((file) => ({ default: file.SessionDialog })))

const ReminderDrawer = lazy(() =>
  import('../reminder/reminder-drawer.tsx').then((file) => ({ default: file.ReminderDrawer })),
)
const FindDialog = lazy(() => import('./find.tsx').then((file) => ({ default: file.FindDialog })))
const ProofDialog = lazy(() => import('../account/proof-dialog.tsx').then((file) => ({ default: file.ProofDialog })))

function Live({ isSignedIn }: { isSignedIn: boolean }) {
  useLive(isSignedIn)
  return null
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

  const centre = me.data?.centre
  useEffect(() => {
    if (centre) document.title = `${centre} · 法律援助工作台`
  }, [centre])

  if (!me.data) {
    if (!me.error) return <Loading />
    if (me.error instanceof Refused && me.error.code === 'not_signed_in')
      return <Navigate to="/sign-in" search={href === '/' ? {} : { back: href }} replace />
    return <LoadFailed error={me.error} retry={() => void me.refetch()} />
  }
  if (!calendar.data)
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
      {areRemindersOpen && (
        <Suspense>
          <ReminderDrawer />
        </Suspense>
      )}
      {isFindOpen && (
        <Suspense>
          <FindDialog me={me.data} />
        </Suspense>
      )}
      {isSessionEnded && (
        <Suspense>
          <SessionDialog me={me.data} />
        </Suspense>
      )}
      {isProofAsked && !isSessionEnded && (
        <Suspense>
          <ProofDialog me={me.data} />
        </Suspense>
      )}
    </div>
  )
}
