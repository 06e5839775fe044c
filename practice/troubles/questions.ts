import type { Cause } from '#law/terms.ts'

/** What is asked but never becomes a matter: for consultations only. */
export const OTHER_QUESTIONS: readonly {
  cause: Cause
  weight: number
  questions: readonly string[]
  answers: readonly string[]
}[] = [
  {
    cause: 'criminalDefence',
    weight: 5,
    questions: ['家里人被拘留了，什么时候能见到律师', '喝酒骑摩托车被查了，要不要坐牢'],
    answers: ['家属可以委托律师会见；没有委托的，由值班律师提供法律帮助，符合条件的可以申请辩护。'],
  },
  {
    cause: 'administrativeAct',
    weight: 4,
    questions: ['修路占了我家的地，补偿款直接打到卡上，没有签过字', '交警扣了我的三轮车，怎么申诉'],
    answers: ['可以先申请信息公开了解依据，六十日内可以申请行政复议，六个月内可以起诉。'],
  },
  {
    cause: 'other',
    weight: 8,
    questions: [
      '想给孩子改姓，另一方不同意行不行',
      '退伍军人申请法律援助要带什么材料',
      '公证处在哪里，遗嘱怎么公证',
      '收到法院短信说有传票，怎么核实是不是骗子',
    ],
    answers: [
      '已说明办理途径和所需材料，并告知承办部门的地点和电话。',
      '已解答并告知：凡要求转账的都应当先向法院或者公安机关核实。',
    ],
  },
]
