import type { PlainDate } from '#kernel/plain-date.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { type Reader, rows, sql } from '#platform/database.ts'
import type { SubsidyFacts } from '#policy/tariff.ts'

export type Subsidised = Pick<Matter, 'form' | 'stage' | 'heardOn' | 'recipients'> &
  Pick<SubsidyFacts, 'closingManner' | 'grade'> & { subsidy: number }

/** What was fixed for matters that closed since a day, with the facts it was fixed on. */
export const listSubsidised = (db: Reader, county: string, since: PlainDate) =>
  rows(
    db,
    sql<Subsidised>`
    select form, stage, heard_on, recipients, closing_manner, grade, subsidy from matter
     where county = ${county} and closed_on >= ${since}::date and subsidy is not null`,
  )
