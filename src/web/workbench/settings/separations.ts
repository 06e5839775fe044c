import { judgeRoles } from '#modules/access/rules.ts'
import { judgeDecider } from '#modules/decision/rules.ts'

export type Separation = { id: string; apart: string; text: string; basis: string }

/** What one person may not do together, in plain words; grounds come from the rules that refuse it where those are pure. */
export const SEPARATIONS: readonly Separation[] = [
  {
    id: 'powers',
    apart: '系统管理、审计、业务办理',
    text: '一个账号只能担任其中一类职责：系统管理员看不到案件，审计员不能改动，办案人员不能管理用户。',
    basis: judgeRoles(['administrator', 'auditor'])?.basis ?? '',
  },
  {
    id: 'decision',
    apart: '审查、审批',
    text: '一个案件的审查意见是谁提出的，给予、不予援助的决定就由另一人作出；一人可以兼有两种职责，但不在同一案件上。',
    basis: judgeDecider({ reviewerId: 'one' }, 'one')?.basis ?? '',
  },
  {
    id: 'seal',
    apart: '申请用印、批准用印',
    text: '须经审批的用印，由一人申请、另一人批准。',
    basis: '本县规则：用印审批',
  },
  {
    id: 'destruction',
    apart: '拟定销毁清单、审批销毁清单',
    text: '拟定人不能审批；须两人先后同意，才能登记销毁。',
    basis: '规则 AR9：一人拟定、另两人审批',
  },
  {
    id: 'own',
    apart: '用户管理中的本人和他人',
    text: '不能停用自己、取消自己的系统管理员职责、重置自己的二次验证，须由另一位系统管理员办理；最后一位启用的系统管理员不能停用。',
    basis: '网络安全等级保护基本要求 8.1.4 访问控制、身份鉴别',
  },
]
