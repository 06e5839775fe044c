import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { instantOf } from '#kernel/plain-date.ts'
import { connect, rows, sql } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { startPostgres } from '#platform/postgres-server.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { openVault } from '#platform/vault.ts'
import { buildServer } from '#server/http.ts'
import { MODULES } from '#server/modules.ts'
import { openKeys } from '#server/sealing.ts'
import { identifyBySession } from '#server/session.ts'
import { idNumberAt, type Office, openOffice, walkRoad } from '../tests/faults/road.ts'
import { type Address, settle } from '../tests/faults/town.ts'
import { startServer } from '../tests/server-process.ts'

// node bench/procedure.ts: whole main roads through HTTP beside the floor, which is the same statements with the same values in
// the same transactions straight from the driver. Both keep everything; A B A B, medians.
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const OFFICES = 8
const ROADS_EACH: Record<number, number> = { 1: 8, 8: 3 }

type Statement = { text: string; values: unknown[] }
type Recorded = { transactions: Statement[][]; fresh: RegExp }

const data = mkdtempSync(join(tmpdir(), 'fayuan-bench-'))
const server = await startServer({ data, practice: 'none' })
const address: Address = { now: server.address }
const town = await settle(server, address)
const offices: Office[] = []
for (let each = 0; each < OFFICES; each++) offices.push(await openOffice(town))

let serial = 0
const throughHttp = (office: Office) => walkRoad(office, idNumberAt(++serial))

const recorded = await record()
const pool = new pg.Pool({
  ...recorded.config,
  max: OFFICES,
  options: '-c timezone=UTC -c datestyle=ISO,YMD -c fayuan.door=entrance',
})

const found = new Map<string, number[]>()
const keep = (name: string, value: number) => found.set(name, [...(found.get(name) ?? []), value])
for (let round = 0; round < ROUNDS; round++)
  for (const clients of [1, 8]) {
    const before = cpuOf(server.child.pid)
    const count = clients * (ROADS_EACH[clients] ?? 1)
    keep(
      `http${clients}`,
      await roadsPerSecond(clients, (client, turn) => throughHttp(officeAt(client, turn, clients))),
    )
    keep(`serverCpuMs${clients}`, (cpuOf(server.child.pid) - before) / count)
    keep(
      `floor${clients}`,
      await roadsPerSecond(clients, (client, turn) =>
        straight(recorded.roads[(clients === 1 ? turn : client) % OFFICES] as Recorded),
      ),
    )
  }

const median = (name: string) =>
  (found.get(name) ?? []).toSorted((a, b) => a - b)[(found.get(name)?.length ?? 0) >> 1] ?? 0
const round = (value: number, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits
const first = recorded.roads[0] as Recorded
const figures = {
  http1: round(median('http1')),
  floor1: round(median('floor1')),
  http8: round(median('http8')),
  floor8: round(median('floor8')),
  msPerRoad1: round(1000 / median('http1'), 1),
  floorMsPerRoad1: round(1000 / median('floor1'), 1),
  serverCpuMsPerRoad1: round(median('serverCpuMs1'), 1),
  serverCpuMsPerRoad8: round(median('serverCpuMs8'), 1),
  requestsPerRoad: first.transactions.length,
  statementsPerRoad: first.transactions.flat().length,
}
const ratios = { at1: round(median('http1') / median('floor1')), at8: round(median('http8') / median('floor8')) }
console.log(
  `每秒走完的案件：1 个窗口 ${figures.http1}（下限 ${figures.floor1}），8 个窗口 ${figures.http8}（下限 ${figures.floor8}）`,
)
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`
await pool.end()
await requireWalked()
await server.stop()
await recorded.stop()
rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
console.log(
  JSON.stringify({ name: 'procedure', date: new Date().toISOString().slice(0, 10), machine, figures, ratios }),
)

/** A floor that skipped its work would be a low one: each road of either side has left an archived matter. */
async function requireWalked(): Promise<void> {
  const client = new pg.Client(recorded.superConfig)
  await client.connect()
  const { rows: counted } = await client.query(`select count(*)::int as n from matter where state = 'archived'`)
  await client.end()
  const roads =
    OFFICES + 2 * ROUNDS * Object.entries(ROADS_EACH).reduce((sum, [clients, each]) => sum + Number(clients) * each, 0)
  if (counted[0].n !== roads) throw new Error(`${counted[0].n} matters archived, ${roads} roads walked`)
}

/** One client's roads are spread over the offices too: a person may ask only so often in a minute. */
function officeAt(client: number, turn: number, clients: number): Office {
  return offices[(clients === 1 ? turn : client) % OFFICES] as Office
}

async function roadsPerSecond(
  clients: number,
  walk: (client: number, turn: number) => Promise<unknown>,
): Promise<number> {
  const each = ROADS_EACH[clients] ?? 1
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; turn < each; turn++) await walk(client, turn)
    }),
  )
  return (clients * each * 1000) / (performance.now() - begun)
}

/** Processor time of the server, milliseconds; its PostgreSQL's is not in it. */
function cpuOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return 10 * (Number(fields[11]) + Number(fields[12])) // hundredths of a second, user and system
  } catch {
    return 0 // no Linux
  }
}

/** Lets each office walk one road through a server in this process whose driver writes down what it is told. */
async function record() {
  const postgres = await startPostgres(data)
  const { config } = postgres
  const log: Statement[] = []
  class RecordingClient extends pg.Client {
    // The driver's many overloads come to one here; Kysely uses the one with text and values.
    override query(...args: never[]): never {
      const [text, values] = args as unknown as [string, unknown[] | undefined]
      if (typeof text === 'string') log.push({ text, values: values ?? [] })
      return (super.query as (...all: unknown[]) => Promise<unknown>).apply(this, args) as never
    }
  }
  const now = () => instantOf(Date.now())
  const db = connect({ ...config, max: 1, Client: RecordingClient } as pg.PoolConfig)
  const vault = openVault(await openKeys(db, data, now()))
  const typesetter = createTypesetter({ workers: 1 })
  const files = openFileStore(join(data, 'attachments'))
  const app = await buildServer({ db, vault, typesetter, files, now, identify: identifyBySession(db) }, MODULES)
  address.now = await app.listen({ host: '127.0.0.1', port: 0 })
  const superDb = connect({ ...config, user: 'postgres', max: 1 })
  const standing = await rows(
    superDb,
    sql<{ id: string }>`select id from account union all select id from organisation union all select id from counsel`,
  )
  const kept = new Set(standing.map(({ id }) => id))
  const roads: Recorded[] = []
  for (const office of offices) {
    log.length = 0
    const idNumber = idNumberAt(++serial)
    await walkRoad(office, idNumber)
    const index = vault.index('340422', 'person.id_number', idNumber)
    roads.push({ transactions: transactionsIn(log), fresh: freshIn(log, kept, index) })
  }
  address.now = server.address
  await app.close()
  await typesetter.close()
  await db.close()
  await superDb.close()
  return { roads, config, superConfig: { ...config, user: 'postgres', max: 1 }, stop: postgres.stop }
}

function transactionsIn(log: readonly Statement[]): Statement[][] {
  const transactions: Statement[][] = []
  for (const statement of log) {
    if (/^(begin|start transaction)/i.test(statement.text.trim())) transactions.push([])
    transactions.at(-1)?.push(statement)
  }
  return transactions
}
/** What must be another one each time: ids made on the road, numbers given, the index by which a person is found again. */
function freshIn(log: readonly Statement[], kept: ReadonlySet<string>, index: string): RegExp {
  const text = JSON.stringify(log.map(({ values }) => values))
  const ids = text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
  const numbers = text.match(/寿援[一-龥]*〔\d{4}〕\d+号/g) ?? []
  const words = [...new Set([...ids, ...numbers, index])].filter((word) => !kept.has(word))
  return new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
}

async function straight({ transactions, fresh }: Recorded): Promise<void> {
  const made = new Map<string, string>()
  const renew = (word: string): string => {
    const known =
      made.get(word) ?? (/^[0-9a-f-]{36}$/.test(word) ? crypto.randomUUID() : `${word}${crypto.randomUUID()}`)
    made.set(word, known)
    return known
  }
  const renewed = (value: unknown): unknown =>
    typeof value === 'string' ? value.replace(fresh, renew) : Array.isArray(value) ? value.map(renewed) : value
  for (const transaction of transactions) {
    const client = await pool.connect()
    try {
      for (const { text, values } of transaction) await client.query(text, values.map(renewed))
    } finally {
      client.release()
    }
  }
}
