import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { taskOf } from '#modules/guide/tasks.ts'
import { searchOf } from '../matter/search.ts'
import type { Progressed } from './guide-page.tsx'
import { TaskMark } from './task-mark.tsx'
import { TaskQuestion } from './task-question.tsx'

type Props = {
  place: number
  runId: string
  progressed: Progressed
  post: string
  isOwn: boolean
  /** This is the one that was being worked on when the page was drawn anew. */
  isAt: boolean
  /** The first that is not done. */
  isNext: boolean
  isMarked: boolean
  isBusy: boolean
  onWork: (isAnew: boolean) => void
  onMark: () => Promise<void>
}

/** One task: what to do and on what ground, who to be, where to go, and the mark. */
export function TaskCard({
  place,
  runId,
  progressed,
  post,
  isOwn,
  isAt,
  isNext,
  isMarked,
  isBusy,
  onWork,
  onMark,
}: Props) {
  const { task, isBegun, isRight, matters } = progressed
  const { title, what, basis, question } = taskOf(task)
  const card = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is drawn
  useEffect(() => {
    if (isAt) card.current?.scrollIntoView({ block: 'center' })
  }, [])
  const isUnderWay = isBegun && isOwn
  return (
    <li ref={card} className={`panel guide-task ${isRight ? 'guide-done' : ''}`} aria-label={title}>
      <span className="guide-place number">{isRight ? '✓' : place}</span>
      <div className="stack guide-body">
        <div className="row">
          <h2>{title}</h2>
          <span className="quiet small">{post}</span>
          <span className={`state push ${isRight ? 'state-handling' : isBegun ? 'state-waiting' : ''}`}>
            {isRight ? '完成' : isBegun ? '在做' : '未开始'}
          </span>
        </div>
        <p>
          {what}
          <span className="basis">依据：{basis}</span>
        </p>
        {isBegun && <Matters matters={matters} />}
        {isUnderWay && question && (
          <TaskQuestion key={matters[0]?.number} runId={runId} progressed={progressed} onDone={onMark} />
        )}
        <div className="row no-print">
          {isUnderWay ? (
            <>
              <Where task={task} />
              <Button type="primary" onClick={() => void onMark()}>
                看批改
              </Button>
              <Button type="text" className="push" disabled={isBusy} onClick={() => onWork(true)}>
                重新做
              </Button>
            </>
          ) : (
            <Button
              type={isNext ? 'primary' : 'default'}
              disabled={isBusy || progressed.post === null}
              onClick={() => onWork(false)}
            >
              {isOwn ? '开始' : `以${post}进入${isBegun ? '' : '，开始'}`}
            </Button>
          )}
        </div>
        {isMarked && isBegun && <TaskMark progressed={progressed} />}
      </div>
    </li>
  )
}

function Matters({ matters }: Pick<Progressed, 'matters'>) {
  if (matters.length === 0) return null
  return (
    <p className="row">
      要办的案件：
      {matters.map(({ matterId, number }) => (
        <Link key={matterId} to="/matters/$matterId" params={{ matterId }}>
          {number}
        </Link>
      ))}
    </p>
  )
}

function Where({ task }: Pick<Progressed, 'task'>) {
  const { where } = taskOf(task)
  return (
    <Link to={where.to} {...(where.to === '/matters' && { search: searchOf(where.filter ?? {}) })}>
      去{where.text}
    </Link>
  )
}
