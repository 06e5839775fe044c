import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { addDays, instantOf, plainDate } from '#kernel/plain-date.ts'
import { findActor } from '#modules/access/store.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { backup } from '#platform/backup/backup.ts'
import { restore } from '#platform/backup/restore.ts'
import { connect, type Database, one, rows, sql } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { migrate } from '#platform/migrate.ts'
import { startPostgres } from '#platform/postgres-server.ts'
import { diskShelf } from '#platform/shelf.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { openVault } from '#platform/vault.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { injectInto } from '#practice/inject.ts'
import { live } from '#practice/life.ts'
import { keepRun } from '#practice/live.ts'
import { buildServer } from '#server/http.ts'
import { MODULES } from '#server/modules.ts'
import { openCounty } from '#server/open-county.ts'
import { openKeys, startSealing } from '#server/sealing.ts'
import { createClient } from '#web/ui/client.ts'
import { type Attack, inParallel, startTally } from '../attack/harness.ts'
import { plainPdf } from '../examples.ts'

const COUNT = 10_000
const COUNTY = '340422'
const ACTOR = 'x-fault-actor'
const EVERY_ATTACHMENT = 20
const UNTIL = plainDate('2026-03-03')
const newId = () => crypto.randomUUID()
const now = () => instantOf(Date.now())

/** The program over a data folder as main.ts makes it: database, keys, attachments, heads, sealing. */
async function openCentreIn(dataDir: string) {
  const postgres = await startPostgres(dataDir)
  const { config } = postgres
  const db = connect(config)
  await migrate(db)
  const isNew = (await rows(db, sql`select from county`)).length === 0
  const ring = await openKeys(db, dataDir, now())
  const first = isNew ? await openCounty(db, shouxian, { practice: true, now: now() }) : null
  const said: string[] = []
  const log = (line: string) => void said.push(line)
  const sealing = await startSealing({ db, ring, dataDir, now, log })
  const typesetter = createTypesetter({ workers: 1 })
  const files = openFileStore(join(dataDir, 'attachments'))
  const world = { db, typesetter, files, vault: openVault(ring), now, log, mayAct: sealing.mayAct }
  const superDb = connect({ ...config, user: 'postgres', max: 2 })
  const app = await buildServer(
    {
      ...world,
      identify: async (reader, request) => (await findActor(reader, String(request.headers[ACTOR]))) ?? null,
    },
    MODULES,
  )
  return {
    config,
    superDb,
    said,
    firstLink: first?.token ?? null,
    world: { ...world, identify: async () => null },
    as: (accountId: string) => createClient(CONTRACTS, injectInto(app, { [ACTOR]: accountId })),
    async close() {
      await app.close()
      await sealing.stop()
      await typesetter.close()
      await superDb.close()
      await db.close()
      await postgres.stop()
    },
  }
}
type Running = Awaited<ReturnType<typeof openCentreIn>>

/** Counted apart from the program: every table as PostgreSQL prints its rows, every attachment as its bytes. */
async function digestsOf(superDb: Database, attachments: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  const tables = await rows(
    superDb,
    sql<{ name: string }>`select tablename::text as name from pg_tables
      where schemaname = 'public' and tablename <> 'schema_migration' order by 1`,
  )
  for (const { name } of tables) {
    const { digest } = await one(
      superDb,
      sql<{ digest: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by t::text collate "C")), '') as digest
        from ${sql.table(name)} t`,
    )
    found[`table ${name}`] = digest
  }
  const files = existsSync(attachments) ? readdirSync(attachments, { recursive: true, withFileTypes: true }) : []
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name)
    found[`file ${relative(attachments, path)}`] = createHash('sha256').update(readFileSync(path)).digest('hex')
  }
  return found
}

const paper = (text: string) => new File([plainPdf(text)], '欠条.pdf')

/** Ordinary work: consultations, and now and then an attachment. */
async function work({ superDb, as }: Running, count: number): Promise<void> {
  const { reviewer, matterId } = await one(
    superDb,
    sql<{ reviewer: string; matterId: string }>`
    select (select id from account where 'reviewer' = any(roles) order by login limit 1) as reviewer,
           (select id from matter where archived_on is null and ended_on is null order by received_on desc limit 1) as matter_id`,
  )
  const api = as(reviewer)
  await inParallel(
    Array.from({ length: count }, (_, index) => index),
    8,
    async (index) => {
      if (index % EVERY_ATTACHMENT === 0)
        await api.addAttachment({ matterId, attachmentId: newId(), title: '欠条' }, { file: paper(newId()) })
      else
        await api.recordConsultation({
          consultationId: newId(),
          channel: 'visit',
          name: '样例问',
          phone: '13800000009',
          cause: 'labourPay',
          groups: [],
          question: `工资没有结清 ${index}`,
          answer: '可以申请法律援助',
          toldMayApply: true,
        })
    },
  )
}

const verify = (dataDir: string, heads: string[] = []) =>
  promisify(execFile)(
    process.execPath,
    ['src/platform/run-audit.ts', '--data', dataDir, '--grace', '1e9', ...heads.flatMap((each) => ['--heads', each])],
    { env: { ...process.env, DATABASE_URL: '' } }, // the folder's own PostgreSQL
  ).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string }) => error,
  )

/** A backup is taken, people work on, the data folder is destroyed: what comes back is the moment of the backup, all of it. */
export const r10 = {
  id: 'R10',
  async run({ planted, count = COUNT }) {
    const tally = startTally()
    const safe = mkdtempSync(join(tmpdir(), 'fayuan-r10-safe-')) // another disk: the archive, the keys, a witness's heads
    const dataDir = mkdtempSync(join(tmpdir(), 'fayuan-r10-'))
    const archive = join(safe, 'evening.fayuan')
    const attachments = join(dataDir, 'attachments')
    const figures: Record<string, number> = { operations: count }
    const timed = async <T>(name: string, job: () => Promise<T>): Promise<T> => {
      const begun = performance.now()
      const answer = await job()
      figures[name] = Math.round(performance.now() - begun) / 1000
      return answer
    }
    let centre: Running | undefined
    try {
      centre = await openCentreIn(dataDir)
      const wanted = { seed: 10, matters: 12, fromDay: addDays(UNTIL, -60), untilDay: UNTIL }
      const { county, ...run } = await keepRun(centre.world, wanted)
      await (await live(centre.world, run, { county, firstLink: centre.firstLink })).finished
      await work(centre, 100)
      const before = await digestsOf(centre.superDb, attachments)
      const { manifest } = await timed('backupSeconds', () =>
        backup({ config: (centre as Running).config, shelf: diskShelf(attachments), keysDir: null }, archive),
      )
      figures.rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      figures.attachments = manifest.attachments.length
      tally.check(manifest.damaged.length === 0, () => `damaged: ${manifest.damaged}`)
      cpSync(join(dataDir, 'heads'), join(safe, 'heads'), { recursive: true })
      cpSync(join(dataDir, 'keys'), join(safe, 'keys'), { recursive: true })

      await timed('workSeconds', () => work(centre as Running, count))
      const after = await digestsOf(centre.superDb, attachments)
      tally.check(after['table history'] !== before['table history'], () => 'nothing was done after the backup')
      tally.check(centre.said.length === 0, () => centre?.said.join('\n') ?? '')
      await centre.close()
      centre = undefined
      rmSync(dataDir, { recursive: true })

      const postgres = await startPostgres(dataDir)
      await timed('restoreSeconds', () =>
        restore(archive, { config: postgres.config, shelf: diskShelf(attachments), keysDir: join(dataDir, 'keys') }),
      )
      const superDb = connect({ ...postgres.config, user: 'postgres', max: 2 })
      if (planted) await bend(superDb, attachments)
      const restored = await digestsOf(superDb, attachments)
      for (const name of new Set([...Object.keys(before), ...Object.keys(restored)]))
        tally.check(before[name] === restored[name], () => `${name}: ${before[name]} became ${restored[name]}`)
      await superDb.close()
      await postgres.stop()

      if (!planted) {
        mkdirSync(join(dataDir, 'keys'), { mode: 0o700 })
        cpSync(join(safe, 'keys'), join(dataDir, 'keys'), { recursive: true })
        centre = await openCentreIn(dataDir)
        await work(centre, 40)
        tally.check(centre.said.length === 0, () => centre?.said.join('\n') ?? '')
        await centre.close()
        centre = undefined
        const { code, stdout } = await verify(dataDir, [join(safe, 'heads')])
        tally.check(code === 0, () => `the restored history: ${stdout}`)
      }
      return tally.outcome(figures)
    } finally {
      await centre?.close()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
      rmSync(safe, { recursive: true, force: true })
    }
  },
} satisfies Attack

/** The planted fault: a restore that gets one letter of one row and one byte of one attachment wrong. */
async function bend(superDb: Database, attachments: string): Promise<void> {
  await rows(
    superDb,
    sql`update organisation set name = name || ' ' where county = ${COUNTY} and name = ${shouxian.centreName}`,
  )
  const [file] = readdirSync(attachments, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  if (file) writeFileSync(join(file.parentPath, file.name), 'bent')
}
