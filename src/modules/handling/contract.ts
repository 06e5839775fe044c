import { z } from 'zod'
import { id, text } from '#kernel/fields.ts'
import { command } from '#kernel/operation.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'
import { entryForm } from './form.ts'

const matterId = id('案件')
const ATTACHMENT_TYPES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const

export const handling = {
  recordProgress: command({
    path: '/matters/:matterId/progress',
    summary: '记录会见、阅卷、开庭、通报等承办情况',
    roles: MATTER_STEPS.progress.roles,
    input: z.strictObject({ matterId, ...entryForm.shape }),
    output: Moved,
  }),
  fileAttachment: command({
    path: '/attachments/:attachmentId/file',
    summary: '重新对应附件的材料，或者写明理由不入卷；附件仍在案件中',
    roles: ['reviewer', 'stationClerk', 'director', 'counsel', 'qualitySupervisor', 'archivist'],
    input: z.strictObject({
      attachmentId: id('附件'),
      /** The line of the list that it shows; none where it shows none. */
      material: z
        .strictObject({ phase: z.enum(['application', 'closing']), code: z.string().max(40), title: text('材料名称') })
        .nullish()
        .meta({ title: '对应的材料' }),
      leftOut: text('不入卷的理由', { max: 200, help: '填写后不装订入卷；要入卷的不填' }).nullish(),
    }),
    output: z.object({}),
  }),
  addAttachment: command({
    path: '/matters/:matterId/attachments',
    summary: '上传材料：PDF、照片、Word 或 Excel，20 MB 以内',
    roles: ['reviewer', 'stationClerk', 'director', 'counsel', 'qualitySupervisor', 'archivist'],
    upload: { maxBytes: 20_000_000, mediaTypes: ATTACHMENT_TYPES, isPaper: true },
    input: z.strictObject({
      matterId,
      attachmentId: id('材料'),
      title: text('材料名称'),
      /** Which line of the list it shows; several files of one line are one material. */
      material: z
        .strictObject({ phase: z.enum(['application', 'closing']), code: z.string().max(40) })
        .nullish()
        .meta({ title: '对应的材料' }),
    }),
    output: z.object({
      attachmentId: z.uuid(),
      bytes: z.int(),
      mediaType: z.string(),
      pages: z.int().nullable(),
    }),
  }),
}
