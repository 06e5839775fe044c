import './settings.css'
import { Link } from '@tanstack/react-router'
import { ROLES } from '#kernel/actor.ts'
import { OPERATIONS, type Operations } from '#web/ui/api.ts'
import { wordsFor } from '#web/ui/labels.ts'
import { PageHead } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { CARDS } from './cards.tsx'

/** Everything that can be set, one card a page, each saying whose word counts there. */
export function SettingsPage() {
  const me = useMe()
  const open = CARDS.filter(({ needs }) => may(me, needs))
  const groups = [...new Set(open.map(({ group }) => group))]
  return (
    <>
      <PageHead title="设置" note="这里只列出您能打开的" />
      <div className="card-groups">
        {groups.map((group) => (
          <section key={group}>
            <h2 className="cards-head">{group}</h2>
            <ul className="cards">
              {open
                .filter((card) => card.group === group)
                .map(({ to, text, what, decides }) => (
                  <li key={to}>
                    <Link to={to} className="card">
                      <span className="card-title">{text}</span>
                      <span>{what}</span>
                      <span className="quiet small">{deciders(decides)}</span>
                    </Link>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

function deciders(name: keyof Operations): string {
  const { roles, kind } = OPERATIONS[name]
  const who = typeof roles === 'string' ? '登录的人' : wordsFor(ROLES, roles)
  return kind === 'query' ? `可查看：${who}` : `可修改：${who}`
}
