import { z } from 'zod'
import { day, id, phone, receivingUrl, text, yesno } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { codes } from '#modules/matter/contract.ts'
import { REMINDER_RULES, type ReminderRule, RULE_NAMES, TEXT_STATES, TOLD } from './rules.ts'

export const RULE_TITLES = Object.fromEntries(RULE_NAMES.map((name) => [name, REMINDER_RULES[name].title])) as Record<
  ReminderRule,
  string
>
const rule = codes(RULE_TITLES).meta({ title: '提醒', labels: RULE_TITLES })
const nullable = z.string().nullable()
const KEEPERS = ['director', 'administrator'] as const
const told = z
  .array(codes(TOLD))
  .min(1, '请至少选择一类人；不需要的，请关闭这项提醒')
  .max(20)
  .meta({ title: '提醒谁', labels: TOLD })

const Setting = z.object({
  tells: z.array(codes(TOLD)),
  inPage: z.boolean(),
  texts: z.boolean(),
  daysAhead: z.int().nullable(),
})

export const reminder = {
  countReminders: query({
    path: '/reminders/count',
    summary: '我还没有看、仍然等办的提醒有几条',
    roles: 'anyone',
    input: z.strictObject({}),
    output: z.object({ unread: z.int() }),
  }),
  listReminders: query({
    path: '/reminders',
    summary: '我最近三十天的提醒，新的在前；案件只列现在看得到的',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.uuid(),
        rule,
        what: z.string(),
        basis: z.string(),
        toldAt: z.string(),
        isRead: z.boolean(),
        /** Nobody needs to act on it any more: the matter has moved on, the day is over. */
        isOver: z.boolean(),
        matter: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
      }),
    ),
  }),
  markRemindersRead: command({
    path: '/reminders/read',
    summary: '把几条提醒标为已读；不指明的全部标为已读',
    roles: 'anyone',
    input: z.strictObject({ reminderIds: z.array(id('提醒')).min(1).max(200).optional() }),
    output: z.object({}),
  }),
  readReminderChoice: query({
    path: '/reminders/choice',
    summary: '我选择的提醒方式：收短信的手机、不接收的提醒',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({}),
    output: z.object({
      /** Masked. */
      phone: nullable,
      texts: z.boolean(),
      quiet: z.array(rule),
      /** What this person's posts may be told of. */
      mine: z.array(z.object({ rule, isObligatory: z.boolean() })),
      /** Whether text messages go out in this county at all. */
      goesOut: z.boolean(),
    }),
  }),
  saveReminderChoice: command({
    path: '/reminders/choice/save',
    summary: '选择自己的提醒方式；期限已过的提醒不能关闭',
    roles: 'anyone',
    input: z.strictObject({
      phone: phone('接收短信的手机').nullish(),
      texts: yesno('接收短信提醒'),
      quiet: z.array(rule).max(50).meta({ title: '不接收的提醒', labels: RULE_TITLES }),
    }),
    output: z.object({}),
  }),
  readReminderRules: query({
    path: '/reminder-rules',
    summary: '通知规则：什么事提醒谁、怎么提醒，由谁在哪一天设定',
    roles: [...KEEPERS, 'bureau', 'auditor'],
    input: z.strictObject({}),
    output: z.array(
      Setting.extend({
        rule,
        basis: z.string(),
        /** Looks at days: told so many days before. */
        isAhead: z.boolean(),
        isObligatory: z.boolean(),
        /** What the county has set, the newest first; what begins later is among them. */
        changes: z.array(
          Setting.extend({
            id: z.uuid(),
            from: z.string(),
            source: z.string(),
            changedBy: z.string(),
            changedAt: z.string(),
          }),
        ),
      }),
    ),
  }),
  setReminderRule: command({
    path: '/reminder-rules/set',
    summary: '设定一项通知规则，从生效日期起适用',
    roles: KEEPERS,
    secondFactor: true,
    input: z.strictObject({
      changeId: id('设定'),
      rule,
      tells: told,
      inPage: yesno('在页面提醒'),
      texts: yesno('发送短信'),
      daysAhead: z.int().min(0).max(90).meta({ title: '提前几日' }).nullish(),
      from: day('生效日期'),
      source: text('依据', { max: 500, help: '文件名称、文号，或者由谁在哪一天决定' }),
    }),
    output: z.object({ changeId: z.uuid() }),
  }),
  readTexts: query({
    path: '/texts',
    summary: '短信提醒：经哪个平台，最近一百条是否送出，没有送出的为什么',
    roles: KEEPERS,
    input: z.strictObject({}),
    output: z.object({
      practice: z.boolean(),
      gateway: z.object({ id: z.uuid(), url: z.string(), setBy: z.string(), setAt: z.string() }).nullable(),
      texts: z.array(
        z.object({
          id: z.uuid(),
          to: z.string(),
          text: z.string(),
          toldAt: z.string(),
          state: codes(TEXT_STATES),
          attempts: z.int(),
          fault: nullable,
        }),
      ),
    }),
  }),
  setTextGateway: command({
    path: '/text-gateway',
    summary: '设定短信平台的地址；以前的平台停用',
    roles: ['administrator'],
    secondFactor: true,
    input: z.strictObject({ gatewayId: id('短信平台'), url: receivingUrl('短信平台的地址') }),
    output: z.object({ gatewayId: z.uuid() }),
  }),
  readGatewaySecret: query({
    path: '/text-gateway/:gatewayId/secret',
    summary: '核验短信请求的密钥：设定后一小时内可以查看，查看记入历史',
    roles: ['administrator'],
    secondFactor: true,
    personal: true,
    input: z.strictObject({ gatewayId: id('短信平台') }),
    output: z.object({ secret: z.string() }),
  }),
  endTextGateway: command({
    path: '/text-gateway/:gatewayId/end',
    summary: '停用短信平台，从此不发短信',
    roles: ['administrator'],
    secondFactor: true,
    input: z.strictObject({ gatewayId: id('短信平台') }),
    output: z.object({ gatewayId: z.uuid() }),
  }),
}
