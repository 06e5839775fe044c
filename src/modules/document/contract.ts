import { z } from 'zod'
import { id } from '#kernel/fields.ts'
import { type FileAnswer, query } from '#kernel/operation.ts'

export const IssuedDocument = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  issuedOn: z.string(),
  issuedBy: z.string(),
})

export const document = {
  openDocument: query({
    path: '/documents/:documentId',
    summary: '文书的 PDF',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({ documentId: id('文书') }),
    output: z.custom<FileAnswer>(),
    answersFile: true,
  }),
  openAttachment: query({
    path: '/attachments/:attachmentId',
    summary: '材料原件',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({ attachmentId: id('材料') }),
    output: z.custom<FileAnswer>(),
    answersFile: true,
  }),
}
