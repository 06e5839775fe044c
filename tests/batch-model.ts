import { type BatchInputs, LEFT_OVER, marginal } from '#modules/assignment/batch.ts'
import { solveModel } from '#platform/highs.ts'
import { chanceOf } from '../practice/chance.ts'

/** The least cost of the same batch as HiGHS finds it, from the model written down as an integer programme. */
export async function optimumOf({ matters, counsel }: BatchInputs): Promise<number> {
  const cost: string[] = []
  const binary: string[] = []
  const rules: string[] = []
  for (const [m, { worth }] of matters.entries()) {
    const places = counsel.flatMap(({ id }, c) => (worth.has(id) ? [`x${m}_${c}`] : []))
    for (const [c, { id }] of counsel.entries()) if (worth.has(id)) cost.push(term(-(worth.get(id) ?? 0), `x${m}_${c}`))
    cost.push(term(LEFT_OVER, `u${m}`))
    binary.push(...places, `u${m}`)
    rules.push(`${[...places, `u${m}`].join(' + ')} = 1`)
  }
  for (const [c, { id, debt, room }] of counsel.entries()) {
    const given = matters.flatMap(({ worth }, m) => (worth.has(id) ? [`x${m}_${c}`] : []))
    if (given.length === 0) continue
    const nth = Array.from({ length: Math.min(room, given.length) }, (_, n) => `y${c}_${n}`)
    for (const [n, name] of nth.entries()) cost.push(term(marginal(debt, n), name))
    binary.push(...nth)
    rules.push(`${given.join(' + ')}${nth.map((name) => ` - ${name}`).join('')} = 0`)
  }
  const model = `Minimize\n obj: ${cost.join('\n ')}\nSubject To\n${rules.map((rule, n) => ` c${n}: ${rule}`).join('\n')}\nBinary\n ${binary.join('\n ')}\nEnd`
  const { status, cost: least } = await solveModel(model)
  if (status !== 'Optimal') throw new Error(`HiGHS: ${status}`)
  return Math.round(least)
}
const term = (cost: number, name: string) => `${cost < 0 ? '-' : '+'} ${Math.abs(cost)} ${name}`

/** A batch drawn from a seed: some gates closed, some people full, debts and fits of every size. */
export function drawBatch(seed: number, sizes: { matters: number; counsel: number }): BatchInputs {
  const chance = chanceOf(seed, 'batch')
  const counsel = Array.from({ length: sizes.counsel }, (_, c) => ({
    id: `c${String(c).padStart(3, '0')}`,
    debt: chance.whole(-3000, 3000),
    room: chance.hit(0.1) ? 0 : chance.whole(1, 6),
  }))
  const matters = Array.from({ length: sizes.matters }, (_, m) => ({
    id: `m${String(m).padStart(3, '0')}`,
    worth: new Map(
      counsel.flatMap(({ id }) =>
        chance.hit(0.7) ? [[id, chance.hit(0.2) ? chance.whole(1, 5000) : 0] as const] : [],
      ),
    ),
  }))
  return { matters, counsel }
}
