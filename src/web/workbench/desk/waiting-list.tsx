import { Link } from '@tanstack/react-router'
import { MATTER_KINDS } from '#law/terms.ts'
import type { Answer } from '#web/ui/ask.ts'
import { DueTag } from '#web/ui/due-tag.tsx'
import { wordFor } from '#web/ui/labels.ts'
import { StateTag } from '#web/ui/state-tag.tsx'
import { shortDay } from '#web/ui/when.ts'

type Row = Answer<'readDesk'>['waiting'][number]
const BANDS = {
  late: '已逾期',
  today: '今天到期',
  soon: '三天内到期',
  later: '以后到期',
  open: '没有法定期限',
}
type Band = keyof typeof BANDS

function bandOf({ due }: Row): Band {
  if (!due) return 'open'
  if (due.late) return 'late'
  if (due.daysLeft === 0) return 'today'
  return due.daysLeft <= 3 ? 'soon' : 'later'
}

/** By due day; each with the sentence why it is due. */
export function WaitingList({ rows, today }: { rows: readonly Row[]; today: string }) {
  const bands = Map.groupBy(rows, bandOf)
  return (
    <div className="waiting">
      {(Object.keys(BANDS) as Band[]).map((band) => {
        const found = bands.get(band)
        if (!found) return null
        return (
          <section key={band}>
            <h3 className={`band band-${band}`}>
              {BANDS[band]} <span className="number">{found.length}</span>
            </h3>
            <ul>
              {found.map((row) => (
                <Waiting key={row.id} row={row} today={today} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function Waiting({ row, today }: { row: Row; today: string }) {
  return (
    <li className="wait">
      <div className="wait-main">
        <Link to="/matters/$matterId" params={{ matterId: row.id }} className="wait-title">
          {row.title}
        </Link>
        <span className="wait-line quiet">
          <span className="number">{row.number}</span>
          <span>{wordFor(MATTER_KINDS, row.kind)}</span>
          <span>{shortDay(row.receivedOn, today)}收到</span>
          {row.counsel && <span>{row.counsel}</span>}
        </span>
      </div>
      <StateTag state={row.state} />
      <div className="wait-due">
        {row.due ? <DueTag due={row.due} today={today} full /> : <span className="quiet">不计期限</span>}
      </div>
    </li>
  )
}
