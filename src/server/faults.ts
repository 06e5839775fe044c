import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { labelOf } from '#kernel/labels.ts'
import { type FieldFault, Refusal, type RefusalCode } from '#kernel/refusal.ts'
import { isConnectionLoss } from '#platform/database.ts'

export const STATUS: Record<RefusalCode, number> = {
  invalid: 422,
  not_signed_in: 401,
  not_permitted: 403,
  not_found: 404,
  reason_needed: 428,
  second_factor_needed: 428,
  not_now: 409,
  changed: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
}

/** Every fault of what was sent, each with its field and the field's own label. */
export function refusalOfIssues(
  schema: z.ZodType,
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): Refusal {
  const faults: FieldFault[] = issues.map(({ path, message }) => {
    const label = labelOf(schema, path)
    return { field: path.join('.'), message: label && !message.includes(label) ? `${label}：${message}` : message }
  })
  return new Refusal('invalid', [...new Set(faults.map((fault) => fault.message))].join('；'), undefined, faults)
}

const BY_CODE: Record<string, [RefusalCode, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too_large', '提交的内容过大，请减少后重试'],
  FST_REQ_FILE_TOO_LARGE: ['too_large', '文件过大：单个文件不超过 20 MB，照片请先压缩，扫描件请分册上传'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['invalid', '提交的内容格式无法识别，请从本系统页面办理'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid', '提交的内容不完整或格式有误，请重试'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid', '提交的内容是空的，请重试'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid', '提交的内容不完整，请重试'],
}

/** Turns whatever was thrown into a refusal; null means a defect of ours, to be logged and answered with 500. */
export function refusalOf(error: unknown, schema: z.ZodType | undefined): Refusal | null {
  if (error instanceof Refusal) return error
  if (schema && hasZodFastifySchemaValidationErrors(error))
    return refusalOfIssues(
      schema,
      error.validation.map(({ instancePath, message = '填写有误' }) => ({ path: pathOf(instancePath), message })),
    )
  const { code, statusCode } = error as Partial<FastifyError>
  const known = code === undefined ? undefined : BY_CODE[code]
  if (known) return new Refusal(...known)
  if ((error as { code?: string }).code === UNIQUE_VIOLATION)
    return new Refusal('invalid', '这个编号已经使用过，没有重复办理；请刷新页面查看，需要再办的重新填写')
  if (isConnectionLoss(error))
    return new Refusal('unavailable', '数据库暂时连接不上，所填内容仍在页面上，请稍等几秒再提交')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refusal('invalid', '请求无法处理，请刷新页面后重试')
  return null
}

/** An id made by the client that is somebody's already: by mistake, or to see what is there. */
const UNIQUE_VIOLATION = '23505'

const pathOf = (instancePath: string): PropertyKey[] =>
  instancePath
    .split('/')
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
