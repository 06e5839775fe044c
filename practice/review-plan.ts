import { addDays, daysBetween } from '#kernel/plain-date.ts'
import { dueDate } from '#law/deadlines.ts'
import type { CentreLogin } from './cast.ts'
import { adviceOn, type Intake } from './intake.ts'
import { OFFICE_DAY, type OfficeMinute } from './office-hours.ts'
import type { Story } from './story.ts'
import { OUT_OF_SCOPE } from './troubles/out-of-scope.ts'
import { RETURN_REASONS, REVIEW_OPINIONS, SUPPLEMENT_ITEMS, WITHDRAWAL_REASONS } from './words.ts'

// ASSUMPTIONS all of them: public sources give no rates of withdrawal, return or lateness.
const WITHDRAWN = 0.024
const RETURNED = 0.03
const LATE = 0.03
const NEVER_SUPPLIED = 0.2

/** From the receipt to the decision. Gives the minute in which aid was granted, null where it came to something else. */
export function planReview(story: Story, intake: Intake, clerk: string): OfficeMinute | null {
  const { chance, hours, matterId } = story
  const received = story.now
  const reviewer: CentreLogin = chance.hit(0.55) ? 'shencha1' : 'shencha2'
  if (intake.form.noticeReason) {
    const wait = story.has('lateNotice', LATE * story.pressure)
      ? chance.whole(3, 5) * OFFICE_DAY
      : chance.whole(10, 160)
    return story.tell(received + wait, 'acceptNotice', chance.hit(0.5) ? reviewer : 'zhipai', 'acceptNotice', {
      matterId,
    })
  }
  if (intake.competent) {
    story.tell(received + chance.whole(40, OFFICE_DAY * 2), 'forward', reviewer, 'forwardApplication', {
      matterId,
      to: intake.competent,
      manner: chance.hit(0.6) ? 'informed' : 'forwarded',
    })
    return null
  }
  const stoppedDays = planSupplement(story, intake, clerk, reviewer)
  if (stoppedDays === null) return null
  if (story.has('withdrawn', WITHDRAWN)) {
    if (chance.hit(0.6))
      story.tell(story.now + chance.whole(20, 300), 'accept', reviewer, 'acceptApplication', { matterId })
    const by = chance.hit(0.4) ? clerk : reviewer
    const reason = chance.pick(WITHDRAWAL_REASONS)
    story.tell(story.now + chance.whole(60, 800), 'withdraw', by, 'withdrawApplication', { matterId, reason })
    return null
  }
  const limit = hours.closeOn(dueDate('review', hours.dayOf(received), { stoppedDays }).on)
  return planDecision(story, intake, reviewer, decisionMinute(story, intake, limit))
}

/** The notice to supply and what comes of it: the days on which the clock stood, null where nothing came. */
function planSupplement(story: Story, { form, lacks }: Intake, clerk: string, reviewer: CentreLogin): number | null {
  if (!lacks) return 0
  const { chance, hours, matterId } = story
  const items = chance.pick(SUPPLEMENT_ITEMS[lacks === 'identity' ? 'identity' : 'caseMaterials'])
  const from = story.tell(story.now + chance.whole(30, 300), 'requestSupplement', reviewer, 'requestSupplement', {
    matterId,
    items: [items],
  })
  const asked = hours.dayOf(from)
  if (story.has('neverSupplied', NEVER_SUPPLIED)) {
    const after = hours.openOn(addDays(asked, chance.whole(8, 12)))
    story.tell(after + chance.whole(0, 400), 'deemWithdrawn', reviewer, 'deemWithdrawn', { matterId })
    return null
  }
  const supplied = hours.openOn(addDays(asked, chance.whole(1, 6))) + chance.whole(0, 380)
  const on = story.tell(supplied, 'receiveSupplement', chance.hit(0.6) ? clerk : reviewer, 'receiveSupplement', {
    matterId,
    materials: form.materials.filter(({ code }) => code === lacks),
  })
  return daysBetween(asked, hours.dayOf(on))
}

/** Most are decided in the first days, the urgent ones at once, a few too late. */
function decisionMinute(story: Story, { form }: Intake, limit: OfficeMinute): OfficeMinute {
  const { chance, now } = story
  if (story.has('lateReview', LATE * story.pressure)) return limit + chance.whole(OFFICE_DAY / 2, OFFICE_DAY * 4)
  if (form.limitationOn && form.limitationOn <= addDays(story.hours.dayOf(now), 6)) return now + chance.whole(60, 260)
  // An hour of margin, since acts that fall together push each other by minutes.
  const room = Math.max(limit - 60 - now, 60)
  return now + 40 + (room - 40) * chance.share() ** 1.4
}

function planDecision(
  story: Story,
  { form }: Intake,
  reviewer: CentreLogin,
  decided: OfficeMinute,
): OfficeMinute | null {
  const { chance, hours, matterId } = story
  const refuses = OUT_OF_SCOPE.includes(form.cause)
  const approver: CentreLogin = chance.hit(0.45) ? 'zhuren' : 'fuzhuren'
  const brought = form.materials.map(({ code }) => code)
  const advice = adviceOn(form, brought, hours.dayOf(decided))
  if (advice.outcome === (refuses ? 'grant' : 'refuse'))
    throw new Error(`matter ${story.index} (${form.cause}) was meant otherwise than the county advises`)
  const meansProof = advice.means.proof ?? 'declared'
  const opinion = refuses ? '申请事项不在援助范围，已当面说明并提供咨询' : chance.pick(REVIEW_OPINIONS[meansProof])
  const review = { matterId, proposal: refuses ? ('refuse' as const) : ('grant' as const), meansProof, opinion }

  const isReturned = story.has('returned', RETURNED)
  const room = Math.max(decided - story.now - 8, 4)
  const [accept, first, back, second] = Array.from(
    { length: isReturned ? 4 : 2 },
    () => story.now + 2 + room * chance.share(),
  ).sort((a, b) => a - b) as [number, number, number, number]
  story.tell(accept, 'accept', reviewer, 'acceptApplication', { matterId })
  story.tell(first, 'review', reviewer, 'submitReview', review)
  if (isReturned) {
    story.tell(back, 'returnReview', approver, 'returnReview', { matterId, reason: chance.pick(RETURN_REASONS) })
    story.tell(second, 'reviewAgain', reviewer, 'submitReview', review)
  }
  const decision = { matterId, reasons: advice.reasons.slice(0, 10) }
  if (!refuses) return story.tell(decided, 'grant', approver, 'grantAid', decision)
  story.tell(decided, 'refuse', approver, 'refuseAid', decision)
  return null
}
