import './notice.css'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useAsk } from '#web/ui/ask.ts'
import { dayText } from '#web/ui/when.ts'

const SEEN = 100 // the oldest ones: more than these are never late by the day

/** Said on the desk: what no matter reminds of, a duty lawyer called for and a secret case. */
export function OpenNotices() {
  const { data } = useAsk('listNotices', { state: 'direct', size: SEEN })
  const [first] = data?.rows.map(({ dueOn }) => dueOn).sort() ?? []
  if (!data || !first) return null
  const late = data.rows.filter(({ isLate }) => isLate).length
  return (
    <Alert
      className="notice-open"
      type={late > 0 ? 'error' : 'warning'}
      showIcon
      title={
        <>
          有 {data.total} 份法律帮助、涉密通知等答复{late > 0 ? `，其中 ${late} 份已逾期` : ''}，最早的
          {dayText(first)}到期。{' '}
          <Link to="/notices" search={{ state: 'direct' }}>
            去答复
          </Link>
        </>
      }
    />
  )
}
