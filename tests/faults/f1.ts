import type { FastifyInstance } from 'fastify'
import type { PoolConfig } from 'pg'
import type { Operation } from '#kernel/operation.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { connect, type Database, one, sql } from '#platform/database.ts'
import { type Attack, startTally, type Tally } from '../attack/harness.ts'
import { type House, newId, openHouse } from '../attack/house.ts'
import { type Answer, saysTheSame, send } from '../attack/matrix.ts'
import { type Place, withPlace } from '../attack/place.ts'
import { type Drive, drivesOf } from '../attack/senders.ts'
import { changedIn, countedOtherwise, type KeptState, keepState } from '../attack/undo.ts'
import { type Fault, type FaultyDriver, faultyDriver } from './faulty-client.ts'

const MOST = 60 // statements; no command has so many, and a test that never ends finds nothing
const SHORT = [
  'recordConsultation',
  'submitApplication',
  'assignCounsel',
  'acceptClosing',
  'signIn',
  'acceptInvitation',
]

type Rig = {
  app: FastifyInstance
  house: House
  place: Place
  driver: FaultyDriver
  state: KeptState
  tally: Tally
  unrepeatable: Set<string>
}
/** What the tables are before the command, and how full when it has been done without a fault. */
type Before = { digests: Record<string, string>; done: Record<string, string> }

/** One command with one fault: all or nothing, and sent again it is done, once. False when it has no such statement. */
async function strike(rig: Rig, drive: Drive, fault: Fault, before: Before): Promise<boolean> {
  const { app, house, place, driver, state, tally } = rig
  const { name, sample, accountId } = drive
  const operation: Operation = CONTRACTS[name]
  const isPublic = operation.roles === 'public'
  const commandId = newId()
  const input = sample.input(house.matters[sample.on], house) as Record<string, unknown>
  const go = async (): Promise<Answer> =>
    send(app, operation, input, {
      accountId,
      commandId,
      file: sample.file ? await sample.file() : null,
      ...(sample.day && { day: sample.day }),
    })
  driver.arm(fault)
  const struckAnswer = await go()
  const struck = driver.disarm()
  if (struck === null) {
    await state.restore()
    return false
  }
  const where = () => `${name}, fault ${fault.when} statement ${fault.at} (${struck.trim().slice(0, 60)})`
  const there = await state.digests()
  const changed = changedIn(before.digests, there)
  const isCommitted = changed.length > 0
  const isCommit = /^commit/i.test(struck.trim())
  tally.check(
    isCommitted === (fault.when === 'after' && isCommit) || struckAnswer.code === 'answered',
    () => `${where()}: answered ${struckAnswer.code}, and changed ${changed.join(', ')}`,
  )
  if (isCommitted)
    tally.check(
      countedOtherwise(before.done, there).length === 0,
      () => `${where()}: half of it was kept: ${changed.join(', ')}`,
    )
  const again = await go()
  if (isPublic) {
    // Without a session there is no command id to repeat an answer by; the figures say which cannot be sent again.
    if (again.code !== 'answered') rig.unrepeatable.add(`${name} after a lost ${struck}`)
  } else {
    tally.check(again.code === 'answered', () => `${where()}: sent again it answers ${again.status} ${again.text}`)
    const repeated = await go()
    tally.check(saysTheSame(repeated, again), () => `${where()}: a third time it answers ${repeated.text}`)
    const otherwise = countedOtherwise(before.done, await state.digests())
    tally.check(otherwise.length === 0, () => `${where()}: not once: ${otherwise.join(', ')}`)
    const { entries } = await one(
      place.superDb,
      sql<{ entries: number }>`select count(*)::int as entries from history where command_id = ${commandId}`,
    )
    tally.check(entries === 1, () => `${where()}: ${entries} entries in the history`)
  }
  await state.restore()
  return true
}

/** Every command fails at every statement, before it and after it, the commit's lost reply included. */
export const f1: Attack = {
  id: 'F1',
  run: ({ planted, count }) =>
    withPlace(async (place) => {
      const house = await openHouse(place)
      try {
        const tally = startTally()
        const driver = faultyDriver()
        const faulty = (config: PoolConfig) => connect({ ...config, max: 1, Client: driver.Client })
        // Planted: each statement stands alone, as if the door had forgotten its transaction.
        const db = planted ? withoutTransactions(faulty(place.superConfig)) : faulty(place.config)
        const app = await house.serve({ db })
        const commands = (await drivesOf(house)).filter(({ name }) => CONTRACTS[name].kind === 'command')
        const state = await keepState(place.superDb)
        const digests = await state.digests()
        const rig = { app, house, place, driver, state, tally, unrepeatable: new Set<string>() }
        const points: Record<string, number> = {}
        for (const drive of count === undefined
          ? commands
          : commands.filter(({ name }) => SHORT.includes(name)).slice(0, count)) {
          const before = { digests, done: await doneOnce(rig, drive) }
          points[drive.name] = 0
          for (const when of ['before', 'after'] as const)
            for (let at = 1; at <= MOST && (await strike(rig, drive, { at, when }, before)); at++)
              points[drive.name] = (points[drive.name] ?? 0) + 1
        }
        const all = Object.values(points).reduce((sum, each) => sum + each, 0)
        return tally.outcome({
          commands: Object.keys(points).length,
          points: all,
          each: points,
          unrepeatable: [...rig.unrepeatable],
        })
      } finally {
        await house.close()
      }
    }),
}

/** How many rows there are when nothing fails: what a retry must come to. */
async function doneOnce({ app, house, state }: Rig, { name, sample, accountId }: Drive) {
  const input = sample.input(house.matters[sample.on], house) as Record<string, unknown>
  const file = sample.file ? await sample.file() : null
  const answer = await send(app, CONTRACTS[name], input, { accountId, file, ...(sample.day && { day: sample.day }) })
  if (answer.code !== 'answered') throw new Error(`${name} does not succeed at all: ${answer.text}`)
  const done = await state.digests()
  await state.restore()
  return done
}

const withoutTransactions = (db: Database): Database =>
  ({
    getExecutor: () => db.getExecutor(),
    close: () => db.close(),
    inTransaction: (_kind: string, work: (tx: Database) => Promise<unknown>) => work(db),
  }) as unknown as Database
