import { Alert, Button } from 'antd'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { type CommandName, type Obstacle, type Sent, useCommand } from './command.ts'
import { isSettledBy } from './intent.ts'

export type Task<N extends CommandName> = { id: string; name: string; input: Sent<N> }
type Refused = { id: string; name: string; obstacle: Obstacle }
type Outcome = { doneNames: readonly string[]; refused: readonly Refused[]; rest: number; haltedBy: Refused | null }
type Options = { onDone: (id: string) => void /** What is shown is asked for anew. */; onEnd: () => void }
type Run = { at: number; of: number }
/** With these the next one would fare the same. */
const FOR_ALL = ['not_signed_in', 'not_permitted', 'second_factor_needed', 'too_many']
const isEndOfRun = ({ code }: Obstacle) => !isSettledBy(code) || FOR_ALL.includes(code)

/**
 * One act for many, each as a command of its own: what is done stays done, whatever becomes of the others. A refusal is
 * noted and the next one begun; when nobody knows what became of one, the rest waits, and that one is said again first.
 */
export function useBulk<N extends CommandName>(name: N, { onDone, onEnd }: Options) {
  const [run, setRun] = useState<Run | null>(null)
  const [isStopping, setStopping] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const rest = useRef<readonly Task<N>[]>([])
  const isStopped = useRef(false)
  const met = useRef<Obstacle | null>(null)
  const { send } = useCommand(name, {
    onRefused: useCallback((obstacle: Obstacle) => {
      met.current = obstacle
    }, []),
  })
  // Nothing is begun behind the back of whoever left the page.
  useEffect(() => {
    isStopped.current = false
    return () => {
      isStopped.current = true
    }
  }, [])

  const start = async (tasks: readonly Task<N>[], before?: Outcome) => {
    const doneNames = [...(before?.doneNames ?? [])]
    const refused = [...(before?.refused ?? [])]
    let haltedBy: Refused | null = null
    isStopped.current = false
    setStopping(false)
    rest.current = tasks
    setOutcome(null)
    for (const [at, task] of tasks.entries()) {
      if (isStopped.current) break
      setRun({ at: at + 1, of: tasks.length })
      met.current = null
      const answer = await send(task.input)
      const obstacle = met.current as Obstacle | null
      if (obstacle && isEndOfRun(obstacle)) {
        haltedBy = { ...task, obstacle }
        break
      }
      rest.current = tasks.slice(at + 1)
      if (answer) {
        doneNames.push(task.name)
        onDone(task.id)
      } else if (obstacle) refused.push({ ...task, obstacle })
    }
    setRun(null)
    onEnd()
    const outcome: Outcome = { doneNames, refused, haltedBy, rest: rest.current.length }
    setOutcome(outcome)
    return outcome
  }
  return {
    run,
    outcome,
    start,
    isStopping,
    stop: () => {
      isStopped.current = true
      setStopping(true)
    },
    goOn: () => start(rest.current, outcome ?? undefined),
    close: () => setOutcome(null),
  }
}
type Bulk = Pick<ReturnType<typeof useBulk>, 'run' | 'isStopping' | 'outcome' | 'stop' | 'goOn' | 'close'>
type Props = {
  bulk: Bulk
  /** 接受指派 */
  act: string
  unit: string
}

/** How far it is, with the way to stop; then what was done, what was not and why. */
export function BulkReport({ bulk: { run, isStopping, outcome, stop, goOn, close }, act, unit }: Props) {
  if (run)
    return (
      <section className="bulk no-print" aria-label="办理进度">
        <b role="status">
          {act} {run.at}/{run.of}
        </b>
        <progress max={run.of} value={run.at - 1} aria-label={act} />
        <Button size="small" disabled={isStopping} onClick={stop}>
          取消其余
        </Button>
        <span className="quiet small">已经办的不受影响</span>
      </section>
    )
  if (!outcome) return null
  const { doneNames, refused, haltedBy, rest } = outcome
  const counts = [
    `已${act} ${doneNames.length} ${unit}`,
    refused.length > 0 && `未办成 ${refused.length} ${unit}`,
    rest > 0 && `还剩 ${rest} ${unit}`,
  ].filter(Boolean)
  return (
    <Alert
      className="bulk-outcome no-print"
      type={refused.length > 0 || haltedBy ? 'warning' : rest > 0 ? 'info' : 'success'}
      showIcon
      role="alert"
      title={counts.join('，')}
      description={
        <>
          {haltedBy && <Named {...haltedBy} />}
          {refused.map((each) => (
            <Named key={each.id} {...each} />
          ))}
          {doneNames.length > 0 && (
            <details>
              <summary>
                已办的 {doneNames.length} {unit}
              </summary>
              <p>{doneNames.join('、')}</p>
            </details>
          )}
          {rest > 0 && (
            <Button size="small" onClick={() => void goOn()}>
              继续办其余 {rest} {unit}
            </Button>
          )}
        </>
      }
      closable={{ closeIcon: true, onClose: close }}
    />
  )
}

const Named = ({ name, obstacle }: Refused): ReactNode => (
  <p>
    <b>{name}</b>：{obstacle.message}
    {obstacle.basis && <span className="basis">依据：{obstacle.basis}</span>}
  </p>
)
