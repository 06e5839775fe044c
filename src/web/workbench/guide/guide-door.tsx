import './guide.css'
import { Button } from 'antd'
import { TASK_IDS, TASKS } from '#modules/guide/tasks.ts'
import type { Answer } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'

/** On the practice door: in as the first task's post, straight to the guide. */
export function GuideDoor({ people, onEnter }: Pick<Answer<'readPractice'>, 'people'> & { onEnter: () => void }) {
  const { send, pending, obstacle } = useCommand('enterAs', { onDone: onEnter })
  const first = people.find(({ roles }) => roles.includes(TASKS[TASK_IDS[0]].role))
  if (!first) return null
  return (
    <div className="posts-many">
      <p className="guide-door">
        <span>第一次来？新手十件事：一项一项在系统里真做，做完由系统批改，说明依据和标准做法。</span>
        <Button type="primary" loading={pending} onClick={() => void send({ accountId: first.accountId })}>
          从新手十件事开始
        </Button>
      </p>
      <ObstacleNote obstacle={obstacle} />
    </div>
  )
}
