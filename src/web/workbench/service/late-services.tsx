import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useAsk } from '#web/ui/ask.ts'

/** Said on the desk: papers that decide about somebody and have not reached them in time. Apart from their page, whose forms are heavy. */
export function LateServices() {
  const waiting = useAsk('listUnserved', {})
  const late = (waiting.data ?? []).filter(({ isLate }) => isLate)
  if (late.length === 0) return null
  return (
    <Alert
      className="notice-open"
      type="warning"
      showIcon
      title={
        <>
          有 {late.length} 份文书超过送达期限还没有登记送达。 <Link to="/services">去登记</Link>
        </>
      }
    />
  )
}
