import { useFocusBack } from '#web/ui/focus-back.ts'
import './reminder.css'
import { Link, type LinkProps } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { RULE_TITLES } from '#modules/reminder/contract.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { wordFor } from '#web/ui/labels.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { Nothing, Read } from '#web/ui/states.tsx'
import { momentText } from '#web/ui/when.ts'
import { closeReminders } from './open.ts'

type Reminder = Answer<'listReminders'>[number]
/** Where one goes on with what belongs to no matter. */
const PLACES: Readonly<Record<string, { to: NonNullable<LinkProps['to']>; text: string }>> = {
  noticeArrived: { to: '/notices', text: '办案机关通知' },
  shiftChanged: { to: '/roster', text: '值班表' },
  dutyTomorrow: { to: '/roster', text: '值班表' },
  keptLong: { to: '/dossiers', text: '档案登记' },
}
const TONES: Readonly<Record<string, string>> = { overdue: 'due-late', unserved: 'due-late', dueSoon: 'due-soon' }

/** What this person should know of, the newest first: what, on what ground, of which matter, since when. */
export function ReminderDrawer() {
  useFocusBack()
  const reminders = useAsk('listReminders', {})
  const reading = useCommand('markRemindersRead', { onDone: () => void forget('listReminders', 'countReminders') })
  const unread = reminders.data?.filter(({ isRead, isOver }) => !isRead && !isOver).length ?? 0
  return (
    <Drawer
      open
      onClose={closeReminders}
      size={440}
      title={
        <>
          提醒 <span className="quiet reminder-unread">{unread > 0 ? `${unread} 条未看` : '没有未看的'}</span>
        </>
      }
      extra={
        <Button size="small" disabled={unread === 0} loading={reading.pending} onClick={() => void reading.send({})}>
          全部标为已读
        </Button>
      }
    >
      <ObstacleNote obstacle={reading.obstacle} onClose={reading.dismiss} />
      <Read of={reminders}>
        {(rows) =>
          rows.length === 0 ? (
            <Nothing text="最近三十天没有提醒；有新的，铃铛上会显示条数" />
          ) : (
            <ul className="reminders" aria-label="提醒">
              {rows.map((row) => (
                <Item key={row.id} row={row} onRead={() => void reading.send({ reminderIds: [row.id] })} />
              ))}
            </ul>
          )
        }
      </Read>
    </Drawer>
  )
}

function Item({ row, onRead }: { row: Reminder; onRead: () => void }) {
  const { rule, what, basis, toldAt, isRead, isOver, matter } = row
  const isWaiting = !isRead && !isOver
  const follow = () => {
    if (!isRead) onRead()
    closeReminders()
  }
  const place = PLACES[rule]
  return (
    <li className={isWaiting ? 'reminder' : 'reminder reminder-done'}>
      <div className="reminder-head">
        <b className={isOver ? '' : TONES[rule]}>{wordFor(RULE_TITLES, rule)}</b>
        <time dateTime={toldAt} className="quiet">
          {momentText(toldAt)}
        </time>
      </div>
      {matter ? (
        <Link to="/matters/$matterId" params={{ matterId: matter.id }} onClick={follow}>
          {matter.title} <span className="number small nowrap">{matter.number}</span>
        </Link>
      ) : (
        place && (
          <Link to={place.to} onClick={follow}>
            {place.text}
          </Link>
        )
      )}
      <p>{what}</p>
      <div className="reminder-foot">
        <span className="basis">{basis}</span>
        {isOver ? (
          <span className="quiet">已办过</span>
        ) : isRead ? (
          <span className="quiet">已读</span>
        ) : (
          <Button type="link" size="small" onClick={onRead}>
            标为已读
          </Button>
        )}
      </div>
    </li>
  )
}
