import { DOCUMENTS } from '#documents/index.ts'
import { Refusal } from '#kernel/refusal.ts'
import { AID_FORMS, CLOSING_RESULTS, MATTER_KINDS } from '#law/terms.ts'
import { listMaterials } from '#modules/application/store.ts'
import { readCounselCard } from '#modules/assignment/store.ts'
import { issueDocument, listDocuments, nextNumber } from '#modules/document/store.ts'
import { listParties } from '#modules/matter/people.ts'
import { type Matter, subjectOf } from '#modules/matter/rules.ts'
import { loadMatter, readMatter, recordStep, requireStep } from '#modules/matter/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { Reader } from '#platform/database.ts'
import type { archive } from './contract.ts'
import { judgeDossier, type Paper, paginate } from './rules.ts'

async function assemble(db: Reader, matter: Matter) {
  const materials = await listMaterials(db, matter.county, matter.id)
  const documents = await listDocuments(db, matter.county, matter.id)
  const issued = (closing: boolean): Paper[] =>
    documents
      .filter(({ kind }) => ['closing-report', 'termination-decision'].includes(kind) === closing)
      .map(({ kind, number, issuedOn }) => ({
        title: DOCUMENTS[kind].title,
        responsible: '法律援助中心',
        on: issuedOn,
        pages: 1,
        number,
      }))
  const brought = (phase: string, responsible: string): Paper[] =>
    materials
      .filter((material) => material.phase === phase)
      .map(({ title, pages, receivedOn }) => ({ title, responsible, on: receivedOn, pages }))
  const items = paginate([
    ...brought('application', '申请人'),
    ...issued(false),
    ...brought('closing', '承办人'),
    ...issued(true),
  ])
  return { items, missing: judgeDossier(matter, { materials, documents: documents.map(({ kind }) => kind) }) }
}

export const archiveOperations: Operations<typeof archive> = {
  async checkDossier({ db, actor }, { matterId }) {
    return assemble(db, await readMatter(db, actor, matterId))
  },

  async archiveMatter(context, { matterId }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'archive', context)
    const { items, missing } = await assemble(tx, matter)
    if (missing.length > 0)
      throw new Refusal(
        'not_now',
        `卷宗不齐，不能归档：${missing.map(({ text }) => text).join('；')}；请补齐后再归档`,
        missing.map(({ basis }) => basis).join('；'),
      )
    const policy = await readPolicy(tx, actor.county, today)
    const archiveNumber = await nextNumber(context, policy, 'archive')
    const archived = await recordStep(context, matter, 'archive', { archiveNumber, archivedOn: today })
    const parties = await listParties(context, actor.county, matterId)
    const card = matter.counselId ? await readCounselCard(tx, actor.county, matter.counselId) : undefined
    const retention = policy.onDay.retentionYears
    const { documentId } = await issueDocument(context, policy, matter, 'dossier-cover', {
      archiveNumber,
      matterNumber: matter.number,
      matterKind: MATTER_KINDS[matter.kind],
      subject: subjectOf(matter),
      recipients: parties.filter(({ role }) => role === 'recipient'),
      opponent: parties
        .filter(({ role }) => role === 'opponent')
        .map(({ name }) => name)
        .join('、'),
      organ: matter.agency,
      aidForm: AID_FORMS[matter.form],
      unit: card?.unit,
      counsel: card?.name,
      acceptedOn: matter.acceptedOn ?? matter.receivedOn,
      closedOn: matter.closedOn ?? matter.endedOn,
      result: matter.closingResult && CLOSING_RESULTS[matter.closingResult],
      archivedOn: today,
      archivist: actor.name,
      retention: retention ? `${retention}年` : '待本县设定',
      pages: items.at(-1)?.lastPage ?? 0,
    })
    await issueDocument(context, policy, matter, 'dossier-index', {
      archiveNumber,
      matterNumber: matter.number,
      entries: items.map(({ title, responsible, on, number, firstPage, lastPage }) => ({
        number,
        author: responsible,
        title,
        date: on,
        pages: firstPage >= lastPage ? `${firstPage}` : `${firstPage}—${lastPage}`,
      })),
    })
    return { matterId, state: archived.state, documentId, archiveNumber }
  },
}
