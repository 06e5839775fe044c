import type { NavigateOptions } from '@tanstack/react-router'
import { CAUSES, GROUPS } from '#law/terms.ts'
import { MATTER_STATES } from '#modules/matter/lifecycle.ts'
import { useAsk } from '#web/ui/ask.ts'
import { isFoundBy } from '#web/ui/initials.ts'
import { wordFor } from '#web/ui/labels.ts'
import { type Me, may } from '#web/ui/session.ts'
import { CARDS } from '../settings/cards.tsx'
import { isOpenTo, MENU } from './menu-items.tsx'

export type Find = { key: string; text: string; note: string; to: NavigateOptions }
type Group = { title: string; finds: Find[] }
const FEWEST = 2 // letters before the records are asked: each asking is written into the history

/** What was typed may mean: records once it stands still, everything that is here anyway at each key. */
export function useFinds(me: Me, typed: string, settled: string): { groups: Group[]; isAsking: boolean } {
  const isEnough = settled.length >= FEWEST
  const ask = <T extends object>(input: T) => ({ ...input, search: settled, page: 1 })
  const matters = useAsk('listMatters', ask({ size: 6 }), { enabled: isEnough && may(me, 'listMatters') })
  const asked = useAsk('listConsultations', ask({ size: 4 }), { enabled: isEnough && may(me, 'listConsultations') })
  const counsel = useAsk('listCounsel', {}, { enabled: isEnough && may(me, 'listCounsel'), staleTime: 60_000 })
  if (typed === '') return { groups: [{ title: '页面', finds: pages(me, '') }], isAsking: false }

  const found: Group[] = [
    {
      title: '案件',
      finds: (isEnough ? (matters.data?.rows ?? []) : []).map(({ id, title, number, state }) => ({
        key: id,
        text: title,
        note: `${number} · ${wordFor(MATTER_STATES, state)}`,
        to: { to: '/matters/$matterId', params: { matterId: id } },
      })),
    },
    {
      title: '咨询',
      finds: (isEnough ? (asked.data?.rows ?? []) : []).map(({ id, name, number, question }) => ({
        key: id,
        text: `${name ?? '未留名'}：${question}`,
        note: number,
        to: { to: '/consultations', search: { open: id } },
      })),
    },
    {
      title: '法律援助人员',
      finds: (counsel.data ?? [])
        .filter(({ name }) => isFoundBy(typed, name))
        .slice(0, 4)
        .map(({ id, name, organisation }) => ({
          ...{ key: id, text: name, note: organisation },
          to: { to: '/registers/counsel', state: { search: name } },
        })),
    },
    { title: '台账', finds: may(me, 'listMatters') ? lists(typed) : [] },
    { title: '页面', finds: pages(me, typed) },
  ]
  return { groups: found.filter(({ finds }) => finds.length > 0), isAsking: typed !== settled || matters.isFetching }
}

/** Pages of the menu, and the settings that have no place in it. */
const PAGES = [
  ...MENU.flatMap(({ title, items }) => items.map((item) => ({ ...item, note: title ?? '' }))),
  ...CARDS.map(({ to, text, needs }) => ({ to, text, needs, note: '设置' })),
].filter(({ to }, at, all) => all.findIndex((page) => page.to === to) === at)
const pages = (me: Me, typed: string): Find[] =>
  PAGES.filter((page) => isOpenTo(me, page) && isFoundBy(typed, page.text)).map(({ to, text, note }) => ({
    key: to,
    text,
    note,
    to: { to },
  }))

/** Causes, groups of people and states that are meant, each as the list of its matters; and the list of what was typed. */
function lists(typed: string): Find[] {
  const of = (labels: Readonly<Record<string, string>>, name: 'cause' | 'group' | 'states', note: string): Find[] =>
    Object.entries(labels)
      .filter(([, label]) => isFoundBy(typed, label))
      .slice(0, 3)
      .map(([code, label]) => ({
        ...{ key: `${name} ${code}`, text: `${label}的案件`, note },
        to: { to: '/matters', search: { [name]: code } },
      }))
  return [
    ...of(CAUSES, 'cause', '按申请事项'),
    ...of(GROUPS, 'group', '按人群'),
    ...of(MATTER_STATES, 'states', '按状态'),
    {
      ...{ key: 'all', text: `在案件台账中查找“${typed}”`, note: '全部结果' },
      to: { to: '/matters', search: {}, state: { search: typed } },
    },
  ]
}
