import type { Contract } from '#kernel/operation.ts'
import { access } from './access/contract.ts'
import { administration } from './administration/contract.ts'
import { agency } from './agency/contract.ts'
import { application } from './application/contract.ts'
import { archive } from './archive/contract.ts'
import { assignment } from './assignment/contract.ts'
import { calendar } from './calendar/contract.ts'
import { change } from './change/contract.ts'
import { closing } from './closing/contract.ts'
import { consultation } from './consultation/contract.ts'
import { continuation } from './continuation/contract.ts'
import { cooperation } from './cooperation/contract.ts'
import { counsel } from './counsel/contract.ts'
import { decision } from './decision/contract.ts'
import { desk } from './desk/contract.ts'
import { document } from './document/contract.ts'
import { factor } from './factor/contract.ts'
import { form } from './form/contract.ts'
import { handling } from './handling/contract.ts'
import { help } from './help/contract.ts'
import { ledger } from './ledger/contract.ts'
import { matter } from './matter/contract.ts'
import { notice } from './notice/contract.ts'
import { objection } from './objection/contract.ts'
import { policy } from './policy/contract.ts'
import { quality } from './quality/contract.ts'
import { reading } from './reading/contract.ts'
import { reminder } from './reminder/contract.ts'
import { roster } from './roster/contract.ts'
import { seal } from './seal/contract.ts'
import { service } from './service/contract.ts'
import { subsidy } from './subsidy/contract.ts'
import { view } from './view/contract.ts'

/** Everything the system can be asked, in the order in which the interface description shows it. */
export const CONTRACTS = {
  ...access,
  ...administration,
  ...counsel,
  ...factor,
  ...desk,
  ...consultation,
  ...application,
  ...notice,
  ...cooperation,
  ...continuation,
  ...matter,
  ...decision,
  ...objection,
  ...assignment,
  ...change,
  ...roster,
  ...help,
  ...form,
  ...handling,
  ...ledger,
  ...closing,
  ...quality,
  ...subsidy,
  ...archive,
  ...document,
  ...seal,
  ...service,
  ...reading,
  ...policy,
  ...calendar,
  ...agency,
  ...view,
  ...reminder,
}

/** The rooms of the house with what each answers, in the field's word of docs/words.md: who may do what is shown by them. */
export const ROOMS: readonly { name: string; title: string; operations: Contract }[] = [
  { name: 'access', title: '机构、人员、登录', operations: access },
  { name: 'administration', title: '机构、用户管理', operations: administration },
  { name: 'counsel', title: '法律援助人员名册', operations: counsel },
  { name: 'factor', title: '二次验证', operations: factor },
  { name: 'desk', title: '工作台', operations: desk },
  { name: 'consultation', title: '法律咨询', operations: consultation },
  { name: 'application', title: '申请、补正、受理、审查', operations: application },
  { name: 'notice', title: '办案机关通知', operations: notice },
  { name: 'cooperation', title: '异地协作', operations: cooperation },
  { name: 'continuation', title: '续办', operations: continuation },
  { name: 'matter', title: '法律援助案件', operations: matter },
  { name: 'decision', title: '审查决定', operations: decision },
  { name: 'objection', title: '异议审查', operations: objection },
  { name: 'assignment', title: '指派', operations: assignment },
  { name: 'change', title: '更换承办人', operations: change },
  { name: 'roster', title: '值班排班', operations: roster },
  { name: 'help', title: '法律帮助', operations: help },
  { name: 'form', title: '文书格式', operations: form },
  { name: 'handling', title: '承办', operations: handling },
  { name: 'ledger', title: '台账导出', operations: ledger },
  { name: 'closing', title: '结案', operations: closing },
  { name: 'quality', title: '质量评查', operations: quality },
  { name: 'subsidy', title: '办案补贴', operations: subsidy },
  { name: 'archive', title: '卷宗、归档', operations: archive },
  { name: 'document', title: '文书', operations: document },
  { name: 'seal', title: '电子印章', operations: seal },
  { name: 'service', title: '送达', operations: service },
  { name: 'reading', title: '查阅', operations: reading },
  { name: 'policy', title: '本县规则', operations: policy },
  { name: 'calendar', title: '工作日历', operations: calendar },
  { name: 'agency', title: '办案机关系统对接', operations: agency },
  { name: 'view', title: '视图', operations: view },
  { name: 'reminder', title: '提醒', operations: reminder },
]
