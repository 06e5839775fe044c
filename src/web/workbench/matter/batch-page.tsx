import './matter.css'
import { Link, useLocation } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { MATTER_KINDS } from '#law/terms.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { BulkReport, useBulk } from '#web/ui/bulk.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DueTag } from '#web/ui/due-tag.tsx'
import { wordFor } from '#web/ui/labels.ts'
import { PageHead } from '#web/ui/panel.tsx'
import { useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { FirmShare } from './firm-share.tsx'

type Row = Answer<'proposeBatch'>['rows'][number]
const REASON = '成批指派：整批按欠派和适合程度统一安排'

/** A morning's matters given out as one: the whole proposal is seen first, rows may be left out, each is then assigned by itself. */
export function BatchPage() {
  const { today } = useMe()
  const given = useLocation({ select: ({ state }) => state.chosen })
  const batch = useAsk('proposeBatch', given ? { matterIds: [...given] } : {}, { staleTime: Number.POSITIVE_INFINITY })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const bulk = useBulk('assignCounsel', {
    onDone: (id) => setDone((before) => new Set([...before, id])),
    onEnd: () => void forget('readDesk', 'listMatters', 'readMatter'),
  })
  const isRunning = bulk.run !== null
  const isMeant = ({ id, proposed }: Row) => proposed !== null && !left.has(id) && !done.has(id)

  const assignAll = (rows: readonly Row[]) =>
    bulk.start(
      rows.flatMap(({ id, number, title, proposed }) =>
        proposed
          ? {
              ...{ id, name: `${number} ${title}（${proposed.name}）` },
              input: { matterId: id, counselId: proposed.counselId, reason: REASON },
            }
          : [],
      ),
    )
  const toggle = (id: string) =>
    setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))

  const columns: Column<Row>[] = [
    {
      title: '指派',
      width: 64,
      show: (row) =>
        done.has(row.id) ? (
          '已指派'
        ) : (
          <input
            type="checkbox"
            aria-label={`指派${row.number}`}
            checked={isMeant(row)}
            disabled={!row.proposed || isRunning}
            onChange={() => toggle(row.id)}
          />
        ),
    },
    {
      title: '案件',
      show: ({ id, title, number }) => (
        <>
          <Link to="/matters/$matterId" params={{ matterId: id }}>
            {title}
          </Link>
          <span className="basis">{number}</span>
        </>
      ),
    },
    { title: '类别', width: 76, show: ({ kind }) => wordFor(MATTER_KINDS, kind) },
    { title: '到期', width: 200, show: ({ due }) => due && <DueTag due={due} today={today} /> },
    {
      title: '拟派',
      width: 420,
      show: ({ proposed, because }) =>
        proposed ? (
          <>
            <b>{proposed.name}</b> · {proposed.unit}
            <span className="basis">
              {[`在办 ${proposed.openMatters} 件`, ...proposed.fit.map(({ text }) => text)].join('；')}
            </span>
          </>
        ) : (
          <span className="quiet">{because}</span>
        ),
    },
  ]
  return (
    <Read of={batch}>
      {({ rows, firmShare, proposedShare }) => {
        const meant = rows.filter(isMeant)
        return (
          <>
            <PageHead
              title="成批指派"
              note={`${given ? '选中的' : ''}待指派 ${rows.length} 件；按整批最优拟派，不合适的可以去掉，回到案件中单独指派`}
            >
              <Button
                type="primary"
                disabled={meant.length === 0}
                loading={isRunning}
                onClick={() => void assignAll(meant)}
              >
                指派选中的 {meant.length} 件
              </Button>
            </PageHead>
            <p className="quiet small batch-share">
              <FirmShare share={firmShare} proposed={proposedShare} />
            </p>
            <BulkReport bulk={bulk} act="指派" unit="件" />
            <DataTable label="成批指派" columns={columns} rows={rows} empty="没有待指派的案件" />
          </>
        )
      }}
    </Read>
  )
}
