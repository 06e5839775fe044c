import { Link } from '@tanstack/react-router'
import type { Me } from '#web/ui/session.ts'
import { isOpenTo, MENU } from './menu-items.tsx'

/** Only what this person may open; the contracts say what that is. */
export function Menu({ me }: { me: Me }) {
  return (
    <nav className="shell-menu" aria-label="主菜单">
      {MENU.map(({ title, items }) => {
        const open = items.filter((item) => isOpenTo(me, item))
        if (open.length === 0) return null
        return (
          <div key={title ?? 'desk'} className="menu-group">
            {title && <div className="menu-title">{title}</div>}
            {open.map(({ to, text, icon, isExact = false }) => (
              <Link
                key={to}
                to={to}
                className="menu-item"
                activeProps={{ className: 'menu-item menu-active', 'aria-current': 'page' }}
                activeOptions={{ exact: isExact, includeSearch: false }}
              >
                {icon}
                {text}
              </Link>
            ))}
          </div>
        )
      })}
    </nav>
  )
}
