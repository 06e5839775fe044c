import { Refusal } from '#kernel/refusal.ts'
import { AID_FORMS, CLOSING_MANNERS, CLOSING_RESULTS, MATTER_KINDS, STAGES } from '#law/terms.ts'
import { deleteMaterials, listMaterials, saveMaterials } from '#modules/application/store.ts'
import { readCounselCard } from '#modules/assignment/store.ts'
import { issueDocument } from '#modules/document/store.ts'
import { ENTRY_KINDS, type EntryKind } from '#modules/handling/form.ts'
import { listParties } from '#modules/matter/people.ts'
import { type Matter, moved, subjectOf } from '#modules/matter/rules.ts'
import { listStory, loadMatter, recordStep, requireStep } from '#modules/matter/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { Reader } from '#platform/database.ts'
import type { closing } from './contract.ts'
import { judgeClosing } from './rules.ts'

type Entry = { entry: EntryKind; on: string; place: string | null; note: string }
/** What counsel has recorded, in the order of the story. */
export const listEntries = async (db: Reader, matter: Matter): Promise<Entry[]> =>
  (await listStory(db, matter.county, matter.id))
    .filter(({ step }) => step === 'progress')
    .map(({ detail }) => detail as Entry)

export const closingOperations: Operations<typeof closing> = {
  async submitClosing(context, { matterId, closedOn, manner, result, benefit, wages, summary, materials }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'submitClosing', context)
    const entries = (await listEntries(tx, matter)).map(({ entry }) => entry)
    const faults = judgeClosing(matter, entries, { closedOn, manner, benefit, wages, materials }, today)
    if (faults.length > 0)
      throw new Refusal(
        'invalid',
        `还不能报结案：${faults.map(({ text }) => text).join('；')}；请补齐后再报`,
        faults.map(({ basis }) => basis).join('；'),
      )
    await deleteMaterials(tx, actor.county, matterId, 'closing')
    await saveMaterials(tx, actor.county, matterId, 'closing', materials, today)
    return moved(
      await recordStep(context, matter, 'submitClosing', {
        closedOn,
        closingManner: manner,
        closingResult: result,
        benefit,
        wages,
        closingSubmittedOn: today,
        note: summary,
      }),
    )
  },

  async returnClosing(context, { matterId, faults }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    return moved(
      await recordStep(context, matter, 'returnClosing', { closingSubmittedOn: null, note: faults.join('；') }),
    )
  },

  async acceptClosing(context, { matterId }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'acceptClosing', context)
    const policy = await readPolicy(tx, actor.county, today)
    const parties = await listParties(context, actor.county, matterId)
    const story = await listStory(tx, actor.county, matterId)
    const materials = await listMaterials(tx, actor.county, matterId)
    const card = await readCounselCard(tx, actor.county, matter.counselId as string)
    const closed = await recordStep(context, matter, 'acceptClosing', { closingAcceptedOn: today })
    const { documentId } = await issueDocument(context, policy, matter, 'closing-report', {
      matterNumber: matter.number,
      matterKind: MATTER_KINDS[matter.kind],
      recipients: parties.filter(({ role }) => role === 'recipient'),
      opponent: parties
        .filter(({ role }) => role === 'opponent')
        .map(({ name }) => name)
        .join('、'),
      subject: subjectOf(matter),
      aidForm: AID_FORMS[matter.form],
      stage: STAGES[matter.stage],
      unit: card.unit,
      counsel: card.name,
      organ: matter.agency,
      assignedOn: matter.assignedOn,
      closedOn: matter.closedOn,
      manner: matter.closingManner && CLOSING_MANNERS[matter.closingManner],
      result: matter.closingResult && CLOSING_RESULTS[matter.closingResult],
      recovered: matter.benefit,
      recoveredPay: matter.wages,
      entries: (await listEntries(tx, matter)).map(({ entry, on, place, note }) => ({
        on,
        kind: ENTRY_KINDS[entry],
        note: place ? `${place}：${note}` : note,
      })),
      summary: story.findLast(({ step }) => step === 'submitClosing')?.note ?? '',
      materials: materials
        .filter(({ phase }) => phase === 'closing')
        .map(({ title, pages }) => `${title}（${pages}页）`),
      reportedOn: matter.closingSubmittedOn,
      agencyOpinion: '结案材料齐全，同意结案。',
      reviewedOn: today,
    })
    return moved(closed, documentId)
  },
}
