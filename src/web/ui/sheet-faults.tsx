export type SheetFault = { row: number; message: string }

/** Every bad row of a list with what is wrong in it. */
export function SheetFaults({ faults }: { faults: readonly SheetFault[] }) {
  return (
    <ul className="sheet-faults">
      {faults.map(({ row, message }) => (
        <li key={`${row}${message}`}>{message.startsWith('第') ? message : `第 ${row} 行：${message}`}</li>
      ))}
    </ul>
  )
}
