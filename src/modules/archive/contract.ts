import { z } from 'zod'
import { id } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'

const matterId = id('案件')
export const DossierItem = z.object({
  title: z.string(),
  responsible: z.string(),
  on: z.string().nullable(),
  pages: z.int(),
  firstPage: z.int(),
  lastPage: z.int(),
})

export const archive = {
  checkDossier: query({
    path: '/matters/:matterId/dossier',
    summary: '卷内目录和缺漏',
    roles: ['archivist', 'director', 'qualitySupervisor', 'counsel'],
    input: z.strictObject({ matterId }),
    output: z.object({
      items: z.array(DossierItem),
      missing: z.array(z.object({ text: z.string(), basis: z.string() })),
    }),
  }),
  archiveMatter: command({
    path: '/matters/:matterId/archive',
    summary: '卷宗齐全，编号归档，出具封面和目录',
    roles: MATTER_STEPS.archive.roles,
    input: z.strictObject({ matterId }),
    output: Moved.extend({ archiveNumber: z.string() }),
  }),
}
