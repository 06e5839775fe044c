import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { EntryState } from '#policy/dated.ts'
import type { RuleName } from '#policy/rule-forms.ts'
import { dayText } from '#web/ui/when.ts'

export type RuleEntry = {
  shown: ReactNode
  from: string
  until?: string | undefined
  source: string
  state: EntryState
  note?: string | undefined
}
export type Rule = {
  key: RuleName
  name: string
  entries: RuleEntry[]
  /** The value of the entry that begins last. */
  latest: unknown
}

type Props = {
  rules: readonly Rule[]
  today: string
  /** Given where this person may change rules. */
  onChange?: (rule: Rule) => void
}
export function RuleTable({ rules, today, onChange }: Props) {
  const nameOf = (rule: Rule) => (
    <>
      {rule.name}
      {onChange && (
        <Button type="link" size="small" className="rule-change" onClick={() => onChange(rule)}>
          修改
        </Button>
      )}
    </>
  )
  return (
    <table className="rules">
      <thead>
        <tr>
          <th className="rule-name">规则</th>
          <th>数值</th>
          <th className="rule-days">有效期</th>
          <th className="rule-source">来源</th>
          <th className="rule-state">状态</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => {
          const { name, entries } = rule
          return entries.length === 0 ? (
            <tr key={name}>
              <th scope="row">{nameOf(rule)}</th>
              <td colSpan={4} className="quiet">
                未设定
              </td>
            </tr>
          ) : (
            entries.map((entry, index) => (
              <tr
                key={`${name}${entry.from}${keyText(entry.shown)}`}
                className={appliesOn(entry, today) ? '' : 'rule-past'}
              >
                {index === 0 && (
                  <th scope="row" rowSpan={entries.length}>
                    {nameOf(rule)}
                  </th>
                )}
                <td>
                  {entry.shown}
                  {entry.note && <span className="basis">{entry.note}</span>}
                </td>
                <td>
                  <span className="nowrap">{dayText(entry.from)}</span>
                  {entry.until ? <span className="nowrap">至{dayText(entry.until)}</span> : '起'}
                </td>
                <td>{entry.source}</td>
                <td>
                  <span className={entry.state === 'confirmed' ? 'state state-handling' : 'state state-waiting'}>
                    {entry.state === 'confirmed' ? '已确认' : '待确认'}
                  </span>
                </td>
              </tr>
            ))
          )
        })}
      </tbody>
    </table>
  )
}

/** Entries of one rule that begin together differ in their value. */
const keyText = (shown: ReactNode): string => (typeof shown === 'string' ? shown : '')

const appliesOn = ({ from, until }: RuleEntry, today: string) =>
  from <= today && (until === undefined || today <= until)
