import './entrance.css'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { queryClient, useAsk } from '#web/ui/ask.ts'
import { Loading } from '#web/ui/states.tsx'
import { PracticeDoor } from './practice-door.tsx'
import { SignInForm } from './sign-in-form.tsx'

const route = getRouteApi('/sign-in')

/** The door. A practice county shows its posts as well; a real one does not know that question. */
export function SignIn() {
  const { back } = route.useSearch()
  const navigate = useNavigate()
  const first = useAsk('readPractice', {})
  const isFinished = first.data?.progress.finished ?? true
  const practice = useAsk('readPractice', {}, { every: isFinished ? 0 : 1000 })

  const enter = (to = back ?? '/') => {
    queryClient.clear()
    void navigate({ href: to })
  }
  if (practice.isPending) return <Loading />
  const county = practice.data
  return (
    <main className={`entrance ${county ? 'entrance-practice' : ''}`}>
      <header className="entrance-head">
        <h1>{county?.centre ?? '法律援助工作台'}</h1>
        {county && <p className="practice-banner">样例县：所有人员和案件均为虚构</p>}
      </header>
      {county && <PracticeDoor county={county} onEnter={enter} />}
      <section className="entrance-box" aria-labelledby="sign-in-title">
        <h2 id="sign-in-title">{county ? '用登录名进入' : '登录'}</h2>
        <SignInForm onDone={() => enter()} />
      </section>
    </main>
  )
}
