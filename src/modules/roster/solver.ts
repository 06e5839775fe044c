import { type Solved, solveModel } from '#platform/highs.ts'
import { type Month, modelOf, readColumn } from './model.ts'
import { obstacleOf, type Shift } from './rules.ts'

export type Roster = {
  sits: { shift: Shift; sitter: string }[]
  /** Shifts that nobody can sit, and why for each person who was considered. */
  holes: { shift: Shift; because: { sitter: string; text: string }[] }[]
  /** Whether the optimum was proved; where the time ran out first, a hole is only one that was not filled yet. */
  isProved: boolean
}

const TAKEN = '已排其他班次，或者达到休息、每周、每月的上限'

/** The month's roster, exactly: no hole while a roster without one exists, then equal numbers, then wishes. */
export async function solveMonth(
  month: Month,
  solve: (model: string) => Promise<Solved> = solveModel,
): Promise<Roster> {
  const { status, chosen } = await solve(modelOf(month))
  const sits = [...chosen]
    .flatMap((column) => readColumn(column) ?? [])
    .map(({ shift, sitter }) => ({
      shift: month.shifts[shift] as Shift,
      sitter: month.sitters[sitter]?.id as string,
    }))
    .sort((a, b) => (a.shift.id < b.shift.id ? -1 : 1))
  const sat = new Set(sits.map(({ shift }) => shift.id))
  const holes = month.shifts
    .filter(({ id }) => !sat.has(id))
    .map((shift) => ({
      shift,
      because: month.sitters.map((sitter) => ({
        sitter: sitter.id,
        text: obstacleOf(sitter, shift, month.rules) ?? TAKEN,
      })),
    }))
  return { sits, holes, isProved: status === 'Optimal' }
}
