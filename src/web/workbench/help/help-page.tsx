import '../roster/roster.css'
import { Button } from 'antd'
import { useState } from 'react'
import { dayInChina, type Instant } from '#kernel/plain-date.ts'
import { STAGES } from '#law/terms.ts'
import { HELP_KINDS, helpForm } from '#modules/help/form.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { type Form, setIn } from '#web/ui/form.ts'
import { wordFor, wordsFor } from '#web/ui/labels.ts'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { ShownOnce } from '#web/ui/shown-once.tsx'
import { Read } from '#web/ui/states.tsx'
import { dayText, momentText } from '#web/ui/when.ts'
import { Pick } from '../register/pick.tsx'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import { MonthPick } from '../roster/month-pick.tsx'

type Ledger = Answer<'listHelp'>
type Shift = Ledger['shifts'][number]
type Help = Ledger['helps'][number]
const schema = helpForm
const STAGES_HERE = ['investigation', 'prosecution', 'trial', 'secondInstance']
const FIELDS = ['name', 'idNumber', 'organ', 'charge', 'begunAt', 'endedAt'] as const

/** A duty lawyer's own shifts and what was done in them; for the centre everybody's. */
export function HelpPage() {
  const me = useMe()
  const [month, setMonth] = useState(me.today.slice(0, 7))
  const ledger = useAsk('listHelp', { month }, { keep: true })
  const [recording, setRecording] = useState<{ helpId: string; shift: Shift } | null>(null)
  const onDone = () => void forget('listHelp')
  const arriving = useCommand('arriveOnDuty', { onDone })
  const leaving = useCommand('leaveDuty', { onDone })
  const [feed, setFeed] = useState<string | null>(null)
  const feeding = useCommand('openFeed', {
    onDone: ({ path }) => setFeed(new URL(path, window.location.origin).href),
  })
  const act = (shift: Shift) => {
    if (shift.counselId !== me.counselId || !may(me, 'recordHelp')) return null
    const seat = { postId: shift.postId, day: shift.day }
    return (
      <>
        {!shift.arrivedAt && [shift.day, dayInChina(shift.until as Instant)].includes(me.today) && (
          <Button size="small" type="primary" loading={arriving.pending} onClick={() => void arriving.send(seat)}>
            到岗
          </Button>
        )}
        {shift.arrivedAt && (
          <Button size="small" onClick={() => setRecording({ helpId: newId(), shift })}>
            登记法律帮助
          </Button>
        )}
        {shift.arrivedAt && !shift.leftAt && (
          <Button size="small" type="link" loading={leaving.pending} onClick={() => void leaving.send(seat)}>
            离岗
          </Button>
        )}
      </>
    )
  }
  return (
    <>
      <PageHead title="值班工作" note={ledger.data && `法律帮助 ${ledger.data.helps.length} 人次`}>
        {may(me, 'openFeed') && me.counselId && (
          <Button loading={feeding.pending} onClick={() => void feeding.send({})}>
            订阅到手机日历
          </Button>
        )}
        <Button href={`/api/help/ledger/${month}`} target="_blank" rel="noreferrer">
          打印台账
        </Button>
        <Button href={`/api/help/export/${month}`}>导出 Excel</Button>
        <MonthPick value={month} onChange={setMonth} />
      </PageHead>
      <ObstacleNote obstacle={arriving.obstacle} onClose={arriving.dismiss} />
      <ObstacleNote obstacle={leaving.obstacle} onClose={leaving.dismiss} />
      <Read of={ledger}>
        {({ shifts, helps }) => (
          <div className="stack">
            <Panel flush title="班次和考勤">
              <DataTable
                label="班次和考勤"
                columns={shiftColumns(act)}
                rows={shifts.map((row) => ({ ...row, id: `${row.postId}/${row.day}` }))}
                empty="这个月没有班次"
              />
            </Panel>
            <Panel flush title="法律帮助台账">
              <DataTable label="法律帮助台账" columns={HELP_COLUMNS} rows={helps} empty="这个月还没有登记法律帮助" />
            </Panel>
          </div>
        )}
      </Read>
      {feed && (
        <ShownOnce title="值班日历的订阅地址" lines={[feed]} okText="已订阅" onClose={() => setFeed(null)}>
          在手机或者邮箱的日历里“添加订阅日历”，粘贴这个地址，值班有变动会自动更新。地址只给自己用；重新取得时旧地址失效。
        </ShownOnce>
      )}
      {recording && (
        <RegisterDrawer
          name="recordHelp"
          draftName={`help.${recording.shift.postId}.${recording.shift.day}`}
          title={`登记法律帮助：${recording.shift.post}，${dayText(recording.shift.day)}`}
          size={680}
          schema={schema}
          initial={{ kinds: [], signed: false }}
          send={(checked) => ({
            helpId: recording.helpId,
            postId: recording.shift.postId,
            day: recording.shift.day,
            ...checked,
          })}
          onClose={() => setRecording(null)}
          onDone={() => {
            setRecording(null)
            onDone()
          }}
        >
          {(form) => (
            <>
              <CallPick form={form} />
              {FIELDS.map((name) => (
                <Field key={name} scope={form} name={name} />
              ))}
              <Field scope={form} name="stage" only={STAGES_HERE} />
              <Field scope={form} name="kinds" />
              <Field scope={form} name="guiltyPlea" />
              {form.values.guiltyPlea && <Field scope={form} name="witnessed" />}
              {form.values.kinds?.includes('opinion') && (
                <>
                  <Field scope={form} name="opinion" span="all" rows={3} />
                  <Field scope={form} name="opinionResult" span="all" />
                </>
              )}
              {form.values.kinds?.includes('application') && (
                <>
                  <Field scope={form} name="appliedAt" />
                  <Field scope={form} name="forwardedAt" />
                </>
              )}
              <Field scope={form} name="signed" span="all" />
            </>
          )}
        </RegisterDrawer>
      )}
    </>
  )
}

/** The organ's call that this help answers; what it says is filled in. */
function CallPick({ form }: { form: Form<typeof schema> }) {
  const calls = useAsk('listCalls', {})
  if (!calls.data || calls.data.length === 0) return null
  return (
    <Pick
      title="对应的法律帮助通知"
      value={form.values.noticeId}
      fault={form.faults.noticeId}
      options={calls.data.map(({ id, name, organ, documentNumber }) => ({
        value: id,
        label: `${name}：${organ} ${documentNumber}`,
      }))}
      onChange={(noticeId) => {
        const call = calls.data.find(({ id }) => id === noticeId)
        setIn(form, {
          noticeId: noticeId ?? null,
          ...(call && { name: call.name, organ: call.organ, charge: call.charge, stage: call.stage }),
        })
      }}
    />
  )
}

const shiftColumns = (act: (shift: Shift) => React.ReactNode): Column<Shift & { id: string }>[] => [
  { title: '日期', width: 150, show: ({ day }) => dayText(day) },
  {
    title: '岗位',
    show: ({ post, flags }) => (
      <>
        {post}
        {flags.map(({ text }) => (
          <b key={text} className="due-late small shift-flag">
            {text}
          </b>
        ))}
      </>
    ),
  },
  { title: '律师', width: 110, show: ({ name }) => name },
  {
    title: '时间',
    width: 130,
    show: ({ from, until }) => `${momentText(from).slice(-5)}–${momentText(until).slice(-5)}`,
  },
  { title: '到岗', width: 130, show: ({ arrivedAt }) => arrivedAt && momentText(arrivedAt) },
  { title: '离岗', width: 130, show: ({ leftAt }) => leftAt && momentText(leftAt) },
  { title: '', width: 210, show: act },
]

const HELP_COLUMNS: Column<Help>[] = [
  {
    title: '时间',
    width: 140,
    show: ({ id, begunAt, post }) => (
      <>
        <a href={`/api/help/${id}/form`} target="_blank" rel="noreferrer" title="打印情况登记表">
          {momentText(begunAt)}
        </a>
        <span className="basis">{post}</span>
      </>
    ),
  },
  {
    title: '被帮助人',
    width: 220,
    show: ({ name, charge, stage, organ }) => (
      <>
        {name} {charge}
        <span className="basis">
          {organ}，{wordFor(STAGES, stage)}
        </span>
      </>
    ),
  },
  {
    title: '帮助内容',
    show: ({ kinds, guiltyPlea, witnessed, opinion, opinionResult }) => (
      <>
        {wordsFor(HELP_KINDS, kinds)}
        {guiltyPlea && `；认罪认罚${witnessed ? '，签署具结书时在场' : ''}`}
        <span className="basis">{[opinion, opinionResult].filter(Boolean).join('；')}</span>
      </>
    ),
  },
  { title: '律师', width: 110, show: ({ counsel }) => counsel },
  {
    title: '提示',
    width: 240,
    show: ({ flags }) =>
      flags.map(({ text, basis }) => (
        <div key={text}>
          <b className="due-late">{text}</b>
          <span className="basis">{basis}</span>
        </div>
      )),
  },
]
