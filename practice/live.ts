import type { Progress } from '#modules/practice/operations.ts'
import type { World } from '#server/http.ts'

export type PracticeSize = 'small' | 'year'
export type Living = { progress(): Progress; finished: Promise<void>; stop(): Promise<void> }

export async function livePractice(
  _world: World,
  _options: { size: PracticeSize; firstLink: string | null },
): Promise<Living> {
  return {
    progress: () => ({ done: 0, total: 0, day: null, finished: true }),
    finished: Promise.resolve(),
    stop: async () => {},
  }
}
