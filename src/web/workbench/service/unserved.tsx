import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useAsk } from '#web/ui/ask.ts'
import { ChoiceBar, useChoice } from '#web/ui/choice.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { nameOf, ServeMany, type Waiting } from './serve-many.tsx'

export function Unserved() {
  const waiting = useAsk('listUnserved', {})
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
            columns={COLUMNS}
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

const COLUMNS: Column<Waiting>[] = [
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
    width: 260,
    show: ({ matterId, matterNumber }) => (
      <Link to="/matters/$matterId" params={{ matterId }}>
        {matterNumber}
      </Link>
    ),
  },
  { title: '出具', width: 150, show: ({ issuedOn }) => dayText(issuedOn), sortBy: ({ issuedOn }) => issuedOn },
  {
    title: '送达期限',
    width: 220,
    show: ({ serveBy, isLate }) =>
      serveBy && (isLate ? <b className="due-late">{dayText(serveBy)}，已逾期</b> : dayText(serveBy)),
    sortBy: ({ serveBy }) => serveBy,
  },
]
