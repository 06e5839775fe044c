import { z } from 'zod'
import { caseFacts, optionalDay, optionalText } from './facts.ts'
import { template } from './template.ts'

export const hearingObservation = template({
  kind: 'hearing-observation',
  title: '庭审旁听情况记录表',
  ministry: 30,
  basis: '法律援助文书格式（2023）',
  series: null,
  facts: z.object({
    ...caseFacts,
    heardOn: optionalDay('开庭日期'),
    court: optionalText('审理法院'),
    place: optionalText('法庭'),
  }),
  typst: 'hearing-observation.typ',
})
