import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import type { Lived } from '#practice/life.ts'
import { planOf } from '#practice/plan.ts'
import type { Run } from '#practice/story.ts'
import { listRead, recountDesk, requireGapless, requirePlanned, requireReplay, requireVerdicts } from './checks.ts'
import { openPracticeCounty, type PracticeCounty } from './county.ts'

const RUN: Run = { seed: 7, matters: 40, fromDay: plainDate('2026-03-20'), untilDay: plainDate('2026-11-20') }
const total = planOf(RUN).acts.length
let whole: PracticeCounty
let broken: PracticeCounty
let atOnce: Lived
let inPieces: Lived[]

/** Broken off twice; each piece is a new server with its own plan, on the same database. */
async function liveInPieces(): Promise<Lived[]> {
  const first = await broken.live(RUN, { stopAfter: 60 })
  // What the later starts ask for is not what this county is: it keeps to the run that it began.
  const second = await broken.live({ ...RUN, seed: 8, matters: 9 }, { stopAfter: 400, lanes: 2 })
  const third = await broken.live({ ...RUN, untilDay: plainDate('2026-11-25') }, { lanes: 8 })
  return [first, second, third]
}

beforeAll(async () => {
  ;[whole, broken] = await Promise.all([openPracticeCounty(), openPracticeCounty()])
  ;[atOnce, inPieces] = await Promise.all([whole.live(RUN), liveInPieces()])
}, 120_000)
afterAll(() => Promise.all([whole?.close(), broken?.close()]))

describe('a small practice county', () => {
  it('is lived to its end without one refusal', () => {
    expect(atOnce).toEqual({ sent: total, known: 0, refused: [] })
  })

  it('goes on where it was broken off, and does nothing twice', () => {
    const [first, second, third] = inPieces as [Lived, Lived, Lived]
    expect(first.sent).toBeGreaterThanOrEqual(60)
    expect(second).toMatchObject({ known: first.sent, refused: [] })
    expect(third).toEqual({ sent: total - first.sent - second.sent, known: first.sent + second.sent, refused: [] })
  })

  it('is the same county, number by number, whether it was broken off or not', async () => {
    expect(await listRead(broken)).toEqual(await listRead(whole))
  })

  it('has every act of its plan once, in stories that replay to their rows', async () => {
    await requirePlanned(whole, RUN)
    await requireReplay(whole)
  })
  it('[P14] is judged again, each decision under its own rules, as it was judged then', () => requireVerdicts(whole))
  it('numbers its documents, matters and consultations without a gap or a double, in the order of days', () =>
    requireGapless(whole))
  it('shows on the director’s desk what a recount of the raw steps gives', async () => {
    const { shown, recounted } = await recountDesk(whole, RUN)
    expect(shown).toEqual(recounted)
  })
})
