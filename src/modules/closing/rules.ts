import { inChinese, type PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import type { ClosingMaterial } from '#law/dossier.ts'
import type { ClosingManner } from '#law/terms.ts'
import type { EntryKind } from '#modules/handling/form.ts'
import type { Matter } from '#modules/matter/rules.ts'

export type Closing = {
  closedOn: PlainDate
  manner: ClosingManner
  benefit: number
  wages: number
  materials: readonly { code: ClosingMaterial }[]
}

const ENDS_IN_COURT: ClosingManner[] = ['judgment', 'ruling', 'award']

/** Everything that a closing report lacks or gets wrong, at once; empty when it may be submitted. */
export function judgeClosing(
  matter: Pick<Matter, 'assignedOn' | 'heardOn' | 'form'>,
  entries: readonly EntryKind[],
  closing: Closing,
  today: PlainDate,
): Reason[] {
  const has = (code: ClosingMaterial) => closing.materials.some((material) => material.code === code)
  const reasons: (Reason | false)[] = [
    closing.closedOn > today && { text: '结案日不能晚于今天', basis: '办理法律援助案件程序规定 第四十条' },
    matter.assignedOn !== null &&
      closing.closedOn < matter.assignedOn && {
        text: `结案日早于指派日（${inChinese(matter.assignedOn)}）`,
        basis: '办理法律援助案件程序规定 第四十条',
      },
    closing.wages > closing.benefit && {
      text: '其中劳动报酬不能大于挽回损失或者取得利益的总额',
      basis: '结案报告表填写要求',
    },
    !entries.includes('meeting') && {
      text: '没有会见或者约见受援人的记录',
      basis: '办理法律援助案件程序规定 第二十九条、第三十条',
    },
    ENDS_IN_COURT.includes(closing.manner) &&
      !has('outcome') && { text: '缺裁判文书或者仲裁文书', basis: '法律援助法 第五十条' },
    closing.manner === 'judgment' &&
      matter.heardOn === null && { text: '以判决结案，但没有开庭记录', basis: '结案报告表填写要求' },
    !has('agreement') && { text: '缺委托协议、授权委托书', basis: '办理法律援助案件程序规定 第二十七条' },
  ]
  return reasons.filter((reason) => reason !== false)
}
