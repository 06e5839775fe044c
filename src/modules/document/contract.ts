import { z } from 'zod'
import { id, text } from '#kernel/fields.ts'
import { command, type FileAnswer, query } from '#kernel/operation.ts'
import { codes } from '#modules/matter/contract.ts'

const documentId = id('文书')
const nullable = z.string().nullable()
/** What the public is told of a document. */
export const STANDINGS = { genuine: '真实有效', replaced: '已被新的文书替代', voided: '已作废' } as const

export const SEALINGS = { asked: '用印待批准', refused: '用印未获批准', sealed: '已用印' } as const

export const IssuedDocument = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  issuedOn: z.string(),
  issuedBy: z.string(),
  /** Of the electronic seal: asked for, turned down, on it; null where there is none. */
  sealing: codes(SEALINGS).nullable(),
  voidReason: z.string().nullable(),
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
  openDocumentWord: query({
    path: '/documents/:documentId/word',
    summary: '文书的 Word 编辑稿：可以修改另用，以出具的文书为准',
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
  openMaterial: query({
    path: '/attachments/:attachmentId/material',
    summary: '一份材料的全部扫描件，合成一个 PDF',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({ attachmentId: id('材料') }),
    output: z.custom<FileAnswer>(),
    answersFile: true,
  }),
  openThumbnail: query({
    path: '/attachments/:attachmentId/thumbnail',
    summary: '材料的小图',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({ attachmentId: id('材料') }),
    output: z.custom<FileAnswer>(),
    answersFile: true,
  }),
  voidDocument: command({
    path: '/documents/:documentId/void',
    summary: '作废文书：文号保留，写明原因；有替代文书的一并指明',
    roles: ['director'],
    secondFactor: true,
    input: z.strictObject({
      documentId,
      reason: text('作废原因'),
      replacedById: id('替代的文书').nullish(),
    }),
    output: z.object({}),
  }),
  verifyDocument: query({
    path: '/verify',
    summary: '公众核验文书：凭核验码查看是否真实、有效；可以比对文件',
    roles: 'public',
    input: z.strictObject({
      code: z.string().trim().min(1, '请填写核验码').max(40).meta({ title: '核验码' }),
      /** SHA-256 of a file, reckoned where the file is: the file itself is not sent. */
      digest: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .meta({ title: '文件摘要' })
        .nullish(),
    }),
    output: z.object({
      standing: codes(STANDINGS),
      title: z.string(),
      number: nullable,
      issuedOn: z.string(),
      issuer: z.string(),
      isSealed: z.boolean(),
      isPractice: z.boolean(),
      /** Whether the file is this document byte for byte; null where nothing was compared or nothing can be yet. */
      matches: z.boolean().nullable(),
    }),
  }),
}
