import { z } from 'zod'
import { DOCUMENTS } from '#documents/index.ts'
import { choice, id, month, several, text } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { codes } from '#modules/matter/contract.ts'

const READERS = ['director', 'approver', 'bureau', 'auditor'] as const
const ASKERS = ['reviewer', 'approver', 'assigner', 'archivist', 'director'] as const
const documentId = id('文书')
const nullable = z.string().nullable()

/** A round seal with the star: the office's own, or one for its business only. */
export const SEAL_KINDS = { official: '公章', business: '业务专用章' } as const
export const DOCUMENT_TITLES = Object.fromEntries(
  Object.values(DOCUMENTS).map(({ kind, title }) => [kind, title]),
) as Record<keyof typeof DOCUMENTS, string>

export const seal = {
  listSeals: query({
    path: '/seals',
    summary: '印章登记：印文、保管人、证书、随文书签发直接用印的文书',
    roles: READERS,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.uuid(),
        kind: codes(SEAL_KINDS),
        inscription: z.string(),
        organisation: z.string(),
        keeper: z.string(),
        documents: z.array(codes(DOCUMENT_TITLES)),
        /** SHA-256 of the certificate, as readers of a PDF show it. */
        fingerprint: z.string(),
        registeredOn: z.string(),
        endedOn: nullable,
        endReason: nullable,
      }),
    ),
  }),
  listUsableSeals: query({
    path: '/seals/usable',
    summary: '在用的印章，申请用印时选择',
    roles: ASKERS,
    input: z.strictObject({}),
    output: z.array(z.object({ id: z.uuid(), inscription: z.string() })),
  }),
  registerSeal: command({
    path: '/seals',
    summary: '登记电子印章，生成密钥和证书；选定的文书签发时直接用印，其他的须申请、批准',
    roles: ['director'],
    secondFactor: true,
    input: z.strictObject({
      sealId: id('印章'),
      kind: choice('印章种类', SEAL_KINDS),
      inscription: text('印文', { max: 24, help: '印章上环排的单位全称' }),
      organisationId: id('所属单位'),
      keeperId: id('保管人'),
      documents: several('签发时直接用印的文书', DOCUMENT_TITLES),
    }),
    output: z.object({ sealId: z.uuid() }),
  }),
  endSeal: command({
    path: '/seals/:sealId/end',
    summary: '停用印章；以前用过印的文书仍然有效',
    roles: ['director'],
    secondFactor: true,
    input: z.strictObject({ sealId: id('印章'), reason: text('停用原因') }),
    output: z.object({}),
  }),
  listSealUses: query({
    path: '/seal-uses/search',
    summary: '用印台账：谁申请、谁批准、何时用印、用在哪份文书',
    roles: READERS,
    input: z.strictObject({ month: month() }),
    output: z.array(
      z.object({
        documentId: z.uuid(),
        position: z.int(),
        sealId: z.uuid(),
        title: z.string(),
        number: nullable,
        matterNumber: z.string(),
        inscription: z.string(),
        askedBy: z.string(),
        askedAt: z.string(),
        /** Asked by whoever looks: somebody else decides. */
        isOwn: z.boolean(),
        reason: nullable,
        decidedBy: nullable,
        decidedAt: nullable,
        allowed: z.boolean().nullable(),
        refusal: nullable,
        appliedAt: nullable,
        digest: nullable,
      }),
    ),
  }),
  askForSeal: command({
    path: '/documents/:documentId/seal',
    summary: '为一份文书申请用印',
    roles: ASKERS,
    input: z.strictObject({ documentId, sealId: id('印章'), reason: text('用印事由') }),
    output: z.object({}),
  }),
  decideSealing: command({
    path: '/documents/:documentId/seal/decide',
    summary: '批准或者不批准用印；申请人不能批准自己的申请',
    roles: ['director', 'approver'],
    secondFactor: true,
    input: z.strictObject({
      documentId,
      decision: choice('决定', { allow: '批准', refuse: '不批准' }),
      reason: text('不批准的理由').nullish(),
    }),
    output: z.object({}),
  }),
}
