import { Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { isFoundBy } from '#web/ui/initials.ts'
import { ListBar } from '#web/ui/list-bar.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { Nothing, Read } from '#web/ui/states.tsx'

type Asked<T> = { data: T | undefined; error: Error | null; refetch: () => unknown }
type Props<R extends { id: string }> = {
  title: string
  of: Asked<R[]>
  columns: TableColumnsType<R>
  /** What of an entry the search looks at; initials are understood. */
  textOf: (row: R) => string
  placeholder: string
  actions?: ReactNode
}

/** A register that fits on a screen or a few: searched and sorted in place. */
export function RegisterTable<R extends { id: string }>({
  title,
  of,
  columns,
  textOf,
  placeholder,
  actions,
}: Props<R>) {
  const [typed, setTyped] = useState('')
  const rows = (of.data ?? []).filter((row) => isFoundBy(typed, textOf(row)))
  return (
    <>
      <PageHead title={title} note={of.data && `共 ${of.data.length} 条`}>
        {actions}
      </PageHead>
      <ListBar
        search={typed}
        placeholder={placeholder}
        onSearch={setTyped}
        isFiltered={typed !== ''}
        onClear={() => setTyped('')}
      >
        {null}
      </ListBar>
      <Read of={of}>
        {() => (
          <Table<R>
            className="list register"
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={rows}
            locale={{ emptyText: <Nothing text={typed ? '没有符合条件的条目' : '名册还是空的'} /> }}
            pagination={{
              defaultPageSize: 50,
              pageSizeOptions: [20, 50, 100],
              showSizeChanger: true,
              hideOnSinglePage: true,
            }}
          />
        )}
      </Read>
    </>
  )
}

/** Chinese sorts by pinyin. */
const collator = new Intl.Collator('zh-Hans-CN')
export const byText =
  <R,>(textOf: (row: R) => string | null) =>
  (a: R, b: R) =>
    collator.compare(textOf(a) ?? '', textOf(b) ?? '')
