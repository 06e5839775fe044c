import { useState } from 'react'
import { api } from '#web/ui/api.ts'
import { type Obstacle, obstacleOf } from '#web/ui/command.ts'

/** Fetches the package and gives it to the browser as a download. */
export function useTransfer() {
  const [pending, setPending] = useState(false)
  const [obstacle, setObstacle] = useState<Obstacle | null>(null)
  const pack = async (matterIds: readonly string[]) => {
    setPending(true)
    setObstacle(null)
    try {
      const address = URL.createObjectURL(await api.openTransfer({ matterIds: [...matterIds] }))
      Object.assign(document.createElement('a'), { href: address, download: '移交包.zip' }).click()
      URL.revokeObjectURL(address)
    } catch (error) {
      setObstacle(obstacleOf(error))
    } finally {
      setPending(false)
    }
  }
  return { pack, pending, obstacle, dismiss: () => setObstacle(null) }
}
