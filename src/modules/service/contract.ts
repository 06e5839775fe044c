import { z } from 'zod'
import { id } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { CAUSES } from '#law/terms.ts'
import { codes } from '#modules/matter/contract.ts'
import { SERVICE_MANNERS, serviceForm } from './form.ts'

const SERVERS = ['reviewer', 'approver', 'assigner', 'director', 'archivist', 'stationClerk'] as const
const documentId = id('文书')

export const service = {
  recordService: command({
    path: '/documents/:documentId/service',
    summary: '登记文书送达：方式、日期、签收人',
    roles: SERVERS,
    input: serviceForm.extend({ documentId, serviceId: id('送达') }),
    output: z.object({ serviceId: z.uuid() }),
  }),
  listServices: query({
    path: '/matters/:matterId/services',
    summary: '案件的文书送达情况',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({ matterId: id('案件') }),
    output: z.array(
      z.object({
        documentId: z.uuid(),
        manner: codes(SERVICE_MANNERS),
        servedOn: z.string(),
        receiver: z.string(),
        note: z.string().nullable(),
        recordedBy: z.string(),
      }),
    ),
  }),
  listUnserved: query({
    path: '/services/waiting',
    summary: '应当送达而没有登记送达的文书，先到期的在前',
    roles: SERVERS,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        documentId: z.uuid(),
        matterId: z.uuid(),
        matterNumber: z.string(),
        cause: codes(CAUSES),
        title: z.string(),
        number: z.string().nullable(),
        issuedOn: z.string(),
        serveBy: z.string().nullable(),
        isLate: z.boolean(),
      }),
    ),
  }),
}
