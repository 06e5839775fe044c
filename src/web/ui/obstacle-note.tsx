import { Alert } from 'antd'
import type { Obstacle } from './command.ts'

/** The server's no, where the person is looking: what is wrong, and on what ground. */
export function ObstacleNote({ obstacle, onClose }: { obstacle: Obstacle | null; onClose?: () => void }) {
  if (!obstacle) return null
  const isUnsure = obstacle.code === 'network' || obstacle.code === 'unavailable'
  return (
    <Alert
      className="obstacle"
      type={isUnsure ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={obstacle.message}
      description={obstacle.basis && <span className="basis">依据：{obstacle.basis}</span>}
      {...(onClose && { closable: { closeIcon: true, onClose } })}
    />
  )
}
