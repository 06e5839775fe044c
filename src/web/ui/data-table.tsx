import { Pagination } from 'antd'
import { type CSSProperties, memo, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { Choice } from './choice.tsx'
import { Nothing } from './states.tsx'

export type Column<R> = {
  title: string
  show: (row: R) => ReactNode
  width?: number
  isNumber?: true
  /** Cut off with an ellipsis, in its line or after the second; the whole text is its title. */
  isCut?: true | 'afterTwoLines'
  /** Sorts in place by this text or number; for lists that are here as a whole. */
  sortBy?: (row: R) => string | number | null
  /** Sorted by the server under this word. */
  sort?: string
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
  /** Rows may be chosen, one by one, a range with Shift, or all that are shown. */
  choice?: Choice<R>
  /** How the server has sorted: 'receivedOn', or '-receivedOn' from the last to the first. */
  sorted?: string
  onSort?: (sort: string) => void
}

// The kit's own table brings a tree, a menu and drop-downs along (56 KB gzip) for what these lists do not do.
/** An ordinary table: real rows and cells, sorted in place or paged by the server. */
export function DataTable<R extends { id: string }>(props: Props<R>) {
  const { label, columns, rows, empty, paging, isStale = false, onOpen, choice, sorted, onSort } = props
  const [sort, setSort] = useState<{ at: number; isDown: boolean } | null>(null)
  const sortBy = sort && columns[sort.at]?.sortBy
  const shown = sortBy ? [...rows].sort((a, b) => compare(sortBy(a), sortBy(b)) * (sort.isDown ? -1 : 1)) : rows
  const press = (at: number) =>
    setSort((before) => (before?.at !== at ? { at, isDown: false } : before.isDown ? null : { at, isDown: true }))
  const directionOf = ({ sort: key }: Column<R>, at: number): Direction | undefined =>
    key
      ? sorted === key
        ? 'ascending'
        : sorted === `-${key}`
          ? 'descending'
          : undefined
      : sort?.at === at
        ? sort.isDown
          ? 'descending'
          : 'ascending'
        : undefined
  const mayChoose = choice?.mayChoose ?? (() => true)
  // The last one that was pressed: Shift takes all from there.
  const last = useRef<string | null>(null)
  const choose = (row: R, isOn: boolean, isRange: boolean) => {
    const [from, to] = [shown.findIndex(({ id }) => id === last.current), shown.indexOf(row)]
    const range = isRange && from >= 0 ? shown.slice(Math.min(from, to), Math.max(from, to) + 1) : [row]
    last.current = row.id
    choice?.onChoose(range.filter(mayChoose), isOn)
  }
  // Rows are drawn anew for what they show, not because somebody looks at them with new hands.
  const hands = useRef<Hands<R>>({ choose, open: onOpen })
  useEffect(() => {
    hands.current = { choose, open: onOpen }
  })

  return (
    <div className={isStale ? 'list is-stale' : 'list'}>
      <table
        className="data-table"
        aria-label={label}
        style={{ '--least': `calc(${sumOf(columns) + (choice ? CHOICE_WIDTH : 0)}px * var(--type))` } as CSSProperties}
      >
        <colgroup>
          {choice && <col style={{ width: CHOICE_WIDTH }} />}
          {columns.map(({ title, width }) => (
            <col key={title} {...(width && { style: { width: `calc(${width}px * var(--type))` } })} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {choice && <ChooseAll rows={shown.filter(mayChoose)} choice={choice} />}
            {columns.map((column, at) => (
              <Heading
                key={column.title}
                column={column}
                sorted={directionOf(column, at)}
                onPress={() =>
                  column.sort ? onSort?.(sorted === column.sort ? `-${column.sort}` : column.sort) : press(at)
                }
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row
              key={row.id}
              row={row}
              columns={columns}
              isOpenable={onOpen !== undefined}
              chosen={choice && mayChoose(row) ? choice.chosen.has(row.id) : undefined}
              hasChoice={choice !== undefined}
              name={choice?.nameOf(row)}
              hands={hands}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <Nothing text={empty} />}
      {paging && paging.total > 0 && <Pages paging={paging} />}
    </div>
  )
}

const CHOICE_WIDTH = 44
type Direction = 'ascending' | 'descending'
type Hands<R> = {
  choose: (row: R, isOn: boolean, isRange: boolean) => void
  open: ((row: R) => void) | undefined
}
type RowProps<R> = {
  row: R
  columns: readonly Column<R>[]
  isOpenable: boolean
  hasChoice: boolean
  /** undefined: not to be chosen. */
  chosen: boolean | undefined
  name: string | undefined
  hands: RefObject<Hands<R>>
}

/** Choosing one of a hundred rows draws that one. */
const Row = memo(DrawnRow) as typeof DrawnRow
function DrawnRow<R extends { id: string }>(props: RowProps<R>) {
  const { row, columns, isOpenable, hasChoice, chosen, name, hands } = props
  return (
    <tr
      className={`${isOpenable ? 'data-open' : ''} ${chosen ? 'is-chosen' : ''}`}
      {...(isOpenable && {
        onClick: (event) => {
          if (!(event.target as HTMLElement).closest('a, button, .data-choose')) hands.current.open?.(row)
        },
      })}
    >
      {hasChoice && (
        <td
          className="data-choose"
          data-title="选择"
          // Shift would mark text.
          onMouseDown={(event) => {
            if (!event.shiftKey) return
            event.preventDefault()
            ;(event.target as HTMLElement).focus()
          }}
        >
          {chosen !== undefined && (
            <input
              type="checkbox"
              aria-label={`选择${name}`}
              checked={chosen}
              onChange={({ target, nativeEvent }) =>
                hands.current.choose(row, target.checked, (nativeEvent as MouseEvent).shiftKey)
              }
            />
          )}
        </td>
      )}
      {columns.map(({ title, show, isNumber, isCut }) => {
        const content = show(row)
        return (
          <td
            key={title}
            data-title={title}
            className={`${isNumber ? 'number data-number' : ''} ${isCut ? (isCut === true ? 'data-cut' : 'data-two-lines') : ''}`}
            title={isCut && typeof content === 'string' ? content : undefined}
          >
            {isNothing(content) ? null : <div>{content}</div>}
          </td>
        )
      })}
    </tr>
  )
}

/** All that are shown, and no others. */
function ChooseAll<R extends { id: string }>({ rows, choice }: { rows: readonly R[]; choice: Choice<R> }) {
  const count = rows.filter(({ id }) => choice.chosen.has(id)).length
  return (
    <th scope="col" className="data-choose">
      <input
        type="checkbox"
        aria-label="选择本页全部"
        disabled={rows.length === 0}
        checked={rows.length > 0 && count === rows.length}
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && count < rows.length
        }}
        onChange={({ target }) => choice.onChoose(rows, target.checked)}
      />
    </th>
  )
}

/** So wide that no column is squeezed; a list with many is moved sideways. */
const sumOf = <R,>(columns: readonly Column<R>[]) => columns.reduce((sum, { width = 160 }) => sum + width, 0)

function Heading<R>({
  column: { title, sortBy, sort, isNumber },
  sorted,
  onPress,
}: {
  column: Column<R>
  sorted: Direction | undefined
  onPress: () => void
}) {
  return (
    <th scope="col" className={isNumber ? 'data-number' : ''} {...(sorted && { 'aria-sort': sorted })}>
      {sortBy || sort ? (
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
