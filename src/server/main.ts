import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { instantOf } from '#kernel/plain-date.ts'
import { guide } from '#modules/guide/contract.ts'
import { guideOperations } from '#modules/guide/operations.ts'
import { keyNames } from '#modules/person/store.ts'
import { practice } from '#modules/practice/contract.ts'
import { practiceOperations } from '#modules/practice/operations.ts'
import { remindOfDays } from '#modules/reminder/remind.ts'
import { connect } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { malwareCheck } from '#platform/malware.ts'
import { migrate } from '#platform/migrate.ts'
import { openDatabase, unsafeSettings } from '#platform/postgres-server.ts'
import { openShelf } from '#platform/s3-shelf.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { openVault } from '#platform/vault.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { livePractice, type PracticeSize } from '#practice/live.ts'
import { openScenes } from '#practice/scenes.ts'
import { startBackground } from './background.ts'
import { bindDossiers } from './binder.ts'
import { startDelivery } from './delivery.ts'
import { buildServer, pair, type World } from './http.ts'
import { openLive } from './live.ts'
import { openMetrics } from './metrics.ts'
import { MODULES } from './modules.ts'
import { findCounty, openCounty, renewFirstLink } from './open-county.ts'
import { servePages } from './pages.ts'
import { pressSeals } from './seal-press.ts'
import { openKeys, startSealing } from './sealing.ts'
import { identifyBySession, provenUntil } from './session.ts'
import { identifyBySignature, isSigned } from './signed-requests.ts'
import { inCounty } from './walls.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8600' },
    data: { type: 'string' },
    practice: { type: 'string', default: 'none' },
    metrics: { type: 'string' },
  },
})
const size = values.practice as PracticeSize | 'none'
const isPractice = size !== 'none'
const dataDir = values.data ?? join('data', isPractice ? 'practice' : 'county')
const log = (line: string) => console.error(line)
const now = () => instantOf(Date.now())

const source = await openDatabase({ dataDir, log })
const unsafe = await unsafeSettings(source.config)
if (unsafe.length > 0) {
  log(`数据库的 ${unsafe.join('、')} 没有打开，断电时可能丢失已经办理的业务`)
  if (!isPractice) {
    log('正式使用前请管理员打开（data_checksums 用 pg_checksums --enable），再启动')
    await source.close()
    process.exit(1)
  }
}
const db = connect(source.config, { log })
await migrate(db)
/** What must be put right before anything is done here. */
async function refuseToStart(reason: string): Promise<never> {
  log(reason)
  await db.close()
  await source.close()
  process.exit(1)
}
const county = await findCounty(db)
if (county && county.practice !== isPractice)
  await refuseToStart(
    county.practice
      ? `${dataDir} 里是样例县，不能用来办理真实业务；请用 --data 另选一个空文件夹`
      : `${dataDir} 里是真实业务数据，不能当作样例县打开；请用 --data 另选一个空文件夹`,
  )
const ring = await openKeys(db, dataDir, now()).catch((error: Error) => refuseToStart(error.message))
const typesetter = createTypesetter()
const attachments = join(dataDir, 'attachments')
const shelf = openShelf(attachments)
const files = openFileStore(attachments, { shelf, check: malwareCheck(process.env.FAYUAN_CLAMD) })
const opened = county ? null : await openCounty(db, shouxian, { practice: isPractice, now: now() })
const sealing = await startSealing({ db, ring, dataDir, now, log })
const { mayAct } = sealing
const live = openLive({ db, stillIn: identifyBySession(db, { touches: false }), now, log })
const [bySession, bySignature] = [identifyBySession(db), identifyBySignature(db)]
const identify: World['identify'] = (reader, request, at) =>
  (isSigned(request) ? bySignature : bySession)(reader, request, at)
const vault = openVault(ring)
const delivery = startDelivery({ db, vault, now, log })
const making = { db, vault, files, typesetter, now }
const binding = { db, log, fault: '卷宗暂时装订不了', isPaced: true }
// Days of a year that is still being lived are nobody's business yet.
let isLiving = isPractice
const work = [
  startBackground({ db, log, fault: '电子印章暂时盖不上', work: (code) => pressSeals(making, code) }),
  startBackground({
    ...{ db, log, fault: '姓名的拼音暂时补不上', every: 15_000 },
    work: (code) => inCounty(db, code, (tx) => keyNames(tx, code)),
  }),
  // What was archived today somebody is waiting for; what lay unbound before must not slow down whoever works now.
  startBackground({ ...binding, work: (code) => bindDossiers(making, code, 'today') }),
  startBackground({ ...binding, every: 15_000, work: (code) => bindDossiers(making, code, 'earlier') }),
  startBackground({
    ...{ db, log, fault: '期限提醒暂时发不出', every: 300_000, isPaced: true },
    async work(code) {
      if (isLiving) return 0
      const told = await inCounty(db, code, (tx) => remindOfDays(tx, code, now()))
      if (told > 0) live.changed({ county: code, matterId: null })
      return told
    },
  }),
]
const { changed } = live
const world = { db, typesetter, files, vault, now, log, mayAct, identify, provenUntil, changed }

const living = isPractice ? await livePractice(world, { size, firstLink: opened?.token ?? null }) : null
const scenes = living && openScenes(world, shouxian.code)
const modules =
  living && scenes
    ? [...MODULES, pair(practice, practiceOperations(living.progress)), pair(guide, guideOperations(scenes.stage))]
    : MODULES
const metrics = openMetrics(db)
const logger = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination(join(dataDir, 'server.log')),
)
const app = await buildServer({ ...world, open: { logger, metrics } }, modules)
const watched = values.metrics ? await metrics.listen(Number(values.metrics)) : null
live.serve(app)
await servePages(app)
const address = await app.listen({ host: '127.0.0.1', port: Number(values.port) })

log(`数据库：${source.label}`)
if (!isPractice) {
  const token = opened?.token ?? (county && (await renewFirstLink(db, county.county, now())))
  if (token) log(`第一位管理员请在 72 小时内打开：${address}/invitation/${token}`)
}
console.log(`ready ${address}`)
living?.finished
  .catch((error: Error) => log(`样例县没有生成完：${error.stack}`))
  .finally(() => {
    isLiving = false
  })

let isClosing = false
async function close() {
  if (isClosing) return
  isClosing = true
  await living?.stop()
  await scenes?.close()
  watched?.close()
  await app.close()
  await delivery.stop()
  for (const each of work) await each.stop()
  await sealing.stop()
  await typesetter.close()
  await db.close()
  await source.close()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close().then(() => process.exit(0)))
