import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { S3mini, S3NetworkError } from 's3mini'
import { Refusal } from '#kernel/refusal.ts'
import { diskShelf, type Shelf } from './shelf.ts'

export type Bucket = { endpoint: string; accessKeyId: string; secretAccessKey: string; region: string }

/** In a bucket that speaks S3, the county's own or its data centre's. */
export function s3Shelf(bucket: Bucket): Shelf {
  const s3 = new S3mini(bucket)
  const keyOf = (digest: string) => `${digest.slice(0, 2)}/${digest}`
  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof S3NetworkError)) throw error
      throw new Refusal('unavailable', '存放文件的地方暂时连接不上，所填内容仍在页面上，请稍等几秒再提交')
    }
  }
  return {
    async take(digest, path) {
      const content = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      if (content) {
        await this.put(digest, content)
        await rm(path, { force: true })
      } else if ((await ask(() => s3.objectExists(keyOf(digest)))) !== true)
        throw new Error(`neither ${path} nor the object ${digest} is there`)
    },
    async put(digest, content) {
      await ask(() => s3.putObject(keyOf(digest), Buffer.from(content)))
    },
    async read(digest) {
      const content = await ask(() => s3.getObjectArrayBuffer(keyOf(digest)))
      if (!content) throw new Error(`no object ${digest}`)
      return new Uint8Array(content)
    },
    sizeOf: (digest) => ask(() => s3.getContentLength(keyOf(digest))),
    async bring(digest, folder) {
      const path = join(folder, digest)
      await writeFile(path, await this.read(digest), { mode: 0o600 })
      return path
    },
    async remove(digest) {
      await ask(() => s3.deleteObject(keyOf(digest)))
    },
  }
}

/** The bucket of the surroundings where one is named, else the folder of the data. */
export function openShelf(folder: string, env: NodeJS.ProcessEnv = process.env): Shelf {
  const endpoint = env.FAYUAN_S3
  if (!endpoint) return diskShelf(folder)
  const { FAYUAN_S3_KEY_ID: accessKeyId, FAYUAN_S3_SECRET: secretAccessKey, FAYUAN_S3_REGION: region = 'auto' } = env
  if (!accessKeyId || !secretAccessKey)
    throw new Error('设置了 FAYUAN_S3，还要设置 FAYUAN_S3_KEY_ID 和 FAYUAN_S3_SECRET，再启动')
  return s3Shelf({ endpoint, accessKeyId, secretAccessKey, region })
}
