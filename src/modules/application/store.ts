import type { PlainDate } from '#kernel/plain-date.ts'
import type { MaterialCode } from '#law/materials.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { Vault } from '#platform/vault.ts'

export type Material = {
  phase: 'application' | 'closing'
  code: string
  title: string
  pages: number
  original: boolean
  receivedOn: PlainDate
}
type NewMaterial = Omit<Material, 'phase' | 'receivedOn'>

export const saveMaterials = (
  tx: Transaction,
  county: string,
  matterId: string,
  phase: Material['phase'],
  materials: readonly NewMaterial[],
  on: PlainDate,
) =>
  rows(
    tx,
    sql`
    insert into material (county, matter_id, position, phase, code, title, pages, original, received_on)
    select ${county}, ${matterId}, ordinality + (select coalesce(max(position), 0) from material where county = ${county} and matter_id = ${matterId}),
           ${phase}, code, title, pages, original, ${on}::date
      from rows from (jsonb_to_recordset(${JSON.stringify(materials)}::jsonb)
             as (code text, title text, pages int, original boolean)) with ordinality
        as m(code, title, pages, original, ordinality)`,
  )

export const deleteMaterials = (tx: Transaction, county: string, matterId: string, phase: Material['phase']) =>
  rows(tx, sql`delete from material where county = ${county} and matter_id = ${matterId} and phase = ${phase}`)

export const listMaterials = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<Material>`
    select phase, code, title, pages, original, received_on from material
     where county = ${county} and matter_id = ${matterId} order by position`,
  )

/** The codes of what came with the application. */
export const listBrought = async (db: Reader, county: string, matterId: string): Promise<MaterialCode[]> =>
  (
    await rows(
      db,
      sql<{ code: MaterialCode }>`
    select distinct code from material where county = ${county} and matter_id = ${matterId} and phase = 'application'`,
    )
  ).map(({ code }) => code)

export type Same = { id: string; number: string }
/** A matter under way for one of these people, about the same thing, at the same stage: by ID number, or by name and phone where there is none. */
export const findSameMatters = (
  { tx, vault }: { tx: Transaction; vault: Vault },
  county: string,
  cause: string,
  stage: string,
  people: readonly { name: string; idNumber?: string | null | undefined; phone?: string | null | undefined }[],
) => {
  const ids = people.flatMap(({ idNumber }) => (idNumber ? vault.indexes(county, 'person.id_number', idNumber) : []))
  const phones = people.flatMap(({ idNumber, name, phone }) =>
    !idNumber && phone ? vault.indexes(county, 'person.phone', phone).map((index) => ({ name, phone: index })) : [],
  )
  return rows(
    tx,
    sql<Same>`
    with same as (
      select id from person where county = ${county} and id_number_index = any(${ids}::text[])
      union
      select n.id
        from jsonb_to_recordset(${JSON.stringify(phones)}::jsonb) as stated(name text, phone text)
        join person n on n.county = ${county} and n.name = stated.name and n.phone_index = stated.phone)
    select m.id, m.number
      from same
      join party p on p.county = ${county} and p.person_id = same.id and p.role = 'recipient'
      join matter m on m.county = p.county and m.id = p.matter_id
     where m.cause = ${cause} and m.stage = ${stage}
       and m.state not in ('archived', 'terminated', 'refused', 'forwarded', 'withdrawn', 'deemedWithdrawn')
     order by m.number limit 3`,
  )
}

export type DecidedMatter = Matter & { brought: MaterialCode[]; isRefused: boolean }
/** Applications decided since a day, with the papers that came with them; what an organ notified was never reviewed. */
export const listDecided = (db: Reader, county: string, since: PlainDate) =>
  rows(
    db,
    sql<DecidedMatter>`
    select m.*, m.state in ('refused', 'refusalObjected') as is_refused,
           array(select distinct t.code from material t
                  where t.county = m.county and t.matter_id = m.id and t.phase = 'application') as brought
      from matter m
     where m.county = ${county} and m.decided_on >= ${since}::date and m.notice_reason is null
     order by m.number`,
  )
