import { addDays, addMonths, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { type Act, type ActDraft, act, type OperationName } from './act.ts'
import type { Counsel } from './cast.ts'
import { practiceId } from './chance.ts'
import type { OfficeHours } from './office-hours.ts'

const KEEPER = 'zhipai'
const OFFICE = {
  monday: '09:00-17:00',
  tuesday: '09:00-17:00',
  wednesday: '09:00-17:00',
  thursday: '09:00-17:00',
  friday: '09:00-17:00',
}
const DAILY = { ...OFFICE, saturday: '09:00-17:00', sunday: '09:00-17:00' }
const POSTS = [
  { name: '寿县公共法律服务中心', keepsHolidays: true, ...OFFICE },
  { name: '寿县人民法院', keepsHolidays: true, ...OFFICE },
  { name: '寿县人民检察院', keepsHolidays: true, ...OFFICE },
  { name: '寿县看守所', keepsHolidays: false, ...DAILY },
  { name: '12348 热线', keepsHolidays: false, ...DAILY },
]
const MOST_A_MONTH = 7
/** A month is planned in the last week of the one before; the next one so early that its roster is there on whatever day one looks. */
const AHEAD = 6
const BEFORE_THE_END = 12

/** The posts and the register on the county's first morning, and the roster of the month in which its time ends and of the next. */
export function planDuty(
  seed: number,
  counsel: readonly Counsel[],
  hours: OfficeHours,
  { fromDay, untilDay }: { fromDay: PlainDate; untilDay: PlainDate },
): Act[] {
  const opening = hours.openOn(fromDay)
  let minute = opening
  const tell = <N extends OperationName>(key: string, operation: N, input: ActDraft<N>['input']) =>
    act({ at: hours.at(++minute, 0), key: `duty/${key}`, by: KEEPER, operation, input, after: 'duty' })
  const posts = POSTS.map((post, index) => ({ postId: practiceId(seed, `post/${index}`), from: fromDay, ...post }))
  const acts = [
    ...posts.map((post) => tell(post.postId, 'savePost', post)),
    ...counsel
      .filter(({ kind }) => kind === 'lawyer')
      .map(({ id }) =>
        tell(id, 'saveMember', { counselId: id, posts: posts.map(({ postId }) => postId), maxAMonth: MOST_A_MONTH }),
      ),
  ]
  const last = plainDate(`${untilDay.slice(0, 7)}-01`)
  for (const first of [last, addMonths(last, 1)]) {
    const day = [addDays(first, -AHEAD), addDays(untilDay, -BEFORE_THE_END)].toSorted()[0] as PlainDate
    if (day <= fromDay) continue
    minute = hours.openOn(day) + 30
    acts.push(tell(first.slice(0, 7), 'planRoster', { month: first.slice(0, 7) }))
  }
  return acts
}
