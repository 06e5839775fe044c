import type { FastifyInstance } from 'fastify'
import { CONTRACTS } from '#modules/contracts.ts'
import { connect, rows, sql } from '#platform/database.ts'
import { type Attack, chanceOf, inParallel, shuffled, startTally, type Tally } from '../attack/harness.ts'
import { type House, newId, openHouse } from '../attack/house.ts'
import { send } from '../attack/matrix.ts'
import { type Place, withPlace } from '../attack/place.ts'
import { type Drive, drivesOf } from '../attack/senders.ts'

const LANES = 8
const COUNT = 100_000
const MOST_SENDS = 5
const DROPPED = 0.2
/** Of ten commands so many; the others stand for everything that takes numbers, adds to a story and issues documents. */
const MIX = [
  'recordConsultation',
  'recordConsultation',
  'recordConsultation',
  'recordProgress',
  'recordProgress',
  'submitApplication',
] as const
type Name = (typeof MIX)[number]
type Command = { id: string; drive: Drive; input: Record<string, unknown>; heard: Set<string> }

/** Commands sent one to five times in any order and all at once, with a fifth of the replies lost, take effect exactly once. */
export const r2: Attack = {
  id: 'R2',
  run: ({ planted, count = COUNT }) =>
    withPlace(async (place) => {
      const house = await openHouse(place)
      try {
        const tally = startTally()
        const chance = chanceOf(2)
        const app = await house.serve({ db: connect({ ...place.config, max: LANES }) })
        const drives = new Map((await drivesOf(house)).map((drive) => [drive.name as string, drive]))
        const commands = Array.from({ length: count }, (_, index): Command => {
          const name: Name = MIX[index % MIX.length] as Name
          const drive = drives.get(name) as Drive
          const input = drive.sample.input(house.matters[drive.sample.on], house) as Record<string, unknown>
          return { id: newId(), drive, input, heard: new Set() }
        })
        const sends = shuffled(
          commands.flatMap((command) => Array<Command>(1 + Math.floor(chance() * MOST_SENDS)).fill(command)),
          chance,
        )
        const begun = performance.now()
        let dropped = 0
        const deliver = async (command: Command) => {
          // Planted: a client that makes a new id for every attempt, as one without an outbox does.
          const answer = await say(app, command, planted ? newId() : command.id)
          if (chance() < DROPPED) dropped++
          else command.heard.add(answer)
        }
        await inParallel(sends, LANES, deliver)
        let resends = 0
        await inParallel(commands, LANES, async (command) => {
          for (; command.heard.size === 0; resends++) await deliver(command)
        })
        const seconds = (performance.now() - begun) / 1000
        for (const { heard, drive } of commands)
          tally.check(
            heard.size === 1 && !/"code":/.test([...heard][0] ?? ''),
            () => `${drive.name} heard ${[...heard].join(' and ')}`,
          )
        await requireOnce(place, house, commands, tally)
        const total = sends.length + resends
        return tally.outcome({ commands: count, sends: total, dropped, perSecond: Math.round(total / seconds) })
      } finally {
        await house.close()
      }
    }),
}

const say = async (app: FastifyInstance, { drive, input }: Command, commandId: string): Promise<string> =>
  (await send(app, CONTRACTS[drive.name], input, { accountId: drive.accountId, commandId })).text

/** By the command log, the history, the stories and the rows themselves. */
async function requireOnce({ superDb }: Place, { matters }: House, commands: Command[], tally: Tally): Promise<void> {
  const logged = await rows(
    superDb,
    sql<{ id: string; answer: unknown; entries: number; steps: number }>`
    select l.command_id as id, l.answer, coalesce(h.entries, 0)::int as entries, coalesce(s.steps, 0)::int as steps
      from command_log l
      left join (select command_id, count(*) as entries from history group by 1) h using (command_id)
      left join (select command_id, count(*) as steps from matter_step group by 1) s using (command_id)`,
  )
  const byId = new Map(logged.map((row) => [row.id, row]))
  for (const { id, drive } of commands) {
    const row = byId.get(id)
    const steps = drive.name === 'recordConsultation' ? 0 : 1
    tally.check(
      row !== undefined && row.answer !== null && row.entries === 1 && row.steps === steps,
      () => `${drive.name} ${id}: ${JSON.stringify(row ?? 'not logged')}`,
    )
  }
  const named = (name: Name) => commands.filter(({ drive }) => drive.name === name)
  const has = async (what: string, count: Promise<{ n: number }[]>, due: number) => {
    const found = (await count)[0]?.n
    tally.check(found === due, () => `${what}: ${found} for ${due}`)
  }
  const idsOf = (name: Name, field: string) => named(name).map(({ input }) => input[field] as string)
  await has(
    'consultations',
    rows(
      superDb,
      sql<{
        n: number
      }>`select count(*)::int as n from consultation where id = any(${idsOf('recordConsultation', 'consultationId')}::uuid[])`,
    ),
    named('recordConsultation').length,
  )
  await has(
    'applications',
    rows(
      superDb,
      sql<{
        n: number
      }>`select count(*)::int as n from matter where id = any(${idsOf('submitApplication', 'matterId')}::uuid[])`,
    ),
    named('submitApplication').length,
  )
  await has(
    'entries of progress',
    rows(
      superDb,
      sql<{ n: number }>`
      select count(*)::int as n from matter_step where matter_id = ${matters.handling.matterId} and step = 'progress' and detail->>'entry' = 'told'`,
    ),
    named('recordProgress').length,
  )
  await has(
    'gaps in the consultations’ numbers',
    rows(
      superDb,
      sql<{ n: number }>`
      select (max(n) - count(*))::int as n from (select substring(number from '〕(\\d+)号')::int as n from consultation where county = '340422') as given`,
    ),
    0,
  )
}
