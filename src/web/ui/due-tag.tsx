import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { Answer } from './ask.ts'
import { shortDay } from './when.ts'

export type Due = NonNullable<Answer<'readMatter'>['due']>
type Near = Pick<Due, 'on' | 'late' | 'daysLeft'>

const urgencyOf = ({ late, daysLeft }: Near) => (late ? 'late' : daysLeft <= 1 ? 'soon' : 'calm')

export function countdown({ late, daysLeft }: Near): string {
  if (late) return `已逾期${-daysLeft}天`
  if (daysLeft === 0) return '今天到期'
  if (daysLeft === 1) return '明天到期'
  return `还有${daysLeft}天`
}

/** The sentence without the day it begins with, where that day stands right beside it. */
export const why = ({ because }: Due): string => because.replace(/^[^：，]*到期：/, '')

/** When something is due and how near that is. */
export const DueDay = ({ due, today, children }: { due: Near; today: string; children?: ReactNode }) => (
  <span className={`due due-${urgencyOf(due)}`}>
    {shortDay(due.on, today)}
    <span className="due-count">{countdown(due)}</span>
    {children}
  </span>
)

/** When something is due, how near that is, and why: on hover and for a screen reader, or in full on a second line. */
export function DueTag({ due, today, full = false }: { due: Due | null; today: string; full?: boolean }) {
  if (!due) return <span className="quiet">—</span>
  const tag = (
    <DueDay due={due} today={today}>
      {due.promisedOn && <span className="due-promised">承诺{shortDay(due.promisedOn, today)}</span>}
    </DueDay>
  )
  if (full)
    return (
      <span className="due-full">
        {tag}
        <span className="because">{why(due)}</span>
      </span>
    )
  return (
    <Tooltip
      title={
        <>
          {due.because}
          <br />
          依据：{due.basis}
        </>
      }
    >
      <span>{tag}</span>
    </Tooltip>
  )
}
