import { parseArgs } from 'node:util'

export type Options = { planted: boolean; count?: number | undefined }
/** What a run found: each failed check says itself in one line, so that the reader need not run it again. */
export type Outcome = { passed: number; failed: number; failures: string[]; figures: Record<string, unknown> }
export type Attack = { id: string; run(options: Options): Promise<Outcome> }

const SHOWN = 40

/** Counts checks. The first failures are kept as sentences; a thousand more would say the same. */
export function startTally() {
  let passed = 0
  let failed = 0
  const shown: string[] = []
  return {
    check(isGood: boolean, sentence: () => string): void {
      if (isGood) passed++
      else if (failed++ < SHOWN) shown.push(sentence())
    },
    get failed() {
      return failed
    },
    outcome: (figures: Record<string, unknown>): Outcome => ({ passed, failed, failures: shown, figures }),
  }
}
export type Tally = ReturnType<typeof startTally>

/** `ID [--planted] [--count N]`: figures as JSON on the last line, the counts alone on the line before. */
export async function runFromCommandLine(attacks: readonly Attack[]): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { planted: { type: 'boolean', default: false }, count: { type: 'string' } },
  })
  const attack = attacks.find(({ id }) => id.toLowerCase() === positionals[0]?.toLowerCase())
  if (!attack) {
    console.error(`用法 Usage: -- ${attacks.map(({ id }) => id).join(' | ')} [--planted] [--count N]`)
    process.exitCode = 2
    return
  }
  const begun = performance.now()
  const count = values.count === undefined ? undefined : Number(values.count)
  const { passed, failed, failures, figures } = await attack.run({ planted: values.planted, count })
  for (const failure of failures) console.error(`✗ ${failure}`)
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  console.log(`${passed} passed, ${failed} failed`)
  console.log(JSON.stringify({ id: attack.id, planted: values.planted, passed, failed, seconds, ...figures }))
  process.exitCode = failed > 0 ? 1 : 0
}

/** The same work for every item, so many at a time. */
export async function inParallel<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>) {
  let next = 0
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++) await work(items[index] as T)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** A generator of one's own, so that a failing run can be run again. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
export function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  const list = [...items]
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1))
    ;[list[last], list[other]] = [list[other] as T, list[last] as T]
  }
  return list
}
