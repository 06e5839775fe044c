import { DOCUMENTS, type DocumentKind } from '#documents/index.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Happening } from '#kernel/happening.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { maybe, one, type RawBuilder, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import { MATTER_STATES, MATTER_STEPS, type MatterState, type MatterStep, nextState, sightOf } from './lifecycle.ts'
import { availableSteps, obstacleTo } from './offers.ts'
import type { Matter, MatterChanges, StoryStep } from './rules.ts'
import { beforeLast, judgeTakeBack, type LastStep } from './taking-back.ts'

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const JSON_COLUMNS: readonly string[] = ['meansFacts', 'advice', 'grounds'] satisfies (keyof Matter)[]
/** Columns and their values, typed by the table itself; what PostgreSQL keeps as JSON goes as text. */
const columnsOf = (changes: object) =>
  Object.entries(changes).map(([name, value]) => ({
    column: sql.ref(snake(name)),
    value: JSON_COLUMNS.includes(name) && value !== null ? JSON.stringify(value) : value,
  }))

/** What this person may see, as a condition on `matter m`: the same for one matter and for every list. */
export function seenBy(actor: Actor): RawBuilder<boolean> {
  const inCounty = sql<boolean>`m.county = ${actor.county}`
  switch (sightOf(actor)) {
    case 'county':
      return inCounty
    case 'organisation':
      return sql`${inCounty} and m.organisation_id = ${actor.organisationId}`
    case 'unit':
      return sql`${inCounty} and (m.unit_id = ${actor.organisationId} or m.counsel_id = ${actor.counselId})`
    case 'own':
      return sql`${inCounty} and m.counsel_id = ${actor.counselId}`
    default:
      return sql`false`
  }
}

const noSuchMatter = () => new Refusal('not_found', '没有这件案件，或者不在您的办理范围内；请从案件台账中打开')

/** The matter as this person may see it; what they may not see does not exist for them. */
export async function readMatter(db: Reader, actor: Actor, id: string): Promise<Matter> {
  const matter = await maybe(db, sql<Matter>`select m.* from matter m where m.id = ${id} and ${seenBy(actor)}`)
  if (!matter) throw noSuchMatter()
  return matter
}

/** Of these matters the ones that this person may see. */
export const listVisible = (db: Reader, actor: Actor, ids: readonly string[]) =>
  rows(db, sql<{ id: string }>`select m.id from matter m where m.id = any(${ids}::uuid[]) and ${seenBy(actor)}`)

/** For the program itself, which binds what was archived; never for a person's request. */
export const readWhole = (db: Reader, county: string, id: string): Promise<Matter> =>
  one(db, sql<Matter>`select m.* from matter m where m.county = ${county} and m.id = ${id}`)

export const findMatterByNumber = (db: Reader, actor: Actor, number: string) =>
  maybe(db, sql<Matter>`select m.* from matter m where m.number = ${number} and ${seenBy(actor)}`)

/** Locks the matter: whoever loads it inside a command is the only one changing it. */
export async function loadMatter(tx: Transaction, actor: Actor, id: string): Promise<Matter> {
  const matter = await maybe(
    tx,
    sql<Matter>`select m.* from matter m where m.id = ${id} and ${seenBy(actor)} for update of m`,
  )
  if (!matter) throw noSuchMatter()
  return matter
}

type Moving = { tx: Transaction; actor: Actor; now: Instant; today: PlainDate; happened: Happening[] }

const saysOf = ({ id, version, state }: Matter, step: MatterStep, day: PlainDate): Happening => ({
  ...{ what: step, subject: `${id}/${version}`, day, matterId: id, state },
  ...{ text: `${MATTER_STEPS[step].label}，${MATTER_STATES[state]}`, counselIds: [] },
})

/** Refuses a step that the matter's life does not have here; called before anything is decided, so the reason comes first. */
export function requireStep(
  matter: Matter,
  step: MatterStep,
  { actor, today }: Pick<Moving, 'actor' | 'today'>,
): MatterState {
  const state = nextState(matter.state, step)
  const obstacle = state && obstacleTo(step, matter, today)
  if (obstacle) throw new Refusal('not_now', obstacle.text, obstacle.basis)
  if (state) return state
  const possible = availableSteps(matter, actor, today)
    .filter((offer) => offer.allowed)
    .map((offer) => offer.label)
  throw new Refusal(
    'not_now',
    `案件${matter.number}现在是“${MATTER_STATES[matter.state]}”，不能“${MATTER_STEPS[step].label}”；` +
      (possible.length > 0 ? `现在可以办理：${possible.join('、')}` : '请刷新页面查看最新情况'),
  )
}

type Told = MatterChanges & { note?: string | null; detail?: object | null }
/** Moves the matter one step: the row, and in its story the step with what it changed. */
export const recordStep = (moving: Moving, matter: Matter, step: MatterStep, told: Told = {}): Promise<Matter> =>
  saveStep(moving, matter, step, requireStep(matter, step, moving), told)

/** Takes the last step back as a step of its own: the fields that it changed are what they were, and nothing of the story goes. */
export async function recordTakeBack(moving: Moving, matter: Matter, note: string | null): Promise<Matter> {
  const story = await listStory(moving.tx, matter.county, matter.id)
  const obstacle = await obstacleToTakeBack(moving.tx, moving.actor, matter, story)
  if (obstacle) throw new Refusal('not_now', obstacle)
  const { state, changes } = beforeLast(matter, story)
  return saveStep(moving, matter, 'takeBack', state, { ...changes, note, detail: { step: story.at(-1)?.step } })
}

/** What stands against this person's taking back the last step; null when nothing does. */
export async function obstacleToTakeBack(
  db: Reader,
  actor: Actor,
  { county, id }: Pick<Matter, 'county' | 'id'>,
  story: readonly (LastStep & { at: Instant })[],
): Promise<string | null> {
  const last = story.at(-1)
  if (!last) throw new Error(`matter ${id} has no story`)
  const own = judgeTakeBack(last, actor, { issued: null, isContinued: false })
  if (own) return own
  const since = await acrossCounty(db, () =>
    one(
      db,
      sql<{ issued: DocumentKind | null; isContinued: boolean }>`
      select (select kind from document where county = ${county} and matter_id = ${id} and issued_at > ${last.at}::timestamptz
               order by issued_at limit 1) as issued,
             exists (select from matter n
                       join matter_step s on s.county = n.county and s.matter_id = n.id and s.position = 1
                      where n.county = ${county} and n.previous_id = ${id} and s.recorded_at > ${last.at}::timestamptz) as is_continued`,
    ),
  )
  return judgeTakeBack(last, actor, { ...since, issued: since.issued && DOCUMENTS[since.issued].title })
}

async function saveStep(
  { tx, actor, now, today, happened }: Moving,
  matter: Matter,
  step: MatterStep,
  state: MatterState,
  { note = null, detail = null, ...changes }: Told,
): Promise<Matter> {
  const assigned = columnsOf(changes).map(({ column, value }) => sql`, ${column} = ${value}`)
  await rows(
    tx,
    sql`
    with moved as (
      update matter set state = ${state}, version = version + 1 ${sql.join(assigned, sql``)}
       where county = ${matter.county} and id = ${matter.id}
      returning version)
    insert into matter_step (county, matter_id, position, step, actor_id, happened_on, recorded_at, note, detail, changes)
    select ${matter.county}, ${matter.id}, version, ${step}, ${actor.userId}, ${today}::date, ${now}::timestamptz, ${note}, ${detail && JSON.stringify(detail)}::jsonb, ${JSON.stringify(changes)}::jsonb
      from moved`,
  )
  const after = { ...matter, ...changes, state, version: matter.version + 1 }
  happened.push(saysOf(after, step, today))
  return after
}

/** Looks past one's own sight for one question that must be asked of the whole county; what comes back must not say more than it has to. */
export async function acrossCounty<T>(db: Reader, ask: () => Promise<T>): Promise<T> {
  const own = await one(
    db,
    sql<{ sight: string; consultations: string }>`
    select current_setting('fayuan.sight') as sight, current_setting('fayuan.consultations') as consultations`,
  )
  await setSight(db, 'county', 'county')
  const answer = await ask()
  await setSight(db, own.sight, own.consultations)
  return answer
}
const setSight = (db: Reader, sight: string, consultations: string) =>
  rows(
    db,
    sql`select set_config('fayuan.sight', ${sight}, true), set_config('fayuan.consultations', ${consultations}, true)`,
  )

/** Keeps a matter in reach for the rest of the transaction although the step gives it away. */
export const holdMatter = (tx: Transaction, id: string) =>
  rows(tx, sql`select set_config('fayuan.matter', ${id}, true)`)

/** The first step of a matter's life: everything the application says, as its first change. */
export async function recordReceipt({ tx, actor, now, today, happened }: Moving, matter: Matter): Promise<void> {
  const { county, id, state: _state, version: _version, ...changes } = matter
  const columns = columnsOf(matter)
  await rows(
    tx,
    sql`
    with received as (
      insert into matter (${sql.join(columns.map(({ column }) => column))})
      values (${sql.join(columns.map(({ value }) => value))}) returning version)
    insert into matter_step (county, matter_id, position, step, actor_id, happened_on, recorded_at, changes)
    select ${county}, ${id}, version, 'receive', ${actor.userId}, ${today}::date, ${now}::timestamptz, ${JSON.stringify(changes)}::jsonb
      from received`,
  )
  happened.push(saysOf(matter, 'receive', today))
}

export const hasTaken = async (db: Reader, { county, id }: Matter, step: MatterStep): Promise<boolean> =>
  (await maybe(
    db,
    sql`select true from matter_step where county = ${county} and matter_id = ${id} and step = ${step} limit 1`,
  )) !== undefined

export const listStory = (db: Reader, county: string, id: string) =>
  rows(
    db,
    sql<
      StoryStep & {
        position: number
        actorId: string
        by: string
        on: PlainDate
        at: Instant
        note: string | null
        detail: Record<string, unknown> | null
      }
    >`
    select s.position, s.step, s.actor_id, a.name as by, s.happened_on as on, s.recorded_at as at, s.note, s.detail, s.changes
      from matter_step s
      join account a on a.county = s.county and a.id = s.actor_id
     where s.county = ${county} and s.matter_id = ${id}
     order by s.position`,
  )

/** Waits for whoever is taking a number, so that what is looked for next is looked for after they have saved. */
export const holdNumbers = (tx: Transaction, county: string, kind: string, year: number) =>
  rows(tx, sql`select from number_series where county = ${county} and kind = ${kind} and year = ${year} for update`)

/** The next number of a kind in a year, without gaps: it falls back with the transaction that took it. */
export async function takeNumber(tx: Transaction, county: string, kind: string, year: number): Promise<number> {
  const taken = await maybe(
    tx,
    sql<{ last: number }>`
    insert into number_series (county, kind, year, last) values (${county}, ${kind}, ${year}, 1)
    on conflict (county, kind, year) do update set last = number_series.last + 1
    returning last`,
  )
  if (!taken) throw new Error('number series gave nothing')
  return taken.last
}
