import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { keysFolder } from '../keys.ts'
import { openData } from '../open-data.ts'
import { openShelf } from '../s3-shelf.ts'
import { backup } from './backup.ts'

// npm run backup -- --data data/county --to /media/usb/2026-03-03.fayuan
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join('data', 'county') },
    to: { type: 'string' },
    'with-keys': { type: 'boolean', default: false },
  },
})
const begun = performance.now()
const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '')
const path = resolve(values.to ?? join(values.data, 'backups', `${stamp}.fayuan`))
const keysDir = keysFolder(values.data)
let source: Awaited<ReturnType<typeof openData>> | undefined
try {
  source = await openData(values.data)
  const { bytes, manifest } = await backup(
    {
      config: source.config,
      shelf: openShelf(join(values.data, 'attachments')),
      keysDir: values['with-keys'] ? keysDir : null,
    },
    path,
  )
  const { tables, attachments, damaged, takenAt } = manifest
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`已备份到 ${path}：${rows} 行、${attachments.length} 个附件。`)
  console.log(
    values['with-keys']
      ? '注意：备份里含有密钥，拿到这个文件的人能读出全部内容，请加密保管。'
      : `密钥不在备份里，请把 ${keysDir} 另行保管；没有密钥，加密的内容无法读出。`,
  )
  for (const digest of damaged) console.log(`附件 ${digest} 丢失或已损坏，没有备份；请从以前的备份中找回。`)
  const seconds = Math.round(performance.now() - begun) / 1000
  console.log(JSON.stringify({ path, bytes, takenAt, rows, attachments: attachments.length, damaged, seconds }))
  process.exitCode = damaged.length > 0 ? 1 : 0
} catch (error) {
  console.error(`没有备份成功：${(error as Error).message}`)
  process.exitCode = 1
} finally {
  await source?.close()
}
