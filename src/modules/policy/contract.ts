import { z } from 'zod'
import { day, text } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { ENTRY_STATES } from '#policy/dated.ts'
import { contacts } from '#policy/pack.ts'
import { RULE_FORMS, type RuleName } from '#policy/rule-forms.ts'

const rule = z.enum(Object.keys(RULE_FORMS) as [RuleName, ...RuleName[]]).meta({ title: '规则' })
const source = text('依据', { max: 500, help: '文件名称、文号，或者由谁在哪一天确认' })
export const policyChange = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('add'),
    rule,
    value: z.record(z.string(), z.unknown()),
    from: day('生效日期'),
    source,
    state: z
      .enum(Object.keys(ENTRY_STATES) as [keyof typeof ENTRY_STATES])
      .meta({ title: '状态', labels: ENTRY_STATES }),
    note: text('说明', { max: 500 }).optional(),
  }),
  z.strictObject({ action: z.literal('confirm'), rule, index: z.int().min(0), source }),
  z.strictObject({ action: z.literal('end'), rule, index: z.int().min(0), until: day('失效日期') }),
])

export const policy = {
  readPolicy: query({
    path: '/policy',
    summary: '本县规则：数值、有效期、来源、是否已确认',
    roles: 'anyone',
    input: z.strictObject({}),
    output: z.object({ version: z.int(), adoptedOn: z.string(), body: z.record(z.string(), z.unknown()) }),
  }),
  changePolicy: command({
    path: '/policy/changes',
    summary: '采用规则的修改，从生效日期起适用；以前的决定仍按当时的规则',
    roles: ['director', 'administrator'],
    secondFactor: true,
    input: z.strictObject({ basedOn: z.int().min(1), change: policyChange }),
    output: z.object({ version: z.int() }),
  }),
  setContacts: command({
    path: '/policy/contacts',
    summary: '本机构的电话、地址、对外网址：印在以后出具的文书上，以前的文书不变',
    roles: ['director', 'administrator'],
    secondFactor: true,
    // What is left out is not known.
    input: z.strictObject({ basedOn: z.int().min(1), ...contacts.partial().shape }),
    output: z.object({ version: z.int() }),
  }),
}
