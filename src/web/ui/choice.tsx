import { Button } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'

/** What is chosen in a list, with what was last seen of it: other pages of the list show other rows. */
export type Chosen<R> = ReadonlyMap<string, R>
export type Choice<R> = {
  chosen: Chosen<R>
  /** For whoever hears the list instead of seeing it. */
  nameOf: (row: R) => string
  mayChoose?: (row: R) => boolean
  onChoose: (rows: readonly R[], isOn: boolean) => void
}

/** Keeps what is chosen while pages are turned; under another filter nothing is chosen yet. */
export function useChoice<R extends { id: string }>(filter: string) {
  const [held, setHeld] = useState<{ filter: string; chosen: Chosen<R> }>({ filter, chosen: new Map() })
  const chosen: Chosen<R> = held.filter === filter ? held.chosen : new Map()
  const choose = useCallback(
    (rows: readonly R[], isOn: boolean) =>
      setHeld((before) => {
        const next = new Map(before.filter === filter ? before.chosen : [])
        for (const row of rows) isOn ? next.set(row.id, row) : next.delete(row.id)
        return { filter, chosen: next }
      }),
    [filter],
  )
  const drop = useCallback(
    (ids: readonly string[]) =>
      setHeld((before) => ({
        ...before,
        chosen: new Map([...before.chosen].filter(([id]) => !ids.includes(id))),
      })),
    [],
  )
  const clear = useCallback(() => setHeld({ filter, chosen: new Map() }), [filter])
  return { chosen, choose, drop, clear }
}

type BarProps = { count: number; unit: string; onClear: () => void; isBusy?: boolean; children: ReactNode }

/** What may be done with the chosen ones. It stands below the list: the rows stay where they are when it comes. */
export function ChoiceBar({ count, unit, onClear, isBusy = false, children }: BarProps) {
  return (
    <section className="choice-bar no-print" aria-label="对选中的办理">
      <b role="status">
        已选 {count} {unit}
      </b>
      {children}
      <Button className="push" type="link" size="small" disabled={isBusy} onClick={onClear}>
        取消选择
      </Button>
    </section>
  )
}
