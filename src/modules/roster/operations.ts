import { addDays, daysBetween, inChinese, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { enterCounty } from '#modules/access/store.ts'
import { digestToken, newToken } from '#modules/access/token.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { CommandContext, Operations } from '#platform/context.ts'
import type { Reader } from '#platform/database.ts'
import { solveAside } from '#platform/highs.ts'
import { calendarOf } from './calendar.ts'
import type { roster } from './contract.ts'
import { WEEK } from './form.ts'
import { boundsOf, judgeSeat, type RosterRules, type Shift, type Sitter, shiftsOf } from './rules.ts'
import { solveMonth } from './solver.ts'
import {
  countShifts,
  findFeed,
  listMembers,
  listOwnShifts,
  listPosts,
  listSeats,
  lockDuty,
  type Member,
  type Seat,
  saveFeed,
  saveMember,
  savePlan,
  savePost,
  saveSeat,
} from './store.ts'

const startOfYear = (day: PlainDate) => plainDate(`${day.slice(0, 4)}-01-01`)
// Whoever sat just before the month needs their rest in it, and their week has begun.
const NEAR = 14
/** Days that a calendar feed looks back and ahead. */
const FEED_BACK = 31
const FEED_AHEAD = 120

async function rulesOf(db: Reader, county: string, day: PlainDate): Promise<RosterRules> {
  const { onDay } = await readPolicy(db, county, day)
  if (onDay.duty) return onDay.duty
  throw new Refusal('not_now', '本县尚未设定值班的休息时间和每周班数，请在“本县规则”中设定“值班排班”')
}

const sitterOf = (member: Member, sits: readonly Seat[], served: number): Sitter => ({
  id: member.counselId,
  posts: member.posts,
  leaves: member.leaveFrom && member.leaveUntil ? [{ from: member.leaveFrom, until: member.leaveUntil }] : [],
  avoids: member.avoids,
  likes: member.likes,
  distances: member.distances,
  maxAMonth: member.maxAMonth,
  served,
  before: sits.filter(({ counselId }) => counselId === member.counselId),
})

/** Who sits what near that day, under a lock: whoever changes the roster next sees what this change made. */
async function openDuty({ tx, actor }: CommandContext, day: PlainDate) {
  await lockDuty(tx, actor.county)
  const [first, last] = boundsOf(day.slice(0, 7))
  const seats = await listSeats(tx, actor.county, addDays(first, -NEAR), addDays(last, NEAR))
  const posts = await listPosts(tx, actor.county)
  return { seats, posts, members: await listMembers(tx, actor.county), rules: await rulesOf(tx, actor.county, day) }
}
type Duty = Awaited<ReturnType<typeof openDuty>>
const postName = ({ posts }: Duty, post: string) => posts.find(({ id }) => id === post)?.name ?? ''

function seatOn({ seats }: Duty, post: string, day: PlainDate, today: PlainDate): Seat {
  const found = seats.find((seat) => seat.post === post && seat.day === day)
  if (!found) throw new Refusal('not_found', '值班表中没有这一班，请先排班')
  if (day < today) throw new Refusal('not_now', `${inChinese(day)}的班次已经过去，不能再改`)
  return found
}

/** Tells who sits now and who sat before. */
function sayChanged({ happened, now }: CommandContext, { id, day, counselId }: Seat, post: string, next: string): void {
  happened.push({
    ...{ what: 'shiftChanged', subject: `${id}/${now}`, day, matterId: null, state: null },
    text: `${inChinese(day)}${post}的班次换了人，请看值班表`,
    counselIds: counselId ? [counselId, next] : [next],
  })
}

/** Refuses where this person may not sit the shift beside all the others that they keep. */
function requireSeat(
  { seats, members, rules }: Duty,
  counselId: string,
  shift: Shift,
  givenAway: readonly string[],
): void {
  const member = members.find((each) => each.counselId === counselId)
  if (!member) throw new Refusal('not_found', '值班名册中没有这位律师，请先登记')
  const sits = seats.filter((seat) => seat.counselId === counselId && !givenAway.includes(seat.id))
  const obstacle = judgeSeat(sitterOf(member, [], 0), sits, shift, rules)
  if (obstacle)
    throw new Refusal(
      'not_now',
      `${member.name}不能值${inChinese(shift.day)}这一班：${obstacle.text}；请另选一人`,
      obstacle.basis,
    )
}

export const rosterOperations: Operations<typeof roster> = {
  async readRoster({ db, actor }, { month }) {
    const [first, last] = boundsOf(month)
    const seats = await listSeats(db, actor.county, first, last)
    const posts = await listPosts(db, actor.county)
    return {
      posts: posts
        .filter(({ id, active }) => active || seats.some(({ post }) => post === id))
        .map(({ id, name }) => ({ id, name })),
      seats: seats.map(({ post, day, from, until, counselId, name, reason, because }) => ({
        ...{ postId: post, day, from, until, counselId, name, reason, because },
      })),
      counts: await countShifts(db, actor.county, first, last),
    }
  },

  async listDuty({ db, actor }) {
    const members = await listMembers(db, actor.county)
    return {
      posts: (await listPosts(db, actor.county)).map(({ id, name, keepsHolidays, active, hours }) => ({
        ...{ id, name, keepsHolidays, active },
        hours: (hours ?? []).map(({ from, week }) => ({ from, week: [...week] })),
      })),
      members: members.map(({ leaveFrom: _from, leaveUntil: _until, ...rest }) => rest),
    }
  },

  async savePost(context, { postId, name, keepsHolidays, from, ...days }) {
    const week = WEEK.map((weekday) => days[weekday] ?? null)
    if (week.every((hours) => hours === null))
      throw new Refusal('invalid', '请至少填写一天的值班时间', undefined, [
        { field: 'monday', message: '请填写值班时间' },
      ])
    if (!(await savePost(context, { id: postId, name, keepsHolidays, from, week })))
      throw new Refusal('invalid', `岗位“${name}”已经登记过，请在名册中修改`, undefined, [
        { field: 'name', message: '已经登记过' },
      ])
    return { postId }
  },

  async saveMember(context, { counselId, ...member }) {
    const { posts } = member
    const known = new Set((await listPosts(context.tx, context.actor.county)).map(({ id }) => id))
    if (!posts.every((id) => known.has(id)))
      throw new Refusal('invalid', '所选岗位已经不在，请刷新页面后重选', undefined, [
        { field: 'posts', message: '请重选岗位' },
      ])
    if (!(await saveMember(context, { counselId, ...member })))
      throw new Refusal(
        'not_found',
        '名册中没有这位律师；值班律师应当是在册的律师',
        '法律援助值班律师工作办法 第二条（待确认）',
      )
    return { counselId }
  },

  async openFeed({ tx, actor }) {
    if (!actor.counselId) throw new Refusal('not_now', '您不在法律援助人员名册中，没有自己的值班；请管理员核对账号')
    const token = newToken()
    await saveFeed(tx, actor, digestToken(token))
    return { path: `/api/roster/feed/${token}` }
  },

  async readFeed({ tx, today, now }, { token }) {
    const feed = await findFeed(tx, digestToken(token))
    if (!feed) throw new Refusal('not_found', '这个订阅地址已经失效，请登录后重新取得')
    const { county, counselId, centre } = feed
    await enterCounty(tx, county)
    const shifts = await listOwnShifts(tx, county, counselId, addDays(today, -FEED_BACK), addDays(today, FEED_AHEAD))
    return {
      fileName: 'duty.ics',
      mediaType: 'text/calendar; charset=utf-8',
      bytes: async () => calendarOf(centre, shifts, now),
    }
  },

  async planRoster(context, { month }) {
    const { tx, actor, today } = context
    const { county } = actor
    const [first, last] = boundsOf(month)
    if (last <= today) throw new Refusal('not_now', `${month}已经过去，不能再排；以后的月份可以排`)
    await lockDuty(tx, county)
    const rules = await rulesOf(tx, county, first)
    const [posts, members] = [await listPosts(tx, county), await listMembers(tx, county)]
    if (posts.length === 0 || members.length === 0)
      throw new Refusal('not_now', '请先在“值班名册”中登记岗位和值班律师，再排班')
    // Today is being sat; a plan begins tomorrow at the earliest.
    const from = daysBetween(first, today) >= 0 ? addDays(today, 1) : first
    const served = new Map(
      (await countShifts(tx, county, startOfYear(first), addDays(from, -1))).map((one) => [one.counselId, one.year]),
    )
    const near = await listSeats(tx, county, addDays(from, -NEAR), addDays(from, -1))
    const plan = {
      shifts: shiftsOf(
        posts.filter(({ active }) => active),
        from,
        last,
      ),
      sitters: members.map((member) => sitterOf(member, near, served.get(member.counselId) ?? 0)),
      rules,
    }
    const { sits, holes, isProved } = await solveMonth(plan, (model) => solveAside(model))
    const nameOf = new Map(members.map(({ counselId, name }) => [counselId, name]))
    await savePlan(context, from, last, [
      ...sits.map(({ shift, sitter }) => ({ ...shift, counselId: sitter, because: [] })),
      ...holes.map(({ shift, because }) => ({
        ...shift,
        counselId: null,
        because: because.map(({ sitter, text }) => ({ name: nameOf.get(sitter) ?? '', text })),
      })),
    ])
    return { shifts: plan.shifts.length, holes: holes.length, proved: isProved }
  },

  async seatCounsel(context, { postId, day, counselId, reason = null }) {
    const duty = await openDuty(context, day)
    const seat = seatOn(duty, postId, day, context.today)
    requireSeat(duty, counselId, seat, [])
    await saveSeat(context, seat, counselId, reason)
    sayChanged(context, seat, postName(duty, postId), counselId)
    return { postId }
  },

  async swapShifts(context, { postId, day, withPostId, withDay }) {
    const duty = await openDuty(context, day)
    const [one, other] = [seatOn(duty, postId, day, context.today), seatOn(duty, withPostId, withDay, context.today)]
    if (!one.counselId || !other.counselId) throw new Refusal('not_now', '其中一班没有人，不能对换；请用替班安排')
    requireSeat(duty, one.counselId, other, [one.id, other.id])
    requireSeat(duty, other.counselId, one, [one.id, other.id])
    const reason = `${one.name}与${other.name}换班`
    await saveSeat(context, one, other.counselId, reason)
    await saveSeat(context, other, one.counselId, reason)
    sayChanged(context, one, postName(duty, postId), other.counselId)
    sayChanged(context, other, postName(duty, withPostId), one.counselId)
    return { postId }
  },
}
