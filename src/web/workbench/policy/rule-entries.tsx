import { Button, Popconfirm } from 'antd'
import type { Sent } from '#web/ui/command.ts'
import { dayText } from '#web/ui/when.ts'
import type { Rule } from './rule-table.tsx'

type Change = Sent<'changePolicy'>['change']

/** What is in force now and before: an entry that the centre confirms, or that ends today. */
export function RuleEntries({
  rule,
  today,
  onChange,
}: {
  rule: Rule
  today: string
  onChange: (change: Change) => void
}) {
  if (rule.entries.length === 0) return <p className="quiet">现在没有规定。</p>
  return (
    <ul className="rule-entries">
      {rule.entries.map((entry, index) => (
        <li key={`${entry.from}${entry.source}${String(index)}`}>
          <div>
            {entry.shown}
            <span className="basis">
              {dayText(entry.from)}起{entry.until && `，至${dayText(entry.until)}`}；{entry.source}
              {entry.state === 'toConfirm' && '；待确认'}
            </span>
          </div>
          <div className="rule-entry-actions">
            {entry.state === 'toConfirm' && (
              <Popconfirm
                title="确认这一条？"
                description={`依据仍为：${entry.source}`}
                okText="确认"
                cancelText="不确认"
                onConfirm={() => onChange({ action: 'confirm', rule: rule.key, index, source: entry.source })}
              >
                <Button size="small">确认</Button>
              </Popconfirm>
            )}
            {!entry.until && entry.from <= today && (
              <Popconfirm
                title="今天起不再适用？"
                okText="今天截止"
                cancelText="不截止"
                onConfirm={() => onChange({ action: 'end', rule: rule.key, index, until: today })}
              >
                <Button size="small">截止</Button>
              </Popconfirm>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
