import { dayInChina } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { sightOf } from '#modules/matter/lifecycle.ts'
import { CLOCKED } from '#modules/matter/rules.ts'
import { acrossCounty } from '#modules/matter/store.ts'
import { lockPolicy, readLimits } from '#modules/policy/store.ts'
import type { Operations, QueryContext } from '#platform/context.ts'
import type { calendar } from './contract.ts'
import type { CalendarNotice } from './form.ts'
import { asYearNotice, faultsOfNotice, HOLIDAYS_BASIS, movedDeadlines } from './rules.ts'
import { knowCalendar, listClocked, listNotices, saveNotice } from './store.ts'

const SHOWN = 200

function requireSound(notice: CalendarNotice, { today }: Pick<QueryContext, 'today'>): void {
  const faults = faultsOfNotice(notice, today)
  if (faults.length === 0) return
  throw new Refusal('invalid', faults.map(({ message }) => message).join('；'), HOLIDAYS_BASIS, faults)
}

export const calendarOperations: Operations<typeof calendar> = {
  async readCalendar({ db }) {
    return (await listNotices(db)).map(({ enteredAt, holidays, moved, ...notice }) => ({
      ...notice,
      holidays: [...holidays],
      moved: [...moved],
      enteredOn: dayInChina(enteredAt),
    }))
  },

  async previewCalendar({ db, actor, today }, notice) {
    requireSound(notice, { today })
    const entered = await listNotices(db)
    const limits = await readLimits(db, actor.county, today)
    const matters = await acrossCounty(db, () => listClocked(db, actor.county, CLOCKED))
    const { moved, settled } = movedDeadlines(matters, { entered, notice: asYearNotice(notice), today, limits })
    return {
      judged: matters.length,
      settled,
      moved: moved.length,
      // The system administrator sees no matter; the numbers suffice.
      matters:
        sightOf(actor) === 'county'
          ? moved.slice(0, SHOWN).map(({ matter: { id, number }, ...change }) => ({ matterId: id, number, ...change }))
          : [],
    }
  },

  async enterCalendar({ tx, actor, now, today }, { basedOn, ...notice }) {
    await lockPolicy(tx, actor.county)
    const entered = (await listNotices(tx)).length
    // Before the notice is judged: whoever waited for the lock must see what the other one entered.
    await knowCalendar(tx, entered)
    if (entered !== basedOn)
      throw new Refusal('not_now', '别人刚刚录入了放假安排，请刷新后核对最新的日历，再决定要不要录入')
    requireSound(notice, { today })
    const { publishedOn, note = null } = notice
    await saveNotice(tx, actor, { ...asYearNotice(notice), publishedOn, note }, now)
    return { year: notice.year }
  },
}
