import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import type { Hours, Post, RosterRules, Shift, Sitter } from '#modules/roster/rules.ts'
import { shiftsOf } from '#modules/roster/rules.ts'
import { type Roster, solveMonth } from '#modules/roster/solver.ts'

const OPENED = plainDate('2019-01-01')
const OFFICE: Hours = [...Array(5).fill('09:00-17:30'), null, null]
const DAILY: Hours = Array(7).fill('09:00-17:30')
export const RULES: RosterRules = { restHours: 36, maxAWeek: 2 }

const post = (id: string, name: string, week: Hours, keepsHolidays: boolean): Post => ({
  id,
  name,
  keepsHolidays,
  hours: [{ from: OPENED, week }],
})
/** The five places where a county's duty lawyers sit. */
export const POSTS: readonly Post[] = [
  post('hall', '公共法律服务中心', OFFICE, true),
  post('court', '人民法院', OFFICE, true),
  post('procuratorate', '人民检察院', OFFICE, true),
  post('detention', '看守所', DAILY, false),
  post('hotline', '12348热线', DAILY, false),
]

export const sitter = (id: string, over: Partial<Sitter> = {}): Sitter => ({
  id,
  posts: POSTS.map((one) => one.id),
  leaves: [],
  avoids: [],
  likes: [],
  maxAMonth: 6,
  served: 0,
  before: [],
  ...over,
})

export type MonthDone = { month: string; shifts: number; roster: Roster; ms: number }
/** A year month by month, each knowing what the ones before brought. Everybody has a fortnight's leave at a time of their own. */
export async function solveYear(year: number, count: number, months = 12): Promise<MonthDone[]> {
  const done: MonthDone[] = []
  const sat: { shift: Shift; sitter: string }[] = []
  for (let month = 1; month <= months; month++) {
    const from = plainDate(`${year}-${String(month).padStart(2, '0')}-01`)
    const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
    const until = addDays(plainDate(next), -1)
    const sitters = Array.from({ length: count }, (_, index) => yearly(index, year, from, sat))
    const shifts = shiftsOf(POSTS, from, until)
    const begun = performance.now()
    const roster = await solveMonth({ shifts, sitters, rules: RULES })
    done.push({ month: from.slice(0, 7), shifts: shifts.length, roster, ms: performance.now() - begun })
    sat.push(...roster.sits)
  }
  return done
}

function yearly(
  index: number,
  year: number,
  from: PlainDate,
  sat: readonly { shift: Shift; sitter: string }[],
): Sitter {
  const id = `s${String(index).padStart(2, '0')}`
  const mine = sat.filter((one) => one.sitter === id).map(({ shift }) => shift)
  const away = addDays(plainDate(`${year}-01-01`), (index * 9) % 350)
  return sitter(id, {
    leaves: [{ from: away, until: addDays(away, 13) }],
    avoids: [addDays(from, index % 28)],
    likes: [addDays(from, (index * 3) % 28)],
    served: mine.length,
    before: mine.filter(({ day }) => day >= addDays(from, -7)),
  })
}

/** How many shifts each has sat. */
export const countsOf = (months: readonly MonthDone[], count: number): number[] => {
  const all = Map.groupBy(
    months.flatMap(({ roster }) => roster.sits),
    (one) => one.sitter,
  )
  return Array.from({ length: count }, (_, index) => all.get(`s${String(index).padStart(2, '0')}`)?.length ?? 0)
}
