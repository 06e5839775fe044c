/** One morning's matters and the counsel on the roster, in thousandths of a matter so that no sum is ever rounded. */
export type BatchInputs = {
  matters: readonly {
    id: string /** By counsel id: what fitting is worth there; absent where a gate is closed. */
    worth: ReadonlyMap<string, number>
  }[]
  counsel: readonly { id: string; debt: number /** How many more may be taken. */; room: number }[]
}
export type Batch = { to: Map<string, string>; unplaced: string[]; cost: number }

/** Dearer than any order of any batch: a matter is left over only where nobody may take it. */
export const LEFT_OVER = 1_000_000_000
const ONE = 1000

/** What the next matter costs this person when the batch has given them so many already: each further one a matter more. */
export const marginal = (debt: number, already: number): number => already * ONE - debt

/**
 * Gives out a whole batch as one optimum: least cost over what is owed and what fits together, where each further matter for one
 * person costs a matter more, and no gate is ever open that was closed. Matters are added one by one, each along the cheapest
 * chain of exchanges, which keeps the whole at its optimum (successive shortest paths). Ties fall to the lower id: the same
 * batch gives the same result in whatever order it is told.
 */
export function placeBatch(inputs: BatchInputs): Batch {
  const matters = inputs.matters.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const counsel = inputs.counsel.filter(({ room }) => room > 0).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  // The last place is nobody's: it takes any number, at a price that nothing else comes near.
  const places = counsel.length + 1
  const nobody = counsel.length
  const costs = matters.map(({ worth }) =>
    Float64Array.from({ length: places }, (_, at) => {
      const id = counsel[at]?.id
      if (id === undefined) return LEFT_OVER
      return worth.has(id) ? -(worth.get(id) as number) : Number.POSITIVE_INFINITY
    }),
  )
  const costOf = (matter: number, at: number) => (costs[matter] as Float64Array)[at] as number
  const held: number[][] = Array.from({ length: places }, () => [])
  const endCost = (at: number) => {
    const own = counsel[at]
    if (!own) return 0
    const already = (held[at] as number[]).length
    return already < own.room ? marginal(own.debt, already) : Number.POSITIVE_INFINITY
  }
  const exchange = emptyExchange(places)
  const refresh = (from: number) => {
    exchange.cost.fill(Number.POSITIVE_INFINITY, from * places, (from + 1) * places)
    for (const matter of held[from] as number[]) {
      const kept = costOf(matter, from)
      for (let to = 0, at = from * places; to < places; to++, at++) {
        const cost = costOf(matter, to) - kept
        if (cost < (exchange.cost[at] as number)) {
          exchange.cost[at] = cost
          exchange.matter[at] = matter
        }
      }
    }
  }

  for (const [matter, row] of costs.entries()) {
    const { reach, via } = chainsFrom(row, exchange)
    let end = nobody
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at < places; at++) {
      const total = (reach[at] as number) + endCost(at)
      if (total < least) [end, least] = [at, total]
    }
    const touched = [end]
    while (via[end] !== -1) {
      const from = via[end] as number
      const moved = exchange.matter[from * places + end] as number
      held[from] = (held[from] as number[]).filter((one) => one !== moved)
      ;(held[end] as number[]).push(moved)
      touched.push(from)
      end = from
    }
    ;(held[end] as number[]).push(matter)
    for (const at of touched) refresh(at)
  }
  return outcomeOf(matters, counsel, held, costOf)
}

/** For each pair of places the cheapest exchange: which matter would move on, and at what difference. */
type Exchange = { places: number; cost: Float64Array; matter: Int32Array }
const emptyExchange = (places: number): Exchange => ({
  places,
  cost: new Float64Array(places * places).fill(Number.POSITIVE_INFINITY),
  matter: new Int32Array(places * places).fill(-1),
})

/** The cheapest chain of exchanges from a newly come matter to every place (Bellman–Ford: an optimum has no cycle that gains). */
function chainsFrom(row: Float64Array, { places, cost }: Exchange): { reach: Float64Array; via: Int32Array } {
  const reach = Float64Array.from(row)
  const via = new Int32Array(places).fill(-1)
  let changed = Array.from(reach.keys()).filter((at) => reach[at] !== Number.POSITIVE_INFINITY)
  while (changed.length > 0) {
    const next = new Set<number>()
    for (const from of changed) {
      const start = reach[from] as number
      for (let to = 0, at = from * places; to < places; to++, at++) {
        const total = start + (cost[at] as number)
        if (total < (reach[to] as number)) {
          reach[to] = total
          via[to] = from
          next.add(to)
        }
      }
    }
    changed = [...next]
  }
  return { reach, via }
}

function outcomeOf(
  matters: BatchInputs['matters'],
  counsel: BatchInputs['counsel'],
  held: readonly number[][],
  costOf: (matter: number, at: number) => number,
): Batch {
  const to = new Map<string, string>()
  const unplaced: string[] = []
  let cost = 0
  for (const [at, list] of held.entries())
    for (const [nth, matter] of list.entries()) {
      const id = matters[matter]?.id as string
      const own = counsel[at]
      cost += costOf(matter, at)
      if (own) {
        to.set(id, own.id)
        cost += marginal(own.debt, nth)
      } else unplaced.push(id)
    }
  return { to, unplaced, cost }
}
