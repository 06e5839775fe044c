import { type Pack, packSchema } from '../pack.ts'
import { shouxian } from './shouxian-340422.ts'

/** Every county that this installation knows, by its code. A second county is one file and one entry here. */
export const PACKS: Readonly<Record<string, Pack>> = Object.fromEntries(
  [shouxian].map((pack) => [pack.code, packSchema.parse(pack)]),
)

export const findPack = (county: string): Pack | undefined => PACKS[county]
