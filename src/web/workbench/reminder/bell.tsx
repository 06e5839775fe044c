import { BellOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useAsk } from '#web/ui/ask.ts'
import { openReminders } from './open.ts'

const MOST = 99

/** How many reminders are unread and still wait; opens them. */
export function Bell() {
  const { data } = useAsk('countReminders', {}, { keep: true })
  const unread = data?.unread ?? 0
  return (
    <Button
      type="text"
      className="bell"
      aria-label={unread > 0 ? `提醒，${unread} 条未看` : '提醒，没有未看的'}
      aria-keyshortcuts="B"
      title="提醒（b）"
      icon={<BellOutlined />}
      onClick={openReminders}
    >
      {unread > 0 && <span className="bell-count">{unread > MOST ? `${MOST}+` : unread}</span>}
    </Button>
  )
}
