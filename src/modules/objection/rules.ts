import { addDays, inChinese, type PlainDate } from '#kernel/plain-date.ts'

/**
 * What an officer should know of an objection that came after the limit; null when it is in time. The statute sets no
 * limit (第四十九条), the procedure's fifteen days are still to be confirmed: it is said, and never turns anybody away.
 */
export function lateness(notifiedOn: PlainDate, today: PlainDate, days: number | undefined): string | null {
  if (days === undefined) return null
  const until = addDays(notifiedOn, days)
  if (today <= until) return null
  return `异议在${inChinese(until)}之后提出，超过${days}日；法律没有规定期限，由审查人员判断，不得仅因此不予审查`
}
