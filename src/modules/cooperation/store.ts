import type { Actor } from '#kernel/actor.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { maybe, rows, sql, type Transaction } from '#platform/database.ts'
import type { Opening, Vault } from '#platform/vault.ts'

const place = (county: string, rowId: string, column: 'about' | 'answer') => ({
  county,
  table: 'cooperation',
  column,
  rowId,
})
type Saving = { tx: Transaction; vault: Vault; actor: Actor; today: PlainDate }

export type Cooperation = {
  id: string
  askedBy: string
  letterNumber: string | null
  about: string
  receivedOn: PlainDate
  dueOn: PlainDate | null
  answeredOn: PlainDate | null
  outcome: 'done' | 'cannot' | null
  answer: string | null
}
/** What waits for an answer first, the oldest of it on top. */
export async function listCooperation({ db, vault }: Opening, county: string): Promise<Cooperation[]> {
  const sealed = await rows(
    db,
    sql<Cooperation>`
    select id, asked_by, letter_number, about, received_on, due_on, answered_on, outcome, answer
      from cooperation where county = ${county}
     order by answered_on is not null, case when answered_on is null then received_on end, answered_on desc limit 500`,
  )
  return sealed.map((row) => ({
    ...row,
    about: vault.open(place(county, row.id, 'about'), row.about),
    answer: row.answer && vault.open(place(county, row.id, 'answer'), row.answer),
  }))
}

type Asked = { id: string; askedBy: string; letterNumber: string | null; about: string; dueOn: PlainDate | null }
export const saveCooperation = (
  { tx, vault, actor: { county, userId }, today }: Saving,
  { id, askedBy, letterNumber, about, dueOn }: Asked,
) =>
  rows(
    tx,
    sql`
    insert into cooperation (county, id, asked_by, letter_number, about, received_on, due_on, recorded_by)
    values (${county}, ${id}, ${askedBy}, ${letterNumber}, ${vault.seal(place(county, id, 'about'), about)}, ${today}::date,
            ${dueOn}::date, ${userId})`,
  )

/** False when there is no such letter, or it has its answer already. */
export const saveAnswer = async (
  { tx, vault, actor: { county, userId }, today }: Saving,
  { id, outcome, answer }: { id: string; outcome: string; answer: string },
): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    update cooperation
       set answered_on = ${today}::date, outcome = ${outcome}, answered_by = ${userId},
           answer = ${vault.seal(place(county, id, 'answer'), answer)}
     where county = ${county} and id = ${id} and answered_on is null
    returning true`,
  )) !== undefined
