import { expect, it } from 'vitest'
import { instantOf, plainDate } from '#kernel/plain-date.ts'
import { type HelpMonth, judgeHelpMonth, obstacleToBinding } from './help-month.ts'

const at = (day: string, time: string) => instantOf(Date.parse(`2026-03-${day}T${time}:00+08:00`))
const shift = (day: string): HelpMonth['shifts'][number] => ({
  ...{ post: '看守所', day: plainDate(`2026-03-${day}`), name: '样例律师', counselId: 'one' },
  ...{ from: at(day, '09:00'), until: at(day, '17:30'), arrivedAt: at(day, '08:58'), leftAt: at(day, '17:31') },
})
const help = (id: string, day: string): HelpMonth['helps'][number] => ({
  ...{ id, name: `样例人${id}`, person: id, counselId: 'one', post: 'jail', day: plainDate(`2026-03-${day}`) },
  ...{ begunAt: at(day, '10:00'), endedAt: at(day, '10:30'), appliedAt: null, forwardedAt: null, signed: true },
})
/** A month of twelve shifts with one person helped in each. */
const DAYS = Array.from({ length: 12 }, (_, index) => String(index + 2).padStart(2, '0'))
const sound = (): HelpMonth => ({
  month: '2026-03',
  shifts: DAYS.map(shift),
  helps: DAYS.map((day, index) => help(`${index}`, day)),
  visits: [],
  unanswered: [],
  today: plainDate('2026-04-01'),
  now: instantOf(Date.parse('2026-04-01T09:00:00+08:00')),
})
const first = <T>(list: readonly T[], change: Partial<T>): T[] =>
  list.map((one, index) => (index === 3 ? { ...one, ...change } : one))

it('[AR13] finds nothing in a sound month, and says when a month cannot be bound at all', () => {
  expect(judgeHelpMonth(sound())).toEqual([])
  expect(obstacleToBinding(sound())).toBeNull()
  expect(obstacleToBinding({ ...sound(), today: plainDate('2026-03-31') })).toMatch(/还没有过完/)
  expect(obstacleToBinding({ ...sound(), shifts: [], helps: [] })).toMatch(/不用归档/)
})

const month = sound()
const PLANTS: [name: string, HelpMonth, RegExp][] = [
  [
    'absent',
    { ...month, shifts: first(month.shifts, { arrivedAt: null, leftAt: null }) },
    /3月5日看守所.*没有登记到岗/,
  ],
  ['notLeft', { ...month, shifts: first(month.shifts, { leftAt: null }) }, /没有登记离岗/],
  ['unsigned', { ...month, helps: first(month.helps, { signed: false }) }, /样例人3.*签名/],
  [
    'unanswered',
    { ...month, unanswered: [{ documentNumber: '寿检〔2026〕7号', organ: '县检察院' }] },
    /寿检〔2026〕7号/,
  ],
  ['flagged', { ...month, helps: first(month.helps, { appliedAt: at('05', '10:00') }) }, /超过二十四小时/],
  [
    'flagged',
    {
      ...month,
      visits: [
        {
          ...{ counselId: 'one', entry: 'meeting', number: '寿援申〔2026〕1号', place: '寿县' },
          ...{ begunAt: at('05', '10:00'), endedAt: at('05', '11:00') },
        },
      ],
    },
    /值班时间内另有/,
  ],
]
it.each(PLANTS)('[AR13] names %s, and nothing else', (id, planted, text) => {
  const faults = judgeHelpMonth(planted)
  expect(faults.map((fault) => fault.id)).toEqual([id])
  expect(faults[0]?.text).toMatch(text)
  expect(faults[0]?.basis).not.toBe('')
})
