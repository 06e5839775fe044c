import { addDays, type PlainDate } from '#kernel/plain-date.ts'
import { type Database, rows, sql } from '#platform/database.ts'
import { keysOf } from '#platform/pinyin.ts'
import { chanceOf } from '#practice/chance.ts'
import { nameOf } from '#practice/people.ts'

const AT_ONCE = 5_000
const STILL_OPEN = 0.01
const YEARS_BACK = 20

/**
 * Fills a practice county with as many more matters, each of one invented person: copies of those that are there, so that every
 * column holds what the program itself wrote. One in a hundred is still open; the others were archived over twenty years.
 * Written past the program by the superuser: there is a row of the matter and its people, no story and no history.
 */
export async function fillCounty(superDb: Database, count: number, today: PlainDate): Promise<void> {
  const chance = chanceOf(7, 'full-county')
  for (let from = 0; from < count; from += AT_ONCE) {
    const copies = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => {
      const name = nameOf(chance, chance.hit(0.5) ? '女' : '男')
      const isOpen = chance.hit(STILL_OPEN)
      return {
        id: crypto.randomUUID(),
        person: crypto.randomUUID(),
        name,
        ...keysOf(name),
        number: `样例〔${from + at + 1}〕`,
        state: isOpen ? 'handling' : 'archived',
        day: addDays(today, -chance.whole(isOpen ? 0 : 60, isOpen ? 90 : YEARS_BACK * 365)),
        draw: chance.share(),
      }
    })
    await rows(
      superDb,
      sql`
      with copy as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(copies)}::jsonb)
          as c(id uuid, person uuid, name text, pinyin text, initials text, number text, state text, day date, draw float8)
      ), model as materialized (
        select m.*, row_number() over (partition by m.state order by m.number) - 1 as at, count(*) over (partition by m.state) as among
          from matter m where m.state in ('handling', 'archived') and m.number not like '样例%'
      ), people as (
        insert into person (county, id, name, pinyin, initials)
        select (select county from model limit 1), person, name, pinyin, initials from copy
      ), matters as (
        insert into matter
        select made.* from copy join model on model.state = copy.state and model.at = floor(copy.draw * model.among),
               lateral jsonb_populate_record(null::matter, to_jsonb(model) || jsonb_build_object(
                 'id', copy.id, 'number', copy.number, 'recipients', 1, 'consultation_id', null, 'previous_id', null, 'archive_number', null,
                 'received_on', copy.day, 'decided_on', copy.day + 5, 'assigned_on', copy.day + 7,
                 'closing_accepted_on', case when copy.state = 'archived' then copy.day + 40 end,
                 'archived_on', case when copy.state = 'archived' then copy.day + 50 end)) made
      )
      insert into party (county, matter_id, position, role, person_id)
      select (select county from model limit 1), id, 1, 'recipient', person from copy`,
    )
  }
  await rows(superDb, sql`analyze`)
}
