import { z } from 'zod'

const amount = (title: string, description?: string) =>
  z
    .number()
    .min(0)
    .max(20)
    .meta({ title, ...(description && { description }) })

/**
 * How the work is shared out: what a kind of matter weighs, what fitting is worth beside it, and how far from the first one may
 * choose without a reason; all in matters of weight one. The accounts begin anew with each entry and each year.
 */
export const assignmentPolicy = z.object({
  graveWeight: amount('可能判处无期徒刑、死刑的案件折算（件）'),
  criminalWeight: amount('其他刑事案件折算（件）'),
  litigationWeight: amount('民事、行政诉讼和仲裁折算（件）'),
  otherWeight: amount('非诉讼案件折算（件）'),
  earlierPoints: amount('办理过前一阶段的提前（件）'),
  townshipPoints: amount('服务该乡镇的提前（件）'),
  languagePoints: amount('会受援人语言的提前（件）'),
  wishPoints: amount('受援人点名的提前（件）').nullish(),
  freeWithin: amount('与首位相差多少以内可以自由选择（件）', '超过的应当写明指派理由'),
  answerDays: z
    .int()
    .min(1)
    .max(10)
    .nullish()
    .meta({ title: '答复指派的期限（工作日）', description: '逾期未答复的可以收回另派；不填为不设期限' }),
})
export type AssignmentPolicy = z.output<typeof assignmentPolicy>
