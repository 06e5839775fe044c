import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { replay, type StoryStep } from '#modules/matter/rules.ts'
import { type Database, rows, sql } from '#platform/database.ts'
import { pidIn, startPostgres } from '#platform/postgres-server.ts'
import { Refused } from '#web/ui/client.ts'
import { invented } from '../attack/canaries.ts'
import { type Attack, chanceOf, startTally, type Tally } from '../attack/harness.ts'
import { wageClaim } from '../examples.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { openLook, persist } from './outbox.ts'
import { type Address, settle, type TownApi } from './town.ts'

const KILLS = 200
const CLIENTS = 8
const KINDS = ['server', 'database', 'both'] as const
const ENOUGH = 50
const LONGEST_READY = 2_500 // ms, p95
const COUNTY = '340422'

/** A command as its client keeps it until it has heard: what a person's outbox holds. */
type Sent = {
  commandId: string
  send: (api: TownApi) => Promise<unknown>
  answer: string | null
  matterId: string | null
}
type Losses = { lost: number; doubled: number; half: number }
type Clerk = { api: TownApi; outbox: Sent[] }

/** Works without a pause; what was not answered waits in the outbox, as it does on a screen that says “not saved yet”. */
async function work(clerk: Clerk, next: () => Sent[], gone: () => boolean): Promise<void> {
  while (!gone())
    for (const sent of next()) {
      clerk.outbox.push(sent)
      try {
        sent.answer = JSON.stringify(await sent.send(clerk.api))
      } catch {
        return // the server is away
      }
      if (gone()) return
    }
}

let serial = 0
function oneMatter(): Sent[] {
  const matterId = crypto.randomUUID()
  const { idNumber } = invented(++serial)
  const command = (
    ask: (api: TownApi, options: { commandId: string }) => Promise<unknown>,
    of: string | null,
  ): Sent => {
    const commandId = crypto.randomUUID()
    return { commandId, send: (api) => ask(api, { commandId }), answer: null, matterId: of }
  }
  const consultation: Parameters<TownApi['recordConsultation']>[0] = {
    consultationId: crypto.randomUUID(),
    channel: 'visit',
    cause: 'labourPay',
    groups: [],
    question: '被打断之前问的问题',
    answer: '已当面答复',
    toldMayApply: true,
  }
  const claim = wageClaim(matterId, { recipients: [{ name: '样例', idNumber }] })
  return [
    command((api, options) => api.recordConsultation(consultation, options), null),
    command((api, options) => api.submitApplication(claim, options), matterId),
    command((api, options) => api.acceptApplication({ matterId }, options), matterId),
    command(
      (api, options) =>
        api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' }, options),
      matterId,
    ),
  ]
}

/** Kills the server, the database or both while eight people work, and looks whether what was answered is there. */
export const r1: Attack = {
  id: 'R1',
  run: async ({ planted, count = KILLS }) => {
    const data = mkdtempSync(join(tmpdir(), 'fayuan-kills-'))
    const chance = chanceOf(11)
    const tally = startTally()
    const ready: Record<string, number[]> = { server: [], database: [], both: [] }
    let server: ServerProcess | undefined
    const acknowledged: Sent[] = []
    const lost: Losses = { lost: 0, doubled: 0, half: 0 }
    let commands = 0
    let retried = 0
    try {
      server = await startServer({ data, practice: 'none' })
      const address: Address = { now: server.address }
      const town = await settle(server, address)
      const clerks: Clerk[] = []
      for (let each = 0; each < CLIENTS; each++) clerks.push({ api: (await town.hire(['director'])).api, outbox: [] })
      const look = openLook(data)
      // Planted: the database answers before it has written; what is a moment old dies with it.
      if (planted) await rows(look, sql.raw('alter role fayuan set synchronous_commit = off'))
      if (planted) await rows(look, sql.raw("alter system set wal_writer_delay = '10s'"))
      if (planted) await rows(look, sql.raw('select pg_reload_conf()'))
      try {
        for (let kill = 0; kill < count; kill++) {
          const kind = planted ? 'database' : (KINDS[kill % KINDS.length] as (typeof KINDS)[number])
          let isKilled = false
          const working = clerks.map((clerk) => work(clerk, oneMatter, () => isKilled))
          await sleep(150 + Math.floor(chance() * 450)) // the moment of the kill is what is tried, not waited for
          const postmaster = pidIn(join(data, 'pg', 'postmaster.pid')) as number
          const begun = performance.now()
          if (kind !== 'server') process.kill(postmaster, 'SIGKILL')
          if (kind !== 'database') await server.kill()
          isKilled = true
          if (kind !== 'database') server = await startServer({ data, practice: 'none' })
          address.now = server.address
          await persist(() => (clerks[0] as Clerk).api.readMe({}))
          ;(ready[kind] as number[]).push(performance.now() - begun)
          await Promise.all(working)
          // What was answered before the kill is sent again and must say the same; what was not is sent until it is answered.
          for (const { api, outbox } of clerks)
            for (const sent of outbox.splice(0)) {
              commands++
              const again = await persist(() => sent.send(api))
              if (sent.answer === null) retried++
              else if (again !== sent.answer) lost.lost++
              tally.check(
                [null, again].includes(sent.answer),
                () => `${kind}: answered ${sent.answer}, and again ${again}`,
              )
              acknowledged.push({ ...sent, answer: again })
            }
          await requireKept(look, acknowledged, kind, lost, tally)
          acknowledged.length = 0
        }
      } catch (error) {
        // What was lost may be the session itself: nobody is let in any more, and that is the finding.
        if (!(error instanceof Refused)) throw error
        lost.lost++
        tally.check(false, () => `refused after a kill, though answered before it: ${error.message}`)
      }
      await requireStories(look, lost, tally)
      await look.close()
      const all = Object.values(ready).flat()
      // A handful of kills beside other tests says nothing about how fast it is.
      if (count >= ENOUGH)
        tally.check(percentile(all, 95) <= LONGEST_READY, () => `ready again p95 ${percentile(all, 95)} ms`)
      const times = Object.fromEntries(Object.entries(ready).map(([kind, list]) => [kind, percentile(list, 50)]))
      return tally.outcome({
        kills: count,
        commands,
        unanswered: retried,
        ...lost,
        readyP50: percentile(all, 50),
        readyP95: percentile(all, 95),
        readyMax: percentile(all, 100),
        readyP50Of: times,
      })
    } finally {
      await server?.kill()
      await (await startPostgres(data)).stop() // a killed program leaves its PostgreSQL behind; this ends it
      rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    }
  },
}

type Logged = { id: string; answer: string | null; entries: number; steps: number }
/** Each command is in the log with its answer, once in the history, and a step of its matter's story where it is one. */
async function requireKept(
  look: Database,
  sent: readonly Sent[],
  kind: string,
  lost: Losses,
  tally: Tally,
): Promise<void> {
  const ids = sent.map(({ commandId }) => commandId)
  const logged = await rows(
    look,
    sql<Logged>`
    select l.command_id as id, l.answer::text as answer, (select count(*)::int from history h where h.command_id = l.command_id) as entries,
           (select count(*)::int from matter_step s where s.command_id = l.command_id) as steps
      from command_log l where l.command_id = any(${ids}::uuid[])`,
  )
  const byId = new Map(logged.map((row) => [row.id, row]))
  for (const { commandId, matterId } of sent) {
    const row = byId.get(commandId)
    const steps = matterId === null ? 0 : 1
    if (!row) lost.lost++
    else if (row.entries > 1 || row.steps > steps) lost.doubled++
    else if (row.answer === null || row.entries < 1 || row.steps < steps) lost.half++
    const isGood = row !== undefined && row.answer !== null && row.entries === 1 && row.steps === steps
    tally.check(isGood, () => `${kind}: ${commandId} ${JSON.stringify(row ?? 'is lost')}`)
  }
}

/** Every matter is what its story tells, and has the parts that its receipt and its numbers promise. */
async function requireStories(look: Database, lost: Losses, tally: Tally): Promise<void> {
  const matters = await rows(look, sql<{ id: string; version: number }>`select * from matter where county = ${COUNTY}`)
  const steps = await rows(
    look,
    sql<
      StoryStep & { matterId: string }
    >`select matter_id, step, changes from matter_step where county = ${COUNTY} order by matter_id, position`,
  )
  const stories = Map.groupBy(steps, ({ matterId }) => matterId)
  for (const matter of matters) {
    const isWhole = isDeepStrictEqual(replay(COUNTY, matter.id, stories.get(matter.id) ?? []), matter)
    if (!isWhole) lost.half++
    tally.check(isWhole, () => `the story of ${matter.id} does not tell the matter as it stands`)
  }
  const torn = await rows(
    look,
    sql<{ id: string }>`
    select id from matter m
     where not exists (select from document d where d.matter_id = m.id) or not exists (select from party p where p.matter_id = m.id)
        or not exists (select from material t where t.matter_id = m.id)
    union all select d.id from document d where not exists (select from matter m where m.id = d.matter_id)`,
  )
  lost.half += torn.length
  tally.check(torn.length === 0, () => `${torn.length} matters or documents without their other half`)
  const gaps = await rows(
    look,
    sql<{ kind: string; gap: number }>`
    select kind, (last - count(*))::int as gap
      from number_series s
      join (select 'matter' as kind, number from matter union all select 'consultation', number from consultation) n using (kind)
     group by kind, last having last <> count(*)`,
  )
  tally.check(gaps.length === 0, () => `numbers with gaps or doubles: ${JSON.stringify(gaps)}`)
}

const percentile = (list: readonly number[], percent: number): number => {
  const sorted = list.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0)
}
