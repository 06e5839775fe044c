import { type Actor, has, ROLES } from '#kernel/actor.ts'
import { inChinese, type PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import { MATTER_STEPS, type MatterStep, stepsFrom } from './lifecycle.ts'
import type { Matter } from './rules.ts'

/** Why a step that the life has here does not fit this matter; `never` where no waiting would change that. */
type Obstacle = Reason & { never?: true }
type Judge = (matter: Matter, today: PlainDate) => Obstacle | null

const NOTICE_ONLY: Obstacle = {
  text: '这件案件是申请，不是办案机关通知，请受理后按申请审查',
  basis: '法律援助法 第二十五条、第二十八条',
  never: true,
}
const APPLICATION_ONLY: Obstacle = {
  text: '办案机关通知的案件不需要申请审查，请直接“按通知转指派”',
  basis: '法律援助法 第三十六条',
  never: true,
}
const forApplications: Judge = ({ noticeReason }) => (noticeReason ? APPLICATION_ONLY : null)

/** What a step asks of the matter itself, beside where it stands. */
const CONDITIONS: Partial<Record<MatterStep, Judge>> = {
  acceptNotice: ({ noticeReason }) => (noticeReason ? null : NOTICE_ONLY),
  accept: forApplications,
  requestSupplement: forApplications,
  grantUrgent: forApplications,
  review: ({ state, groups, noticeReason }) =>
    noticeReason
      ? APPLICATION_ONLY
      : state === 'received' && !groups.includes('military')
        ? {
            text: '先受理，再提出审查意见；只有军人军属的申请可以简化，直接提出审查意见',
            basis: '军人军属法律援助工作实施办法（待确认）',
            never: true,
          }
        : null,
  deemWithdrawn: ({ supplementDueOn }, today) =>
    supplementDueOn && today <= supplementDueOn
      ? {
          text: `补正期限到${inChinese(supplementDueOn)}才届满，届满后仍未补正的才能视为撤回`,
          basis: '法律援助法 第四十三条',
        }
      : null,
  confirmUrgent: ({ urgentUntil }) =>
    urgentUntil ? null : { text: '不是先行提供的援助，或者手续已经补办', basis: '法律援助法 第四十四条', never: true },
  refuse: ({ objectionOutcome }) =>
    objectionOutcome === 'corrected'
      ? { text: '司法行政部门已责令改正，应当决定给予法律援助', basis: '法律援助法 第四十九条' }
      : null,
  recallAssignment: ({ answerDueOn }, today) =>
    answerDueOn && today <= answerDueOn
      ? {
          text: `承办人答复的期限到${inChinese(answerDueOn)}才届满，届满后仍未答复的才能收回；急需另派的，请承办人先谢绝`,
          basis: '本县规则：答复指派的期限',
        }
      : null,
  refuseCounsel: ({ noticeReason, counselRefusals }) =>
    noticeReason === null
      ? {
          text: '申请援助的受援人不要承办人的，按受援人的要求终止援助，或者申请更换承办人',
          basis: '法律援助法 第四十八条第一款第七项、第五十五条',
          never: true,
        }
      : counselRefusals > 0
        ? {
            text: '已经有正当理由拒绝过一次并另行指派，应当通知辩护的案件不能再次拒绝',
            basis: '最高人民法院关于适用刑事诉讼法的解释 第五十条',
          }
        : null,
  terminate: ({ heardOn }, today) =>
    heardOn === today
      ? { text: '今天正在开庭审理，庭审期间不能终止，请在庭审结束后办理', basis: '本县规则：庭审期间不终止（待确认）' }
      : null,
  receiveObjection: ({ objectionOn }) =>
    objectionOn
      ? {
          text: '对这一决定的异议已经审查过；仍不服的，申请人可以申请行政复议或者提起行政诉讼',
          basis: '法律援助法 第四十九条',
        }
      : null,
}

/** What stands against the step on this day, with its ground; null when nothing does. */
export const obstacleTo = (step: MatterStep, matter: Matter, today: PlainDate): Obstacle | null =>
  CONDITIONS[step]?.(matter, today) ?? null

export type StepOffer = { step: MatterStep; label: string; operation: string; allowed: boolean; because: string | null }

/** What can be done next: the server refuses what is not allowed here, the workbench shows a button for what is, and why for the rest. */
export function availableSteps(matter: Matter, actor: Pick<Actor, 'roles'>, today: PlainDate): StepOffer[] {
  return (Object.keys(stepsFrom(matter.state)) as MatterStep[]).flatMap((step) => {
    const { label, operation, roles } = MATTER_STEPS[step]
    const obstacle = obstacleTo(step, matter, today)
    if (obstacle?.never) return []
    const isTheirs = has(actor, ...roles)
    const because = isTheirs ? (obstacle?.text ?? null) : `由${roles.map((role) => ROLES[role]).join('或')}办理`
    return [{ step, label, operation, allowed: because === null, because }]
  })
}
