import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { sentences } from './findings.ts'
import { readHeadsFiles, readPublicKeys } from './heads.ts'
import { verifyDatabase } from './verify-database.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    database: { type: 'string', default: process.env.DATABASE_URL ?? 'fayuan' },
    socket: { type: 'string' },
    user: { type: 'string', default: 'fayuan' },
    heads: { type: 'string', multiple: true, default: [] },
    'public-keys': { type: 'string' },
    county: { type: 'string' },
    grace: { type: 'string', default: '120' },
  },
})

/** Ends with 2 when nothing could be checked: that is no proof of anything, and no accusation. */
function stop(message: string): never {
  console.error(message)
  console.log(JSON.stringify({ verdict: 'unchecked', reason: message }))
  process.exit(2)
}

function connection(): pg.ClientConfig {
  if (/^postgres(ql)?:/.test(values.database)) return { connectionString: values.database }
  const host = values.socket ?? process.env.PGHOST ?? (values.data && join(resolve(values.data), 'socket'))
  if (!host) stop('请用 --data 指明数据文件夹，或用 --database 指明数据库地址')
  return { host, user: values.user, database: values.database } // the driver takes PGPORT and PGPASSWORD by itself
}

const headsPlaces = [...(values.data ? [join(values.data, 'heads')] : []), ...values.heads]
const keysPath = values['public-keys'] ?? (values.data && join(values.data, 'heads', 'public-keys.json'))
if (!keysPath || !existsSync(keysPath)) stop('没有找到公钥文件，请用 --public-keys 指明')

const begun = performance.now()
const client = new pg.Client({ ...connection(), options: '-c timezone=UTC -c datestyle=ISO,YMD' })
try {
  const keys = readPublicKeys(keysPath)
  const files = headsPlaces.flatMap(readHeadsFiles)
  await client.connect()
  await client.query('begin isolation level repeatable read read only')
  const { findings, figures } = await verifyDatabase({
    client,
    files,
    keys,
    now: new Date(),
    grace: Number(values.grace),
    county: values.county,
  })
  for (const sentence of sentences(findings)) console.log(sentence)
  const total = findings.total()
  console.log(
    total > 0
      ? `共发现 ${total} 处问题。请保留现场，不要再改动数据库，并向主管部门报告。`
      : `核验 ${figures.entries} 条记录、${figures.heads} 个树头，没有发现改动。`,
  )
  const seconds = Math.round(performance.now() - begun) / 1000
  console.log(JSON.stringify({ verdict: total > 0 ? 'bent' : 'sound', ...figures, findings: findings.counts, seconds }))
  process.exitCode = total > 0 ? 1 : 0
} catch (error) {
  stop(`没有能够核验：${(error as Error).message}`)
} finally {
  await client.end().catch(() => {})
}
