import { Button, Empty, Skeleton } from 'antd'
import { type ReactNode, useDeferredValue } from 'react'
import { obstacleOf } from './command.ts'

export const Loading = ({ rows = 6 }: { rows?: number }) => (
  <div className="loading" role="status" aria-busy="true" aria-label="正在读取">
    <Skeleton active title={false} paragraph={{ rows }} />
  </div>
)

/** Reading failed: why, and a way on. */
export function LoadFailed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { code, message, basis } = obstacleOf(error)
  return (
    <div className="load-failed" role="alert">
      <p>{code === 'network' ? '网络不通，暂时读不到内容。' : message}</p>
      {basis && <p className="basis">依据：{basis}</p>}
      {retry && <Button onClick={retry}>重新读取</Button>}
    </div>
  )
}

export const Nothing = ({ text, children }: { text: string; children?: ReactNode }) => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>
    {children}
  </Empty>
)

/**
 * An answer is drawn as soon as it is here, and React draws at once what a question's answer changes: a page full of it holds
 * whoever types or presses meanwhile. What appears for the first time is drawn in slices instead.
 */
export const useDrawnInSlices = (isHere: boolean): boolean => useDeferredValue(isHere) && isHere

type Asked<T> = { data: T | undefined; error: Error | null; refetch: () => unknown }
/** The four states of anything that is read: on its way, failed, and what to show when it is here. */
export function Read<T>({
  of: { data, error, refetch },
  rows,
  children,
}: {
  of: Asked<T>
  rows?: number
  children: (data: T) => ReactNode
}) {
  const isDrawn = useDrawnInSlices(data !== undefined)
  if (data !== undefined && isDrawn) return children(data)
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />
  return <Loading {...(rows !== undefined && { rows })} />
}
