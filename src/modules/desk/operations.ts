import type { z } from 'zod'
import { type PlainDate, plainDate, yearOf } from '#kernel/plain-date.ts'
import type { MatterState } from '#modules/matter/lifecycle.ts'
import { asRow, listAllMatters } from '#modules/matter/list.ts'
import type { Operations } from '#platform/context.ts'
import type { desk, Figure } from './contract.ts'
import { waitingFor } from './rules.ts'
import { type Counts, countYear } from './store.ts'

const SHOWN = 100
const UNDER_WAY: MatterState[] = ['assigned', 'handling', 'closing']
const CLOCKED: MatterState[] = ['received', 'supplementing', 'accepted', 'reviewed', 'granted', 'handling', 'closing']

export const deskOperations: Operations<typeof desk> = {
  async readDesk({ db, actor, today }) {
    const mine = waitingFor(actor)
    const open = (await listAllMatters(db, actor, { states: [...new Set([...mine, ...CLOCKED])] })).map((row) =>
      asRow(row, today),
    )
    const waiting = open
      .filter(({ state }) => mine.includes(state))
      .sort((a, b) => ((a.due?.on ?? '9999') < (b.due?.on ?? '9999') ? -1 : 1))
    const from = plainDate(`${yearOf(today)}-01-01`)
    const counts = await countYear(db, actor, from, today)
    return {
      today,
      waiting: waiting.slice(0, SHOWN),
      waitingTotal: waiting.length,
      lateTotal: open.filter(({ due }) => due?.late).length,
      figures: figuresOf(counts, from, today),
    }
  },
}

function figuresOf(counts: Counts, from: PlainDate, until: PlainDate): z.output<typeof Figure>[] {
  const matters = (filter: Record<string, unknown>) => ({ of: 'matters' as const, filter })
  const within = { from, until }
  const granted = matters({ granted: true, dated: 'decidedOn', ...within })
  const closed = matters({ dated: 'closingAcceptedOn', ...within })
  const refused = matters({ states: ['refused'], dated: 'decidedOn', ...within })
  const underWay = matters({ states: UNDER_WAY })
  const archived = matters({ dated: 'archivedOn', ...within })
  return [
    { name: 'received', label: '本年收到申请和通知', value: counts.received, unit: '件', list: matters(within) },
    { name: 'granted', label: '本年给予援助', value: counts.granted, unit: '件', list: granted },
    { name: 'refused', label: '本年不予援助', value: counts.refused, unit: '件', list: refused },
    { name: 'underWay', label: '正在承办', value: counts.underWay, unit: '件', list: underWay },
    { name: 'closed', label: '本年结案', value: counts.closed, unit: '件', list: closed },
    { name: 'archived', label: '本年归档', value: counts.archived, unit: '件', list: archived },
    { name: 'recipients', label: '本年受援人', value: counts.recipients, unit: '人', list: granted },
    { name: 'benefit', label: '本年挽回损失、取得利益', value: counts.benefit, unit: '分', list: closed },
    {
      name: 'consultations',
      label: '本年咨询',
      value: counts.consultations,
      unit: '人次',
      list: { of: 'consultations', filter: within },
    },
  ]
}
