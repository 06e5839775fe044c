import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openArchive } from '#platform/backup/archive.ts'
import { backup } from '#platform/backup/backup.ts'
import { connect, type Database, rows, sql } from '#platform/database.ts'
import { startPostgres } from '#platform/postgres-server.ts'
import { diskShelf } from '#platform/shelf.ts'
import { wageClaim } from '../examples.ts'
import { type Address, settle } from '../faults/town.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { CANARY_KINDS, type CanaryKind, invented, shapeOf, VALUES_EACH } from './canaries.ts'
import { type Attack, startTally } from './harness.ts'
import { newId, REASONS, REVIEW } from './house.ts'

const COUNT = 10_000
const LARGEST = 500 // people in one matter
/** Names are looked for and counted; what must not lie there in plain is the rest. */
const SEALED: readonly CanaryKind[] = ['idNumber', 'phone', 'address']

type Found = Record<CanaryKind, Set<string>>
const nothing = (): Found => ({ idNumber: new Set(), phone: new Set(), address: new Set(), name: new Set() })
// A file is searched as bytes: each Chinese character of a shape becomes the bytes that stand for it.
const inBytes = (kind: CanaryKind): RegExp => {
  const { source } = shapeOf(kind)
  const bytes = source
    .replace(/\[一-龥\]\{2\}/, '(?:[\\xe4-\\xe9][\\x80-\\xbf]{2}){2}')
    .replace(/[一-龥]/g, (character) => Buffer.from(character).toString('latin1'))
  return new RegExp(bytes, 'g')
}
const SHAPES = Object.fromEntries(CANARY_KINDS.map((kind) => [kind, inBytes(kind)])) as Record<CanaryKind, RegExp>

function look(content: Buffer, values: ReadonlySet<string>): Found {
  const found = nothing()
  const text = content.toString('latin1')
  for (const kind of CANARY_KINDS)
    for (const [match] of text.matchAll(SHAPES[kind])) {
      const value = Buffer.from(match, 'latin1').toString('utf8')
      if (values.has(value)) found[kind].add(value)
    }
  return found
}

/** Lives a piece of the county through the real program: files of up to 500 people, from the question to the assignment. */
async function plant(server: ServerProcess, people: number) {
  const address: Address = { now: server.address }
  const town = await settle(server, address)
  const reviewer = await town.hire(['reviewer', 'assigner'])
  const approver = await town.hire(['approver'])
  const counsel = await town.hireCounsel()
  const values = new Set<string>()
  const each = Math.min(LARGEST, Math.ceil(people / 2))
  for (let from = 0; from < people; from += each) {
    const recipients = Array.from({ length: Math.min(each, people - from) }, (_, index) => invented(from + index))
    for (const person of recipients) for (const value of Object.values(person)) values.add(value)
    const matterId = newId()
    const consultationId = newId()
    const { name, phone, idNumber } = recipients[0] ?? invented(from)
    const words = { groups: [], question: '工资没有结清', answer: '可以申请法律援助', toldMayApply: true }
    await reviewer.api.recordConsultation({
      consultationId,
      channel: 'visit',
      name,
      phone,
      idNumber,
      cause: 'labourPay',
      ...words,
    })
    await reviewer.api.submitApplication({ ...wageClaim(matterId, { recipients }), consultationId })
    // What fails must not say more, in a log either, than what succeeds.
    await reviewer.api.submitApplication(wageClaim(newId(), { recipients })).catch(() => null)
    await reviewer.api
      .submitApplication(wageClaim(matterId, { recipients: [{ name, phone, address: '寿县' }], stage: 'enforcement' }))
      .catch(() => null)
    await reviewer.api
      .recordConsultation({ consultationId, channel: 'visit', name, phone, idNumber, cause: 'other', ...words })
      .catch(() => null)
    await reviewer.api.acceptApplication({ matterId })
    await reviewer.api.submitReview({ matterId, ...REVIEW })
    await approver.api.grantAid({ matterId, reasons: REASONS })
    await reviewer.api.assignCounsel({ matterId, counselId: counsel.counselId, reason: '集中由一人办理' })
    await counsel.api.takeAssignment({ matterId })
    const { parties, documents } = await counsel.api.readMatter({ matterId })
    await counsel.api.revealPerson({ matterId, personId: parties[0]?.personId as string })
    await reviewer.api.findSimilarConsultations({ name, phone })
    if (documents[0]) await counsel.api.openDocument({ documentId: documents[0].id })
  }
  return values
}

/** Personal values are in no file of the data folder, in no log, no dump and no backup. */
export const s12: Attack = {
  id: 'S12',
  run: async ({ planted, count = COUNT }) => {
    const data = mkdtempSync(join(tmpdir(), 'fayuan-canaries-'))
    const tally = startTally()
    const places: Record<string, Record<string, number>> = {}
    const report = (place: string, found: Found) => {
      for (const kind of SEALED)
        tally.check(
          found[kind].size === 0,
          () => `${place}: ${found[kind].size} of kind ${kind}, first ${[...found[kind]][0]}`,
        )
      const counts = CANARY_KINDS.map((kind) => [kind, found[kind].size] as const).filter(([, size]) => size > 0)
      if (counts.length > 0) places[place] = Object.fromEntries(counts)
    }
    let server: ServerProcess | undefined
    try {
      server = await startServer({ data, practice: 'none' })
      const values = await plant(server, Math.ceil(count / VALUES_EACH))
      const postgres = await startPostgres(data)
      const superDb = connect({ ...postgres.config, user: 'postgres', max: 2 })
      try {
        if (planted) await spill(superDb)
        await rows(superDb, sql.raw('checkpoint'))
        report('server output', look(Buffer.from(server.log.join('\n')), values))
        await server.kill() // as it is found after a theft, not after a tidy end
        let bytes = 0
        for (const [place, files] of filesOf(data)) {
          const found = nothing()
          for (const file of files) {
            const content = readFileSync(file)
            bytes += content.length
            for (const [kind, seen] of Object.entries(look(content, values)))
              for (const value of seen) found[kind as CanaryKind].add(value)
          }
          report(place, found)
        }
        // PostgreSQL packs what is long; a dump shows it unpacked.
        report('dump', await lookInTables(superDb, values))
        const path = join(data, 'copy.fayuan')
        await backup({ config: postgres.config, shelf: diskShelf(join(data, 'attachments')), keysDir: null }, path)
        report('backup', await lookInArchive(path, values))
        return tally.outcome({ values: values.size, megabytes: Math.round(bytes / 1e6), places })
      } finally {
        await superDb.close()
        await postgres.stop()
      }
    } finally {
      await server?.kill()
      await (await startPostgres(data)).stop()
      rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    }
  },
}

/** The files by what they are: each is a finding of its own. */
function filesOf(data: string): Map<string, string[]> {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Map.groupBy(
    files.map((entry) => join(entry.parentPath, entry.name)),
    (file) => {
      const inside = file.slice(data.length + 1)
      if (inside.startsWith('pg/pg_wal/')) return 'WAL'
      if (inside.startsWith('pg/base/')) return 'tables and indexes'
      return inside.startsWith('pg/') ? 'other files of PostgreSQL' : (inside.split('/')[0] as string)
    },
  )
}

async function lookInTables(superDb: Database, values: ReadonlySet<string>): Promise<Found> {
  const tables = await rows(
    superDb,
    sql<{
      name: string
    }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const all = nothing()
  for (const { name } of tables) {
    const found = await rows(superDb, sql.raw<{ row: string }>(`select t::text as row from public.${name} t`))
    for (const { row } of found)
      for (const [kind, seen] of Object.entries(look(Buffer.from(row), values)))
        for (const value of seen) all[kind as CanaryKind].add(value)
  }
  return all
}

async function lookInArchive(path: string, values: ReadonlySet<string>): Promise<Found> {
  const archive = await openArchive(path)
  const all = nothing()
  for (const name of archive.names()) {
    const content = await archive.read(name)
    const isPacked = content[0] === 0x1f && content[1] === 0x8b
    for (const [kind, seen] of Object.entries(look(isPacked ? gunzipSync(content) : content, values)))
      for (const value of seen) all[kind as CanaryKind].add(value)
  }
  await archive.close()
  return all
}

/** The planted fault: one phone that was written down beside its sealed column. */
const spill = (superDb: Database) => rows(superDb, sql`update matter set story = story || ${invented(1).phone}`)
