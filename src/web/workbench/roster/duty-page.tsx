import './roster.css'
import { Button, DatePicker, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import { useId, useState } from 'react'
import { memberForm, postForm, WEEK } from '#modules/roster/form.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { FieldFrame } from '#web/ui/field-frame.tsx'
import { setIn } from '#web/ui/form.ts'
import { newId } from '#web/ui/new-id.ts'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { CounselPick } from '../register/pick.tsx'
import { RegisterDrawer } from '../register/register-drawer.tsx'

type Duty = Answer<'listDuty'>
type Post = Duty['posts'][number]
type Member = Duty['members'][number] & { id: string }
const newMember = memberForm.extend({ counselId: memberForm.shape.posts.element })
const DAYS = '一二三四五六日'

/** Where duty lawyers sit, and who may sit where, with what they wish. */
export function DutyPage() {
  const me = useMe()
  const duty = useAsk('listDuty', {})
  const [post, setPost] = useState<{ id: string; before: Post | null } | null>(null)
  const [member, setMember] = useState<Member | 'new' | null>(null)
  const isKeeper = may(me, 'savePost')
  const posts = duty.data?.posts ?? []
  const nameOf = new Map(posts.map(({ id, name }) => [id, name]))
  const close = () => {
    setPost(null)
    setMember(null)
    void forget('listDuty')
  }
  const change = (onClick: () => void) =>
    isKeeper && (
      <Button type="link" size="small" onClick={onClick}>
        修改
      </Button>
    )
  const postColumns: Column<Post>[] = [
    { title: '岗位', show: ({ name }) => name },
    { title: '值班时间', show: ({ hours }) => <Hours hours={hours} /> },
    { title: '节假日', width: 140, show: ({ keepsHolidays }) => (keepsHolidays ? '不值班' : '照常值班') },
    { title: '', width: 80, show: (row) => change(() => setPost({ id: row.id, before: row })) },
  ]
  const memberColumns: Column<Member>[] = [
    {
      title: '律师',
      width: 240,
      show: ({ name, unit }) => (
        <>
          {name}
          <span className="basis">{unit}</span>
        </>
      ),
    },
    {
      title: '岗位',
      show: (row) =>
        row.posts.length > 0 && row.posts.length === posts.length
          ? '全部岗位'
          : row.posts.map((id) => nameOf.get(id)).join('、') || <span className="quiet">不排班</span>,
    },
    { title: '每月最多', width: 110, show: ({ maxAMonth }) => `${maxAMonth} 班` },
    { title: '不想排的日期', width: 220, show: ({ avoids }) => avoids.map(dayText).join('、') },
    { title: '', width: 80, show: (row) => change(() => setMember(row)) },
  ]
  return (
    <>
      <PageHead title="值班名册">
        {isKeeper && <Button onClick={() => setPost({ id: newId(), before: null })}>登记岗位</Button>}
        {isKeeper && (
          <Button type="primary" onClick={() => setMember('new')}>
            登记值班律师
          </Button>
        )}
      </PageHead>
      <Read of={duty}>
        {({ members }) => (
          <div className="stack">
            <Panel flush title="岗位">
              <DataTable label="岗位" columns={postColumns} rows={posts} empty="还没有登记值班岗位" />
            </Panel>
            <Panel flush title="值班律师">
              <DataTable
                label="值班律师"
                columns={memberColumns}
                rows={members.map((row) => ({ ...row, id: row.counselId }))}
                empty="还没有登记值班律师"
              />
            </Panel>
          </div>
        )}
      </Read>
      {post && (
        <RegisterDrawer
          name="savePost"
          draftName={`post.${post.before?.id ?? 'new'}`}
          title={post.before ? `修改岗位：${post.before.name}` : '登记岗位'}
          schema={postForm}
          initial={post.before ? again(post.before, me.today) : { keepsHolidays: true, from: me.today }}
          send={(checked) => ({ postId: post.id, ...checked })}
          onClose={() => setPost(null)}
          onDone={close}
        >
          {(form) => (
            <>
              <Field scope={form} name="name" span="all" />
              <Field scope={form} name="keepsHolidays" span="all" />
              <Field scope={form} name="from" span="all" />
              {WEEK.map((weekday) => (
                <Field key={weekday} scope={form} name={weekday} placeholder="09:00-17:30" />
              ))}
            </>
          )}
        </RegisterDrawer>
      )}
      {member && (
        <RegisterDrawer
          name="saveMember"
          draftName={`member.${member === 'new' ? 'new' : member.counselId}`}
          title={member === 'new' ? '登记值班律师' : `值班律师：${member.name}`}
          schema={newMember}
          initial={member === 'new' ? { posts: posts.map(({ id }) => id), maxAMonth: 6 } : statedOf(member)}
          send={(checked) => checked}
          onClose={() => setMember(null)}
          onDone={close}
        >
          {(form) => (
            <>
              {member === 'new' && (
                <CounselPick
                  title="律师"
                  isRequired
                  value={form.values.counselId}
                  fault={form.faults.counselId}
                  onChange={(counselId) => setIn(form, { counselId: counselId as string })}
                />
              )}
              <Many
                title="可以值班的岗位"
                fault={form.faults.posts}
                value={form.values.posts ?? []}
                options={posts}
                onChange={(ids) => setIn(form, { posts: ids })}
              />
              <Distances
                posts={posts.filter(({ id }) => form.values.posts?.includes(id))}
                value={form.values.distances ?? {}}
                onChange={(distances) => setIn(form, { distances })}
              />
              <Field scope={form} name="maxAMonth" span="all" />
              <Days
                title="希望不排的日期"
                note="尽量避开；确实不能来的登记请假"
                value={form.values.avoids ?? []}
                onChange={(avoids) => setIn(form, { avoids })}
              />
              <Days
                title="希望排的日期"
                note="尽量安排"
                value={form.values.likes ?? []}
                onChange={(likes) => setIn(form, { likes })}
              />
            </>
          )}
        </RegisterDrawer>
      )}
    </>
  )
}

const statedOf = ({ counselId, posts, distances, avoids, likes, maxAMonth }: Member) => ({
  counselId,
  posts,
  distances,
  avoids,
  likes,
  maxAMonth,
})

/** The hours that hold from the last first day on, to be changed from today. */
function again({ name, keepsHolidays, hours }: Post, today: string) {
  const week = hours.at(-1)?.week ?? []
  return {
    name,
    keepsHolidays,
    from: today,
    ...Object.fromEntries(WEEK.map((weekday, at) => [weekday, week[at] ?? undefined])),
  }
}

/** “每天”, “星期一至星期五”, “星期一、三”. */
function weekText(days: readonly number[]): string {
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  if (days.length === 7) return '每天'
  if (days.length > 2 && last - first === days.length - 1) return `星期${DAYS[first]}至星期${DAYS[last]}`
  return `星期${days.map((at) => DAYS[at]).join('、')}`
}

function Hours({ hours }: { hours: Post['hours'] }) {
  const last = hours.at(-1)
  if (!last) return null
  const groups = Map.groupBy(last.week.keys(), (at) => last.week[at] ?? '')
  return (
    <>
      {[...groups]
        .filter(([span]) => span !== '')
        .map(([span, days]) => `${weekText(days)} ${span.replace('-', '–')}`)
        .join('；')}
      <span className="basis">{dayText(last.from)}起</span>
    </>
  )
}

type ManyProps = {
  title: string
  fault: string | undefined
  value: string[]
  options: readonly Post[]
  onChange: (ids: string[]) => void
}
function Many({ title, fault, value, options, onChange }: ManyProps) {
  const id = useId()
  return (
    <FieldFrame id={id} title={title} isRequired={false} fault={fault} note="不选的不排班" span="all">
      <Select
        id={id}
        mode="multiple"
        className="full"
        options={options.map(({ id: value, name }) => ({ value, label: name }))}
        value={value}
        onChange={onChange}
      />
    </FieldFrame>
  )
}

type Kilometres = Readonly<Record<string, number>>
type DistancesProps = { posts: readonly Post[]; value: Kilometres; onChange: (value: Record<string, number>) => void }
/** How far the way to each post is; among equals the nearer one sits there. */
function Distances({ posts, value, onChange }: DistancesProps) {
  const id = useId()
  if (posts.length === 0) return null
  return (
    <FieldFrame
      id={id}
      title="到岗路程（公里）"
      isRequired={false}
      fault={undefined}
      note="其他条件相同的，排路程近的；不填的按就近"
      span="all"
    >
      <div className="distances">
        {posts.map((post) => (
          <span key={post.id}>
            {post.name}
            <InputNumber
              aria-label={`到${post.name}的路程`}
              min={0}
              max={500}
              precision={0}
              value={value[post.id] ?? null}
              onChange={(km) => {
                const { [post.id]: _before, ...others } = value
                onChange(km === null ? others : { ...others, [post.id]: km })
              }}
            />
          </span>
        ))}
      </div>
    </FieldFrame>
  )
}

function Days({
  title,
  note,
  value,
  onChange,
}: {
  title: string
  note: string
  value: readonly string[]
  onChange: (days: string[]) => void
}) {
  const id = useId()
  return (
    <FieldFrame id={id} title={title} isRequired={false} fault={undefined} note={note} span="all">
      <DatePicker
        id={id}
        multiple
        className="full"
        format="M月D日"
        maxTagCount="responsive"
        value={value.map((day) => dayjs(day))}
        onChange={(days) => onChange(((days ?? []) as unknown as dayjs.Dayjs[]).map((day) => day.format('YYYY-MM-DD')))}
      />
    </FieldFrame>
  )
}
