import { type Instant, inChinese, type PlainDate } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { sightOf } from '#modules/matter/lifecycle.ts'
import { savePeople } from '#modules/person/store.ts'
import { boundsOf } from '#modules/roster/rules.ts'
import type { CommandContext, Operations } from '#platform/context.ts'
import type { help } from './contract.ts'
import { belongsTo, faultsOf, flagsOn, visitsDuring } from './rules.ts'
import {
  findPresence,
  listAttendance,
  listCalls,
  listHelps,
  listVisits,
  loadOwnShift,
  type OwnShift,
  saveAttendance,
  saveHelp,
} from './store.ts'

async function requireOwn({ tx, actor }: CommandContext, seat: { postId: string; day: PlainDate }): Promise<OwnShift> {
  const shift = actor.counselId ? await loadOwnShift(tx, actor, seat) : undefined
  if (!shift) throw new Refusal('not_found', '值班表中这一班不是您值；替班、换班请先请中心在值班表中改动')
  if (shift.archivedIn)
    throw new Refusal(
      'not_now',
      `${inChinese(shift.day)}这个月的值班法律帮助已经归档（${shift.archivedIn}），不能再登记；需要补正的，请告诉中心档案员`,
    )
  return shift
}

export const helpOperations: Operations<typeof help> = {
  async arriveOnDuty(context, seat) {
    const { tx, actor, now } = context
    const shift = await requireOwn(context, seat)
    if (shift.arrivedAt) return { at: shift.arrivedAt }
    if (!belongsTo(now, shift))
      throw new Refusal(
        'not_now',
        `${inChinese(shift.day)}这一班还没有到时间，或者已经过去；到岗请在值班时间前后两小时内登记`,
      )
    const elsewhere = await findPresence(tx, actor)
    if (elsewhere)
      throw new Refusal('not_now', `您还在${elsewhere.post}值班，没有离岗；同一时间不能在两处，请先登记离岗`)
    await saveAttendance(tx, actor, { ...seat, arrivedAt: now, leftAt: null })
    return { at: now }
  },

  async leaveDuty(context, seat) {
    const { tx, actor, now } = context
    const { arrivedAt, leftAt } = await requireOwn(context, seat)
    if (leftAt) return { at: leftAt }
    if (!arrivedAt) throw new Refusal('not_now', '这一班还没有登记到岗，不能登记离岗')
    await saveAttendance(tx, actor, { ...seat, arrivedAt, leftAt: now })
    return { at: now }
  },

  async recordHelp(context, { helpId, postId, day, name, idNumber = null, ...given }) {
    const { tx, actor, now } = context
    const shift = await requireOwn(context, { postId, day })
    if (!shift.arrivedAt)
      throw new Refusal(
        'not_now',
        '这一班没有登记到岗，不能登记法律帮助；请先登记到岗',
        '法律援助值班律师工作办法（待确认）',
      )
    const faults = faultsOf({ name, ...given }, shift, now)
    if (faults.length > 0)
      throw new Refusal('invalid', faults.map(({ message }) => message).join('；'), undefined, faults)
    const [personId] = (await savePeople(context, [{ name, idNumber }])) as [string]
    await saveHelp(tx, actor, { postId, day }, { id: helpId, personId, now, ...given })
    return { helpId }
  },

  listCalls: ({ db, actor }) => listCalls(db, actor),

  async listHelp({ db, actor, now }, { month }) {
    const [first, last] = boundsOf(month)
    const own = sightOf(actor) === 'county' ? null : actor.counselId
    const helps = await listHelps(db, actor.county, first, last)
    const isSeen = ({ counselId }: { counselId: string }) => sightOf(actor) === 'county' || counselId === own
    const visits = await listVisits(db, actor.county, first, last)
    return {
      shifts: (await listAttendance(db, actor.county, first, last, own))
        .filter(isSeen)
        .map((shift) => ({ ...shift, flags: visitsDuring(shift, visits) })),
      helps: helps.filter(isSeen).map((row) => ({
        id: row.id,
        day: row.day,
        post: row.postName,
        counsel: row.counsel,
        begunAt: row.begunAt,
        endedAt: row.endedAt,
        name: row.name,
        organ: row.organ,
        stage: row.stage,
        charge: row.charge,
        kinds: row.kinds,
        guiltyPlea: row.guiltyPlea,
        witnessed: row.witnessed,
        opinion: row.opinion,
        opinionResult: row.opinionResult,
        forwardedAt: row.forwardedAt,
        flags: flagsOn(row, helps, now as Instant),
      })),
    }
  },
}
