import { Button, InputNumber, Radio } from 'antd'
import { useId, useState } from 'react'
import { taskOf } from '#modules/guide/tasks.ts'
import { useCommand } from '#web/ui/command.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import type { Progressed } from './guide-page.tsx'

/** What is answered on the guide itself: one of several, or a figure. */
export function TaskQuestion({
  runId,
  progressed: { task, choices, answer: given },
  onDone,
}: {
  runId: string
  progressed: Progressed
  onDone: () => Promise<void>
}) {
  const [answer, setAnswer] = useState(given)
  const { send, pending, obstacle } = useCommand('answerGuideTask', { onDone: () => void onDone() })
  const label = useId()
  const { question } = taskOf(task)
  return (
    <div className="stack no-print">
      <div id={label} className="field-label">
        {question}
      </div>
      <div className="row">
        {choices.length > 0 ? (
          <Radio.Group
            aria-labelledby={label}
            className="guide-choices"
            value={answer}
            onChange={(event) => setAnswer(event.target.value as string)}
            options={choices}
          />
        ) : (
          <InputNumber
            aria-labelledby={label}
            min={0}
            max={999_999}
            precision={0}
            suffix="件"
            value={answer === null ? null : Number(answer)}
            onChange={(value) => setAnswer(value === null ? null : String(value))}
          />
        )}
        <Button
          disabled={answer === null}
          loading={pending}
          onClick={() => answer && void send({ runId, task, answer })}
        >
          提交答案
        </Button>
      </div>
      <ObstacleNote obstacle={obstacle} />
    </div>
  )
}
