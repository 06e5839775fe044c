import { DOCUMENTS } from '#documents/index.ts'
import { type Actor, CENTRE_STAFF, has } from '#kernel/actor.ts'
import { addDays, addMonths, dayInChina, type Instant, type PlainDate } from '#kernel/plain-date.ts'
import { listAllMatters } from '#modules/matter/list.ts'
import { CLOCKED, dueOf } from '#modules/matter/rules.ts'
import { acrossCounty } from '#modules/matter/store.ts'
import { limitsOn, readPolicy } from '#modules/policy/store.ts'
import { listPosts, listSeats } from '#modules/roster/store.ts'
import { serveBy, TO_BE_SERVED } from '#modules/service/rules.ts'
import { listUnserved } from '#modules/service/store.ts'
import type { CommandContext } from '#platform/context.ts'
import type { Reader, Transaction } from '#platform/database.ts'
import {
  dueReminders,
  dutyReminders,
  isTold,
  keptReminders,
  type Reminder,
  remindersOf,
  type Settings,
  unservedReminders,
} from './rules.ts'
import { forgetReminders, listKept, readSettings, saveReminders } from './store.ts'

type Doing = Pick<CommandContext, 'tx' | 'actor' | 'now' | 'today' | 'happened'>
/** Tells whoever has to know of what an act did; called by the door, in the transaction of the act. */
export async function remindOfActs({ tx, actor, now, today, happened }: Doing): Promise<void> {
  if (!happened.some(isTold)) return
  const { county, userId: doer } = actor
  const reminders = remindersOf(happened, await readSettings(tx, county, today))
  const save = () => saveReminders({ tx, county, now, doer }, reminders)
  // Who acts need not see those whom it concerns: counsel who declines gives the matter away.
  await (has(actor, ...CENTRE_STAFF) ? save() : acrossCounty(tx, save))
}

/** The program looks at every matter, as the director does. */
const wholeCounty = (county: string): Actor => {
  const nobody = '00000000-0000-0000-0000-000000000000'
  return { county, userId: nobody, name: '', roles: ['director'], organisationId: nobody, counselId: null }
}

/** The story and the history keep what was done; that somebody was told of it is kept for a year. */
const KEPT_MONTHS = 12

/** Tells of days that come or have passed; run as often as one likes, by as many programs, each is told once. Gives how many are new. */
export async function remindOfDays(tx: Transaction, county: string, now: Instant): Promise<number> {
  const today = dayInChina(now)
  const settings = await readSettings(tx, county, today)
  const reminders = [
    ...(await ofMatters(tx, county, today, settings)),
    ...(await ofDuty(tx, county, today, settings)),
    ...(await listKept(tx, county, addDays(today, settings.keptLong.daysAhead ?? 0))).flatMap((one) =>
      keptReminders(one, settings),
    ),
  ]
  await forgetReminders(tx, county, addMonths(today, -KEPT_MONTHS))
  return saveReminders({ tx, county, now, doer: null }, reminders)
}

async function ofMatters(db: Reader, county: string, today: PlainDate, settings: Settings): Promise<Reminder[]> {
  const { onDay } = await readPolicy(db, county, today)
  const limits = limitsOn(onDay)
  const open = await listAllMatters(db, wholeCounty(county), { states: CLOCKED })
  const unserved = await listUnserved(db, wholeCounty(county), TO_BE_SERVED, today)
  return [
    ...open.flatMap((one) => dueReminders({ id: one.id, state: one.state, due: dueOf(one, today, limits) }, settings)),
    ...unserved.flatMap(({ documentId, matterId, kind, issuedOn }) => {
      const { title } = DOCUMENTS[kind]
      return unservedReminders(
        { documentId, matterId, title, serveBy: serveBy(issuedOn, onDay.serviceDays) },
        today,
        settings,
      )
    }),
  ]
}

async function ofDuty(db: Reader, county: string, today: PlainDate, settings: Settings): Promise<Reminder[]> {
  const names = new Map((await listPosts(db, county)).map(({ id, name }) => [id, name]))
  const seats = await listSeats(db, county, today, addDays(today, settings.dutyTomorrow.daysAhead ?? 0))
  return seats.flatMap(({ id, day, counselId, post }) =>
    dutyReminders({ id, day, counselId, post: names.get(post) ?? '' }, settings),
  )
}
