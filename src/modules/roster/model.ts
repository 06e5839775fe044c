import { fitTogether, obstacleOf, type RosterRules, type Shift, type Sitter, weekOf } from './rules.ts'

/** The month in the order of what matters: no hole, then equal numbers, then what people wish, then the shorter way. */
const HOLE = 1_000_000
const UNEQUAL = 1_000
const AVOIDED = 10
const LIKED = 1
/** Among what is equal in all of these, the shorter way: 500 km weigh half a wish. */
const PER_KM = 0.001

export type Month = { shifts: readonly Shift[]; sitters: readonly Sitter[]; rules: RosterRules }
const name = (shift: number, sitter: number) => `x${shift}_${sitter}`
/** What a chosen column of the model says. */
export const readColumn = (column: string): { shift: number; sitter: number } | null => {
  const [, shift, sitter] = /^x(\d+)_(\d+)$/.exec(column) ?? []
  return shift && sitter ? { shift: Number(shift), sitter: Number(sitter) } : null
}

/**
 * The month as an integer programme in the LP format: each shift is sat by one person or is a hole; nobody sits two that do not
 * fit together, more than so many a week or a month; those who may sit the same posts are equals, and their numbers over the
 * year lie within one of each other.
 */
export function modelOf({ shifts, sitters, rules }: Month): string {
  const cost: string[] = []
  const limits: string[] = []
  const binary: string[] = []
  const mine: number[][] = sitters.map((sitter) =>
    shifts.flatMap((shift, index) => (obstacleOf(sitter, shift, rules) === null ? [index] : [])),
  )
  for (const [index, shift] of shifts.entries()) {
    const who = sitters.flatMap((_sitter, at) => (mine[at]?.includes(index) ? [name(index, at)] : []))
    limits.push(`${[...who, `hole${index}`].join(' + ')} = 1`)
    cost.push(`${HOLE} hole${index}`)
    binary.push(...who, `hole${index}`)
    for (const [at, { avoids, likes, distances = {} }] of sitters.entries()) {
      if (!mine[at]?.includes(index)) continue
      const wish = avoids.includes(shift.day) ? AVOIDED : likes.includes(shift.day) ? 0 : LIKED
      const price = wish + (distances[shift.post] ?? 0) * PER_KM
      if (price > 0) cost.push(`${price.toFixed(3)} ${name(index, at)}`)
    }
  }
  for (const [at, sitter] of sitters.entries()) {
    const own = mine[at] ?? []
    for (const clique of cliquesOf(own, shifts, rules.restHours))
      limits.push(`${clique.map((index) => name(index, at)).join(' + ')} <= 1`)
    for (const [monday, week] of Map.groupBy(own, (index) => weekOf((shifts[index] as Shift).day))) {
      const left = rules.maxAWeek - sitter.before.filter(({ day }) => weekOf(day) === monday).length
      if (week.length > left) limits.push(`${week.map((index) => name(index, at)).join(' + ')} <= ${left}`)
    }
    if (own.length > 0) limits.push(`${own.map((index) => name(index, at)).join(' + ')} <= ${sitter.maxAMonth}`)
  }
  const whole = equalNumbers(sitters, mine, cost, limits)
  return [
    `Minimize\n obj: ${cost.join('\n + ')}`,
    `Subject To\n${limits.map((limit, index) => ` c${index}: ${limit}`).join('\n')}`,
    `Bounds\n${whole.map((column) => ` 0 <= ${column}`).join('\n')}`,
    `General\n ${whole.join('\n ')}`,
    `Binary\n ${binary.join('\n ')}`,
    'End',
  ].join('\n')
}

/**
 * Sets of shifts of which one person may sit at most one. For each shift: those that begin before it is over and rested, and end
 * no earlier; any two of these are too near each other, and every two that are too near lie in one of these sets, also where one
 * is inside the other.
 */
function cliquesOf(own: readonly number[], shifts: readonly Shift[], restHours: number): number[][] {
  const cliques = own.map((index) => {
    const first = shifts[index] as Shift
    return own.filter((other) => {
      const { until } = shifts[other] as Shift
      return other === index || (until >= first.until && !fitTogether(first, shifts[other] as Shift, restHours))
    })
  })
  const distinct = new Map(cliques.filter(({ length }) => length > 1).map((clique) => [clique.join(), clique]))
  return [...distinct.values()]
}

/** For each set of equals the least number of the year and how far anybody is from it: one is free, more costs. */
function equalNumbers(
  sitters: readonly Sitter[],
  mine: readonly number[][],
  cost: string[],
  limits: string[],
): string[] {
  const groups = [...Map.groupBy(sitters.keys(), (at) => sitters[at]?.posts.toSorted().join() ?? '').values()]
  return groups.flatMap((members, group) => {
    for (const at of members) {
      const sat = (mine[at] ?? []).map((index) => name(index, at)).join(' + ')
      if (sat === '') continue
      const served = sitters[at]?.served ?? 0
      limits.push(
        `${sat} - low${group} + under${at} >= ${-served}`,
        `${sat} - low${group} - over${at} <= ${1 - served}`,
      )
      cost.push(`${UNEQUAL} under${at}`, `${UNEQUAL} over${at}`)
    }
    return [`low${group}`]
  })
}
