import { Input } from 'antd'

/** Six digits, as the phone shows them; the phone's own keyboard offers them where it can. */
export function CodeField({
  value,
  fault,
  onChange,
}: {
  value: string
  fault: string | null
  onChange: (value: string) => void
}) {
  return (
    <div className="code-field">
      <label htmlFor="proof-code">验证器应用当前显示的 6 位数字</label>
      <Input
        id="proof-code"
        autoFocus
        size="large"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={value}
        aria-invalid={fault !== null}
        {...(fault && { status: 'error' as const, 'aria-describedby': 'proof-code-fault' })}
        onChange={(event) => onChange(event.target.value.replace(/[^\d ]/g, ''))}
      />
      {fault && (
        <div id="proof-code-fault" className="field-fault" role="alert">
          {fault}
        </div>
      )}
    </div>
  )
}
