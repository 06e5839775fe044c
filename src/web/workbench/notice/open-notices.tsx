import './notice.css'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useAsk } from '#web/ui/ask.ts'
import { dayText } from '#web/ui/when.ts'

/** Said on the desk: what no matter reminds of, a duty lawyer called for and a secret case. */
export function OpenNotices() {
  const notices = useAsk('listNotices', {})
  const open = (notices.data ?? []).filter(({ matterId, answeredAt }) => matterId === null && answeredAt === null)
  const [first] = open
  if (!first) return null
  const late = open.filter(({ isLate }) => isLate).length
  return (
    <Alert
      className="notice-open"
      type={late > 0 ? 'error' : 'warning'}
      showIcon
      title={
        <>
          有 {open.length} 份法律帮助、涉密通知等答复{late > 0 ? `，其中 ${late} 份已逾期` : ''}，最早的
          {dayText(first.dueOn)}到期。 <Link to="/notices">去答复</Link>
        </>
      }
    />
  )
}
