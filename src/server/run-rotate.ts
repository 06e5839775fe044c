import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { instantOf } from '#kernel/plain-date.ts'
import { connect, maybe, sql } from '#platform/database.ts'
import { destroyKey, keysFolder, type Purpose, rotateKey } from '#platform/keys.ts'
import { openData } from '#platform/open-data.ts'
import { listCounties } from './sealing.ts'
import { inCounty } from './walls.ts'

// npm run rotate -- --data data/county --purpose field|index|head [--destroy KEY]
const PURPOSES: Readonly<Record<Purpose, string>> = { field: '加密', index: '检索', head: '签名' }
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join('data', 'county') },
    purpose: { type: 'string', default: 'field' },
    destroy: { type: 'string' },
  },
})
const purpose = values.purpose as Purpose
const folder = keysFolder(values.data)

async function destroy(keyId: string): Promise<void> {
  if (purpose === 'head') throw new Error('签名密钥不能销毁：以前的树头要用它核验')
  const source = await openData(values.data)
  const db = connect(source.config)
  try {
    for (const county of await listCounties(db)) {
      const used = await inCounty(db, county, (tx) =>
        maybe(tx, sql`select from key_in_use where county = ${county} and purpose = ${purpose} and key_id = ${keyId}`),
      )
      if (used) throw new Error(`${county} 还有内容在用 ${keyId}。请等服务器重新加密完（见日志），再销毁。`)
    }
    destroyKey(folder, purpose, keyId)
    console.log(`已销毁${PURPOSES[purpose]}密钥 ${keyId}。以前的备份里用它加密的内容从此打不开。`)
  } finally {
    await db.close()
    await source.close()
  }
}

try {
  if (!(purpose in PURPOSES)) throw new Error('--purpose 请写 field（加密）、index（检索）或者 head（签名）')
  if (values.destroy) await destroy(values.destroy)
  else {
    const id = rotateKey(folder, purpose, instantOf(Date.now()))
    console.log(
      `已更换${PURPOSES[purpose]}密钥，新密钥 ${id}。运行中的服务器一分钟内启用，并在后台重新加密，见其日志。`,
    )
    console.log('请立即备份密钥文件夹：没有它，备份的数据打不开。')
  }
} catch (error) {
  console.error(`没有更换：${(error as Error).message}`)
  process.exitCode = 1
}
