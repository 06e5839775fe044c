import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Instant, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { one, rows, sql } from '#platform/database.ts'
import type { OperationName } from '#practice/act.ts'
import { practiceId } from '#practice/chance.ts'
import { openDoor } from '#practice/door.ts'
import { clock } from '#practice/office-hours.ts'
import { planOf } from '#practice/plan.ts'
import type { Run } from '#practice/story.ts'
import { requireGapless, requireReplay } from './checks.ts'
import { openPracticeCounty, type PracticeCounty } from './county.ts'

const RUN: Run = { seed: 7, matters: 14, fromDay: plainDate('2026-05-20'), untilDay: plainDate('2026-11-20') }
const { acts } = planOf(RUN)
// Broken off shortly before anybody is given a matter, and again when the first ones are being handled.
const given = acts.findIndex(({ operation }) => operation === 'assignCounsel')
const away = acts.filter(({ operation }) => operation === 'assignCounsel')[1]?.assigns?.chosen?.id as string
const director = practiceId(RUN.seed, 'account/zhuren')
let practice: PracticeCounty

const askAsDirector = async (operation: OperationName, input: object, at: Instant) => {
  const door = await openDoor(practice.world)
  await door.ask(operation, input, director, at, crypto.randomUUID())
  await door.close()
}

beforeAll(async () => {
  practice = await openPracticeCounty()
}, 60_000)
afterAll(() => practice?.close())

describe('a practice county in which people work beside the plan', () => {
  it('gives matters to the next counsel where the county refuses, leaves alone what was taken out of its hands, and lives on', async () => {
    const first = await practice.live(RUN, { stopAfter: given - 7 })
    const leave = { counselId: away, from: RUN.fromDay, until: addDays(RUN.untilDay, 400) }
    await askAsDirector('recordLeave', leave, clock(RUN.fromDay, 9 * 60))

    const second = await practice.live(RUN, { stopAfter: given + 15 })
    const { matterId, day } = await one(
      practice.db,
      sql<{ matterId: string; day: PlainDate }>`
      select id as matter_id, (select max(happened_on) from matter_step) as day
        from matter where state = 'handling' order by number limit 1`,
    )
    const end = { matterId, ground: 'requested', explanation: '受援人请求终止' }
    await askAsDirector('terminateAid', end, clock(day, 18 * 60))

    const third = await practice.live(RUN)
    expect(third.known).toBe(first.sent + second.sent)
    expect([first, second, third].map(({ refused }) => refused.length)).toEqual([0, 0, 1])
    const states = await rows(
      practice.db,
      sql<{ id: string; state: string; counselId: string | null }>`select id, state, counsel_id from matter`,
    )
    expect(states.find(({ id }) => id === matterId)?.state).toBe('terminated')
    expect(states.filter(({ counselId }) => counselId === away)).toEqual([])
    await requireReplay(practice)
    await requireGapless(practice, { followsDays: false })
  }, 60_000)
})
