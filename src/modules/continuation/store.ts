import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'

/** The number of a matter that already goes on with this one at that stage. */
export const findFollowing = async (
  db: Reader,
  county: string,
  previousId: string,
  stage: string,
): Promise<string | null> =>
  (
    await maybe(
      db,
      sql<{ number: string }>`
    select number from matter
     where county = ${county} and previous_id = ${previousId} and stage = ${stage}
       and state not in ('refused', 'forwarded', 'withdrawn', 'deemedWithdrawn') limit 1`,
    )
  )?.number ?? null

/** The same people with the same parts, and the papers of the application: nothing is asked for twice. */
export async function copyPeopleAndPapers(tx: Transaction, county: string, from: string, to: string): Promise<void> {
  await rows(
    tx,
    sql`
    insert into party (county, matter_id, position, role, person_id, relation, claim)
    select county, ${to}, position, role, person_id, relation, claim from party where county = ${county} and matter_id = ${from}`,
  )
  await rows(
    tx,
    sql`
    insert into material (county, matter_id, position, phase, code, title, pages, original, received_on)
    select county, ${to}, row_number() over (order by position), phase, code, title, pages, original, received_on
      from material where county = ${county} and matter_id = ${from} and phase = 'application'`,
  )
}
