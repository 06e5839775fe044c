import { inChinese, timeInChina, yearOf } from '#kernel/plain-date.ts'
import { NOTICE_KINDS } from '#law/notices.ts'
import { NOTICE_REASONS, type NoticeReason, STAGES } from '#law/terms.ts'
import { type Organisation, readCentreId } from '#modules/access/store.ts'
import { findSameMatters } from '#modules/application/store.ts'
import { issueDocument, nextNumber } from '#modules/document/store.ts'
import { saveParties } from '#modules/matter/people.ts'
import { EMPTY_MATTER, type Matter } from '#modules/matter/rules.ts'
import { acrossCounty, holdMatter, holdNumbers, recordReceipt } from '#modules/matter/store.ts'
import { savePeople } from '#modules/person/store.ts'
import { type Policy, readPolicy } from '#modules/policy/store.ts'
import type { CommandContext } from '#platform/context.ts'
import type { NoticeForm } from './form.ts'
import { answerDue, matterOf, storyOf } from './rules.ts'

/** Opens the matter that the notice asks for, unless this person's is under way already. */
export async function openMatter(
  context: CommandContext,
  said: NoticeForm,
  organ: Organisation,
  reason: NoticeReason | null,
): Promise<{ matterId: string; number: string; receiptId: string | null } | null> {
  const { tx, actor, today } = context
  const asked = matterOf(said)
  const { person, stage } = said
  if (!asked || !person || said.stateSecret) return null
  const policy = await readPolicy(tx, actor.county, today)
  // Two windows and an organ's system at once: whoever comes second looks after the first has saved, and takes no number.
  await holdNumbers(tx, actor.county, 'matter', yearOf(today))
  const [known] = await acrossCounty(tx, () => findSameMatters(context, actor.county, asked.cause, stage, [person]))
  if (known) {
    await holdMatter(tx, known.id)
    const receiptId = await giveReceipt(context, policy, said, organ, reason, known)
    return { matterId: known.id, number: known.number, receiptId }
  }
  const number = await nextNumber(context, policy, 'matter')
  const isApplication = said.kind === 'forwarding'
  const matter: Matter = {
    ...EMPTY_MATTER,
    ...asked,
    county: actor.county,
    id: said.noticeId,
    number,
    state: 'received',
    version: 1,
    kind: 'criminal',
    stage,
    subject: said.charge ?? null,
    groups: said.groups,
    source: organ.kind === 'detentionCentre' ? 'detention' : 'agency',
    noticeReason: isApplication ? null : reason,
    noticeNumber: isApplication ? null : said.documentNumber,
    caseNumber: said.caseNumber ?? null,
    recipients: 1,
    story: storyOf(said, organ.name, STAGES[stage]),
    agency: organ.name,
    agencyCounty: actor.county,
    causeCounty: null,
    limitationOn: null,
    graveSentence: said.graveSentence || reason === 'lifeOrDeath' || reason === 'deathReview',
    consultationId: null,
    organisationId: await readCentreId(tx, actor.county),
    receivedOn: today,
    meansFacts: { promised: false },
  }
  // Who notifies does not see matters; this one only until it is written down.
  await holdMatter(tx, matter.id)
  // Of the notice itself its desk is told; the matter that it opens is no second news.
  await recordReceipt({ ...context, happened: [] }, matter)
  const people = [person, ...said.coDefendants.map((name) => ({ name }))]
  const ids = await savePeople(context, people)
  const roleAt = (index: number) => (index === 0 ? ('recipient' as const) : ('coDefendant' as const))
  await saveParties(
    tx,
    actor.county,
    matter.id,
    ids.map((personId, index) => ({ role: roleAt(index), personId, relation: null, claim: null })),
  )
  const receiptId = await giveReceipt(context, policy, said, organ, reason, matter)
  return { matterId: matter.id, number, receiptId }
}

/** The one receipt of a notice, whether it opened the matter or found it under way. */
async function giveReceipt(
  context: CommandContext,
  policy: Policy,
  said: NoticeForm,
  organ: Organisation,
  reason: NoticeReason | null,
  matter: { id: string; number: string },
): Promise<string> {
  const { documentId } = await issueDocument(context, policy, matter, 'notice-receipt', {
    organ: organ.name,
    noticeTitle: NOTICE_KINDS[said.kind],
    noticeNumber: said.documentNumber,
    noticeDate: said.documentOn,
    recipients: said.person ? [said.person] : [],
    subject: said.charge ?? '',
    stage: STAGES[said.stage],
    reason: reason && NOTICE_REASONS[reason],
    matterNumber: matter.number,
    receivedAt: `${inChinese(context.today)}${timeInChina(context.now).slice(11)}`,
    dueOn: answerDue(said.kind, context.now).on,
    isApplication: said.kind === 'forwarding',
  })
  return documentId
}
