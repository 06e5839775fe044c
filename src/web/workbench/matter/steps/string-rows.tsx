import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'

type Props = {
  label: string
  values: readonly string[]
  fault: string | undefined
  onChange: (values: string[]) => void
}

/** A short list of sentences, one a line. */
export function StringRows({ label, values, fault, onChange }: Props) {
  const rows = values.length > 0 ? values : ['']
  return (
    <fieldset className="string-rows" {...(fault && { 'data-fault': true })}>
      <legend className="field-label">{label}</legend>
      {rows.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place alone
        <div key={index} className="string-row">
          <Input.TextArea
            autoSize
            aria-label={`${label}第${index + 1}项`}
            value={value}
            onChange={(event) => onChange(rows.map((one, at) => (at === index ? event.target.value : one)))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`删去第${index + 1}项`}
            disabled={rows.length === 1 && value === ''}
            onClick={() => onChange(rows.filter((_one, at) => at !== index))}
          />
        </div>
      ))}
      {fault && <div className="field-fault">{fault}</div>}
      <div>
        <Button
          type="link"
          size="small"
          className="inline-add"
          icon={<PlusOutlined />}
          onClick={() => onChange([...rows, ''])}
        >
          增加一项
        </Button>
      </div>
    </fieldset>
  )
}

/** The fault of a list or of any of its lines. */
export const faultWithin = (faults: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(faults).find(([field]) => field === name || field.startsWith(`${name}.`))?.[1]

/** Empty lines are not sent. */
export const filled = (values: readonly string[]): string[] => values.filter((value) => value.trim() !== '')
