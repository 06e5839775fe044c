import './settings.css'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import { inChinese, monthDayInChinese, type PlainDate, plainDate, weekdayOf, yearOf } from '#kernel/plain-date.ts'
import { daysOf, isCalendared, isReleased, noticesInForce, reachOf } from '#law/calendar.ts'
import type { Answer } from '#web/ui/ask.ts'
import { useCalendar } from '#web/ui/calendar.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { NoticeDrawer } from './notice-drawer.tsx'
import { YearGrid, YearLegend } from './year-grid.tsx'

type Entered = Answer<'readCalendar'>[number]
const route = getRouteApi('/in/settings/calendar')

/** The working days that every deadline is counted by: a year at a glance, from which notice, and the next one entered. */
export function CalendarPage() {
  const me = useMe()
  const today = me.today as PlainDate
  const thisYear = yearOf(today)
  const { year = thisYear } = route.useSearch()
  const navigate = route.useNavigate()
  const entered = useCalendar()
  const [entering, setEntering] = useState<number | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const inForce = noticesInForce()
  const years = inForce.map((notice) => notice.year)
  const offered = [...new Set([...years, thisYear, thisYear + 1])].sort((a, b) => b - a)
  const isPublished = years.includes(year)
  const mayEnter = may(me, 'enterCalendar')
  const missing = years.includes(thisYear + 1) ? null : thisYear + 1
  return (
    <>
      <PageHead
        title="工作日历"
        note={inForce.find((notice) => notice.year === year)?.number ?? `${year}年的放假安排还没有录入`}
      >
        <Select
          aria-label="年度"
          value={year}
          options={offered.map((value) => ({ value, label: `${value}年` }))}
          onChange={(next) => void navigate({ search: { year: next } })}
        />
        {mayEnter && (
          <Button type={isPublished ? 'default' : 'primary'} disabled={!entered.data} onClick={() => setEntering(year)}>
            {isPublished ? `更正${year}年` : `录入${year}年`}
          </Button>
        )}
      </PageHead>
      {done && (
        <Alert className="done-note" type="success" showIcon title={done} closable onClose={() => setDone(null)} />
      )}
      <div className="stack settings">
        {missing !== null && today.slice(5) >= '11-01' && (
          <Alert
            type="warning"
            showIcon
            title={`${missing}年的放假安排还没有录入`}
            {...(mayEnter &&
              year !== missing && {
                action: (
                  <Button size="small" onClick={() => setEntering(missing)}>
                    录入{missing}年
                  </Button>
                ),
              })}
            description={`国务院办公厅一般在十一月公布次年安排。录入之前，${inChinese(reachOf(missing))}以后到期的期限都注明“以国务院公布的为准”。`}
          />
        )}
        <Panel title={`${year}年`} extra={<YearLegend hasUnknown={!isCalendared(plainDate(`${year}-12-31`))} />}>
          <YearGrid year={year} today={today} />
        </Panel>
        <Panel flush title="放假和调休">
          <DataTable
            label={`${year}年放假和调休`}
            columns={DAY_COLUMNS}
            rows={specialDays(year)}
            empty={`${year}年的安排还没有${isPublished ? '内容' : '录入'}；周六、周日按休息日，其余日期未定`}
          />
        </Panel>
        <Panel flush title="已有的年度">
          <Read of={entered}>
            {(list) => (
              <DataTable label="已有的年度" columns={NOTICE_COLUMNS} rows={publishedOf(list)} empty="没有年度安排" />
            )}
          </Read>
        </Panel>
      </div>
      {entering !== null && entered.data && (
        <NoticeDrawer
          basedOn={entered.data.length}
          year={entering}
          known={inForce.find((notice) => notice.year === entering)}
          today={today}
          onClose={() => setEntering(null)}
          onDone={(which) => {
            setEntering(null)
            setDone(`${which}年的放假安排已录入，期限从现在起按新的日历计算`)
            void navigate({ search: { year: which } })
          }}
        />
      )}
    </>
  )
}

type SpecialDay = { id: string; from: PlainDate; to: PlainDate; what: string; isWorked: boolean }
/** Holidays and moved working days of a year in their order, also those that the next year's notice puts into its December. */
function specialDays(year: number): SpecialDay[] {
  return noticesInForce()
    .flatMap(({ holidays, moved }) => [
      ...holidays.map(({ name, from, to }) => ({ from, to, what: name, isWorked: false })),
      ...moved.map((day) => ({ from: day, to: day, what: '调休', isWorked: true })),
    ])
    .filter(({ from, to }) => yearOf(from) === year || yearOf(to) === year)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map((day) => ({ ...day, id: day.from }))
}
const WEEKDAYS = '日一二三四五六'
const weekday = (day: PlainDate) => `星期${WEEKDAYS[weekdayOf(day)]}`
const DAY_COLUMNS: Column<SpecialDay>[] = [
  {
    title: '日期',
    width: 400,
    show: ({ from, to }) =>
      from === to
        ? `${inChinese(from)}（${weekday(from)}）`
        : `${inChinese(from)}（${weekday(from)}）至${yearOf(from) === yearOf(to) ? monthDayInChinese(to) : inChinese(to)}（${weekday(to)}）`,
  },
  { title: '事项', show: ({ what, isWorked }) => (isWorked ? '调休' : what) },
  { title: '放假或者上班', width: 160, show: ({ isWorked }) => (isWorked ? '上班' : '放假') },
  { title: '天数', width: 90, isNumber: true, show: (day) => daysOf(day).length },
]

type Published = {
  id: string
  year: number
  number: string
  published: string
  from: string
  note: string
  isInForce: boolean
}
/** Every notice that is known, the newest year first, with what has been corrected. */
function publishedOf(entered: readonly Entered[]): Published[] {
  const released = noticesInForce().filter(({ year }) => isReleased(year))
  const isCorrected = (year: number) => entered.some((notice) => notice.year === year)
  return [
    ...released.map(({ year, number }) => ({
      ...{ id: `${year}`, year, number: isCorrected(year) ? '系统自带的安排' : number },
      ...{ published: '', from: '系统自带', note: '', isInForce: !isCorrected(year) },
    })),
    ...entered.map(({ year, number, publishedOn, enteredBy, enteredOn, note }, at) => ({
      ...{ id: `${year} ${at}`, year, number, published: dayText(publishedOn) },
      from: `${enteredBy ?? '其他中心'}，${dayText(enteredOn)}录入`,
      note: note ?? '',
      isInForce: !entered.slice(at + 1).some((later) => later.year === year),
    })),
  ].sort((a, b) => b.year - a.year || (a.id < b.id ? 1 : -1))
}
const NOTICE_COLUMNS: Column<Published>[] = [
  { title: '年度', width: 90, show: ({ year }) => `${year}年` },
  { title: '通知', width: 300, show: ({ number }) => number },
  { title: '公布日期', width: 140, show: ({ published }) => published },
  { title: '来源', width: 220, show: ({ from }) => from },
  { title: '更正说明', show: ({ note }) => note },
  { title: '状态', width: 100, show: ({ isInForce }) => (isInForce ? '适用' : '已更正') },
]
