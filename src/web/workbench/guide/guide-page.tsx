import './guide.css'
import { Button, Popconfirm, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { ROLES } from '#kernel/actor.ts'
import { TASK_IDS, type TaskId, taskOf } from '#modules/guide/tasks.ts'
import { type Answer, queryClient, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { PrintButton } from '#web/ui/print-button.tsx'
import { useMe } from '#web/ui/session.ts'
import { Loading, Nothing, Read } from '#web/ui/states.tsx'
import { startRun, useGuideRun } from './run.ts'
import { TaskCard } from './task-card.tsx'

export type Progressed = Answer<'readGuide'>[number]

/** The ten tasks of a new clerk: each real work in the running program, marked by what was done. */
export function GuidePage() {
  const { practice } = useMe()
  const { runId } = useGuideRun()
  useEffect(() => {
    if (practice && runId === null) startRun()
  }, [practice, runId])
  if (!practice) return <Nothing text="新手上手只在样例县里有；这里是真实业务，不做练习" />
  return runId === null ? <Loading /> : <Guide runId={runId} />
}

// Entering as somebody else draws the page anew; where one was is kept.
let at: TaskId | null = null

function Guide({ runId }: { runId: string }) {
  const me = useMe()
  const guide = useAsk('readGuide', { runId })
  const [marked, setMarked] = useState<ReadonlySet<TaskId>>(new Set())
  const enter = useCommand('enterAs')
  const begin = useCommand('beginGuideTask')

  /** In as the post, and the task begun where it is not or is wanted anew. */
  async function work({ task, post, isBegun }: Progressed, isAnew: boolean): Promise<void> {
    if (!post) return
    at = task
    const isOther = post.accountId !== me.userId
    if (isOther && !(await enter.send({ accountId: post.accountId }))) return
    if (isAnew || !isBegun) await begin.send({ runId, task })
    setMarked((before) => new Set([...before].filter((one) => one !== task)))
    // Whoever is in now sees nothing of what the one before was shown.
    await (isOther ? queryClient.resetQueries() : guide.refetch())
  }
  async function mark(task: TaskId): Promise<void> {
    await guide.refetch()
    setMarked((before) => new Set([...before, task]))
  }

  return (
    <div className="guide">
      <Read of={guide}>
        {(tasks) => {
          const done = tasks.filter(({ isRight }) => isRight).length
          return (
            <>
              <PageHead title="新手十件事" note={`已完成 ${done}/${TASK_IDS.length}`}>
                <PrintButton />
                <Popconfirm
                  title="从头再来？"
                  description="已有的批改不再显示，办过的案件保持原样"
                  okText="从头再来"
                  cancelText="不了"
                  onConfirm={startRun}
                >
                  <Button>从头再来</Button>
                </Popconfirm>
              </PageHead>
              <Progress
                className="no-print"
                percent={(100 * done) / TASK_IDS.length}
                showInfo={false}
                size="small"
                aria-label="新手十件事完成情况"
              />
              <p className="guide-lead quiet">
                按中心一天的顺序，十件都在系统里真做。按“以某某进入”换成那个岗位的人，做完回到这里看批改；批改只看真正办了什么。
              </p>
              <ObstacleNote obstacle={enter.obstacle ?? begin.obstacle} />
              <ol className="guide-tasks">
                {tasks.map((one) => (
                  <TaskCard
                    key={one.task}
                    place={TASK_IDS.indexOf(one.task) + 1}
                    runId={runId}
                    progressed={one}
                    isOwn={one.post?.accountId === me.userId}
                    isAt={at === one.task}
                    isNext={one === tasks.find(({ isRight }) => !isRight)}
                    isMarked={marked.has(one.task) || one.isRight}
                    isBusy={enter.pending || begin.pending}
                    post={`${ROLES[taskOf(one.task).role]}${one.post ? `（${one.post.name}）` : ''}`}
                    onWork={(isAnew) => void work(one, isAnew)}
                    onMark={() => mark(one.task)}
                  />
                ))}
              </ol>
            </>
          )
        }}
      </Read>
    </div>
  )
}
