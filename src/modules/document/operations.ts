import { DOCUMENTS } from '#documents/index.ts'
import { printRequest } from '#documents/prepare.ts'
import { readDocumentCode } from '#kernel/document-code.ts'
import type { FileAnswer } from '#kernel/operation.ts'
import { dayInChina, inChinese } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readMatter } from '#modules/matter/store.ts'
import { requireTask } from '#modules/reading/store.ts'
import { listSealings } from '#modules/seal/store.ts'
import type { Operations, QueryContext } from '#platform/context.ts'
import { builtInSigner, signPdf } from '#platform/pdf-signer.ts'
import { markPages } from '#platform/void-mark.ts'
import { asWord } from '#platform/word.ts'
import type { document } from './contract.ts'
import {
  enterByCode,
  type FoundDocument,
  findAddressed,
  findAttachment,
  findCode,
  findDocument,
  listBesides,
  loadIssued,
  readStanding,
  saveVoid,
} from './store.ts'

type Printing = Pick<QueryContext, 'typesetter' | 'files' | 'vault' | 'db'>
/**
 * The document as the PDF that it always was: the sealed paper as it was kept, or the same made again from facts, page and key. The
 * seal's moment is when it was allowed, so that whoever makes it first or last makes the same bytes.
 */
export async function asPdf(
  { db, typesetter, files, vault }: Printing,
  county: string,
  found: FoundDocument,
): Promise<FileAnswer> {
  const { kind, facts, issuedAt, page, voidedOn } = found
  const sealings = await listSealings({ db, vault }, county, found.id)
  const request = { ...printRequest(kind, facts, issuedAt, sealings), page }
  const made = async () => {
    let pdf = await typesetter.typeset(request)
    for (const { certificate, privateKey, inscription, allowedAt } of sealings)
      pdf = await signPdf(pdf, builtInSigner(certificate, privateKey), {
        ...{ reason: request.title, name: inscription, location: issuerOf(facts), at: allowedAt },
      })
    return pdf
  }
  const digest = sealings.at(-1)?.digest
  return {
    fileName: `${request.title}.pdf`,
    mediaType: 'application/pdf',
    bytes: async () => {
      const paper = digest ? await files.read(digest) : await made()
      if (!voidedOn) return paper
      const mark = { template: 'void-mark.typ', data: { on: inChinese(voidedOn) }, title: '作废', createdAt: issuedAt }
      return markPages(paper, await typesetter.typeset(mark))
    },
  }
}
const issuerOf = (facts: Record<string, unknown>): string => (facts.agency as { name: string }).name

async function documentOf(context: QueryContext, documentId: string) {
  const { db, actor, now } = context
  const found = await findDocument(context, actor, documentId)
  if (!found) throw new Refusal('not_found', '没有这份文书，或者不在您的办理范围内；请从案件页面打开')
  await requireTask(db, actor, await readMatter(db, actor, found.matterId), now)
  return found
}
async function attachmentOf({ db, actor, now }: QueryContext, attachmentId: string) {
  const found = await findAttachment(db, actor, attachmentId)
  if (!found) throw new Refusal('not_found', '没有这份材料，或者不在您的办理范围内；请从案件页面打开')
  await requireTask(db, actor, await readMatter(db, actor, found.matterId), now)
  return found
}

export const documentOperations: Operations<typeof document> = {
  async openDocument(context, { documentId }) {
    return asPdf(context, context.actor.county, await documentOf(context, documentId))
  },

  async openDocumentWord(context, { documentId }) {
    const { kind, facts, issuedAt, page, number } = await documentOf(context, documentId)
    if (DOCUMENTS[kind].series === null)
      throw new Refusal('not_now', '表格没有编辑稿；请从“文书格式”打印空白表格，或者重新出具')
    const request = { ...printRequest(kind, facts, issuedAt), page }
    const head = {
      ...{ agency: issuerOf(facts), title: DOCUMENTS[kind].title, number: number ?? '' },
      ...{ date: inChinese(dayInChina(issuedAt)), note: '编辑稿，以出具的文书为准' },
    }
    return {
      fileName: `${request.title}.docx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      bytes: async () => asWord(await context.typesetter.words(request), head),
    }
  },

  async openAttachment(context, { attachmentId }) {
    const { fileName, mediaType, digest } = await attachmentOf(context, attachmentId)
    return { fileName, mediaType, bytes: () => context.files.read(digest) }
  },

  async openMaterial(context, { attachmentId }) {
    const { matterId, title } = await attachmentOf(context, attachmentId)
    const files = await listBesides(context.db, context.actor.county, matterId, attachmentId)
    if (files.length === 0) throw new Refusal('not_now', '这份材料不是照片也不是 PDF，不能合成；请打开原件')
    return {
      fileName: `${title}.pdf`,
      mediaType: 'application/pdf',
      bytes: () => context.files.readJoined(files),
    }
  },

  async openThumbnail(context, { attachmentId }) {
    const { fileName, thumbnail } = await attachmentOf(context, attachmentId)
    if (!thumbnail) throw new Refusal('not_found', '这份材料没有小图，请打开原件')
    return { fileName: `${fileName}.jpg`, mediaType: 'image/jpeg', bytes: () => context.files.read(thumbnail) }
  },

  async voidDocument({ tx, actor, today }, { documentId, reason, replacedById = null }) {
    const found = await loadIssued(tx, actor.county, documentId)
    if (!found) throw new Refusal('not_found', '没有这份文书，请从案件页面打开')
    if (found.voidedOn) throw new Refusal('not_now', '这份文书已经作废，请刷新页面')
    const replacement = replacedById ? await loadIssued(tx, actor.county, replacedById) : null
    if (replacedById && (replacement?.matterId !== found.matterId || replacedById === documentId))
      throw new Refusal('invalid', '替代的文书应当是同一案件的另一份文书，请重新选择', undefined, [
        { field: 'replacedById', message: '请重新选择' },
      ])
    await saveVoid(tx, actor, documentId, { reason, replacedBy: replacedById, today })
    return {}
  },

  async verifyDocument({ tx, vault }, { code, digest = null }) {
    const read = readDocumentCode(code)
    const held = read && (await findCode(tx, read))
    if (!held)
      throw new Refusal(
        'not_found',
        '没有这个核验码对应的文书，请核对后重新输入；仍然查不到的，请向出具文书的法律援助中心当面或者电话核实',
      )
    const { county, documentId } = held
    await enterByCode(tx, county)
    const found = await findAddressed({ db: tx, vault }, county, documentId)
    const standing = await readStanding(tx, county, documentId)
    if (!found || !standing) throw new Error(`code of document ${documentId} stands for nothing`)
    return {
      standing: standing.replacedBy
        ? ('replaced' as const)
        : standing.voidedOn
          ? ('voided' as const)
          : ('genuine' as const),
      title: DOCUMENTS[found.kind].title,
      number: found.number,
      issuedOn: dayInChina(found.issuedAt),
      issuer: issuerOf(found.facts),
      isSealed: standing.digests.length > 0,
      isPractice: standing.practice,
      matches: digest && standing.digests.length > 0 ? standing.digests.includes(digest) : null,
    }
  },
}
