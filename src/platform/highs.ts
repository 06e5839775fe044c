import { createRequire } from 'node:module'
import { runAside } from './aside.ts'

// Its types are those of CommonJS, and so they say of an import that it is a module of one default.
const loadHighs: typeof import('highs').default = createRequire(import.meta.url)('highs')

export type Solved = {
  /** 'Optimal' where the optimum was proved within the time. */
  status: string
  cost: number
  /** The names of the binary columns that are one. */
  chosen: ReadonlySet<string>
}

/** Solves a mixed integer programme written in the LP format, exactly; the seed and one thread make it the same every time. */
export async function solveModel(model: string, { seconds = 60 } = {}): Promise<Solved> {
  const highs = await loadHighs()
  const { Status, ObjectiveValue, Columns } = highs.solve(model, {
    mip_rel_gap: 0,
    mip_abs_gap: 0,
    random_seed: 1,
    time_limit: seconds,
  })
  const chosen = Object.values(Columns).filter((column) => 'Primal' in column && (column.Primal ?? 0) > 0.5)
  return { status: Status, cost: ObjectiveValue, chosen: new Set(chosen.map(({ Name }) => Name)) }
}

/** The same in a thread of its own. */
export const solveAside = (model: string, { seconds = 60 } = {}): Promise<Solved> =>
  runAside<Solved>(new URL('./highs-worker.ts', import.meta.url), { model, seconds })
