import { LogoutOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, Tooltip } from 'antd'
import { useState } from 'react'
import { ROLES } from '#kernel/actor.ts'
import { useCommand } from '#web/ui/command.ts'
import { clearDrafts } from '#web/ui/draft.ts'
import { wordsFor } from '#web/ui/labels.ts'
import type { Me } from '#web/ui/session.ts'
import { openShortcuts } from './shortcuts.tsx'

/** The centre, a search for matters, who is signed in and as what. */
export function Bar({ me }: { me: Me }) {
  const roles = wordsFor(ROLES, me.roles)
  return (
    <header className="shell-bar">
      <Link to="/" className="shell-name">
        <Scales />
        {me.centre}
      </Link>
      {me.practice && <span className="practice-mark">样例县：所有人员和案件均为虚构</span>}
      <MatterSearch />
      <div className="shell-me">
        <Tooltip title={`${me.organisation} · ${roles}，点击进入账号安全`}>
          <Link to="/account" className="shell-who" aria-label={`${me.name}，账号安全`}>
            <b>{me.name}</b>
            <span className="quiet">
              {roles} · {me.organisation}
            </span>
          </Link>
        </Tooltip>
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

function MatterSearch() {
  const [text, setText] = useState('')
  const navigate = useNavigate()
  return (
    <search className="shell-search">
      <Input
        data-search="bar"
        prefix={<SearchOutlined />}
        placeholder="找案件：姓名或者案号（按 / 开始）"
        aria-label="找案件：姓名或者案号"
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => {
          if (text.trim() === '') return
          void navigate({ to: '/matters', search: {}, state: { search: text.trim() } })
          setText('')
        }}
      />
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
