import { addDays, dayInChina, instantOf } from '#kernel/plain-date.ts'
import type { Progress } from '#modules/practice/operations.ts'
import { findPracticeCounty, findRun, saveRun } from '#modules/practice/store.ts'
import type { World } from '#server/http.ts'
import { inCounty } from '#server/walls.ts'
import { live } from './life.ts'
import type { Run } from './story.ts'

export type PracticeSize = 'small' | 'year'
export type Living = { progress(): Progress; finished: Promise<void>; stop(): Promise<void> }

const SEED = 7
const SIZES: Record<PracticeSize, { matters: number; days: number }> = {
  small: { matters: 120, days: 200 },
  year: { matters: 1200, days: 365 },
}

/**
 * Fills a practice county while its server answers. What was asked for first is kept with the county: a later start, on another
 * day and whatever the size it asks for, goes on with that. Time there ends with the night before the day on which it was asked.
 */
export async function livePractice(
  world: World,
  { size, firstLink }: { size: PracticeSize; firstLink: string | null },
): Promise<Living> {
  const { matters, days } = SIZES[size]
  const today = dayInChina(instantOf(Date.now()))
  const run = { seed: SEED, matters, fromDay: addDays(today, -days), untilDay: today }
  const found = await keepRun(world, run)
  if (found.finishedAt) {
    const progress = { done: found.matters, total: found.matters, day: found.untilDay, finished: true }
    return { progress: () => progress, finished: Promise.resolve(), stop: async () => {} }
  }
  const { progress, finished, stop } = await live(world, found, { county: found.county, firstLink })
  const told = finished.then(({ refused }) => tell(world, refused))
  told.catch(() => {}) // whoever asks for the end hears of it; nobody is obliged to ask
  return { progress, stop, finished: told }
}

/** The run that this county is living, begun now if there is none. */
export async function keepRun(world: World, wanted: Run) {
  const practice = await findPracticeCounty(world.db)
  if (!practice) throw new Error('这里不是样例县，不能生成样例数据')
  const { county } = practice
  return inCounty(world.db, county, async (tx) => {
    const begun = await findRun(tx, county)
    if (begun) return { county, ...begun }
    await saveRun(tx, county, wanted)
    return { county, ...wanted, finishedAt: null }
  })
}

function tell({ log }: World, refused: readonly { key: string; message: string }[]): void {
  for (const { key, message } of refused.slice(0, 5)) log?.(`样例县：${key} 没有办成，此后不再代办：${message}`)
}
