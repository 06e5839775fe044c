import type { FastifyInstance } from 'fastify'
import type { Operation } from '#kernel/operation.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { one, rows, sql } from '#platform/database.ts'
import { type Attack, startTally, type Tally } from './harness.ts'
import { type House, newId, openHouse, type Target } from './house.ts'
import { type Answer, saysTheSame, send } from './matrix.ts'
import { type Place, withPlace } from './place.ts'
import { unlisted } from './samples.ts'
import { type Drive, drivesOf } from './senders.ts'
import { keepState } from './undo.ts'

type Entry = { operation: string; kind: string; matterId: string | null; actorId: string; commandId: string | null }
type Seen = { app: FastifyInstance; house: House; place: Place; tally: Tally }

const lastPosition = async ({ superDb }: Place): Promise<number> =>
  (await one(superDb, sql<{ last: number }>`select coalesce(max(position), 0) as last from history`)).last
const entriesAfter = ({ superDb }: Place, position: number) =>
  rows(
    superDb,
    sql<Entry>`select operation, kind, matter_id, actor_id, command_id from history where position > ${position} order by position`,
  )

/** Sends one operation for real and looks at what the history says of it: for the act, for its repetition, for a refusal. */
async function drive(
  { app, house, place, tally }: Seen,
  { name, sample, accountId }: Drive,
  target: Target,
): Promise<void> {
  const operation: Operation = CONTRACTS[name]
  const commandId = newId()
  const input = sample.input(target, house) as Record<string, unknown>
  const file = sample.file ? await sample.file() : null
  const go = (as: string | null): Promise<Answer> =>
    send(app, operation, input, { accountId: as, file, commandId, ...(sample.day && { day: sample.day }) })
  const isWritten = operation.kind === 'command' || operation.personal === true

  const before = await lastPosition(place)
  const refused = operation.roles === 'public' ? null : await go(null)
  tally.check((await lastPosition(place)) === before, () => `${name}: a refused one has an entry (${refused?.code})`)

  const answer = await go(accountId)
  tally.check(answer.code === 'answered', () => `${name}: ${answer.status} ${answer.text}`)
  const entries = await entriesAfter(place, before)
  tally.check(
    entries.length === (isWritten ? 1 : 0),
    () => `${name}: ${entries.length} entries, ${isWritten ? 'one' : 'none'} expected`,
  )
  const [entry] = entries
  if (!isWritten || !entry) return
  const isRight =
    entry.operation === name &&
    entry.kind === operation.kind &&
    (accountId === null || entry.actorId === accountId) &&
    (operation.kind === 'query' || accountId === null || entry.commandId === commandId)
  tally.check(isRight, () => `${name}: the entry says ${JSON.stringify(entry)}`)
  if (sample.about === 'matter')
    tally.check(
      await isFound(house, name, target.matterId),
      () => `${name}: its entry is not among the readings of its matter (matter_id ${entry.matterId})`,
    )
  if (operation.kind === 'query') return
  if (operation.roles === 'public') return // each sign-in is a session of its own
  const at = await lastPosition(place)
  const again = await go(accountId)
  tally.check(saysTheSame(again, answer), () => `${name}: sent again it answers ${again.text}, not ${answer.text}`)
  tally.check((await lastPosition(place)) === at, () => `${name}: sent again it is written again`)
}

/** “Who saw what of this person” is asked on one page; what is missing there is as good as not written. */
async function isFound(house: House, name: string, matterId: string): Promise<boolean> {
  const auditor = house.api(await house.hire('auditor', 'bureau'))
  return (await auditor.listReadings({ matterId })).some(({ operation }) => operation === name)
}

/** Every command and every reading of personal data is written into the history once, and nothing else is. */
export const s9: Attack = {
  id: 'S9',
  run: ({ planted }) =>
    withPlace(async (place) => {
      const house = await openHouse(place)
      try {
        const tally = startTally()
        const app = await house.serve()
        const drives = await drivesOf(house)
        if (planted) await loseReadings(place)
        const state = await keepState(place.superDb)
        for (const name of unlisted(Object.keys(CONTRACTS))) tally.check(false, () => `${name} has no sample input`)
        for (const each of drives) {
          await drive({ app, house, place, tally }, each, house.matters[each.sample.on])
          if (CONTRACTS[each.name].kind === 'command') await state.restore()
        }
        return tally.outcome({ operations: drives.length })
      } finally {
        await house.close()
      }
    }),
}

/** A database that forgets who revealed whom. */
const loseReadings = ({ superDb }: Place) =>
  rows(
    superDb,
    sql.raw(`
    create function forget() returns trigger language plpgsql as $$ begin return null; end $$;
    create trigger forget before insert on history for each row when (new.operation in ('revealPerson', 'grantAid')) execute function forget()`),
  )
