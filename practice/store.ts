import { maybe, one, type Reader, rows, sql } from '#platform/database.ts'

/** Every command that the county has answered: the acts of an earlier life that need not be done again. */
export const listAnswered = async (db: Reader, county: string): Promise<Set<string>> =>
  new Set(
    (await rows(db, sql<{ commandId: string }>`select command_id from command_log where county = ${county}`)).map(
      ({ commandId }) => commandId,
    ),
  )

export const findAccountId = async (db: Reader, county: string, login: string): Promise<string | null> =>
  (await maybe(db, sql<{ id: string }>`select id from account where county = ${county} and login = ${login}`))?.id ??
  null

/** The login of whoever this entry of the register is. */
export const findAccountOfCounsel = async (db: Reader, county: string, counselId: string): Promise<string> =>
  (
    await one(
      db,
      sql<{
        login: string
      }>`select login from account where county = ${county} and counsel_id = ${counselId} and active`,
    )
  ).login

export type Counted = {
  matters: number
  recipients: number
  byKind: Record<string, number>
  byState: Record<string, number>
  byGroup: Record<string, number>
  byCause: Record<string, number>
  byGrade: Record<string, number>
  consultations: number
  nameless: number
  refusals: number
  meanBenefit: number
  meanSubsidy: number
}
/** What the county looks like, counted from its rows; money in yuan to a matter that closed. */
export const countCounty = (db: Reader, county: string) =>
  one(
    db,
    sql<Counted>`
    with m as (select * from matter where county = ${county}),
         by_group as (select unnest(groups) as name, count(*) as n from m group by 1)
    select (select count(*)::int from m) as matters,
           (select coalesce(sum(recipients), 0)::int from m) as recipients,
           (select jsonb_object_agg(name, n order by n desc) from (select kind as name, count(*) as n from m group by 1) k) as by_kind,
           (select jsonb_object_agg(name, n) from (select state as name, count(*) as n from m group by 1) s) as by_state,
           (select jsonb_object_agg(name, n) from by_group) as by_group,
           (select jsonb_object_agg(name, n) from (select cause as name, count(*) as n from m group by 1) c) as by_cause,
           (select jsonb_object_agg(name, n) from (select grade as name, count(*) as n from m where grade is not null group by 1) g) as by_grade,
           (select count(*)::int from consultation where county = ${county}) as consultations,
           (select count(*)::int from consultation where county = ${county} and person_id is null) as nameless,
           (select count(*)::int from m where state = 'refused') as refusals,
           (select round(coalesce(avg(benefit), 0) / 100)::int from m where closing_accepted_on is not null) as mean_benefit,
           (select round(coalesce(avg(subsidy), 0) / 100)::int from m where subsidy is not null) as mean_subsidy`,
  )
