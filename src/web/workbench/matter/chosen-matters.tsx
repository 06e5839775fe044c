import { useNavigate } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { MATTER_STATES, MATTER_STEPS, type MatterStep, nextState } from '#modules/matter/lifecycle.ts'
import { type Answer, forget } from '#web/ui/ask.ts'
import { BulkReport, useBulk } from '#web/ui/bulk.tsx'
import { ChoiceBar } from '#web/ui/choice.tsx'
import { wordFor } from '#web/ui/labels.ts'
import { may, useMe } from '#web/ui/session.ts'

type Row = Answer<'listMatters'>['rows'][number]
type Props = {
  rows: readonly Row[]
  isExporting: boolean
  onExport: () => void
  onDone: (matterId: string) => void
  onClear: () => void
}
const nameOf = ({ number, title }: Row) => `${number} ${title}`

const onEnd = () => void forget('readDesk', 'listMatters', 'readMatter')

/** Why this step is not for that matter; null where it is. Whatever else speaks against it the server says. */
const unfitBecause = (step: MatterStep, { state, onNotice }: Row): string | null =>
  nextState(state, step) === undefined
    ? wordFor(MATTER_STATES, state)
    : step === 'acceptNotice' && !onNotice
      ? '申请的案件'
      : null

/**
 * What may be done with many matters at once: only what asks for no judgement of the single one beyond what the server checks.
 * Decisions, reviews and grades stay with the matter.
 */
export function ChosenMatters({ rows, isExporting, onExport, onDone, onClear }: Props) {
  const me = useMe()
  const navigate = useNavigate()
  const taking = useBulk('takeAssignment', { onDone, onEnd })
  const accepting = useBulk('acceptNotice', { onDone, onEnd })
  const isBusy = taking.run !== null || accepting.run !== null
  const assignable = rows.filter((row) => unfitBecause('assign', row) === null)
  const bulks = [
    { bulk: taking, step: 'takeAssignment', note: '每件单独办理，接受后出具公函' },
    { bulk: accepting, step: 'acceptNotice', note: '每件单独办理，不审查经济状况，直接转指派' },
  ] as const
  return (
    <div className="list-foot">
      {bulks.map(({ bulk, step }) => (
        <BulkReport key={step} bulk={bulk} act={MATTER_STEPS[step].label} unit="件" />
      ))}
      {rows.length > 0 && (
        <ChoiceBar count={rows.length} unit="件" onClear={onClear} isBusy={isBusy}>
          <Button size="small" loading={isExporting} onClick={onExport}>
            导出选中的
          </Button>
          {may(me, 'assignCounsel') && (
            <Step step="assign" rows={rows}>
              {(text) => (
                <Button
                  size="small"
                  disabled={isBusy}
                  onClick={() =>
                    void navigate({ to: '/assignments', state: { chosen: assignable.map(({ id }) => id) } })
                  }
                >
                  成批{text}
                </Button>
              )}
            </Step>
          )}
          {bulks
            .filter(({ step }) => may(me, step))
            .map(({ bulk, step, note }) => (
              <Step key={step} step={step} rows={rows}>
                {(text, fit) => (
                  <Popconfirm
                    title={`${text}？`}
                    description={note}
                    okText="办理"
                    cancelText="不办"
                    onConfirm={() =>
                      void bulk.start(
                        fit.map((row) => ({ id: row.id, name: nameOf(row), input: { matterId: row.id } })),
                      )
                    }
                  >
                    <Button size="small" disabled={isBusy}>
                      {text}
                    </Button>
                  </Popconfirm>
                )}
              </Step>
            ))}
        </ChoiceBar>
      )}
    </div>
  )
}

/** One act and for how many of the chosen it is; for which not, and why. Nothing where it is for none. */
function Step({
  step,
  rows,
  children,
}: {
  step: MatterStep
  rows: readonly Row[]
  children: (text: string, fit: readonly Row[]) => React.ReactNode
}) {
  const fit = rows.filter((row) => unfitBecause(step, row) === null)
  if (fit.length === 0) return null
  const { label } = MATTER_STEPS[step]
  const others = Object.entries(Object.groupBy(rows, (row) => unfitBecause(step, row) ?? '')).filter(([why]) => why)
  return (
    <span className="row">
      {children(`${label} ${fit.length} 件`, fit)}
      {others.length > 0 && (
        <span className="quiet small">
          {others.map(([why, unfit = []]) => `${why} ${unfit.length} 件`).join('、')}不能{label}
        </span>
      )}
    </span>
  )
}
