import { useLocation } from '@tanstack/react-router'
import { Select } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { isFoundBy } from '#web/ui/initials.ts'
import { ListBar } from '#web/ui/list-bar.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'

type Asked<T> = { data: T | undefined; error: Error | null; refetch: () => unknown }
type Props<R extends { id: string }> = {
  title: string
  unit: string
  of: Asked<R[]>
  columns: readonly Column<R>[]
  /** What of an entry the search looks at; initials are understood. */
  textOf: (row: R) => string
  placeholder: string
  /** One list of codes to narrow the register by. */
  kind: { title: string; labels: Readonly<Record<string, string>>; of: (row: R) => readonly string[] }
  actions?: ReactNode
}

/** A register that is here as a whole: searched, narrowed and sorted in place. */
export function RegisterTable<R extends { id: string }>(props: Props<R>) {
  const { title, unit, of, columns, textOf, placeholder, kind, actions } = props
  // Whoever comes from the search of everything finds what was chosen there.
  const arrived = useLocation({ select: ({ state }) => state.search })
  const [typed, setTyped] = useState('')
  useEffect(() => setTyped(arrived ?? ''), [arrived])
  const [code, setCode] = useState<string | null>(null)
  const rows = (of.data ?? []).filter(
    (row) => isFoundBy(typed, textOf(row)) && (code === null || kind.of(row).includes(code)),
  )
  const isFiltered = typed !== '' || code !== null
  return (
    <>
      <PageHead
        title={title}
        note={of.data && (isFiltered ? `${rows.length} / ${of.data.length} ${unit}` : `共 ${of.data.length} ${unit}`)}
      >
        {actions}
      </PageHead>
      <ListBar
        search={typed}
        placeholder={placeholder}
        onType={setTyped}
        onSearch={setTyped}
        isFiltered={isFiltered}
        onClear={() => {
          setTyped('')
          setCode(null)
        }}
      >
        <Select
          className="register-kind"
          aria-label={kind.title}
          placeholder={kind.title}
          allowClear
          popupMatchSelectWidth={false}
          options={Object.entries(kind.labels).map(([value, label]) => ({ value, label }))}
          value={code}
          onChange={(next: string | undefined) => setCode(next ?? null)}
        />
      </ListBar>
      <Read of={of}>
        {() => (
          <DataTable
            label={title}
            columns={columns}
            rows={rows}
            empty={isFiltered ? '没有符合条件的条目' : '名册还是空的'}
          />
        )}
      </Read>
    </>
  )
}
