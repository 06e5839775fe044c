import { FORMS, type FormKind } from '#documents/forms.ts'
import { DOCUMENTS, type DocumentKind } from '#documents/index.ts'
import { completeFacts, type FactsOf, type FormFactsOf, printForm, printRequest } from '#documents/prepare.ts'
import { dayInChina, type Instant, instantOf } from '#kernel/plain-date.ts'
import { CLOSING_MATERIALS } from '#law/dossier.ts'
import { MATERIALS } from '#law/materials.ts'
import { AID_FORMS, CLOSING_RESULTS, MATTER_KINDS } from '#law/terms.ts'
import { listMaterials } from '#modules/application/store.ts'
import { type CounselCard, readCounselCard } from '#modules/assignment/store.ts'
import { type Filling, fillMatterForm, officeOf } from '#modules/form/fill.ts'
import { listSigned } from '#modules/form/store.ts'
import { listParties } from '#modules/matter/people.ts'
import { type Matter, subjectOf } from '#modules/matter/rules.ts'
import { readWhole } from '#modules/matter/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { DossierItem, Paper } from './keeping.ts'
import { type DossierRow, listFiles, listHeld } from './store.ts'

/** Where the pages of one paper of the volume come from. */
export type Source =
  | { of: 'document'; documentId: string }
  | { of: 'form'; form: { [K in FormKind]: { kind: K; facts: FormFactsOf<K> } }[FormKind] }
  | { of: 'signed'; signedFormId: string }
  /** A PDF that came in before pages were counted has null. */
  | { of: 'files'; files: readonly { digest: string; mediaType: string; pages: number | null }[] }
export type Planned = Omit<Paper, 'pages'> & { source: Source }
type Print = ReturnType<typeof printForm> | ReturnType<typeof printRequest>
/** What is bound into one volume, and what its own pages say once its pages are counted. */
export type VolumePlan = {
  archiveNumber: string
  createdAt: Instant
  papers: readonly Planned[]
  cover(pages: number): Print
  index(items: readonly DossierItem[]): Print
  note(items: readonly DossierItem[]): Print
}

const APPLICATION_ORDER = Object.keys(MATERIALS)
const CLOSING_ORDER = Object.keys(CLOSING_MATERIALS)
const AT_THE_END: readonly string[] = ['closing-report', 'termination-decision', 'termination-letter']
const place = (order: readonly string[], code: string) => (order.includes(code) ? order.indexOf(code) : order.length)

/** The volume of an archived matter in its order: what came in, what was decided and served, what was handled, how it ended. */
export async function planVolume(at: Filling, dossier: DossierRow, matterId: string): Promise<VolumePlan> {
  const { db, county } = at
  const matter = await readWhole(db, county, matterId)
  const office = await officeOf(at)
  const materials = await listMaterials(db, county, matterId)
  const files = (await listFiles(db, county, matterId)).flatMap((file) =>
    file.pages === null ? [] : [{ ...file, pages: file.pages }],
  )
  const documents = await listHeld(db, county, matterId)
  const signatures = await listSigned(db, county, matterId)
  const card = matter.counselId ? await readCounselCard(db, county, matter.counselId) : null

  const filed = new Set<string>()
  const brought = (phase: string, order: readonly string[], responsible: string): Planned[] =>
    materials
      .filter((it) => it.phase === phase)
      .sort((a, b) => place(order, a.code) - place(order, b.code))
      .map(({ code, title, pages, receivedOn }) => {
        const scans = files.filter((it) => it.phase === phase && it.code === code && it.title === title)
        for (const { id } of scans) filed.add(id)
        const slip = { ...office, archiveNumber: dossier.archiveNumber, title, pages }
        return scans.length > 0
          ? { title, responsible, on: receivedOn, source: { of: 'files', files: scans } }
          : {
              ...{ title, responsible, on: receivedOn, paperOnly: pages },
              source: { of: 'form', form: { kind: 'paper-slip', facts: slip } },
            }
      })
  const issued = (isEnd: boolean): Planned[] =>
    documents
      .filter(({ kind }) => AT_THE_END.includes(kind) === isEnd)
      .map(({ id, kind, number, issuedOn, voidedOn }) => ({
        title: `${DOCUMENTS[kind].title}${voidedOn ? '（已作废）' : ''}`,
        ...{ responsible: office.agency.name, on: issuedOn, number },
        source: { of: 'document', documentId: id },
      }))
  const form = async <K extends 'review-form' | 'service-receipt' | 'subsidy-approval'>(
    kind: K,
    title: string,
    on: Paper['on'],
  ): Promise<Planned> => ({
    ...{ title, on, responsible: office.agency.name },
    source: { of: 'form', form: { kind, facts: await fillMatterForm(at, matter, kind, false) } as never },
  })
  const signed = (kinds: readonly string[]): Planned[] =>
    signatures
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id, kind, signedAt }) => ({
        ...{ title: `${FORMS[kind].title}（电子签名）`, responsible: '受援人', on: dayInChina(signedAt) },
        source: { of: 'signed', signedFormId: id },
      }))
  const isServed = documents.some(({ servedOn }) => servedOn !== null)
  const papers: Planned[] = [
    ...brought('application', APPLICATION_ORDER, '申请人'),
    ...signed(['application-form', 'means-statement']),
    ...(matter.decidedOn ? [await form('review-form', '法律援助审查表', matter.decidedOn)] : []),
    ...issued(false),
    ...(isServed ? [await form('service-receipt', '送达回证', documents.at(-1)?.servedOn ?? null)] : []),
    ...signed(['power-of-attorney', 'counsel-agreement', 'change-application']),
    ...brought('closing', CLOSING_ORDER, '承办人'),
    ...issued(true),
    ...(matter.subsidy !== null ? [await form('subsidy-approval', '办案补贴审批表', matter.closingAcceptedOn)] : []),
  ]
  const loose = files
    .filter(({ id }) => !filed.has(id))
    .map(
      (file): Planned => ({
        ...{ title: file.title, responsible: '承办人', on: file.addedOn },
        source: { of: 'files', files: [file] },
      }),
    )
  const cover = await coverOf(at, { matter, dossier, card, office })
  const createdAt = boundAt(dossier)
  const own = <K extends DocumentKind>(kind: K, facts: FactsOf<K>) =>
    printRequest(kind, completeFacts(kind, facts), createdAt)
  return {
    archiveNumber: dossier.archiveNumber,
    createdAt,
    papers: [...papers, ...loose],
    cover: (pages) => own('dossier-cover', { ...cover, pages }),
    ...frontAndBack({ office, dossier, matterNumber: matter.number }),
  }
}

type Office = Awaited<ReturnType<typeof officeOf>>
type OfMatter = { matter: Matter; dossier: DossierRow; card: CounselCard | null; office: Office }
async function coverOf(at: Filling, { matter, dossier, card, office }: OfMatter) {
  const parties = await listParties(at, at.county, matter.id)
  const { onDay } = await readPolicy(at.db, at.county, dossier.archivedOn)
  const facts: FactsOf<'dossier-cover'> = {
    ...office,
    archiveNumber: dossier.archiveNumber,
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
    result: resultOf(matter),
    archivedOn: dossier.archivedOn,
    archivist: dossier.archivist,
    retention: retentionOf(onDay),
  }
  return facts
}
const resultOf = ({ closingResult, state }: Matter) =>
  closingResult ? CLOSING_RESULTS[closingResult] : state === 'terminated' ? '终止' : null

/** The volume's moment is the day it was archived, so that binding it again gives the same bytes. */
export const boundAt = ({ archivedOn }: DossierRow): Instant => instantOf(Date.parse(`${archivedOn}T00:00:00+08:00`))
export const retentionOf = ({ retentionYears }: { retentionYears?: number | null | undefined }): string =>
  retentionYears ? `${retentionYears}年` : '待本县设定'

const pagesText = ({ firstPage, lastPage }: DossierItem) =>
  firstPage >= lastPage ? `${firstPage}` : `${firstPage}—${lastPage}`
type Bound = { office: Office; dossier: DossierRow; matterNumber: string }
/** The index, every paper with its pages in the volume, and the note page at the end. */
export function frontAndBack({ office, dossier, matterNumber }: Bound): Pick<VolumePlan, 'index' | 'note'> {
  const { archiveNumber, archivist, archivedOn, notes } = dossier
  const heading = { ...office, archiveNumber, matterNumber }
  return {
    index(items) {
      const entries = items.map((item) => ({
        ...{ number: item.number, author: item.responsible, title: item.title, date: item.on, pages: pagesText(item) },
        note: item.paperOnly ? `纸质 ${item.paperOnly} 页` : null,
      }))
      return printRequest('dossier-index', completeFacts('dossier-index', { ...heading, entries }), boundAt(dossier))
    },
    note(items) {
      const onPaper = items.filter(({ paperOnly }) => paperOnly)
      const without = `其中 ${onPaper.length} 件没有扫描件，原件见纸质卷：${onPaper.map(({ title }) => title).join('、')}`
      const facts = {
        ...{ ...heading, items: items.length, pages: items.at(-1)?.lastPage ?? 0 },
        notes: [...(onPaper.length > 0 ? [without] : []), ...notes],
        ...{ filedBy: archivist, filedOn: archivedOn },
      }
      return printForm('dossier-note', facts, boundAt(dossier))
    },
  }
}
