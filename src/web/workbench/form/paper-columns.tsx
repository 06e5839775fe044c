import { Link } from '@tanstack/react-router'
import { SEALINGS } from '#modules/document/contract.ts'
import type { PaperColumn } from '#modules/form/columns.ts'
import type { Answer } from '#web/ui/ask.ts'
import type { Column } from '#web/ui/data-table.tsx'
import { shortDay } from '#web/ui/when.ts'

export type Row = Answer<'listPapers'>['rows'][number]

export const COLUMNS: Record<PaperColumn, (today: string, onOpen: (row: Row) => void) => Column<Row>> = {
  title: (_today, onOpen) => ({
    title: '文书',
    width: 240,
    show: (row) => (
      <>
        <button type="button" className="link" onClick={() => onOpen(row)}>
          {row.title}
        </button>
        {!row.isIssued && <span className="basis">受援人签名</span>}
      </>
    ),
  }),
  number: () => ({
    title: '文号',
    width: 190,
    show: ({ number }) => number && <span className="number">{number}</span>,
  }),
  matter: () => ({
    title: '案件',
    show: ({ matterId, matter, matterNumber }) => (
      <>
        <Link to="/matters/$matterId" params={{ matterId }}>
          {matter}
        </Link>
        <span className="basis">{matterNumber}</span>
      </>
    ),
  }),
  madeOn: (today) => ({ title: '日期', width: 100, show: ({ madeOn }) => shortDay(madeOn, today) }),
  madeBy: () => ({ title: '经办人', width: 100, show: ({ madeBy }) => madeBy }),
  sealing: () => ({ title: '用印', width: 100, show: ({ sealing }) => sealing && SEALINGS[sealing] }),
  voided: () => ({
    ...{ title: '作废', width: 150 },
    show: ({ voidReason }) => voidReason && <span className="due-late">{voidReason}</span>,
  }),
}
