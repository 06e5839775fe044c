import type { DocumentKind } from '#documents/index.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { FieldFault } from '#kernel/refusal.ts'
import { addWorkingDays } from '#law/calendar.ts'
import type { ServiceForm } from './form.ts'

/** What decides about a person, or sets a period, must reach that person (办理法律援助案件程序规定 第二十条，待确认). */
export const TO_BE_SERVED: readonly DocumentKind[] = [
  'supplement-notice',
  'forwarding-notice',
  'grant-decision',
  'refusal-decision',
  'termination-decision',
  'objection-decision',
]

/** What is wrong with a record of service, each at its field. */
export function faultsOf(
  { manner, servedOn, consented, note }: ServiceForm,
  issuedOn: PlainDate,
  today: PlainDate,
): FieldFault[] {
  const faults: (FieldFault | false)[] = [
    servedOn > today && { field: 'servedOn', message: '送达日期不能晚于今天' },
    servedOn < issuedOn && { field: 'servedOn', message: '送达日期早于文书的出具日期，请核对' },
    manner === 'electronic' &&
      !consented && { field: 'consented', message: '电子送达应当经受送达人同意；没有同意的，请改用其他方式' },
    manner === 'left' && !note && { field: 'note', message: '留置送达的，请写明见证人和经过' },
  ]
  return faults.filter((fault) => fault !== false)
}

/** The last day on which a document of that day should have reached its person; null where the county has set no period. */
export const serveBy = (issuedOn: PlainDate, workingDays: number | undefined): PlainDate | null =>
  workingDays === undefined ? null : addWorkingDays(issuedOn, workingDays)
