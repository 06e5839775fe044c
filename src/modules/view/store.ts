import type { Actor } from '#kernel/actor.ts'
import { one, type Reader, rows, sql, type Transaction } from '#platform/database.ts'

export type SavedView = { id: string; name: string; filter: string }
export const listViews = (db: Reader, { county, userId }: Actor, list: string) =>
  rows(
    db,
    sql<SavedView>`
    select id, name, filter from saved_view
     where county = ${county} and account_id = ${userId} and list = ${list} order by name`,
  )

/** How many there are beside the one of this name. */
export const countOthers = async (db: Reader, { county, userId }: Actor, list: string, name: string): Promise<number> =>
  (
    await one(
      db,
      sql<{ views: number }>`
    select count(*)::int as views from saved_view
     where county = ${county} and account_id = ${userId} and (list, name) <> (${list}, ${name})`,
    )
  ).views

/** Gives the id under which it stands: that of the view of the same name, where there is one. */
export const saveView = (tx: Transaction, { county, userId }: Actor, list: string, { id, name, filter }: SavedView) =>
  one(
    tx,
    sql<{ viewId: string }>`
    insert into saved_view (county, id, account_id, list, name, filter)
    values (${county}, ${id}, ${userId}, ${list}, ${name}, ${filter})
    on conflict (county, account_id, list, name) do update set filter = excluded.filter
    returning id as view_id`,
  )

export const dropView = (tx: Transaction, { county, userId }: Actor, list: string, id: string) =>
  rows(
    tx,
    sql<{ id: string }>`
    delete from saved_view
     where county = ${county} and account_id = ${userId} and list = ${list} and id = ${id} returning id`,
  )
