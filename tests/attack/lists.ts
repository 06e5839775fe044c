import { CONTRACTS } from '#modules/contracts.ts'
import { inParallel, type Tally } from './harness.ts'
import { MATTERS } from './house.ts'
import { everyAsker, type Seen, send } from './matrix.ts'
import { type Asker, seesConsultation, seesConsultationsBeneath, seesMatter } from './policy.ts'

const LANES = 8
type Row = { id: string }

const FEW = 5 // one of so many askers in a short run; no divisor of the places (7) or ties (3), so all of them come up

export const everyFor = (count: number | undefined): number => (count === undefined ? 1 : FEW)
/** Lists show what the policy shows, no more and (where both walls stand) no less. */
export async function judgeLists(
  { app, house, accounts }: Seen,
  tally: Tally,
  { isExact = true, every = 1 } = {},
): Promise<void> {
  const ids = (seen: (name: (typeof MATTERS)[number]) => boolean, of: 'matterId' | 'consultationId') =>
    new Set(MATTERS.filter(seen).map((name) => house.matters[name][of]))
  const compare = (asker: Asker, list: string, found: Row[], due: Set<string>) => {
    const foreign = found.filter(({ id }) => !due.has(id))
    const isGood = foreign.length === 0 && (!isExact || found.length === due.size)
    const by = `${asker.role} at ${asker.at} (${asker.tie})`
    tally.check(isGood, () => `${list} by ${by}: ${found.length} rows, ${foreign.length} foreign, ${due.size} due`)
  }
  const askers = everyAsker().filter(({ tie }, index) => tie !== 'acted' && index % every === 0)
  await inParallel(askers, LANES, async (asker) => {
    const accountId = accounts.get(JSON.stringify(asker)) ?? null
    const matters = await send(app, CONTRACTS.listMatters, { size: 100 }, { accountId })
    const visible = ids((name) => seesMatter(asker, name), 'matterId')
    compare(asker, 'listMatters', (JSON.parse(matters.text) as { rows: Row[] }).rows, visible)
    const desk = await send(app, CONTRACTS.readDesk, {}, { accountId })
    const { waiting, followed } = JSON.parse(desk.text) as { waiting: Row[]; followed: Row[] }
    const strange = [...waiting, ...followed].filter(({ id }) => !visible.has(id))
    tally.check(strange.length === 0, () => `readDesk by ${asker.role} at ${asker.at}: ${strange.length} foreign`)
    const papers = await send(app, CONTRACTS.listPapers, { size: 100 }, { accountId })
    const isForeign =
      papers.code === 'answered' &&
      (JSON.parse(papers.text) as { rows: { matterId: string }[] }).rows.some(({ matterId }) => !visible.has(matterId))
    tally.check(!isForeign, () => `listPapers by ${asker.role} at ${asker.at}: papers beyond sight`)
    const batch = await send(app, CONTRACTS.proposeBatch, {}, { accountId })
    const beyond =
      batch.code === 'answered' && (JSON.parse(batch.text) as { rows: Row[] }).rows.some(({ id }) => !visible.has(id))
    tally.check(!beyond, () => `proposeBatch by ${asker.role} at ${asker.at}: rows beyond sight`)
    const consultations = await send(app, CONTRACTS.listConsultations, { size: 100 }, { accountId })
    if (consultations.code !== 'answered') return
    const due = ids(() => (isExact ? seesConsultation(asker) : seesConsultationsBeneath(asker)), 'consultationId')
    compare(asker, 'listConsultations', (JSON.parse(consultations.text) as { rows: Row[] }).rows, due)
  })
}
