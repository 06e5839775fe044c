import { Pagination } from 'antd'
import { type CSSProperties, type ReactNode, useState } from 'react'
import { Nothing } from './states.tsx'

export type Column<R> = {
  title: string
  show: (row: R) => ReactNode
  width?: number
  isNumber?: true
  /** Cut off with an ellipsis; the whole text is its title. */
  isCut?: true
  /** Sorts in place by this text or number; for lists that are here as a whole. */
  sortBy?: (row: R) => string | number | null
}
export type Paging = {
  page: number
  size: number
  total: number
  unit: string
  onChange: (page: number, size: number) => void
}
export const PAGE_SIZES = [20, 50, 100]

type Props<R extends { id: string }> = {
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  empty: string
  paging?: Paging
  isStale?: boolean
  /** A press anywhere on the row, beside its links. */
  onOpen?: (row: R) => void
}

// The kit's own table brings a tree, a menu and drop-downs along (56 KB gzip) for what these lists do not do.
/** An ordinary table: real rows and cells, sorted in place or paged by the server. */
export function DataTable<R extends { id: string }>(props: Props<R>) {
  const { label, columns, rows, empty, paging, isStale = false, onOpen } = props
  const [sort, setSort] = useState<{ at: number; isDown: boolean } | null>(null)
  const sortBy = sort && columns[sort.at]?.sortBy
  const shown = sortBy ? [...rows].sort((a, b) => compare(sortBy(a), sortBy(b)) * (sort.isDown ? -1 : 1)) : rows
  const press = (at: number) =>
    setSort((before) => (before?.at !== at ? { at, isDown: false } : before.isDown ? null : { at, isDown: true }))

  return (
    <div className={isStale ? 'list is-stale' : 'list'}>
      <table
        className="data-table"
        aria-label={label}
        style={{ '--least': `calc(${sumOf(columns)}px * var(--type))` } as CSSProperties}
      >
        <colgroup>
          {columns.map(({ title, width }) => (
            <col key={title} {...(width && { style: { width: `calc(${width}px * var(--type))` } })} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <Heading
                key={column.title}
                column={column}
                sorted={sort?.at === at ? (sort.isDown ? 'descending' : 'ascending') : undefined}
                onPress={() => press(at)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr
              key={row.id}
              {...(onOpen && {
                className: 'data-open',
                onClick: (event) => {
                  if (!(event.target as HTMLElement).closest('a, button')) onOpen(row)
                },
              })}
            >
              {columns.map(({ title, show, isNumber, isCut }) => {
                const content = show(row)
                return (
                  <td
                    key={title}
                    data-title={title}
                    className={`${isNumber ? 'number data-number' : ''} ${isCut ? 'data-cut' : ''}`}
                    title={isCut && typeof content === 'string' ? content : undefined}
                  >
                    {isNothing(content) ? null : <div>{content}</div>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <Nothing text={empty} />}
      {paging && paging.total > 0 && <Pages paging={paging} />}
    </div>
  )
}

/** So wide that no column is squeezed; a list with many is moved sideways. */
const sumOf = <R,>(columns: readonly Column<R>[]) => columns.reduce((sum, { width = 160 }) => sum + width, 0)

function Heading<R>({
  column: { title, sortBy, isNumber },
  sorted,
  onPress,
}: {
  column: Column<R>
  sorted: 'ascending' | 'descending' | undefined
  onPress: () => void
}) {
  return (
    <th scope="col" className={isNumber ? 'data-number' : ''} {...(sorted && { 'aria-sort': sorted })}>
      {sortBy ? (
        <button type="button" className="data-sort" onClick={onPress}>
          {title}
          <span aria-hidden="true">{sorted === 'ascending' ? '▲' : sorted === 'descending' ? '▼' : '↕'}</span>
        </button>
      ) : (
        title
      )}
    </th>
  )
}

const Pages = ({ paging: { page, size, total, unit, onChange } }: { paging: Paging }) => (
  <Pagination
    className="data-pages"
    size="small"
    align="end"
    current={page}
    pageSize={size}
    total={total}
    showSizeChanger
    pageSizeOptions={PAGE_SIZES}
    showTotal={(all, [first, last]) => `第 ${first}—${last} ${unit}，共 ${all} ${unit}`}
    onChange={(next, nextSize) => onChange(nextSize === size ? next : 1, nextSize)}
  />
)

/** A cell that shows nothing is truly empty, so that a narrow screen can leave it out. */
const isNothing = (content: ReactNode): boolean =>
  content === null || content === undefined || content === false || content === ''

/** Chinese sorts by pinyin; what is empty comes last. */
const collator = new Intl.Collator('zh-Hans-CN')
function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}
