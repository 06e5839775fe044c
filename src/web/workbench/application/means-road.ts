import { exemptionOf, type LocalExemption } from '#law/means.ts'
import { basisWithoutMeansCondition, noticeBasis } from '#law/scope.ts'
import type { applicationForm } from '#modules/application/form.ts'
import type { Values } from '#web/ui/form.ts'

export type Typed = Values<typeof applicationForm>
export type Road =
  | { road: 'notice' | 'noCondition'; text: string; basis: string }
  | { road: 'noCheck'; text: string; basis: string }
  | { road: 'threshold' }

/** What of means must be asked at all: the same rules as the server's, so that nobody is asked in vain. */
export function meansRoadOf({ noticeReason, cause, groups, means }: Typed, local: readonly LocalExemption[]): Road {
  if (noticeReason)
    return {
      road: 'notice',
      text: '办案机关通知的案件，不需要申请，也不审查经济状况',
      basis: noticeBasis(noticeReason).basis,
    }
  if (!cause) return { road: 'threshold' }
  const basis = basisWithoutMeansCondition(cause)
  if (basis) return { road: 'noCondition', text: '申请事项不受经济困难条件限制，不问经济状况', basis }
  const exemption = exemptionOf({ cause, groups: groups ?? [], exemption: means?.exemption ?? null }, local)
  return exemption
    ? {
        road: 'noCheck',
        text: `${exemption.text}：凭证明材料或者查询结果，免予核查经济困难状况`,
        basis: exemption.basis,
      }
    : { road: 'threshold' }
}

/** What is sent: only what the screen asked for, not what was typed before the road changed. */
export function asSent(typed: Typed, road: Road['road']): Typed {
  const { noticeNumber, means, ...rest } = typed
  const isAsked = road === 'threshold' || road === 'noCheck'
  return {
    ...rest,
    ...(typed.noticeReason && noticeNumber && { noticeNumber }),
    means: isAsked ? means : { residence: means?.residence, promised: false },
  }
}
