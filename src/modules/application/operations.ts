import { addDays, type PlainDate } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { judgeLine } from '#law/criminal-lines.ts'
import { dueDate } from '#law/deadlines.ts'
import type { Advice } from '#law/eligibility.ts'
import { noticeBasis } from '#law/scope.ts'
import { linkMatter } from '#modules/consultation/store.ts'
import { issueDocument, nextNumber } from '#modules/document/store.ts'
import { MATTER_STATES } from '#modules/matter/lifecycle.ts'
import { listParties, type NewParty, saveParties } from '#modules/matter/people.ts'
import { EMPTY_MATTER, type Matter, moved, resumed, subjectOf } from '#modules/matter/rules.ts'
import {
  acrossCounty,
  findMatterByNumber,
  hasTaken,
  loadMatter,
  readMatter,
  recordReceipt,
  recordStep,
  requireStep,
} from '#modules/matter/store.ts'
import { savePeople } from '#modules/person/store.ts'
import { type Policy, readPolicy } from '#modules/policy/store.ts'
import type { CommandContext, Operations } from '#platform/context.ts'
import type { Reader } from '#platform/database.ts'
import type { Opening } from '#platform/vault.ts'
import type { application } from './contract.ts'
import type { ApplicationForm } from './form.ts'
import { previewPolicy } from './preview.ts'
import { readRecipients } from './recipients-sheet.ts'
import { adviseOn } from './rules.ts'
import { findSameMatters, listBrought, saveMaterials } from './store.ts'

const shown = (advice: Advice, { onDay }: Policy) => ({
  outcome: advice.outcome,
  reasons: advice.reasons,
  questions: advice.questions,
  urgent: advice.urgent,
  missingMaterials: advice.missing.map(({ code, title, basis }) => ({ code, title, basis })),
  meansProof: advice.means.proof,
  unconfirmed: onDay.eligibilityEntries.filter(({ state }) => state === 'toConfirm').map(({ name }) => name),
})
/** The advice on a matter as its papers and the county's rules stand today. */
export async function adviseOnMatter(db: Reader, matter: Matter, policy: Policy, today: PlainDate): Promise<Advice> {
  const brought = await listBrought(db, matter.county, matter.id)
  return adviseOn({ ...matter, means: matter.meansFacts as ApplicationForm['means'], brought }, policy.onDay, today)
}

export const applicantsOf = async (at: Opening, matter: Pick<Matter, 'county' | 'id'>) =>
  (await listParties(at, matter.county, matter.id)).filter((party) => party.role === 'recipient')

/** A criminal cause has its form and its stages; what no line of criminal aid has is turned down with what is possible. */
export function requireLine({ kind, cause, form, stage }: Pick<Matter, 'kind' | 'cause' | 'form' | 'stage'>): void {
  const obstacle = kind === 'criminal' ? judgeLine({ cause, form, stage }) : null
  if (obstacle)
    throw new Refusal('invalid', obstacle.text, obstacle.basis, [{ field: obstacle.field, message: obstacle.text }])
}

async function refuseSame(context: CommandContext, { cause, stage, recipients }: ApplicationForm): Promise<void> {
  const { tx, actor } = context
  const [same] = await acrossCounty(tx, () => findSameMatters(context, actor.county, cause, stage, recipients))
  if (!same) return
  // Somebody who may not see that matter learns no more than that it is there: not whose it is, not where it stands.
  const seen = await findMatterByNumber(tx, actor, same.number)
  const where = seen
    ? `已有案件${seen.number}（${MATTER_STATES[seen.state]}），请在该案件中继续办理`
    : '已在本县受理、正在办理，请联系县法律援助中心核对'
  throw new Refusal(
    'not_now',
    `所填申请人的同一事项${where}；确属另一程序或者阶段的，请更正“所处阶段”后提交`,
    '规则 R1：同一人同一事项同一阶段只立一件',
  )
}

function newMatter(
  context: CommandContext,
  input: ApplicationForm & { matterId: string; consultationId?: string | null | undefined },
  number: string,
): Matter {
  const { actor, today } = context
  const { kind, form, stage, cause, groups, source, story, graveSentence } = input
  return {
    ...EMPTY_MATTER,
    county: actor.county,
    id: input.matterId,
    number,
    state: 'received',
    version: 1,
    kind,
    form,
    stage,
    cause,
    groups,
    source,
    story,
    graveSentence,
    subject: input.subject ?? null,
    askedGender: input.askedGender ?? null,
    language: input.language ?? null,
    askedCounsel: input.askedCounsel ?? null,
    trialProcedure: input.trialProcedure ?? null,
    noticeReason: input.noticeReason ?? null,
    noticeNumber: input.noticeNumber ?? null,
    recipients: input.recipients.length,
    agency: input.agency ?? null,
    agencyCounty: input.agencyCounty ?? null,
    causeCounty: input.causeCounty ?? null,
    limitationOn: input.limitationOn ?? null,
    consultationId: input.consultationId ?? null,
    organisationId: actor.organisationId,
    receivedOn: today,
    meansFacts: input.means,
  }
}

async function saveApplicationPeople(
  context: CommandContext,
  { matterId, recipients, agent, opponents }: ApplicationForm & { matterId: string },
): Promise<void> {
  const { tx, actor } = context
  const stated = [...recipients, ...(agent ? [agent] : []), ...opponents]
  const ids = await savePeople(context, stated)
  const roleAt = (index: number): NewParty['role'] =>
    index < recipients.length ? 'recipient' : agent && index === recipients.length ? 'agent' : 'opponent'
  const parties = stated.map(
    (person, index): NewParty => ({
      role: roleAt(index),
      personId: ids[index] as string,
      relation: 'relation' in person ? (person.relation ?? null) : null,
      claim: 'claim' in person ? (person.claim ?? null) : null,
    }),
  )
  await saveParties(tx, actor.county, matterId, parties)
}

export const applicationOperations: Operations<typeof application> = {
  previewPolicy,

  async submitApplication(context, input) {
    const { tx, actor, today } = context
    const policy = await readPolicy(tx, actor.county, today)
    // The number's row is locked first: of two windows that press at once, the second looks after the first has saved.
    const number = await nextNumber(context, policy, 'matter')
    requireLine(input)
    await refuseSame(context, input)
    const matter = newMatter(context, input, number)
    await recordReceipt(context, matter)
    await saveApplicationPeople(context, input)
    await saveMaterials(tx, actor.county, matter.id, 'application', input.materials, today)
    if (input.consultationId && !(await linkMatter(tx, actor.county, input.consultationId, matter.id)))
      throw new Refusal('not_now', '这条咨询已经转为申请，请在案件台账中查找，不要重复登记')
    const receipt = { matterId: matter.id, number: matter.number }
    if (matter.noticeReason) return { ...receipt, documentId: null, dueOn: dueDate('assignmentOnNotice', today).on }
    const dueOn = dueDate('review', today).on
    // Somebody who has brought nothing has nothing to be given a receipt for; what is missing is told by the notice to supply.
    if (input.materials.length === 0) return { ...receipt, documentId: null, dueOn }
    const { documentId } = await issueDocument(context, policy, matter, 'material-receipt', {
      applicants: input.recipients,
      applicationNumber: matter.number,
      subject: subjectOf(matter),
      receivedOn: today,
      materials: input.materials.map(({ title, pages, original }) => ({
        name: title,
        form: original ? '原件' : '复印件',
        copies: 1,
        pages,
      })),
      handedInBy: input.agent?.name ?? input.recipients[0]?.name,
      receivedBy: actor.name,
      reviewBy: dueOn,
    })
    return { ...receipt, documentId, dueOn }
  },

  async adviseApplication({ db, actor, today }, { matterId }) {
    const matter = await readMatter(db, actor, matterId)
    const policy = await readPolicy(db, actor.county, today)
    return shown(await adviseOnMatter(db, matter, policy, today), policy)
  },

  async tryApplication({ db, actor, today }, input) {
    const policy = await readPolicy(db, actor.county, today)
    const facts = {
      ...input,
      noticeReason: input.noticeReason ?? null,
      agencyCounty: input.agencyCounty ?? null,
      causeCounty: input.causeCounty ?? null,
      limitationOn: input.limitationOn ?? null,
      brought: input.materials.map(({ code }) => code),
    }
    return shown(adviseOn(facts, policy.onDay, today), policy)
  },

  async readRecipientsSheet({ upload, files }) {
    if (!upload) throw new Refusal('invalid', '请选择受援人名单（Excel）')
    return readRecipients(await files.readReceived(upload))
  },

  async requestSupplement(context, { matterId, items }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'requestSupplement', context)
    if (await hasTaken(tx, matter, 'requestSupplement'))
      throw new Refusal(
        'not_now',
        '已经一次性告知过需要补正的全部内容，不能再次通知补正；请按现有材料审查，或者由申请人说明',
        '法律援助法 第四十三条第二款',
      )
    const policy = await readPolicy(tx, actor.county, today)
    const days = policy.onDay.supplementDays
    if (!days) throw new Refusal('not_now', '本县尚未设定补正期限，请管理员在“本县规则”中设定', '法律援助法 第四十三条')
    const dueOn = addDays(today, days)
    const supplementing = await recordStep(context, matter, 'requestSupplement', {
      supplementFrom: today,
      supplementDueOn: dueOn,
      note: items.join('；'),
    })
    const { documentId } = await issueDocument(context, policy, matter, 'supplement-notice', {
      applicants: await applicantsOf(context, matter),
      appliedOn: matter.receivedOn,
      subject: subjectOf(matter),
      materials: items,
      supplyBy: dueOn,
    })
    return { ...moved(supplementing, documentId), dueOn }
  },

  async receiveSupplement(context, { matterId, materials }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'receiveSupplement', context)
    await saveMaterials(tx, actor.county, matterId, 'application', materials, today)
    return moved(
      await recordStep(context, matter, 'receiveSupplement', {
        ...resumed(matter, today),
        note: materials.map(({ title }) => title).join('、'),
      }),
    )
  },

  async deemWithdrawn(context, { matterId }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'deemWithdrawn', context)
    return moved(await recordStep(context, matter, 'deemWithdrawn', { endedOn: today }))
  },

  async withdrawApplication(context, { matterId, reason }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    return moved(await recordStep(context, matter, 'withdraw', { endedOn: context.today, note: reason }))
  },

  async acceptNotice(context, { matterId }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'acceptNotice', context)
    if (!matter.noticeReason) throw new Error(`matter ${matterId} is passed on without a notice`)
    const policy = await readPolicy(tx, actor.county, today)
    const granted = await recordStep(context, matter, 'acceptNotice', {
      acceptedOn: today,
      decidedOn: today,
      deciderId: actor.userId,
      meansProof: 'notRequired',
      grounds: [noticeBasis(matter.noticeReason)],
      policyVersion: policy.version,
    })
    return { ...moved(granted), assignDueOn: dueDate('assignmentOnNotice', matter.receivedOn).on }
  },

  async acceptApplication(context, { matterId }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'accept', context)
    const { missing } = await adviseOnMatter(tx, matter, await readPolicy(tx, actor.county, today), today)
    const [first] = missing
    if (first)
      throw new Refusal(
        'not_now',
        `材料不齐，缺：${missing.map(({ title }) => title).join('、')}；请先一次性通知补正`,
        first.basis,
      )
    return moved(await recordStep(context, matter, 'accept', { acceptedOn: today }))
  },

  async forwardApplication(context, { matterId, to, manner }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'forward', context)
    const policy = await readPolicy(tx, actor.county, today)
    const { jurisdiction } = await adviseOnMatter(tx, matter, policy, today)
    const forwarded = await recordStep(context, matter, 'forward', {
      endedOn: today,
      forwardedTo: to,
      note: manner === 'forwarded' ? `移送${to}` : `告知向${to}申请`,
    })
    const { documentId } = await issueDocument(context, policy, matter, 'forwarding-notice', {
      applicants: await applicantsOf(context, matter),
      appliedOn: matter.receivedOn,
      subject: subjectOf(matter),
      isLitigation: !['nonLitigation', 'arbitration'].includes(matter.form),
      explanation: jurisdiction.reasons.map(({ text }) => text).join('；'),
      competent: [{ name: to }],
      transferredOn: manner === 'forwarded' ? today : null,
      areMaterialsReturned: manner === 'informed',
    })
    return moved(forwarded, documentId)
  },

  async submitReview(context, { matterId, proposal, meansProof, opinion }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'review', context)
    const advice = await adviseOnMatter(tx, matter, await readPolicy(tx, actor.county, today), today)
    if (advice.jurisdiction.competent === 'no')
      throw new Refusal(
        'not_now',
        `不属本中心管辖：${advice.jurisdiction.reasons.map(({ text }) => text).join('；')}；请告知或者移送，不作给予或者不予的决定`,
        '法律援助法 第三十八条',
      )
    const { outcome, reasons, questions } = advice
    return moved(
      await recordStep(context, matter, 'review', {
        reviewerId: actor.userId,
        meansProof,
        reviewOpinion: `${proposal === 'grant' ? '建议给予援助' : '建议不予援助'}：${opinion}`,
        advice: { outcome, reasons, questions, proposal },
        note: opinion,
      }),
    )
  },
}
