import { type PlainDate, plainDate, yearOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { addWorkingDays } from '#law/calendar.ts'
import { dueDate } from '#law/deadlines.ts'
import { AID_FORMS, NOTICE_REASONS, STAGES } from '#law/terms.ts'
import { applicantsOf } from '#modules/application/operations.ts'
import { issueDocument, readNumberOf } from '#modules/document/store.ts'
import { asRow, listAllMatters } from '#modules/matter/list.ts'
import { assignmentDuty, type Matter, moved, subjectOf } from '#modules/matter/rules.ts'
import { holdMatter, loadMatter, readMatter, recordStep, requireStep } from '#modules/matter/store.ts'
import { answerByLetter } from '#modules/notice/operations.ts'
import { limitsOn, type Policy, readPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { Reader } from '#platform/database.ts'
import { type BatchInputs, placeBatch } from './batch.ts'
import type { assignment } from './contract.ts'
import { accountsOf, accountsOfUnits } from './fairness.ts'
import { addressOf } from './rules.ts'
import { passedOver, type SheetInputs, type SheetRow, sheetOf, weightOf } from './sheet.ts'
import { type Assigned, countByFirms, listAssigned, listCandidates, lockRoster, readCounselCard } from './store.ts'

const basisOf = ({ noticeReason }: Matter) => (noticeReason ? '法律援助法 第三十六条' : '法律援助法 第四十三条第一款')

/** The accounts begin with the year, or with the rule that shares the work out, whichever is later. */
const accountsFrom = (today: PlainDate, rule: { from: PlainDate } | undefined): PlainDate => {
  const year = plainDate(`${yearOf(today)}-01-01`)
  return rule && rule.from > year ? rule.from : year
}

async function readFirmShare(db: Reader, county: string, { onDay }: Policy, today: PlainDate) {
  const counted = await countByFirms(db, county, plainDate(`${yearOf(today)}-01-01`))
  return { ...counted, targetPercent: onDay.targets?.firmLawyerPercentOfAll ?? null }
}

/** What was given out since the accounts began: the same for every matter that is not among it. */
const readGiven = (db: Reader, matter: Matter, { onDay }: Policy, today: PlainDate) =>
  listAssigned(db, matter, accountsFrom(today, onDay.assignment))

/** Everything that the order of counsel for this matter is made from, as it stands now. */
async function readInputs(
  db: Reader,
  matter: Matter,
  { onDay }: Policy,
  today: PlainDate,
  given: readonly Assigned[],
): Promise<SheetInputs> {
  const policy = onDay.assignment?.value ?? null
  const candidates = await listCandidates(db, matter, today)
  const members = candidates.map((one) => ({ ...one, pools: one.matterKinds }))
  const accounts = accountsOf(
    members,
    given.map((one) => ({ on: one.on, pool: one.kind, weight: weightOf(one, policy), to: one.counselId })),
  )
  const units = accountsOfUnits(members, accounts)
  const { kind, form, stage, groups, graveSentence, noticeReason, askedGender } = matter
  return {
    today,
    matter: { kind, form, stage, groups, graveSentence, noticeReason, askedGender },
    loadLimit: onDay.loadLimit ?? null,
    policy,
    candidates: candidates.map((one) => ({
      ...one,
      ...(accounts.get(one.id) ?? { due: 0, taken: 0, debt: 0 }),
      unitDebt: units.get(one.unitId)?.debt ?? 0,
    })),
  }
}

/** Nobody has the matter any more; the three days run on from where they began. */
const UNASSIGNED = { unitId: null, counselId: null, assignedOn: null, answerDueOn: null } as const

const LARGEST_BATCH = 500
const thousandths = (amount: number) => Math.round(amount * 1000)

/** The batch as its sheets give it: gates, worth of fitting, what is owed now, and how many more each may take. */
function batchOf(sheets: ReadonlyMap<string, readonly SheetRow[]>, loadLimit: number | undefined): BatchInputs {
  const [everybody = []] = sheets.values()
  return {
    matters: [...sheets].map(([id, sheet]) => ({
      id,
      worth: new Map(
        sheet
          .filter(({ unfitBecause }) => unfitBecause.length === 0)
          .map(({ counsel, owed, score }) => [counsel.id, thousandths(score - owed)]),
      ),
    })),
    counsel: everybody.map(({ counsel: { id, debt, openMatters } }) => ({
      id,
      debt: thousandths(debt),
      room: loadLimit === undefined ? LARGEST_BATCH : Math.max(0, loadLimit - openMatters),
    })),
  }
}

const isByFirm = (sheet: readonly SheetRow[] | undefined, counselId: string): boolean => {
  const counsel = sheet?.find((row) => row.counsel.id === counselId)?.counsel
  return counsel?.kind === 'lawyer' && counsel.ofFirm === true
}

const whyNobody = (sheet: readonly SheetRow[]): string => {
  const fit = sheet.filter(({ unfitBecause }) => unfitBecause.length === 0)
  return fit.length > 0
    ? '可以办理的人员在这一批中都已排满，请逐件指派或者调整在办上限'
    : '没有可以指派的人员，打开案件看每个人的原因'
}

export const assignmentOperations: Operations<typeof assignment> = {
  async listCandidates({ db, actor, today }, { matterId }) {
    const matter = await readMatter(db, actor, matterId)
    const policy = await readPolicy(db, actor.county, today)
    const inputs = await readInputs(db, matter, policy, today, await readGiven(db, matter, policy, today))
    return {
      weight: weightOf(inputs.matter, inputs.policy),
      freeWithin: inputs.policy?.freeWithin ?? 0,
      since: accountsFrom(today, policy.onDay.assignment),
      firmShare: await readFirmShare(db, actor.county, policy, today),
      candidates: sheetOf(inputs).map(({ counsel, unfitBecause, owed, fit, score }) => ({
        counselId: counsel.id,
        name: counsel.name,
        kind: counsel.kind,
        unit: counsel.unit,
        openMatters: counsel.openMatters,
        lastYear: counsel.lastYear,
        unfitBecause,
        due: counsel.due,
        taken: counsel.taken,
        unitDebt: counsel.unitDebt,
        ...{ owed, fit, score },
      })),
    }
  },

  async proposeBatch({ db, actor, today }, { matterIds }) {
    const policy = await readPolicy(db, actor.county, today)
    const waiting = (await listAllMatters(db, actor, { states: ['granted'], ids: matterIds })).slice(0, LARGEST_BATCH)
    const [first] = waiting
    const firmShare = await readFirmShare(db, actor.county, policy, today)
    if (!first) return { firmShare, proposedShare: firmShare, rows: [] }
    const given = await readGiven(db, first, policy, today)
    const sheets = new Map<string, SheetRow[]>()
    for (const matter of waiting) sheets.set(matter.id, sheetOf(await readInputs(db, matter, policy, today, given)))
    const { to } = placeBatch(batchOf(sheets, policy.onDay.loadLimit))
    const rows = waiting.map((matter) => {
      const sheet = sheets.get(matter.id) ?? []
      const proposed = sheet.find(({ counsel }) => counsel.id === to.get(matter.id))
      return {
        ...asRow(matter, today, limitsOn(policy.onDay)),
        proposed: proposed
          ? {
              counselId: proposed.counsel.id,
              name: proposed.counsel.name,
              unit: proposed.counsel.unit,
              openMatters: proposed.counsel.openMatters,
              fit: proposed.fit,
            }
          : null,
        because: proposed ? null : whyNobody(sheet),
      }
    })
    const proposedShare = {
      assigned: firmShare.assigned + to.size,
      byFirms: firmShare.byFirms + [...to].filter(([id, counselId]) => isByFirm(sheets.get(id), counselId)).length,
      targetPercent: firmShare.targetPercent,
    }
    return { firmShare, proposedShare, rows }
  },

  async assignCounsel(context, { matterId, counselId, reason = null }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'assign', context)
    const policy = await readPolicy(tx, actor.county, today)
    await lockRoster(tx, actor.county, counselId)
    const inputs = await readInputs(tx, matter, policy, today, await readGiven(tx, matter, policy, today))
    const sheet = sheetOf(inputs)
    const chosen = sheet.find((row) => row.counsel.id === counselId) as (typeof sheet)[number]
    const { counsel, unfitBecause } = chosen
    if (unfitBecause.length > 0)
      throw new Refusal(
        'not_now',
        `不能指派${counsel.name}：${unfitBecause.map(({ text }) => text).join('；')}；请从可以指派的人员中选择`,
        unfitBecause.map(({ basis }) => basis).join('；'),
      )
    const first = passedOver(sheet, counselId, inputs.policy?.freeWithin ?? 0)
    if (first && !reason)
      throw new Refusal(
        'invalid',
        `按次序应当先派${first.counsel.name}（${first.counsel.unit}）；指派${counsel.name}的，请写明指派理由`,
        '规则 A11',
        [{ field: 'reason', message: `请写明为什么不派排在前面的${first.counsel.name}` }],
      )
    const duty = assignmentDuty(matter)
    const due = dueDate(duty.name, duty.from)
    const assigned = await recordStep(context, matter, 'assign', {
      assignFrom: null,
      assignedOn: today,
      unitId: counsel.unitId,
      counselId,
      answerDueOn: inputs.policy?.answerDays ? addWorkingDays(today, inputs.policy.answerDays) : null,
      takenOn: null,
      note: reason,
      detail: { sheet: inputs, order: sheet.map((row) => row.counsel.id) },
    })
    const recipients = await applicantsOf(context, matter)
    const { documentId } = await issueDocument(context, policy, matter, 'assignment-notice', {
      unit: counsel.unit,
      recipients,
      recipientPhone: recipients[0]?.phone,
      subject: subjectOf(matter),
      aidForm: AID_FORMS[matter.form],
      stage: STAGES[matter.stage],
      organ: matter.agency,
      decisionNumber: await readNumberOf(tx, actor.county, matterId, 'grant-decision'),
      noticeNumber: matter.noticeNumber,
      noticeFrom: matter.noticeReason ? matter.agency : null,
      basis: basisOf(matter),
      counsel: [await readCounselCard(tx, actor.county, counselId)],
      signBy: dueDate('agreement', today).on,
      contactPerson: actor.name,
    })
    return { ...moved(assigned, documentId), dueOn: due.on, late: today > due.on }
  },

  async takeAssignment(context, { matterId }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'takeAssignment', context)
    const taken = await recordStep(context, matter, 'takeAssignment', { answerDueOn: null, takenOn: today })
    if (!matter.agency) return moved(taken)
    const { agency } = matter
    const policy = await readPolicy(tx, actor.county, today)
    const counselId = matter.counselId as string
    const counsel = await readCounselCard(tx, actor.county, counselId)
    const { documentId, number } = await issueDocument(context, policy, matter, 'official-letter', {
      organ: agency,
      addressedAs: addressOf(agency),
      recipients: await applicantsOf(context, matter),
      subject: subjectOf(matter),
      stage: STAGES[matter.stage],
      role: matter.form === 'criminalDefence' ? '辩护人' : '委托代理人',
      decisionNumber: await readNumberOf(tx, actor.county, matterId, 'grant-decision'),
      noticeTitle: matter.noticeReason ? `通知（${NOTICE_REASONS[matter.noticeReason]}）` : null,
      noticeNumber: matter.noticeNumber,
      basis: basisOf(matter),
      counsel: [counsel],
    })
    await answerByLetter(context, matter.id, { documentId, number, counsel: { id: counselId, ...counsel } })
    return moved(taken, documentId)
  },

  async recallAssignment(context, { matterId, reason }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    return moved(await recordStep(context, matter, 'recallAssignment', { ...UNASSIGNED, note: reason }))
  },

  async declineAssignment(context, { matterId, reason }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    await holdMatter(context.tx, matterId)
    return moved(await recordStep(context, matter, 'declineAssignment', { ...UNASSIGNED, note: reason }))
  },
}
