import { expect } from 'vitest'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import type { MaterialCode } from '#law/materials.ts'
import type { ApplicationForm } from '#modules/application/form.ts'
import { adviseOn } from '#modules/application/rules.ts'
import { type Matter, replay, type StoryStep } from '#modules/matter/rules.ts'
import { readVersion } from '#modules/policy/store.ts'
import { one, rows, sql } from '#platform/database.ts'
import { practiceId } from '#practice/chance.ts'
import { openDoor } from '#practice/door.ts'
import { clock } from '#practice/office-hours.ts'
import { planOf } from '#practice/plan.ts'
import type { Run } from '#practice/story.ts'
import type { PracticeCounty } from './county.ts'

type County = Pick<PracticeCounty, 'db' | 'county'>
type Means = ApplicationForm['means']
type RawStep = { matterId: string; step: string; happenedOn: string; changes: Record<string, unknown> }

const listSteps = ({ db, county }: County) =>
  rows(
    db,
    sql<RawStep>`
    select matter_id, step, happened_on, changes from matter_step where county = ${county} order by matter_id, position`,
  )

/** Every act of the plan is in its matter's story once, at its own moment, and nothing else is. */
export async function requirePlanned({ db, county }: County, run: Run): Promise<void> {
  const planned = planOf(run).acts.filter(
    ({ key, operation }) => key.startsWith('matter/') && operation !== 'recordConsultation',
  )
  const moments = Map.groupBy(planned, ({ key }) => practiceId(run.seed, key.split('/').slice(0, 2).join('/')))
  const told = await rows(
    db,
    sql<{ matterId: string; at: string }>`
    select matter_id, recorded_at as at from matter_step where county = ${county} order by matter_id, position`,
  )
  const stories = Map.groupBy(told, ({ matterId }) => matterId)
  for (const [matterId, acts] of moments)
    expect([matterId, ...(stories.get(matterId) ?? []).map(({ at }) => at)]).toEqual([
      matterId,
      ...acts.map(({ at }) => at),
    ])
}

/** What two counties of the same run must have in common: everything but what is drawn afresh (row ids, tokens). */
export async function listRead({ db, county }: County) {
  const matters = await rows(
    db,
    sql<object>`
    select m.id, m.number, m.state, m.version, m.counsel_id, m.benefit, m.archive_number,
           (select array_agg(s.step || ' ' || s.happened_on || ' ' || s.recorded_at order by s.position)
              from matter_step s where s.county = m.county and s.matter_id = m.id) as steps,
           (select array_agg(d.kind || ' ' || coalesce(d.number, '') order by d.kind, d.number)
              from document d where d.county = m.county and d.matter_id = m.id) as documents
      from matter m where m.county = ${county} order by m.number`,
  )
  const consultations = await rows(
    db,
    sql<object>`select id, number, happened_on, matter_id from consultation where county = ${county} order by id`,
  )
  const counts = await one(
    db,
    sql<object>`
    select (select count(*)::int from matter_step) as steps, (select count(*)::int from document) as documents,
           (select count(*)::int from command_log) as commands, (select count(*)::int from history where kind = 'command') as acts,
           (select count(*)::int from person) as people, (select count(*)::int from account) as accounts`,
  )
  return { matters, consultations, counts }
}

export async function requireReplay({ db, county }: County): Promise<void> {
  const stored = await rows(db, sql<{ id: string }>`select * from matter where county = ${county}`)
  const steps = Map.groupBy(await listSteps({ db, county }), ({ matterId }) => matterId)
  expect(stored.length).toBeGreaterThan(0)
  for (const row of stored) expect(replay(county, row.id, (steps.get(row.id) ?? []) as StoryStep[])).toEqual(row)
}

/** Every reviewed matter, judged again under the version that its decision kept, is advised as it was then. */
export async function requireVerdicts({ db, county }: County): Promise<void> {
  type Judged = Matter & { brought: MaterialCode[]; reviewedOn: PlainDate; advice: { outcome: string } }
  const judged = await rows(
    db,
    sql<Judged>`
    select m.*, (select max(s.happened_on) from matter_step s
                  where s.county = m.county and s.matter_id = m.id and s.step = 'review') as reviewed_on,
           array(select distinct t.code from material t
                  where t.county = m.county and t.matter_id = m.id and t.phase = 'application') as brought
      from matter m where m.county = ${county} and m.advice is not null and m.policy_version is not null`,
  )
  expect(judged.length).toBeGreaterThan(5)
  const different: string[] = []
  for (const matter of judged) {
    const { onDay } = await readVersion(db, county, matter.policyVersion as number, matter.reviewedOn)
    const again = adviseOn({ ...matter, means: matter.meansFacts as Means }, onDay, matter.reviewedOn)
    if (again.outcome !== matter.advice.outcome)
      different.push(`${matter.number}: ${matter.advice.outcome}, now ${again.outcome}`)
  }
  expect(different).toEqual([])
}

/**
 * '寿援决〔2026〕12号' → series, year, 12. Where people of today have worked beside those of the plan, numbers are gapless
 * all the same, but do not follow the days.
 */
export async function requireGapless({ db, county }: County, { followsDays = true } = {}): Promise<void> {
  const given = await rows(
    db,
    sql<{ number: string; on: string }>`
    select number, received_on as on from matter where county = ${county}
    union all select number, happened_on from consultation where county = ${county}
    union all select number, issued_on from document where county = ${county} and number is not null
    union all select archive_number, archived_on from matter where county = ${county} and archive_number is not null`,
  )
  const series = Map.groupBy(given, ({ number }) => number.replace(/\d+号$/, ''))
  expect(series.size).toBeGreaterThanOrEqual(6)
  for (const [name, members] of series) {
    const sorted = members
      .map(({ number, on }) => ({ n: Number(/(\d+)号$/.exec(number)?.[1]), on }))
      .sort((a, b) => a.n - b.n)
    expect([name, ...sorted.map(({ n }) => n)]).toEqual([name, ...sorted.map((_, index) => index + 1)])
    const days = sorted.map(({ on }) => on)
    if (followsDays) expect([name, ...days]).toEqual([name, ...[...days].sort()])
  }
}

// Where each step leaves a matter, written down here a second time so that the desk is not compared with itself.
const LEAVES_WAITING_FOR_DIRECTOR: Record<string, boolean> = {
  receive: true,
  requestSupplement: true,
  receiveSupplement: true,
  accept: true,
  review: true,
  returnReview: true,
  acceptNotice: true,
  grant: true,
  declineAssignment: true,
  recallAssignment: true,
  submitClosing: true,
  grade: true,
  subsidise: true,
  terminate: true,
}

/** The director's figures as the desk shows them, and as the raw steps give them. */
export async function recountDesk(
  { db, county, world }: Omit<PracticeCounty, 'live' | 'close'>,
  { seed, untilDay }: Run,
) {
  const door = await openDoor(world)
  const desk = (await door.ask('readDesk', {}, practiceId(seed, 'account/zhuren'), clock(untilDay, 9 * 60))) as {
    waitingTotal: number
    figures: { name: string; value: number }[]
  }
  await door.close()
  const from = plainDate(`${untilDay.slice(0, 4)}-01-01`)
  const inYear = ({ happenedOn }: { happenedOn: string }) => happenedOn >= from && happenedOn <= untilDay
  const matters = [...Map.groupBy(await listSteps({ db, county }), ({ matterId }) => matterId).values()]
  const having = (...names: string[]) =>
    matters.filter((steps) => steps.some((s) => names.includes(s.step) && inYear(s)))
  const times = (steps: RawStep[], name: string) => steps.filter(({ step }) => step === name).length
  const granted = having('grant', 'acceptNotice')
  const closed = having('acceptClosing')
  const sum = (of: RawStep[][], amountOf: (steps: RawStep[]) => unknown) =>
    of.reduce((total, steps) => total + Number(amountOf(steps) ?? 0), 0)
  const asked = await rows(
    db,
    sql<{ happenedOn: string }>`select happened_on from consultation where county = ${county}`,
  )
  const recounted = {
    received: having('receive').length,
    granted: granted.length,
    refused: having('refuse').length,
    underWay: matters.filter(
      (steps) =>
        times(steps, 'assign') > times(steps, 'declineAssignment') + times(steps, 'recallAssignment') &&
        times(steps, 'acceptClosing') + times(steps, 'terminate') === 0,
    ).length,
    closed: closed.length,
    archived: having('archive').length,
    recipients: sum(granted, (steps) => steps[0]?.changes.recipients),
    benefit: sum(closed, (steps) => steps.findLast(({ step }) => step === 'submitClosing')?.changes.benefit),
    consultations: asked.filter(inYear).length,
    waiting: matters.filter(
      (steps) => LEAVES_WAITING_FOR_DIRECTOR[steps.findLast(({ step }) => step !== 'progress')?.step ?? ''],
    ).length,
  }
  const shown = {
    ...Object.fromEntries(desk.figures.map(({ name, value }) => [name, value])),
    waiting: desk.waitingTotal,
  }
  return { shown, recounted }
}
