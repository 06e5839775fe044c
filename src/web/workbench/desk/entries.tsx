import { Link } from '@tanstack/react-router'
import { Panel } from '#web/ui/panel.tsx'
import { useMe } from '#web/ui/session.ts'
import { isOpenTo, MENU } from '../shell/menu-items.tsx'

/** What a page is good for, to whom its name alone says little; in the order in which a desk offers them. */
const GOOD_FOR: Readonly<Record<string, string>> = {
  '/consultations/new': '边问边记，能当场转为申请',
  '/applications/new': '收下申请和材料，登记后中心随即看到',
  '/matters': '查案件办到哪一步、什么时候到期',
  '/consultations': '查以前问过的人和事',
  '/services': '还没有送到当事人手里的文书',
  '/dossiers': '查档号、存放位置和借阅',
  '/duty-help': '到岗、离岗和法律帮助的记录',
  '/roster': '谁在哪里值班',
  '/registers/accounts': '谁能登录、担任什么职责，重发一次性链接',
  '/policy': '经济困难标准、补贴标准、期限',
  '/registers/organisations': '中心、工作站、承办单位和办案机关',
  '/forms': '空白的格式文书，可以打印',
}
const SHOWN = 6

/** The pages of a post, where its desk has little else to show. */
export function Entries() {
  const me = useMe()
  const items = MENU.flatMap(({ items }) => items).filter((item) => isOpenTo(me, item))
  const offered = Object.keys(GOOD_FOR).flatMap((to) => items.filter((item) => item.to === to))
  return (
    <Panel title="可以办理和查看" flush className="entries">
      <ul>
        {offered.slice(0, SHOWN).map(({ to, text, icon }) => (
          <li key={to}>
            <Link to={to} className="entry">
              <span className="entry-icon">{icon}</span>
              <b>{text}</b>
              <span className="quiet">{GOOD_FOR[to]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
