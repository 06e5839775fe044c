import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { PlainDate } from '#kernel/plain-date.ts'
import { daysOf, type YearNotice } from '#law/calendar.ts'
import { type CalendarNotice, calendarNotice } from '#modules/calendar/form.ts'
import { faultsOfNotice } from '#modules/calendar/rules.ts'
import { forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { useDraftedForm } from '#web/ui/drafted-form.tsx'
import { Field } from '#web/ui/field.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { RowsField } from '#web/ui/rows-field.tsx'
import { Read } from '#web/ui/states.tsx'
import { onSubmitKey } from '#web/ui/submit-key.ts'
import { dayText } from '#web/ui/when.ts'

const NAMES = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']
const bringIntoView = (section: HTMLElement | null) => section?.scrollIntoView({ block: 'start' })

type Props = {
  basedOn: number
  year: number
  /** What is known of that year: corrected from there, not typed anew. */
  known: YearNotice | undefined
  today: PlainDate
  onClose: () => void
  onDone: (year: number) => void
}
/** The notice as it stands on paper, line by line; which deadlines move is shown before it is entered. */
export function NoticeDrawer({ basedOn, year, known, today, onClose, onDone }: Props) {
  useFocusBack()
  const initial = {
    year,
    // The days are still to be filled in; a form holds what is empty as well.
    holidays: known ? [...known.holidays] : NAMES.map((name) => ({ name }) as CalendarNotice['holidays'][number]),
    moved: known?.moved.map((day) => ({ day })) ?? [],
  }
  const { form, draft, note } = useDraftedForm(calendarNotice, initial, `calendar.${year}`)
  const [tried, setTried] = useState<CalendarNotice | null>(null)
  const entering = useCommand('enterCalendar', {
    keep: draft.key,
    onDone: (answer) => {
      draft.clear()
      // The page behind shows the year as it now is, not as it was.
      void forget('readCalendar', 'readDesk', 'readMatter', 'listMatters', 'previewCalendar').then(() =>
        onDone(answer.year),
      )
    },
    onRefused: ({ faults, code }) => {
      form.showFaults(faults)
      if (code === 'not_now') void forget('readCalendar')
    },
  })
  /** The same rules as the server's, so that a slip is pointed at before anything is asked. */
  const sound = (): CalendarNotice | null => {
    const checked = form.check()
    if (!checked) return null
    const faults = faultsOfNotice(checked, today)
    form.showFaults(faults)
    return faults.length === 0 ? checked : null
  }
  const tryOut = () => setTried(sound())
  const isAsTried =
    tried !== null && JSON.stringify(calendarNotice.safeParse(form.values).data) === JSON.stringify(tried)
  return (
    <Drawer open onClose={onClose} size={900} title={known ? `更正${year}年的放假安排` : `录入${year}年的放假安排`}>
      <form
        className="stack notice-form"
        onSubmit={(event) => {
          event.preventDefault()
          tryOut()
        }}
        onKeyDown={onSubmitKey(tryOut)}
      >
        <p className="quiet">对照国务院办公厅的通知逐项填写。合并放假的写在一项里，例如“国庆节、中秋节”。</p>
        <div className="fields fields-3">
          <Field scope={form} name="year" />
          <Field scope={form} name="number" />
          <Field scope={form} name="publishedOn" />
        </div>
        <RowsField scope={form} name="holidays" />
        <RowsField scope={form} name="moved" />
        <div className="fields fields-1">
          <Field scope={form} name="note" rows={2} />
        </div>
        <div className="actions">
          <Button type={isAsTried ? 'default' : 'primary'} htmlType="submit">
            核对并试算影响
          </Button>
          {note}
        </div>
      </form>
      {isAsTried && (
        <section key={JSON.stringify(tried)} ref={bringIntoView} className="notice-preview" aria-live="polite">
          <Impact notice={tried} />
          <ObstacleNote obstacle={entering.obstacle} />
          <div className="actions">
            <Button type="primary" loading={entering.pending} onClick={() => void entering.send({ basedOn, ...tried })}>
              确认录入
            </Button>
            <span className="quiet">录入后不能删除；有误的以后再录入一次更正</span>
          </div>
        </section>
      )}
    </Drawer>
  )
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

/** What was read back, and what it does to the matters under way. */
function Impact({ notice }: { notice: CalendarNotice }) {
  const preview = useAsk('previewCalendar', notice)
  return (
    <>
      <h3>录入后的影响</h3>
      <p>
        {notice.year}年放假 {notice.holidays.length} 项、共 {sum(notice.holidays.map((it) => daysOf(it).length))}{' '}
        天，调休上班 {notice.moved.length} 天。
      </p>
      <Read of={preview} rows={2}>
        {({ judged, moved, settled, matters }) => (
          <>
            <p>
              正在计算期限的案件 {judged} 件：
              {moved === 0 ? '到期日都不变' : `${moved} 件的到期日变动`}
              {settled > 0 && `，另有 ${settled} 件到期日不变、不再待国务院公布`}。已经送达文书上写明的日期不变。
            </p>
            {matters.length > 0 && (
              <ul className="notice-moved">
                {matters.map(({ matterId, number, what, before, after, because }) => (
                  <li key={matterId}>
                    <Link to="/matters/$matterId" params={{ matterId }}>
                      {number}
                    </Link>
                    <span>
                      {what}：{dayText(before)} → <b>{dayText(after)}</b>
                    </span>
                    <span className="basis">{because}</span>
                  </li>
                ))}
              </ul>
            )}
            {moved > matters.length && (
              <p className="quiet">
                {matters.length > 0 ? `只列出前 ${matters.length} 件。` : '案件由业务人员查看，这里只显示件数。'}
              </p>
            )}
          </>
        )}
      </Read>
    </>
  )
}
