import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keysFolder } from '../keys.ts'
import { openDatabase } from '../postgres-server.ts'
import { openShelf } from '../s3-shelf.ts'
import { openArchive } from './archive.ts'
import { restore } from './restore.ts'

// npm run restore -- --from /media/usb/2026-03-03.fayuan --data data/restored
const { values } = parseArgs({ options: { from: { type: 'string' }, data: { type: 'string' } } })
const { from, data } = values
if (!from || !data) {
  console.error('请用 --from 指明备份文件，用 --data 指明要恢复到的新文件夹')
  process.exit(1)
}
const begun = performance.now()
let target: Awaited<ReturnType<typeof openDatabase>> | undefined
try {
  // Before a database is made for it: a mistyped name leaves nothing behind.
  await openArchive(from).then((archive) => archive.close())
  target = await openDatabase({ dataDir: data, log: (line) => console.error(line) })
  const manifest = await restore(from, {
    config: target.config,
    shelf: openShelf(join(data, 'attachments')),
    keysDir: keysFolder(data),
  })
  const { tables, attachments, damaged, keys, takenAt } = manifest
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`已恢复到 ${data}，为 ${takenAt} 的状态：${rows} 行、${attachments.length} 个附件，逐表逐件核对一致。`)
  if (keys.length === 0) console.log(`备份里没有密钥；启动前请把原来的密钥文件夹放到 ${keysFolder(data)}。`)
  for (const digest of damaged) console.log(`附件 ${digest} 在备份时已经丢失或损坏。`)
  const seconds = Math.round(performance.now() - begun) / 1000
  console.log(JSON.stringify({ from, takenAt, rows, attachments: attachments.length, damaged, seconds }))
} catch (error) {
  console.error(`没有恢复成功：${(error as Error).message}`)
  process.exitCode = 1
} finally {
  await target?.close()
}
