import './roster.css'
import { Alert, Button, Drawer, Popconfirm } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { type Instant, type PlainDate, timeInChina } from '#kernel/plain-date.ts'
import { dayKind } from '#law/calendar.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { Field } from '#web/ui/field.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { setIn } from '#web/ui/form.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Nothing, Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import { MemberPick } from './member-pick.tsx'
import { MonthPick } from './month-pick.tsx'

type Roster = Answer<'readRoster'>
type Seat = Roster['seats'][number]
const substitute = CONTRACTS.seatCounsel.input.omit({ postId: true, day: true })
const WEEKDAYS = '日一二三四五六'
const keyOf = ({ postId, day }: Pick<Seat, 'postId' | 'day'>) => `${postId}/${day}`
const hours = ({ from, until }: Seat) =>
  `${timeInChina(from as Instant).slice(11)}–${timeInChina(until as Instant).slice(11)}`

/** A month's roster as a calendar: drag one name onto another to swap, press a shift to have somebody else sit it. */
export function RosterPage() {
  const me = useMe()
  const [month, setMonth] = useState(me.today.slice(0, 7))
  const roster = useAsk('readRoster', { month }, { keep: true })
  const [opened, setOpened] = useState<Seat | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const refresh = () => void forget('readRoster')
  const planning = useCommand('planRoster', {
    onDone: ({ shifts, holes, proved }) => {
      const unsure = proved ? '' : '；时间内没有算完，可以再排一次'
      setDone(
        holes === 0
          ? `已排好 ${shifts} 班，没有空班`
          : `已排 ${shifts} 班，其中 ${holes} 班排不上，点开看每个人的原因${unsure}`,
      )
      refresh()
    },
  })
  const swapping = useCommand('swapShifts', {
    onDone: () => {
      setDone('已对换')
      refresh()
    },
  })
  const isKeeper = may(me, 'planRoster')
  const swap = (one: Seat, other: Seat) =>
    void swapping.send({ postId: one.postId, day: one.day, withPostId: other.postId, withDay: other.day })
  return (
    <>
      <PageHead title="值班表" note={roster.data && noteOn(roster.data)}>
        <MonthPick value={month} onChange={setMonth} />
        {isKeeper &&
          (roster.data?.seats.length ? (
            <Popconfirm
              title="重新排班？"
              description="明天以后的班次全部重排，换过的班、替过的班也会改变"
              okText="重新排班"
              cancelText="不重排"
              onConfirm={() => void planning.send({ month })}
            >
              <Button loading={planning.pending}>重新排班</Button>
            </Popconfirm>
          ) : (
            <Button type="primary" loading={planning.pending} onClick={() => void planning.send({ month })}>
              排班
            </Button>
          ))}
      </PageHead>
      {done && (
        <Alert className="done-note" type="success" showIcon title={done} closable onClose={() => setDone(null)} />
      )}
      <ObstacleNote obstacle={planning.obstacle} onClose={planning.dismiss} />
      <ObstacleNote obstacle={swapping.obstacle} onClose={swapping.dismiss} />
      <Read of={roster}>
        {(data) =>
          data.seats.length === 0 ? (
            <Nothing
              text={isKeeper ? '这个月还没有排班；先在“值班名册”登记岗位和律师，再按“排班”' : '这个月还没有排班'}
            />
          ) : (
            <>
              <Calendar
                roster={data}
                today={me.today}
                mine={me.counselId}
                maySwap={isKeeper}
                onOpen={setOpened}
                onSwap={swap}
              />
              <Counts roster={data} />
            </>
          )
        }
      </Read>
      {opened?.counselId === null && (
        <Drawer open onClose={() => setOpened(null)} size={520} title={`${dayText(opened.day)}：排不上的原因`}>
          <Reasons seat={opened} />
        </Drawer>
      )}
      {opened?.counselId && isKeeper && (
        <RegisterDrawer
          name="seatCounsel"
          draftName={`seat.${keyOf(opened)}`}
          title={`${dayText(opened.day)} ${hours(opened)}：${opened.name}`}
          schema={substitute}
          initial={{}}
          send={(checked) => ({ postId: opened.postId, day: opened.day, ...checked })}
          onClose={() => setOpened(null)}
          onDone={() => {
            setOpened(null)
            setDone('已改由他人值班')
            refresh()
          }}
        >
          {(form) => (
            <>
              <MemberPick
                title="改由谁值班"
                value={form.values.counselId}
                fault={form.faults.counselId}
                onChange={(counselId) => setIn(form, { counselId })}
              />
              <Field scope={form} name="reason" span="all" />
              {opened.reason && <p className="quiet">上次变动：{opened.reason}</p>}
            </>
          )}
        </RegisterDrawer>
      )}
    </>
  )
}

function noteOn({ seats }: Roster): string {
  const holes = seats.filter(({ counselId }) => counselId === null).length
  if (seats.length === 0) return ''
  return holes === 0 ? `${seats.length} 班，没有空班` : `${seats.length} 班，${holes} 班没有人`
}

type CalendarProps = {
  roster: Roster
  today: string
  mine: string | null
  maySwap: boolean
  onOpen: (seat: Seat) => void
  onSwap: (one: Seat, other: Seat) => void
}
function Calendar({ roster: { posts, seats }, today, mine, maySwap, onOpen, onSwap }: CalendarProps) {
  const [dragged, setDragged] = useState<Seat | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const byKey = new Map(seats.map((seat) => [keyOf(seat), seat]))
  const days = [...new Set(seats.map(({ day }) => day))]
  return (
    <table className="roster" aria-label={`${dayText(days[0]).replace(/\d+日$/, '')}值班表`}>
      <colgroup>
        <col style={{ width: 130 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">日期</th>
          {posts.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day} className={dayKind(day as PlainDate) === 'rest' ? 'roster-rest' : ''}>
            <th scope="row" {...(day === today && { 'aria-current': 'date' })}>
              {Number(day.slice(8))} 日 星期{WEEKDAYS[dayjs(day).day()]}
            </th>
            {posts.map(({ id, name: post }) => {
              const seat = byKey.get(`${id}/${day}`)
              if (!seat) return <td key={id} />
              const key = keyOf(seat)
              return (
                <td
                  key={id}
                  data-title={post}
                  className={over === key && dragged ? 'roster-over' : ''}
                  onDragOver={(event) => {
                    if (!dragged || !seat.counselId || keyOf(dragged) === key) return
                    event.preventDefault()
                    setOver(key)
                  }}
                  onDragLeave={() => setOver(null)}
                  onDrop={() => {
                    if (dragged) onSwap(dragged, seat)
                    setOver(null)
                    setDragged(null)
                  }}
                >
                  <button
                    type="button"
                    className={`roster-seat ${seat.counselId === null ? 'roster-hole' : ''} ${seat.counselId !== null && seat.counselId === mine ? 'roster-mine' : ''}`}
                    draggable={maySwap && seat.counselId !== null}
                    onDragStart={() => setDragged(seat)}
                    onDragEnd={() => setDragged(null)}
                    onClick={() => onOpen(seat)}
                    title={[hours(seat), seat.reason].filter(Boolean).join('；')}
                  >
                    {seat.name ?? '没有人'}
                    {seat.reason && <span className="quiet"> 换</span>}
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Counts({ roster: { counts } }: { roster: Roster }) {
  return (
    <section aria-label="班数">
      <p className="roster-counts">
        {counts.map(({ counselId, name, month, year }) => (
          <span key={counselId}>
            {name} 本月 <b className="number">{month}</b> 班，本年 <b className="number">{year}</b> 班
          </span>
        ))}
      </p>
    </section>
  )
}

function Reasons({ seat: { because } }: { seat: Seat }) {
  useFocusBack()
  const byText = Map.groupBy(because, ({ text }) => text)
  return (
    <ul className="roster-reasons">
      {[...byText].map(([text, people]) => (
        <li key={text}>
          {text}：{people.map(({ name }) => name).join('、')}
        </li>
      ))}
    </ul>
  )
}
