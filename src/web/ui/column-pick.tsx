import { TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'

type Props<C extends string> = {
  labels: Readonly<Record<C, string>>
  usual: readonly C[]
  chosen: readonly C[]
  /** From what is chosen by then: two quick presses are two changes. */
  onChange: (change: (before: readonly C[]) => readonly C[]) => void
}

/** Which columns a list shows; the order is the list's own. */
export function ColumnPick<C extends string>({ labels, usual, chosen, onChange }: Props<C>) {
  const all = Object.keys(labels) as C[]
  const isUsual = chosen.join() === all.filter((column) => usual.includes(column)).join()
  const press = (column: C, isOn: boolean) =>
    onChange((before) => all.filter((each) => (each === column ? isOn : before.includes(each))))
  const content = (
    <div className="stack">
      {all.map((column) => (
        <Checkbox
          key={column}
          checked={chosen.includes(column)}
          disabled={chosen.length === 1 && chosen.includes(column)}
          onChange={(event) => press(column, event.target.checked)}
        >
          {labels[column]}
        </Checkbox>
      ))}
      <Button size="small" disabled={isUsual} onClick={() => onChange(() => usual)}>
        恢复常用列
      </Button>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={content} title="显示的列">
      <Button icon={<TableOutlined />}>列</Button>
    </Popover>
  )
}
