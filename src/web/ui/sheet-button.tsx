import { useState } from 'react'
import { type Obstacle, obstacleOf } from './command.ts'
import { FileButton } from './file-button.tsx'

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
    <FileButton
      text={text}
      label={text}
      accept=".xlsx"
      loading={isReading}
      onFile={(file) => void take(file)}
      {...(size && { size })}
    />
  )
}
