import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeLedger } from '#platform/ledger-sheet.ts'
import { settle } from '../tests/faults/town.ts'
import { startServer } from '../tests/server-process.ts'

// npm run bench -- imports: the largest list that each import takes, read from Excel and then taken as one whole, over HTTP as the page
// does it. Nobody can stop one midway, so that the figure says how long a person waits at most.
const data = mkdtempSync(join(tmpdir(), 'fayuan-imports-'))
const server = await startServer({ data, practice: 'none' })
const { admin } = await settle(server, { now: server.address })

async function listOf(headings: readonly string[], rows: number, rowOf: (at: number) => readonly string[]) {
  const lines = Array.from({ length: rows }, (_, at) => rowOf(at))
  const bytes = await writeLedger(
    '名单',
    headings.map((heading) => [heading, 20] as const),
    lines,
  )
  return new File([new Uint8Array(bytes)], '名单.xlsx')
}
const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const begun = performance.now()
  return [await work(), Math.round(performance.now() - begun)]
}
const firm = (at: number) => `样例第${at % 100}律师事务所`

/** Reads the list, takes it, and takes it once more, when nothing is new. */
async function measure<E>(
  read: () => Promise<{ rows: { entry: E }[]; faults: unknown[] }>,
  take: (entries: E[]) => Promise<{ added: number; same: number }>,
) {
  const [{ rows, faults }, readMs] = await timed(read)
  if (faults.length > 0) throw new Error(`the list is not sound: ${JSON.stringify(faults[0])}`)
  const entries = rows.map(({ entry }) => entry)
  const [{ added }, takeMs] = await timed(() => take(entries))
  const [{ same }, againMs] = await timed(() => take(entries))
  if (added !== entries.length || same !== entries.length)
    throw new Error(`${added} added and ${same} the same of ${entries.length}`)
  return { lines: entries.length, readMs, takeMs, againMs }
}

const organisations = await listOf(['名称', '类别'], 1000, (at) => [`样例联络点第${at}号`, '法律援助联络点'])
const counsel = await listOf(
  ['姓名', '人员类别', '所属单位', '执业证号', '办理案件类别', '首次执业日期'],
  1000,
  (at) => ['样例律师', '律师', firm(at), `1340420261${1_000_000 + at}`, '民事', '2015-06-01'],
)
const accounts = await listOf(['姓名', '登录名', '职责', '机构'], 500, (at) => [
  ...['样例职员', `bench-${at}`, '审查人员', '寿县法律援助中心'],
])
try {
  const figures = {
    organisations: await measure(
      () => admin.readOrganisationSheet({}, { file: organisations }),
      (entries) => admin.importOrganisations({ entries }),
    ),
    counsel: await measure(
      () => admin.readCounselSheet({}, { file: counsel }),
      (entries) => admin.importCounsel({ entries }),
    ),
    accounts: await measure(
      () => admin.readAccountSheet({}, { file: accounts }),
      (entries) => admin.importAccounts({ entries }),
    ),
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`
  console.log(JSON.stringify({ name: 'imports', date: new Date().toISOString().slice(0, 10), machine, figures }))
} finally {
  await server.stop()
  rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}
