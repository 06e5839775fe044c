import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { addDays, dayInChina, instantOf, plainDate } from '#kernel/plain-date.ts'
import { connect } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { migrate } from '#platform/migrate.ts'
import { openDatabase } from '#platform/postgres-server.ts'
import { openShelf } from '#platform/s3-shelf.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { openVault } from '#platform/vault.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { findCounty, openCounty } from '#server/open-county.ts'
import { openKeys, startSealing } from '#server/sealing.ts'
import { inCounty } from '#server/walls.ts'
import { live } from './life.ts'
import { keepRun } from './live.ts'
import { countCounty } from './store.ts'

// npm run practice -- --years 3 --matters 1200 --seed 7 [--data DIR]: fills a practice county and says what has come of it.
const { values } = parseArgs({
  options: {
    years: { type: 'string', default: '1' },
    matters: { type: 'string', default: '1200' },
    seed: { type: 'string', default: '7' },
    lanes: { type: 'string', default: '4' },
    until: { type: 'string' },
    data: { type: 'string', default: join('data', 'practice') },
  },
})
const [years, perYear, seed, lanes] = [values.years, values.matters, values.seed, values.lanes].map(Number) as [
  number,
  number,
  number,
  number,
]
if (![years, perYear, seed, lanes].every((number) => Number.isFinite(number) && number > 0)) {
  console.error('用法：npm run practice -- --years 3 --matters 1200 --seed 7 [--data 文件夹]')
  process.exit(2)
}
const log = (line: string) => console.error(line)
const now = () => instantOf(Date.now())
const begun = performance.now()

const source = await openDatabase({ dataDir: values.data, log })
const db = connect(source.config, { log })
const typesetter = createTypesetter({ workers: 1 })
await migrate(db)
const county = await findCounty(db)
if (county && !county.practice) {
  log(`${values.data} 里是真实业务数据，不能生成样例数据；请用 --data 另选一个空文件夹`)
  await db.close()
  await source.close()
  process.exit(1)
}
const firstLink = county ? null : (await openCounty(db, shouxian, { practice: true, now: now() })).token
const attachments = join(values.data, 'attachments')
const files = openFileStore(attachments, { shelf: openShelf(attachments) })
const ring = await openKeys(db, values.data, now())
const vault = openVault(ring)
const sealing = await startSealing({ db, ring, dataDir: values.data, now, log })
const world = { db, typesetter, files, vault, now, log, identify: async () => null }
const untilDay = values.until ? plainDate(values.until) : dayInChina(now())
const matters = Math.round(perYear * years)
const run = await keepRun(world, { seed, matters, fromDay: addDays(untilDay, -Math.round(365 * years)), untilDay })
if (run.finishedAt) log(`这个样例县已于 ${run.finishedAt} 生成完，以下是它的数字`)

let sent = 0
let refused: readonly { key: string; message: string }[] = []
if (!run.finishedAt) {
  const life = await live(world, run, { county: run.county, firstLink, lanes })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void life.stop())
  const timer = setInterval(() => {
    const { done, total, day } = life.progress()
    process.stderr.write(`\r${day ?? ''}  ${done} / ${total}  (${Math.round((100 * done) / total)}%) `)
  }, 500)
  const lived = await life.finished.finally(() => clearInterval(timer))
  process.stderr.write('\n')
  ;({ sent, refused } = lived)
}
const seconds = (performance.now() - begun) / 1000
const { seed: keptSeed, fromDay, untilDay: keptUntil } = run
const summary = {
  seed: keptSeed,
  fromDay,
  untilDay: keptUntil,
  ...(await inCounty(db, run.county, (tx) => countCounty(tx, run.county))),
  leftAlone: refused.length,
  commands: sent,
  seconds: Math.round(seconds),
  commandsPerSecond: Math.round(sent / seconds),
}
for (const { key, message } of refused.slice(0, 10)) log(`${key}：${message}`)
await sealing.stop()
await typesetter.close()
await db.close()
await source.close()
console.log(JSON.stringify(summary))
