import { printRequest } from '#documents/prepare.ts'
import type { FileAnswer } from '#kernel/operation.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readMatter } from '#modules/matter/store.ts'
import { requireTask } from '#modules/reading/store.ts'
import type { Operations, QueryContext } from '#platform/context.ts'
import type { document } from './contract.ts'
import { type FoundDocument, findAttachment, findDocument } from './store.ts'

/** The document as the PDF that it always was. */
export function asPdf({ kind, facts, issuedAt }: FoundDocument, typesetter: QueryContext['typesetter']): FileAnswer {
  const request = printRequest(kind, facts, issuedAt)
  return {
    fileName: `${request.title}.pdf`,
    mediaType: 'application/pdf',
    bytes: () => typesetter.typeset(request),
  }
}

export const documentOperations: Operations<typeof document> = {
  async openDocument(context, { documentId }) {
    const { db, actor, now, typesetter } = context
    const found = await findDocument(context, actor, documentId)
    if (!found) throw new Refusal('not_found', '没有这份文书，或者不在您的办理范围内；请从案件页面打开')
    await requireTask(db, actor, await readMatter(db, actor, found.matterId), now)
    return asPdf(found, typesetter)
  },

  async openAttachment({ db, actor, now, files }, { attachmentId }) {
    const found = await findAttachment(db, actor, attachmentId)
    if (!found) throw new Refusal('not_found', '没有这份材料，或者不在您的办理范围内；请从案件页面打开')
    await requireTask(db, actor, await readMatter(db, actor, found.matterId), now)
    return { fileName: found.fileName, mediaType: found.mediaType, bytes: () => files.read(found.digest) }
  },
}
