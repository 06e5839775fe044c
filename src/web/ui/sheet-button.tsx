import { Button } from 'antd'
import { useRef, useState } from 'react'
import { type Obstacle, obstacleOf } from './command.ts'

type Props = {
  text: string
  size?: 'small'
  /** Reads the file; what it throws is shown as an obstacle. */
  read: (file: File) => Promise<void>
  onObstacle: (obstacle: Obstacle) => void
}

/** Picks one Excel file and has it read; the same file may be picked again after it was corrected. */
export function SheetButton({ text, size, read, onObstacle }: Props) {
  const [isReading, setReading] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const take = async (file: File) => {
    setReading(true)
    try {
      await read(file)
    } catch (error) {
      onObstacle(obstacleOf(error))
    } finally {
      setReading(false)
    }
  }
  return (
    <>
      <Button {...(size && { size })} loading={isReading} onClick={() => picker.current?.click()}>
        {text}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={text}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void take(file)
          event.target.value = ''
        }}
      />
    </>
  )
}
