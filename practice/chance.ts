import { createHash } from 'node:crypto'

/** A stream of chance that its name decides: the same seed and name give the same draws, whoever else draws from others. */
export type Chance = {
  /** At least 0, below 1. */
  share(): number
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  hit(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of a list with weights, in whatever unit. */
  draw<T>(weighted: readonly (readonly [T, number])[]): T
}

/** 'matter/17' of seed 7: four words of state from a digest, then sfc32. */
export function chanceOf(seed: number, name: string): Chance {
  const digest = createHash('sha1').update(`${seed}/${name}`).digest()
  let [a, b, c, d] = [0, 4, 8, 12].map((at) => digest.readUInt32LE(at)) as [number, number, number, number]
  const share = () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  return {
    share,
    whole: (from, to) => from + Math.floor(share() * (to - from + 1)),
    hit: (probability) => share() < probability,
    pick: (list) => list[Math.floor(share() * list.length)] as (typeof list)[number],
    draw: (weighted) => drawAt(weighted, share()),
  }
}

/** The item on which a point between 0 and 1 falls. */
export function drawAt<T>(weighted: readonly (readonly [T, number])[], point: number): T {
  let left = point * weighted.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [item, weight] of weighted) {
    if (left < weight) return item
    left -= weight
  }
  return (weighted.at(-1) as readonly [T, number])[0]
}

/** What is shared out over the matters of a county, each along a row of its own: square roots of primes never fall into step. */
const ROWS = {
  kind: 5,
  notice: 2,
  grade: 3,
  noticed: 7,
  elsewhere: 11,
  urgent: 13,
  supplement: 17,
  neverSupplied: 19,
  withdrawn: 23,
  returned: 29,
  lateNotice: 31,
  lateReview: 37,
  lateAssignment: 41,
  declined: 43,
  terminated: 47,
  closingReturned: 53,
  lateClosing: 59,
  consulted: 61,
  day: 67,
} as const
export type Row = keyof typeof ROWS

/**
 * The place of one member of a row between 0 and 1. The members lie evenly, so that a county of a hundred matters has its
 * proportions as truly as one of a thousand; drawn by chance, every tenth small county would have nobody who withdraws.
 */
export const evenly = (seed: number, row: Row, index: number): number =>
  (chanceOf(seed, row).share() + (index + 1) * Math.sqrt(ROWS[row])) % 1

/** An id that the seed and a name decide, in the form of a UUID (version 5): what ran once is known again. */
export function practiceId(seed: number, name: string): string {
  const hex = createHash('sha1').update(`fayuan-practice/${seed}/${name}`).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
