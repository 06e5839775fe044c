import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { ColumnPick } from './column-pick.tsx'
import { columnsIn } from './columns.ts'
import type { Sent } from './command.ts'
import { SavedViews } from './saved-views.tsx'

type Props<C extends string> = {
  list: Sent<'saveView'>['list']
  /** The filter and columns as they are now, for a view that is saved. */
  shown: Readonly<Record<string, unknown>>
  /** A saved view as the address of this list takes it. */
  readView: (view: Readonly<Record<string, string>>) => Record<string, unknown>
  labels: Readonly<Record<C, string>>
  usual: readonly C[]
  isExporting: boolean
  onExport: () => void
}

/** What every ledger offers: one's own views, the columns that are shown, and an Excel of exactly that. */
export function ListTools<C extends string>(props: Props<C>) {
  const { list, shown, readView, labels, usual, isExporting, onExport } = props
  const { columns } = useSearch({ strict: false })
  const navigate = useNavigate()
  return (
    <>
      <SavedViews
        list={list}
        shown={shown}
        onOpen={(view) => void navigate({ to: '.', search: readView(view), state: {} })}
      />
      <ColumnPick
        labels={labels}
        usual={usual}
        chosen={columnsIn(labels, usual, columns)}
        onChange={(change) =>
          void navigate({
            to: '.',
            search: (before) => ({ ...before, columns: change(columnsIn(labels, usual, before.columns)).join(',') }),
            state: (before) => before,
          })
        }
      />
      <Button loading={isExporting} onClick={onExport}>
        导出 Excel
      </Button>
    </>
  )
}
