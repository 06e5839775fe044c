import { inYuan } from '#kernel/money.ts'
import { addDays, dayInChina, type Instant } from '#kernel/plain-date.ts'
import { dueDate } from '#law/deadlines.ts'
import { CLOSING_MATERIALS } from '#law/dossier.ts'
import type { EntryKind } from '#modules/handling/form.ts'
import type { Handler, InputOf } from './act.ts'
import type { CentreLogin } from './cast.ts'
import { drawAt, evenly } from './chance.ts'
import type { Form, Intake } from './intake.ts'
import { OFFICE_DAY, type OfficeMinute } from './office-hours.ts'
import { type Outcome, outcomeOf } from './outcomes.ts'
import type { Assignment, Run, Story } from './story.ts'
import { CLOSING_FAULTS, DECLINE_REASONS, ENTRY_NOTES, OPINIONS, TERMINATIONS } from './words.ts'

// ASSUMPTIONS, but for the grades: 岳西, 坪山, 福州 and 襄垣 publish theirs, and their middle is about this.
const LATE = 0.03
const DECLINED = 0.04
const TERMINATED = 0.022
const CLOSING_RETURNED = 0.06
const CLOSING_LATE = 0.04
const THROUGH_HEAD = 0.2
const GRADES = [
  ['excellent', 3],
  ['good', 15],
  ['qualified', 81],
  ['unqualified', 1],
] as const

/** From the grant to the archive. */
export function planHandling(story: Story, run: Run, { form }: Intake, granted: OfficeMinute): void {
  const outcome = outcomeOf(story.chance, form)
  const handler = planAssignment(story, form, granted)
  const assignment = story.assignments.at(-1) as Assignment
  const taken = story.now
  const { hours, chance } = story
  const closed = hours.openOn(addDays(hours.dayOf(taken), outcome.days)) + chance.whole(30, 380)
  const ends = story.has('terminated', TERMINATED) ? taken + (closed - taken) * (0.1 + 0.7 * chance.share()) : null
  planEntries(story, form, handler, outcome, { taken, closed, until: ends ?? Number.POSITIVE_INFINITY })
  assignment.until = ends ? terminate(story, ends) : planClosing(story, run, form, handler, outcome, closed)
}

/** Within the law's days, a few late; one in twenty-five is sent back and goes to somebody else. */
function planAssignment(story: Story, form: Form, granted: OfficeMinute): Handler {
  const { chance, hours, matterId } = story
  const received = story.acts.find(({ key }) => key.endsWith('/receive')) as { at: Instant }
  const due = form.noticeReason
    ? dueDate('assignmentOnNotice', dayInChina(received.at))
    : dueDate('assignment', hours.dayOf(granted))
  const limit = hours.closeOn(due.on)
  const isLate = story.has('lateAssignment', LATE * story.pressure)
  const room = Math.max(limit - 40 - granted, 30)
  const assigned = isLate
    ? limit + chance.whole(60, OFFICE_DAY * 2.5)
    : granted + 12 + (room - 12) * chance.share() ** 1.5
  const isDeclined = story.has('declined', DECLINED)
  const first = assign(story, assigned, 'assign', isDeclined)
  if (!isDeclined) return take(story, first)
  story.tell(story.now + chance.whole(20, OFFICE_DAY), 'decline', first, 'declineAssignment', {
    matterId,
    reason: chance.pick(DECLINE_REASONS),
  })
  const declined = story.assignments.at(-1) as Assignment
  declined.until = story.acts.at(-1)?.at ?? null
  return take(story, assign(story, story.now + chance.whole(20, 300), 'assignAgain', false))
}

function assign(story: Story, minute: OfficeMinute, step: string, isDeclined: boolean): Handler {
  const handler: Handler = { chosen: null, instead: [] }
  const by: CentreLogin = story.chance.hit(0.9) ? 'zhipai' : 'zhuren'
  // The counsel is filled in when the act is sent: by then the plan, or the county's refusal, has settled who it is.
  const reason = '按本年承办数量轮派，并考虑就近办理'
  const input = () => ({ matterId: story.matterId, counselId: handler.chosen?.id ?? '', reason })
  story.tell(minute, step, by, 'assignCounsel', input, { assigns: handler })
  story.assignments.push({ handler, at: story.acts.at(-1)?.at as Instant, until: null, isDeclined })
  return handler
}

function take(story: Story, handler: Handler): Handler {
  const { chance, matterId } = story
  const throughHead = chance.hit(THROUGH_HEAD)
  story.tell(
    story.now + chance.whole(15, OFFICE_DAY * 1.6),
    'take',
    handler,
    'takeAssignment',
    { matterId },
    { throughHead },
  )
  return handler
}

function planEntries(
  story: Story,
  form: Form,
  handler: Handler,
  { entries }: Outcome,
  { taken, closed, until }: { taken: OfficeMinute; closed: OfficeMinute; until: OfficeMinute },
): void {
  const { chance, hours, matterId } = story
  const steps = entries.map((entry, index) => ({
    entry,
    at: momentOf(story, entry, index / entries.length, taken, closed),
  }))
  steps.sort((a, b) => a.at - b.at)
  for (const [index, { entry, at }] of steps.entries()) {
    const noted = Math.max(
      at + (chance.hit(0.6) ? chance.whole(5, 60) : chance.whole(1, 3) * OFFICE_DAY),
      story.now + 1,
    )
    if (noted >= until) return
    const place = placeOf(entry, form)
    story.tell(noted, `entry${index}`, handler, 'recordProgress', {
      matterId,
      entry,
      on: hours.dayOf(at),
      ...(place && { place }),
      note: chance.pick(ENTRY_NOTES[entry]),
    })
  }
}

/** The agreement in the first five days, the result at the end, the rest on the way in its order. */
function momentOf(
  { chance }: Story,
  entry: EntryKind,
  share: number,
  taken: OfficeMinute,
  closed: OfficeMinute,
): number {
  if (entry === 'agreement') return taken + chance.whole(10, OFFICE_DAY * 2)
  if (entry === 'document') return closed
  return taken + Math.max((closed - taken) * (share * 0.9 + 0.08 * chance.share()), OFFICE_DAY * 2)
}

function placeOf(entry: EntryKind, { agency, kind, recipients }: Form): string | null {
  if (entry === 'meeting' && kind === 'criminal')
    return recipients[0]?.address?.includes('看守所') ? '寿县看守所' : '律师事务所'
  if (entry === 'meeting' || entry === 'agreement') return '寿县法律援助中心'
  return ['fileReading', 'filing', 'hearing', 'mediation', 'document'].includes(entry) ? (agency ?? null) : null
}

function terminate(story: Story, minute: OfficeMinute): Instant {
  const { chance, hours, matterId } = story
  const [ground, explanation] = chance.draw(TERMINATIONS.map((each) => [each, each[2]] as const))
  story.tell(minute, 'terminate', chance.hit(0.5) ? 'zhuren' : 'fuzhuren', 'terminateAid', {
    matterId,
    ground,
    explanation,
  })
  const ended = story.acts.at(-1)?.at as Instant
  const archived = hours.openOn(addDays(hours.dayOf(story.now), chance.whole(3, 25))) + chance.whole(0, 400)
  story.tell(archived, 'archive', 'dangan', 'archiveMatter', { matterId })
  return ended
}

/** Report, review of the closing, grade, subsidy at the end of the month, archive. Gives the moment in which the handler is free. */
function planClosing(
  story: Story,
  run: Run,
  form: Form,
  handler: Handler,
  outcome: Outcome,
  closed: OfficeMinute,
): Instant {
  const { chance, hours, matterId } = story
  const closedOn = hours.dayOf(closed)
  const later = (least: number, most: number) =>
    hours.openOn(addDays(hours.dayOf(story.now), chance.whole(least, most))) + chance.whole(0, 400)
  const wait = story.has('lateClosing', CLOSING_LATE) ? chance.whole(31, 50) : chance.whole(2, 24)
  const report = { matterId, ...reportOf(story, form, outcome), closedOn }
  story.tell(
    hours.openOn(addDays(closedOn, wait)) + chance.whole(0, 400),
    'submitClosing',
    handler,
    'submitClosing',
    report,
  )
  if (story.has('closingReturned', CLOSING_RETURNED)) {
    const faults = [chance.pick(CLOSING_FAULTS)]
    story.tell(later(1, 9), 'returnClosing', 'zhiliang', 'returnClosing', { matterId, faults })
    story.tell(later(2, 10), 'submitClosingAgain', handler, 'submitClosing', report)
  }
  story.tell(later(1, 16), 'acceptClosing', 'zhiliang', 'acceptClosing', { matterId })
  const freed = story.acts.at(-1)?.at as Instant
  const grade = drawAt(GRADES, evenly(run.seed, 'grade', story.index))
  story.tell(later(0, 8), 'grade', 'zhiliang', 'gradeMatter', {
    matterId,
    grade,
    opinion: chance.pick(OPINIONS[grade]),
  })
  const day = hours.dayOf(story.now)
  const payday = `${day.slice(0, 8)}26` as typeof day
  const paid = hours.openOn(day <= payday ? payday : addDays(payday, 30)) + chance.whole(0, 400)
  story.tell(paid, 'subsidise', 'caiwu', 'computeSubsidy', { matterId })
  story.tell(later(1, 14), 'archive', 'dangan', 'archiveMatter', { matterId })
  return freed
}

type Report = Omit<InputOf<'submitClosing'>, 'matterId' | 'closedOn'>
function reportOf({ chance }: Story, form: Form, { manner, result, benefit, wages, entries }: Outcome): Report {
  const codes = [
    'agreement',
    'meetingRecord',
    ...(form.kind === 'criminal' ? [] : (['evidence', 'pleading'] as const)),
    ...(entries.includes('opinion') || entries.includes('hearing') ? (['opinion'] as const) : []),
    ...(entries.includes('hearing') ? (['hearingRecord'] as const) : []),
    'outcome',
    ...(entries.includes('told') ? (['progressRecord'] as const) : []),
  ] as const
  const people = form.recipients.length > 1 ? `${form.recipients.length}名受援人` : '受援人'
  const summary =
    form.kind === 'criminal' && benefit === 0
      ? '接受指派后及时会见，查阅案卷，就事实、情节和量刑提出意见，有关意见已随案移送。'
      : benefit > 0
        ? `接受指派后核对证据、代写法律文书并参加全部程序，为${people}取得利益${inYuan(benefit)}元。`
        : `接受指派后代为参加全部程序，维护${people}的合法权益，结果已告知。`
  return {
    manner,
    result,
    benefit,
    wages,
    summary,
    materials: codes.map((code) => ({
      code,
      title: CLOSING_MATERIALS[code],
      pages: chance.whole(1, code === 'evidence' ? 30 : 8),
      original: code === 'agreement' || code === 'meetingRecord',
    })),
  }
}
