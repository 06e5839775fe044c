import { Button, Input } from 'antd'
import { useRef, useState } from 'react'

/** A line to hand on. Without TLS a page may not write to the clipboard: then the text is selected, ready for Ctrl + C. */
export function CopyLine({ text }: { text: string }) {
  const line = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const copy = async () => {
    line.current?.select()
    try {
      await navigator.clipboard.writeText(text)
      setSaid('已复制')
    } catch {
      setSaid('已选中，请按 Ctrl + C 复制')
    }
  }
  return (
    <div className="copy-line">
      <Input
        readOnly
        value={text}
        aria-label="链接"
        ref={(input) => {
          line.current = input?.input ?? null
        }}
      />
      <Button onClick={() => void copy()}>复制</Button>
      <span role="status" className="quiet">
        {said}
      </span>
    </div>
  )
}
