import { LogoutOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Tooltip } from 'antd'
import { ROLES } from '#kernel/actor.ts'
import { useCommand } from '#web/ui/command.ts'
import { clearDrafts } from '#web/ui/draft.ts'
import { wordsFor } from '#web/ui/labels.ts'
import type { Me } from '#web/ui/session.ts'
import { Bell } from '../reminder/bell.tsx'
import { openFind } from './find-open.ts'
import { openShortcuts } from './shortcuts.tsx'

/** The centre, the way to find anything, who is signed in and as what. */
export function Bar({ me }: { me: Me }) {
  const roles = wordsFor(ROLES, me.roles)
  return (
    <header className="shell-bar">
      <Link to="/" className="shell-name">
        <Scales />
        {me.centre}
      </Link>
      {me.practice && <span className="practice-mark">样例县：所有人员和案件均为虚构</span>}
      <FindButton />
      <div className="shell-me">
        <Tooltip title={`${me.organisation} · ${roles}，账号和显示`}>
          <Link to="/account" className="shell-who">
            <b>{me.name}</b>
            <span className="quiet">
              {roles} · {me.organisation}
            </span>
            <span className="visually-hidden">，账号和显示</span>
          </Link>
        </Tooltip>
        <Bell />
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label="快捷键"
          title="快捷键（?）"
          onClick={openShortcuts}
        />
        <SignOut />
      </div>
    </header>
  )
}

function FindButton() {
  return (
    <search className="shell-search">
      <button type="button" className="find-open" aria-keyshortcuts="Control+K" onClick={openFind}>
        <SearchOutlined />
        <span>查找人员、案号、事项、页面</span>
        <kbd className="key">Ctrl K</kbd>
      </button>
    </search>
  )
}

function SignOut() {
  const { send, pending } = useCommand('signOut', {
    onDone: () => {
      clearDrafts()
      window.location.assign('/sign-in')
    },
  })
  return (
    <Button type="text" icon={<LogoutOutlined />} loading={pending} onClick={() => void send({})}>
      退出
    </Button>
  )
}

const Scales = () => (
  <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
    <rect width="32" height="32" rx="6" fill="#1454b8" />
    <path
      d="M16 6v19M9 25h14M7 10h18M7 10l-3 8a4 4 0 0 0 6 0zm18 0-3 8a4 4 0 0 0 6 0z"
      fill="none"
      stroke="#fff"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
