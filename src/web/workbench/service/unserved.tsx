import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { daysBetween, type PlainDate } from '#kernel/plain-date.ts'
import { CAUSES } from '#law/terms.ts'
import { useAsk } from '#web/ui/ask.ts'
import { ChoiceBar, useChoice } from '#web/ui/choice.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DueDay } from '#web/ui/due-tag.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { shortDay } from '#web/ui/when.ts'
import { nameOf, ServeMany, type Waiting } from './serve-many.tsx'

export function Unserved() {
  const { today } = useMe()
  const waiting = useAsk('listUnserved', {})
  const columns = useMemo(() => columnsOf(today), [today])
  const choice = useChoice<Waiting>('')
  const [isServing, setServing] = useState(false)
  const rows = useMemo(
    () => (waiting.data ?? []).map((row): Waiting => ({ ...row, id: row.documentId })),
    [waiting.data],
  )
  const chosen = rows.filter(({ id }) => choice.chosen.has(id))
  return (
    <>
      <PageHead
        title="待送达文书"
        note={waiting.data && `共 ${waiting.data.length} 份；同一方式、同一天送达的，选中后一并登记`}
      >
        <Button href="/api/services/export">导出 Excel</Button>
      </PageHead>
      <Read of={waiting}>
        {() => (
          <DataTable
            label="待送达文书"
            columns={columns}
            rows={rows}
            empty="没有待送达的文书"
            choice={{ chosen: choice.chosen, onChoose: choice.choose, nameOf }}
          />
        )}
      </Read>
      {chosen.length > 0 && (
        <ChoiceBar count={chosen.length} unit="份" onClear={choice.clear}>
          <Button size="small" type="primary" onClick={() => setServing(true)}>
            登记送达
          </Button>
        </ChoiceBar>
      )}
      {isServing && <ServeMany rows={chosen} onServed={(id) => choice.drop([id])} onClose={() => setServing(false)} />}
    </>
  )
}

const columnsOf = (today: string): Column<Waiting>[] => [
  {
    title: '文书',
    show: ({ title, number }) => (
      <>
        {title}
        <span className="basis">{number}</span>
      </>
    ),
  },
  {
    title: '案件',
    width: 400,
    show: ({ matterId, matterNumber, cause }) => (
      <>
        <Link to="/matters/$matterId" params={{ matterId }}>
          {CAUSES[cause]}
        </Link>
        <span className="basis">{matterNumber}</span>
      </>
    ),
  },
  { title: '出具', width: 150, show: ({ issuedOn }) => shortDay(issuedOn, today), sortBy: ({ issuedOn }) => issuedOn },
  {
    title: '送达期限',
    width: 220,
    show: ({ serveBy, isLate }) =>
      serveBy && (
        <DueDay
          due={{ on: serveBy, late: isLate, daysLeft: daysBetween(today as PlainDate, serveBy as PlainDate) }}
          today={today}
        />
      ),
    sortBy: ({ serveBy }) => serveBy,
  },
]
