import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, rows, sql } from '#platform/database.ts'
import { startPostgres } from '#platform/postgres-server.ts'
import { invented } from '../attack/canaries.ts'
import { type Attack, startTally, type Tally } from '../attack/harness.ts'
import { wageClaim } from '../examples.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { openLook, persist } from './outbox.ts'
import { type Address, settle, type TownApi } from './town.ts'

const DOCUMENTS = 1000
const WORKERS = 8
const KILLS = 2
const LONGEST = 600_000 // ms until the last seal is on

/** Eight people issue papers at once, a receipt and a numbered, sealed notice for each matter, while the server is killed twice. */
export const d1: Attack = {
  id: 'D1',
  run: async ({ planted, count = DOCUMENTS }) => {
    const data = mkdtempSync(join(tmpdir(), 'fayuan-papers-'))
    const tally = startTally()
    let server: ServerProcess | undefined
    try {
      server = await startServer({ data, practice: 'none' })
      const address: Address = { now: server.address }
      const town = await settle(server, address)
      const workers: TownApi[] = []
      for (let each = 0; each < WORKERS; each++) workers.push((await town.hire(['director'])).api)
      const [head] = workers as [TownApi]
      await registerSeal(head)
      const matters = Math.ceil(count / 2)
      let begun = 0
      let done = 0
      const work = async (api: TownApi) => {
        while (begun < matters) {
          const serial = ++begun
          const matterId = crypto.randomUUID()
          const { idNumber } = invented(60_000 + serial)
          const claim = wageClaim(matterId, { recipients: [{ name: '样例', idNumber }] })
          const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
          await persist(() => api.submitApplication(claim, { commandId: first }))
          const items = ['经济困难状况说明表']
          await persist(() => api.requestSupplement({ matterId, items }, { commandId: second }))
          done++
        }
      }
      const working = Promise.all(workers.map(work))
      for (let kill = 1; kill <= KILLS; kill++) {
        while (done < (matters * kill) / (KILLS + 1)) await sleep(20) // the moment of the kill is what is tried
        await server.kill()
        server = await startServer({ data, practice: 'none' })
        address.now = server.address
      }
      await working
      const look = openLook(data)
      // Planted: a number falls out of its row, as if somebody had taken one and thrown it away.
      if (planted) await rows(look, sql`update number_series set last = last + 1`)
      const documents = await requireNumbers(look, matters, tally)
      const sealed = await requireSeals(look, data, tally)
      await look.close()
      return tally.outcome({ documents, sealed, workers: WORKERS, kills: KILLS })
    } finally {
      await server?.kill()
      await (await startPostgres(data)).stop() // a killed program leaves its PostgreSQL behind; this ends it
      rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    }
  },
}

async function registerSeal(api: TownApi): Promise<void> {
  const organisationId = (await api.listOrganisations({})).find(({ kind }) => kind === 'centre')?.id as string
  const keeperId = (await api.readMe({})).userId
  await api.registerSeal({
    ...{ sealId: crypto.randomUUID(), kind: 'official', inscription: '样例法律援助中心', organisationId, keeperId },
    documents: ['supplement-notice'],
  })
}

/** Every series has as many papers as its last number says, none twice; every matter has its two papers, each with a code of its own. */
async function requireNumbers(look: Database, matters: number, tally: Tally): Promise<number> {
  const series = await rows(
    look,
    sql<{ kind: string; last: number; held: number; distinct: number }>`
    select s.kind, s.last, count(n.number)::int as held, count(distinct n.number)::int as distinct
      from number_series s
      left join (select 'matter' as kind, number from matter
                 union all select 'supplement', number from document where kind = 'supplement-notice') n on n.kind = s.kind
     group by s.kind, s.last`,
  )
  for (const { kind, last, held, distinct } of series)
    tally.check(
      last === held && held === distinct && held === matters,
      () => `${kind}: last ${last}, ${held} held, ${distinct} distinct, ${matters} matters`,
    )
  tally.check(series.length === 2, () => `${series.length} series`)
  const papers = await rows(
    look,
    sql<{ receipts: number; notices: number; codes: number }>`
    select count(*) filter (where d.kind = 'material-receipt')::int as receipts,
           count(*) filter (where d.kind = 'supplement-notice')::int as notices, count(distinct c.code)::int as codes
      from matter m
      join document d on d.county = m.county and d.matter_id = m.id
      left join document_code c on c.county = d.county and c.document_id = d.id
     group by m.id`,
  )
  for (const { receipts, notices, codes } of papers)
    tally.check(receipts === 1 && notices === 1 && codes === 2, () => `${receipts} + ${notices} papers, ${codes} codes`)
  return papers.length * 2
}

type Applied = { digest: string | null; waiting: boolean }
/** In the end each notice has its seal, and the sealed paper lies on disk as its digest says. */
async function requireSeals(look: Database, data: string, tally: Tally): Promise<number> {
  const read = () => rows(look, sql<Applied>`select digest, applied_at is null as waiting from seal_use`)
  let uses = await read()
  for (const begun = performance.now(); uses.some(({ waiting }) => waiting); uses = await read()) {
    if (performance.now() - begun > LONGEST) break
    await sleep(250)
  }
  for (const { digest, waiting } of uses) {
    const isThere =
      !waiting && digest !== null && digest === digestOf(join(data, 'attachments', digest.slice(0, 2), digest))
    tally.check(isThere, () => `a seal is not on, or its paper is not there: ${digest}`)
  }
  return uses.length
}
const digestOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
