import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { Reason } from '#kernel/refusal.ts'
import { faultWithin } from './string-rows.tsx'

type Props = {
  reasons: readonly Reason[]
  faults: Readonly<Record<string, string>>
  onChange: (reasons: Reason[]) => void
}

/** The reasons of a decision, each with its ground, as they will be printed. */
export function ReasonRows({ reasons, faults, onChange }: Props) {
  const rows = reasons.length > 0 ? reasons : [{ text: '', basis: '' }]
  const change = (index: number, next: Partial<Reason>) =>
    onChange(rows.map((one, at) => (at === index ? { ...one, ...next } : one)))
  const fault = faultWithin(faults, 'reasons')
  return (
    <fieldset {...(fault && { 'data-fault': true })}>
      <legend className="field-label">决定书写明的理由和依据</legend>
      {rows.map(({ text, basis }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: reasons are told apart by their place alone
        <div key={index} className="reason-row">
          <Input.TextArea
            autoSize
            aria-label={`理由${index + 1}`}
            placeholder="理由"
            value={text}
            status={faults[`reasons.${index}.text`] ? 'error' : ''}
            onChange={(event) => change(index, { text: event.target.value })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`删去理由${index + 1}`}
            disabled={rows.length === 1}
            onClick={() => onChange(rows.filter((_one, at) => at !== index))}
          />
          <Input
            aria-label={`依据${index + 1}`}
            placeholder="依据，例如：法律援助法 第三十一条第五项"
            value={basis}
            status={faults[`reasons.${index}.basis`] ? 'error' : ''}
            onChange={(event) => change(index, { basis: event.target.value })}
          />
        </div>
      ))}
      {fault && <div className="field-fault">{fault}</div>}
      <Button
        type="link"
        size="small"
        className="inline-add"
        icon={<PlusOutlined />}
        onClick={() => onChange([...rows, { text: '', basis: '' }])}
      >
        增加一条理由
      </Button>
    </fieldset>
  )
}
