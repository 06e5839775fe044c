import { Alert, Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { LINE_STANDINGS } from '#kernel/operation.ts'
import type { Obstacle } from '#web/ui/command.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { SheetButton } from '#web/ui/sheet-button.tsx'
import { type SheetFault, SheetFaults } from '#web/ui/sheet-faults.tsx'
import { downloadTemplate, type TemplateColumn } from '#web/ui/sheet-template.ts'

type Line<E> = { row: number; entry: E; standing: keyof typeof LINE_STANDINGS; changes: string[] }
type Reviewed<E> = { rows: Line<E>[]; faults: SheetFault[] }
export type EntryColumn<E> = { title: string; width: number; of: (entry: E) => string | undefined }
type Props<E, R extends Reviewed<E>> = {
  /** What the list is called: 法律援助人员名单. */
  name: string
  /** What one of it is: 人. */
  unit: string
  template: readonly TemplateColumn[]
  /** By what a line is recognised. */
  columns: readonly EntryColumn<E>[]
  read: (file: File) => Promise<R>
  /** What else comes with the list. */
  besides?: (reviewed: R) => ReactNode
  /** Takes the lines in; null when they were refused. */
  command: { pending: boolean; obstacle: Obstacle | null; dismiss: () => void }
  take: (entries: E[]) => Promise<unknown>
}

/**
 * An office's list: read, looked at line by line, then taken into its register as a whole. The longest takes about a second
 * (`npm run bench -- imports`), so that there is nothing to stop midway.
 */
export function SheetImport<E, R extends Reviewed<E>>(props: Props<E, R>) {
  const { name, template, read, command } = props
  const [reviewed, setReviewed] = useState<R | null>(null)
  const [obstacle, setObstacle] = useState<Obstacle | null>(null)
  const close = () => {
    setReviewed(null)
    setObstacle(null)
    command.dismiss()
  }
  return (
    <>
      <Button onClick={() => void downloadTemplate(name, template)}>下载模板</Button>
      <SheetButton text="导入名单" read={async (file) => setReviewed(await read(file))} onObstacle={setObstacle} />
      <Drawer open={reviewed !== null || obstacle !== null} onClose={close} size={860} title={`导入${name}`}>
        <ObstacleNote obstacle={obstacle} />
        {reviewed && <Review {...props} reviewed={reviewed} onDone={close} />}
      </Drawer>
    </>
  )
}

type ReviewProps<E, R extends Reviewed<E>> = Props<E, R> & { reviewed: R; onDone: () => void }
function Review<E, R extends Reviewed<E>>(props: ReviewProps<E, R>) {
  const { name, unit, columns, besides, command, take, reviewed, onDone } = props
  const { rows, faults } = reviewed
  const count = (of: Line<E>['standing']) => rows.filter(({ standing }) => standing === of).length
  const moving = rows.filter(({ standing }) => standing !== 'same')
  const submit = async () => {
    if (await take(moving.map(({ entry }) => entry))) onDone()
  }
  return (
    <div className="stack">
      <Alert
        type={faults.length === 0 ? 'info' : 'warning'}
        showIcon
        title={`新登记 ${count('new')} ${unit}，修改 ${count('changed')} ${unit}，没有变化 ${count('same')} ${unit}${faults.length > 0 ? `；另有 ${faults.length} 行有差错，不会导入` : ''}`}
        description={besides?.(reviewed)}
      />
      {faults.length > 0 && (
        <>
          <p className="quiet">改正以下各行后重新上传即可，已导入的不会重复：</p>
          <SheetFaults faults={faults} />
        </>
      )}
      <DataTable
        label="名单"
        columns={tableColumns(columns)}
        rows={rows.map((row) => ({ ...row, id: String(row.row) }))}
        empty="名单里没有可以导入的内容"
      />
      <ObstacleNote obstacle={command.obstacle} />
      <div className="actions">
        <Button type="primary" disabled={moving.length === 0} loading={command.pending} onClick={() => void submit()}>
          {moving.length === 0 ? '没有需要导入的' : `导入 ${moving.length} ${unit}`}
        </Button>
        <span className="quiet">{name}里空着的格子，原有的内容不变</span>
      </div>
    </div>
  )
}

const tableColumns = <E,>(columns: readonly EntryColumn<E>[]): Column<Line<E> & { id: string }>[] => [
  { title: '行', width: 52, isNumber: true, show: ({ row }) => row },
  ...columns.map(({ title, width, of }) => ({
    ...{ title, width },
    show: ({ entry }: Line<E>) => of(entry),
  })),
  {
    title: '结果',
    width: 84,
    show: ({ standing }) =>
      standing === 'same' ? <span className="quiet">{LINE_STANDINGS.same}</span> : LINE_STANDINGS[standing],
  },
  { title: '修改内容', show: ({ changes }) => changes.map((change) => <div key={change}>{change}</div>) },
]
