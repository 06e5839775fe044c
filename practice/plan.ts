import { addDays, dayInChina, daysBetween, type Instant, type PlainDate } from '#kernel/plain-date.ts'
import { judgeFitness } from '#modules/assignment/rules.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { type Act, act, type InputOf, inOrder } from './act.ts'
import { type Cast, CENTRE, type Counsel, castOf } from './cast.ts'
import { chanceOf, evenly, practiceId } from './chance.ts'
import { PER_MATTER, planConsultation } from './consultation-plan.ts'
import { planDuty } from './duty-plan.ts'
import { groupSize, isForWages, kindOf, type MatterPlan, planMatter } from './matter-plan.ts'
import { beginnings, clock, officeHours, rush } from './office-hours.ts'
import type { Run } from './story.ts'

/** Everything that will be done, in order: made from the run's parameters alone, before the county is asked anything. */
export type Plan = { cast: Cast; acts: Act[] }

/** Longest way from the receipt to the archive, and some. */
const TAIL_DAYS = 500
const LEAD_DAYS = 30

export function planOf(run: Run): Plan {
  const { seed, matters, fromDay, untilDay } = run
  const hours = officeHours(addDays(fromDay, -LEAD_DAYS), addDays(untilDay, TAIL_DAYS))
  const cast = castOf(seed, fromDay, untilDay)
  const { rushOn, pressureOn } = lastDaysOf(run)
  const dayFor = {
    wages: beginnings(fromDay, untilDay, (day) => rushOn(day, true)),
    others: beginnings(fromDay, untilDay, (day) => rushOn(day, false)),
    // The telephone is answered on rest days too, if less.
    questions: beginnings(fromDay, untilDay, (day) => rush(day, false) || 0.12),
  }
  let wageClaims = 0
  const plans = Array.from({ length: matters }, (_, index): MatterPlan => {
    const kind = kindOf(run, index)
    const point = somewhereNear(evenly(seed, 'day', index), chanceOf(seed, `day/${index}`).share())
    const people = isForWages(kind) ? groupSize(wageClaims++) : 1
    const day = isForWages(kind) ? dayFor.wages(point) : dayFor.others(point)
    return planMatter(run, cast, hours, { index, kind, day, people, pressure: pressureOn(day) })
  })
  const questions = Math.max(0, Math.round(PER_MATTER * matters) - plans.filter(({ consulted }) => consulted).length)
  const consultations = Array.from({ length: questions }, (_, index) =>
    planConsultation(seed, index, cast, hours, dayFor.questions(chanceOf(seed, `asked/${index}`).share())),
  )
  const unserved = chooseHandlers(plans, cast)
  const end = clock(untilDay, 0)
  const all = [
    ...plans.flatMap(({ acts }) => acts),
    ...consultations,
    ...cast.counsel.flatMap((counsel) => leavesOf(counsel)),
    ...planDuty(seed, cast.counsel, hours, run),
    sealAct(run),
  ].filter((each) => each.at < end && !unserved.has(each))
  for (const each of all) nameStation(each, cast)
  return { cast, acts: [...cast.acts, ...all.sort(inOrder)] }
}

/** The centre's seal comes in on the last afternoon: what visitors issue is sealed, and a year of papers is not sealed in one go. */
const sealAct = ({ seed, untilDay }: Run): Act =>
  act({
    at: clock(addDays(untilDay, -1), 17 * 60),
    key: 'seal',
    operation: 'registerSeal',
    by: 'zhuren',
    after: 'seal',
    input: (known) => ({
      sealId: practiceId(seed, 'seal'),
      kind: 'official',
      inscription: CENTRE,
      organisationId: known.organisation(CENTRE),
      keeperId: practiceId(seed, 'account/dangan'),
      documents: SEALED_AT_ISSUE,
    }),
  })
const SEALED_AT_ISSUE: InputOf<'registerSeal'>['documents'] = [
  'notice-receipt',
  'supplement-notice',
  'forwarding-notice',
  'cooperation-letter',
  'grant-decision',
  'refusal-decision',
  'assignment-notice',
  'official-letter',
  'change-notice',
  'termination-decision',
  'termination-letter',
]

/** Months come out as they should, days as they happen to: within a week or so of the even row. */
const somewhereNear = (point: number, share: number): number => (point + 0.04 * share) % 1

/** Beginnings in a working day that leave something on every desk, and the days in which that and its delays come about. */
const BUSY = 4
const BUSY_DAYS = 9
const PRESSED_DAYS = 21

/**
 * A county of a hundred matters gets its last days as a busy county has them: more begins, and more is late. Without that a
 * small county opens on an empty desk. A county of a thousand is busy by itself and is left as it is.
 */
function lastDaysOf({ matters, fromDay, untilDay }: Run) {
  const factor = Math.max(1, Math.min(5, (BUSY * daysBetween(fromDay, untilDay) * 0.68) / matters))
  const isWithin = (day: PlainDate, days: number) => factor > 1 && day >= addDays(untilDay, -days)
  return {
    rushOn: (day: PlainDate, isForWages: boolean) => rush(day, isForWages) * (isWithin(day, BUSY_DAYS) ? factor : 1),
    pressureOn: (day: PlainDate) => (isWithin(day, PRESSED_DAYS) ? 5 : 1),
  }
}

/** A plan speaks of the station; the act is its clerk's. */
function nameStation(each: Act, { stations }: Cast): void {
  if (typeof each.by !== 'string') return
  each.by = stations.find(({ organisation }) => organisation === each.by)?.login ?? each.by
}

const leavesOf = ({ id, login, leaves }: Counsel): Act[] =>
  leaves.map(({ from, until }, index) =>
    act({
      at: clock(from, 8 * 60),
      key: `leave/${login}/${index}`,
      operation: 'recordLeave',
      by: login,
      after: `leave/${login}`,
      input: { counselId: id, from, until },
    }),
  )

/** Below the county's own limit of twenty, so that what the generator does not see never makes it refuse. */
const LOAD = 18
type Tally = { counsel: Counsel; free: Instant[]; assigned: PlainDate[] }

/**
 * Gives every matter to somebody, in the order of time and by the county's own rule, from a tally of its own: the choice must be
 * the same on every run, so it may not depend on what the county says while it lives. Gives the acts of those nobody could take.
 */
function chooseHandlers(plans: readonly MatterPlan[], { counsel }: Cast): Set<Act> {
  const tallies: Tally[] = counsel.map((each) => ({ counsel: each, free: [], assigned: [] }))
  const moments = plans
    .flatMap((plan) => plan.assignments.map((assignment, turn) => ({ plan, assignment, turn })))
    .sort((a, b) => (a.assignment.at < b.assignment.at ? -1 : a.assignment.at > b.assignment.at ? 1 : 0))
  const unserved = new Set<Act>()
  for (const { plan, assignment, turn } of moments) {
    const { handler, at, until } = assignment
    const before = plan.assignments[turn - 1]?.handler
    if (before && !before.chosen) continue
    const today = dayInChina(at)
    const fit = tallies
      .map((tally) => ({ tally, counsel: asRegistered(tally, at, today) }))
      .filter(
        ({ counsel }) =>
          counsel.id !== before?.chosen?.id &&
          judgeFitness(asMatter(plan), counsel, LOAD, today).unfitBecause.length === 0,
      )
      .sort(
        ({ counsel: a }, { counsel: b }) =>
          a.lastYear - b.lastYear || a.openMatters - b.openMatters || (a.id < b.id ? -1 : 1),
      )
      .map(({ tally }) => tally)
    const [first, second, third, ...rest] = fit
    if (!first) {
      for (const each of plan.acts) if (each.at >= at) unserved.add(each)
      continue
    }
    // Mostly the one whose turn it is; sometimes the next, who knows the place or the kind of matter.
    const chosen = chanceOf(0, plan.matterId).draw([
      [first, 70],
      [second ?? first, 20],
      [third ?? first, 10],
    ])
    handler.chosen = chosen.counsel
    handler.instead = [first, second, third, ...rest.slice(0, 3)]
      .filter((tally) => tally !== undefined && tally !== chosen)
      .map((tally) => (tally as Tally).counsel)
    chosen.assigned.push(today)
    chosen.free.push(until ?? ('9999' as Instant))
  }
  return unserved
}

const asMatter = ({
  form,
}: MatterPlan): Pick<Matter, 'kind' | 'form' | 'groups' | 'graveSentence' | 'noticeReason' | 'stage'> => ({
  ...form,
  graveSentence: form.graveSentence ?? false,
  noticeReason: form.noticeReason ?? null,
})

function asRegistered(tally: Tally, at: Instant, today: PlainDate) {
  tally.free = tally.free.filter((until) => until > at)
  tally.assigned = tally.assigned.filter((day) => daysBetween(day, today) < 365)
  const { counsel, free, assigned } = tally
  const leave = counsel.leaves.findLast(({ from }) => from <= today)
  return {
    id: counsel.id,
    name: counsel.name,
    unitId: counsel.unit,
    unit: counsel.unit,
    kind: counsel.kind,
    matterKinds: counsel.matterKinds,
    licensedOn: counsel.licensedOn,
    criminalSince: counsel.criminalSince,
    knowsMinors: counsel.knowsMinors,
    leaveFrom: leave?.from ?? null,
    leaveUntil: leave?.until ?? null,
    suspendedUntil: null,
    active: true,
    openMatters: free.length,
    lastYear: assigned.length,
    actsAgainst: [],
    gender: null,
  }
}
