import './reading.css'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { forget } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead, Panel } from '#web/ui/panel.tsx'

const USUAL = ['回复当事人询问进展', '核对统计数字', '检查监督', '处理投诉或者异议']

type Props = { matterId: string; why: string }

/** A file in which this person has no task: open with a reason, which the director sees. */
export function ReasonGate(props: Props) {
  return (
    <>
      <PageHead title="查看需要写明理由" />
      <Panel className="reason-gate">
        <ReasonForm {...props} onDone={() => void forget('readMatter')} />
      </Panel>
    </>
  )
}

export function ReasonForm({ matterId, why, onDone }: Props & { onDone: () => void }) {
  const [reason, setReason] = useState('')
  const { send, pending, obstacle } = useCommand('openMatter', { onDone })
  const open = () => void send({ matterId, reason })
  return (
    <form
      className="reason-form"
      onSubmit={(event) => {
        event.preventDefault()
        open()
      }}
    >
      <p>{why}</p>
      <div className="row">
        {USUAL.map((usual) => (
          <Button key={usual} size="small" onClick={() => setReason(usual)}>
            {usual}
          </Button>
        ))}
      </div>
      <label className="field-label" htmlFor="reason">
        查看理由
      </label>
      <Input id="reason" autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
      <ObstacleNote obstacle={obstacle} />
      <Button type="primary" htmlType="submit" loading={pending} disabled={reason.trim() === ''}>
        记入历史并查看
      </Button>
    </form>
  )
}
