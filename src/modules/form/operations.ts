import { FORMS, type FormKind } from '#documents/forms.ts'
import { DOCUMENTS, type DocumentKind } from '#documents/index.ts'
import { completeForm, type FormFactsOf, printBlank, printForm, printKeptForm } from '#documents/prepare.ts'
import { printSpecimen } from '#documents/specimen.ts'
import { wordOf } from '#kernel/labels.ts'
import { maskIdNumber, maskName, maskPhone } from '#kernel/mask.ts'
import type { FileAnswer } from '#kernel/operation.ts'
import { dayInChina, yearOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { CAUSES, CONSULTATION_CHANNELS, GROUPS, STAGES } from '#law/terms.ts'
import { readCounselCard } from '#modules/assignment/store.ts'
import { SATISFACTION } from '#modules/consultation/form.ts'
import { findConsultation } from '#modules/consultation/store.ts'
import { issueDocument, keepPage } from '#modules/document/store.ts'
import { helpOperations } from '#modules/help/operations.ts'
import { hasTask, sightOf } from '#modules/matter/lifecycle.ts'
import { listParties, titleOf } from '#modules/matter/people.ts'
import { subjectOf } from '#modules/matter/rules.ts'
import { acrossCounty, loadMatter, readMatter } from '#modules/matter/store.ts'
import { findNotice } from '#modules/notice/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import { requireRevealsLeft, requireTask } from '#modules/reading/store.ts'
import type { CommandContext, Operations, QueryContext } from '#platform/context.ts'
import { currentPage } from '#platform/document-pages.ts'
import { NUMBERED } from '#policy/numbering.ts'
import { type form, MATTER_FORMS, type MatterForm } from './contract.ts'
import { fillMatterForm, officeOf } from './fill.ts'
import { fillHelpLedger, fillHelpRecord } from './fill-help.ts'
import { countPapers, listPapers } from './papers.ts'
import { paperOnly, SIGNED_FORMS } from './rules.ts'
import { findHelp, findSigned, findUse, listSigned, readOrganKind, saveSigned } from './store.ts'

const asFile = <K extends FormKind>({ typesetter, now }: QueryContext, kind: K, facts: FormFactsOf<K>): FileAnswer => {
  const request = printForm(kind, facts, now)
  return { fileName: `${request.title}.pdf`, mediaType: 'application/pdf', bytes: () => typesetter.typeset(request) }
}
const ALL = { ...DOCUMENTS, ...FORMS }
const isPaper = (kind: string): kind is DocumentKind | FormKind => Object.hasOwn(ALL, kind)
const isIssued = (kind: string) => Object.hasOwn(DOCUMENTS, kind)
const isKept = (kind: string) => isIssued(kind) || (SIGNED_FORMS as readonly string[]).includes(kind)
const noSuchPaper = () => new Refusal('not_found', '没有这种文书，请从“文书格式”中选择')

/** Who sends a paper of this kind: the bureau decides on objections (法律援助法 第四十九条), the centre sends all else. */
async function senderOf({ db, actor, today }: QueryContext, kind: DocumentKind | FormKind) {
  if (kind === 'objection-decision') return { name: (await readPolicy(db, actor.county, today)).pack.bureauName }
  return (await officeOf({ db, county: actor.county, today })).agency
}

async function printOf(context: QueryContext, matterId: string, kind: MatterForm, isWhole: boolean) {
  const { db, actor, now } = context
  const matter = await readMatter(db, actor, matterId)
  await requireTask(db, actor, matter, now)
  return asFile(context, kind, await fillMatterForm({ ...context, county: actor.county }, matter, kind, isWhole))
}

/** The Ministry has one notice for each kind of organ; a detention centre's is that of the police. */
const NOTICE_FORMS: Record<string, FormKind & `help-notice-${string}`> = {
  court: 'help-notice-court',
  procuratorate: 'help-notice-procuratorate',
}

export const formOperations: Operations<typeof form> = {
  async listForms() {
    return Object.values(ALL)
      .map(({ kind, title, ministry, basis }) => ({
        ...{ kind, title, ministry, basis },
        fromMatter: (MATTER_FORMS as readonly string[]).includes(kind),
        isKept: isKept(kind),
      }))
      .sort((a, b) => (a.ministry ?? 99) - (b.ministry ?? 99))
  },

  async openBlankForm(context, { kind }) {
    if (!isPaper(kind)) throw noSuchPaper()
    const { name } = await senderOf(context, kind)
    const request = printBlank(kind, { name }, context.now)
    return {
      fileName: `${request.title}.pdf`,
      mediaType: 'application/pdf',
      bytes: () => context.typesetter.typeset(request),
    }
  },

  async listTemplates({ db, actor, today }) {
    // Numbers only, of the whole county: whoever keeps the templates need not see a matter.
    const counts = await acrossCounty(db, () => countPapers(db, actor.county, yearOf(today)))
    const byKind = new Map(counts.map((count) => [count.kind, count]))
    return Object.values(ALL)
      .map(({ kind, title, ministry, basis, series, typst }) => {
        const { papers = 0, pages = 0 } = byKind.get(kind) ?? {}
        return {
          ...{ kind, isIssued: isIssued(kind), title, ministry, basis, series: series && NUMBERED[series] },
          ...{ page: currentPage(typst).digest, thisYear: isKept(kind) ? papers : null, pages },
        }
      })
      .sort((a, b) => (a.ministry ?? 99) - (b.ministry ?? 99))
  },

  async listPapers({ db, actor, now }, filter) {
    const { kind } = filter
    if (kind && !isPaper(kind)) throw noSuchPaper()
    const { total, rows } = await listPapers(db, actor, filter, now)
    return {
      total,
      rows: rows.map(({ name, recipients, subject, cause, state, hasActed, isOpened, ...row }) => ({
        ...row,
        title: ALL[row.kind].title,
        // A list of many people: who looks for somebody knows the name already.
        matter: titleOf(maskName(name), recipients, subjectOf({ subject, cause })),
        needsReason: !isOpened && !hasTask(actor, { state }, hasActed),
      })),
    }
  },

  async openSpecimen(context, { kind }) {
    if (!isPaper(kind)) throw noSuchPaper()
    const request = printSpecimen(kind, await senderOf(context, kind), context.now)
    return {
      fileName: `${request.title}.pdf`,
      mediaType: 'application/pdf',
      bytes: () => context.typesetter.typeset(request),
    }
  },

  printMatterForm: (context, { matterId, kind }) => printOf(context, matterId, kind, false),

  async printWholeMatterForm(context, { matterId, kind }) {
    await requireRevealsLeft(context.db, context.actor, context.now)
    return printOf(context, matterId, kind, true)
  },

  async signForm(context, { matterId, kind, signedFormId, manner, name, strokes }) {
    const { tx, vault, actor, now, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    const obstacle = paperOnly(matter.cause, kind)
    if (obstacle) throw new Refusal('not_now', obstacle, '电子签名法 第三条')
    if (manner === 'drawn' && strokes.length === 0)
      throw new Refusal('invalid', '请受援人在签名框内手写签名', undefined, [
        { field: 'strokes', message: '请在签名框内手写签名' },
      ])
    const filled = await fillMatterForm({ ...context, county: actor.county }, matter, kind, true)
    const signature = { name, on: today, strokes: manner === 'drawn' ? strokes : [] }
    const facts = completeForm(kind, { ...filled, signature })
    const page = await keepPage(tx, actor.county, currentPage(FORMS[kind].typst))
    await saveSigned(tx, vault, actor, { id: signedFormId, matterId, kind, manner, facts, page }, now)
    return { signedFormId }
  },

  async listSignedForms({ db, actor }, { matterId }) {
    await readMatter(db, actor, matterId)
    return (await listSigned(db, actor.county, matterId)).map((row) => ({ ...row, title: FORMS[row.kind].title }))
  },

  async openSignedForm(context, { signedFormId }) {
    const { db, actor, now, typesetter } = context
    const found = await findSigned(context, actor, signedFormId)
    if (!found) throw new Refusal('not_found', '没有这份签名的表格，或者不在您的办理范围内；请从案件页面打开')
    await requireTask(db, actor, await readMatter(db, actor, found.matterId), now)
    await requireRevealsLeft(db, actor, now)
    const request = { ...printKeptForm(found.kind, found.facts, found.signedAt), page: found.page }
    return { fileName: `${request.title}.pdf`, mediaType: 'application/pdf', bytes: () => typesetter.typeset(request) }
  },

  async printConsultation(context, { consultationId }) {
    const found = await findConsultation(context, context.actor, consultationId)
    if (!found) throw new Refusal('not_found', '没有这条咨询，或者不在您的办理范围内；请从咨询台账中打开')
    return asFile(context, 'consultation-record', {
      ...(await officeOf({ ...context, county: context.actor.county })),
      ...{ number: found.number, happenedOn: found.happenedOn, name: found.name },
      channel: wordOf(CONSULTATION_CHANNELS, found.channel),
      idNumber: found.idNumber && maskIdNumber(found.idNumber),
      phone: found.phone && maskPhone(found.phone),
      cause: wordOf(CAUSES, found.cause),
      groups: found.groups.map((group) => wordOf(GROUPS, group)),
      ...{ question: found.question, answer: found.answer, toldMayApply: found.toldMayApply },
      satisfaction: found.satisfaction && wordOf(SATISFACTION, found.satisfaction),
      ...{ organisation: found.organisation, consultant: found.consultant },
    })
  },

  async printHelp(context, { helpId }) {
    const { actor } = context
    const found = await findHelp(context, actor.county, helpId)
    if (!found || !(sightOf(actor) === 'county' || found.counselId === actor.counselId))
      throw new Refusal('not_found', '没有这条法律帮助，或者不是您登记的；请从法律帮助工作台账中打开')
    return asFile(context, 'help-record', await fillHelpRecord({ ...context, county: actor.county }, found))
  },

  async printHelpLedger(context, { month }) {
    const { helps } = await helpOperations.listHelp(context as Parameters<typeof helpOperations.listHelp>[0], { month })
    const { county } = context.actor
    return asFile(context, 'help-ledger', await fillHelpLedger({ ...context, county }, month, helps.toReversed()))
  },

  async printHelpNotice(context, { noticeId }) {
    const { db, actor } = context
    const found = await findNotice(context, actor, noticeId)
    if (found?.kind !== 'help' || found.stateSecret)
      throw new Refusal('not_found', '没有这份法律帮助通知，请从办案机关通知中打开')
    const organ = await readOrganKind(db, actor.county, found.organisationId)
    return asFile(context, NOTICE_FORMS[organ?.kind ?? ''] ?? 'help-notice-police', {
      ...(await officeOf({ ...context, county: context.actor.county })),
      ...{ organ: found.organisation, number: found.documentNumber, name: found.name },
      idNumber: found.idNumber && maskIdNumber(found.idNumber),
      ...{ charge: found.charge, stage: STAGES[found.stage], heldIn: found.heldIn, guiltyPlea: found.guiltyPlea },
      ...{ handler: found.handler, handlerPhone: found.handlerPhone, date: found.documentOn },
    })
  },

  async printSealApproval(context, { documentId }) {
    const { db, actor } = context
    const found = await findUse(db, actor, documentId)
    if (!found) throw new Refusal('not_found', '这份文书没有用印申请，或者不在您的办理范围内；请从用印台账中打开')
    return asFile(context, 'seal-approval', {
      ...(await officeOf({ ...context, county: context.actor.county })),
      ...{ seal: found.seal, keeper: found.keeper, documentNumber: found.number, copies: 1 },
      documentTitle: DOCUMENTS[found.kind as DocumentKind].title,
      reason: found.reason ?? '随文书签发用印',
      ...{ askedBy: found.askedBy, askedOn: dayInChina(found.askedAt), decidedBy: found.decidedBy },
      decidedOn: found.decidedAt && dayInChina(found.decidedAt),
    })
  },

  async introduce(context, { matterId, ...letter }) {
    const { matter, policy } = await letterOf(context, matterId)
    return issueDocument(context, policy, matter, 'introduction-letter', letter)
  },

  async askOrgan(context, { matterId, ...letter }) {
    const { matter, policy } = await letterOf(context, matterId)
    if (!matter.counselId) throw new Refusal('not_now', '本案还没有承办人，无从征询意见；请指派后再出具')
    const card = await readCounselCard(context.tx, matter.county, matter.counselId)
    const recipients = (await listParties(context, matter.county, matterId)).filter(({ role }) => role === 'recipient')
    return issueDocument(context, policy, matter, 'opinion-inquiry', {
      ...letter,
      recipients: recipients.length > 1 ? `${recipients[0]?.name}等${recipients.length}人` : recipients[0]?.name,
      ...{ subject: subjectOf(matter), caseNumber: matter.caseNumber, counsel: card.name, unit: card.unit },
      contactPerson: context.actor.name,
    })
  },
}

async function letterOf({ tx, actor, today }: CommandContext, matterId: string) {
  const matter = await loadMatter(tx, actor, matterId)
  return { matter, policy: await readPolicy(tx, actor.county, today) }
}
