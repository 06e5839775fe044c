import './reminder.css'
import { Button } from 'antd'
import { useState } from 'react'
import { CONTRACTS } from '#modules/contracts.ts'
import { RULE_TITLES } from '#modules/reminder/contract.ts'
import { TOLD } from '#modules/reminder/rules.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { wordFor, wordsFor } from '#web/ui/labels.ts'
import { newId } from '#web/ui/new-id.ts'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import { Texts } from './texts.tsx'

type Rule = Answer<'readReminderRules'>[number]
type Row = Rule & { id: string }
const schema = CONTRACTS.setReminderRule.input.omit({ changeId: true, rule: true })

/** Which happening tells whom, in the page and by text message, and who has set it so. */
export function ReminderRules() {
  const me = useMe()
  const rules = useAsk('readReminderRules', {})
  const [changing, setChanging] = useState<{ id: string; rule: Rule } | null>(null)
  const onChange = may(me, 'setReminderRule') ? (rule: Rule) => setChanging({ id: newId(), rule }) : null
  return (
    <>
      <PageHead title="通知规则" note="从生效日期起适用；以前发出的提醒不变" />
      <div className="stack">
        <Read of={rules}>
          {(rows) => (
            <DataTable
              label="通知规则"
              columns={columnsFor(me.today, onChange)}
              rows={rows.map((row) => ({ ...row, id: row.rule }))}
              empty="没有通知规则"
            />
          )}
        </Read>
        {may(me, 'readTexts') && (
          <Panel flush title="短信">
            <Texts />
          </Panel>
        )}
      </div>
      {changing && (
        <RegisterDrawer
          name="setReminderRule"
          draftName={`reminder.${changing.rule.rule}`}
          title={`修改通知规则：${wordFor(RULE_TITLES, changing.rule.rule)}`}
          schema={schema}
          initial={startOf(changing.rule, me.today)}
          send={(checked) => ({ changeId: changing.id, rule: changing.rule.rule, ...checked })}
          onClose={() => setChanging(null)}
          onDone={() => {
            setChanging(null)
            void forget('readReminderRules', 'readReminderChoice')
          }}
        >
          {(form) => (
            <>
              <Field scope={form} name="tells" span="all" help="承办人、承办单位负责人、工作站只就自己的案件收到" />
              {changing.rule.isObligatory ? null : <Field scope={form} name="inPage" />}
              <Field scope={form} name="texts" />
              {changing.rule.isAhead && <Field scope={form} name="daysAhead" />}
              <Field scope={form} name="from" />
              <Field scope={form} name="source" span="all" />
            </>
          )}
        </RegisterDrawer>
      )}
    </>
  )
}

const startOf = ({ tells, inPage, texts, daysAhead }: Rule, today: string) => ({
  ...{ tells, inPage, texts, from: today },
  ...(daysAhead !== null && { daysAhead }),
})

const columnsFor = (today: string, onChange: ((rule: Rule) => void) | null): Column<Row>[] => [
  {
    title: '什么事',
    width: 280,
    show: ({ rule, basis }) => (
      <>
        {wordFor(RULE_TITLES, rule)}
        <span className="basis">{basis}</span>
      </>
    ),
  },
  { title: '提醒谁', width: 210, show: ({ tells }) => wordsFor(TOLD, tells) },
  { title: '提前', width: 76, show: ({ daysAhead }) => daysAhead !== null && `${daysAhead} 日` },
  {
    title: '页面',
    width: 90,
    show: ({ inPage, isObligatory }) => (isObligatory ? '必须' : <OnOff is={inPage} />),
  },
  { title: '短信', width: 76, show: ({ texts }) => <OnOff is={texts} /> },
  {
    title: '由谁设定',
    show: ({ changes }) => {
      const coming = changes.filter(({ from }) => from > today)
      const [inForce] = changes.filter(({ from }) => from <= today)
      return (
        <div className="reminder-set">
          {inForce ? (
            <>
              {inForce.changedBy}，{dayText(inForce.from)}起<span className="basis">{inForce.source}</span>
            </>
          ) : (
            <span className="quiet">系统默认</span>
          )}
          {coming.map(({ id, from, changedBy, tells, inPage, texts, source }) => (
            <span key={id} className="basis">
              {dayText(from)}起改为：{wordsFor(TOLD, tells)}，页面{inPage ? '开' : '关'}，短信{texts ? '开' : '关'}（
              {changedBy}，{source}）
            </span>
          ))}
        </div>
      )
    },
  },
  ...(onChange
    ? [
        {
          title: '操作',
          width: 80,
          show: (row: Row) => (
            <Button
              type="link"
              size="small"
              aria-label={`修改${wordFor(RULE_TITLES, row.rule)}`}
              onClick={() => onChange(row)}
            >
              修改
            </Button>
          ),
        },
      ]
    : []),
]

const OnOff = ({ is }: { is: boolean }) => (is ? '开' : <span className="quiet">关</span>)
