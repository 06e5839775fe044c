import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { CAUSES, GRADES, STAGES } from '#law/terms.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { wordFor } from '#web/ui/labels.ts'
import { Read } from '#web/ui/states.tsx'
import { dayText, momentText } from '#web/ui/when.ts'

/** The figures of somebody's year; each opens the lines that it counts. */
export const YEAR_FIGURES = {
  assigned: '指派',
  declined: '谢绝',
  closed: '结案',
  shifts: '值班',
  missed: '未到岗',
} as const
export type YearFigure = keyof typeof YEAR_FIGURES
type Year = Answer<'readCounselYear'>
type Given = Year['given'][number] & { id: string }
type Ended = Year['closed'][number] & { id: string }
type Shift = Year['shifts'][number] & { id: string }

type Props = { counselId: string; name: string; year: number; figure: YearFigure; onClose: () => void }
export function YearLines({ counselId, name, year, figure, onClose }: Props) {
  const found = useAsk('readCounselYear', { counselId, year })
  return (
    <Drawer open onClose={onClose} size={640} title={`${name}：${year}年${YEAR_FIGURES[figure]}`}>
      <Read of={found}>{(lines) => <Lines of={lines} figure={figure} />}</Read>
    </Drawer>
  )
}

function Lines({ of: { given, closed, shifts }, figure }: { of: Year; figure: YearFigure }) {
  const [label, empty] = [YEAR_FIGURES[figure], '没有记录']
  // One matter may be given to somebody twice in a year.
  const numbered = <L extends object>(lines: L[]) => lines.map((line, at) => ({ ...line, id: String(at) }))
  if (figure === 'closed') return <DataTable {...{ label, empty }} columns={ENDED} rows={numbered(closed)} />
  if (figure === 'shifts') return <DataTable {...{ label, empty }} columns={SHIFTS} rows={numbered(shifts)} />
  if (figure === 'missed')
    return (
      <DataTable
        {...{ label, empty }}
        columns={SHIFTS}
        rows={numbered(shifts.filter(({ arrivedAt }) => arrivedAt === null))}
      />
    )
  const lines = figure === 'declined' ? given.filter(({ declined }) => declined) : given
  return <DataTable {...{ label, empty }} columns={GIVEN} rows={numbered(lines)} />
}

const MATTER: Column<Given | Ended>[] = [
  {
    title: '案件',
    show: ({ matterId, number, cause, stage }) => (
      <>
        <Link to="/matters/$matterId" params={{ matterId }}>
          {number}
        </Link>
        <span className="basis">
          {wordFor(CAUSES, cause)}，{wordFor(STAGES, stage)}
        </span>
      </>
    ),
  },
  { title: '日期', width: 130, show: ({ day }) => dayText(day) },
]
const GIVEN: Column<Given>[] = [
  ...MATTER,
  { title: '谢绝', width: 80, show: ({ declined }) => (declined ? '已谢绝' : '') },
]
const ENDED: Column<Ended>[] = [
  ...MATTER,
  {
    title: '评查等次',
    width: 100,
    show: ({ grade }) => wordFor(GRADES, grade) || <span className="quiet">未评查</span>,
  },
]
const SHIFTS: Column<Shift>[] = [
  { title: '日期', width: 150, show: ({ day }) => dayText(day) },
  { title: '岗位', show: ({ post }) => post },
  {
    title: '到岗',
    width: 150,
    show: ({ arrivedAt }) => (arrivedAt ? momentText(arrivedAt) : <span className="quiet">未登记</span>),
  },
]
