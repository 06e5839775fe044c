import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openDatabase } from './postgres-server.ts'

/** For programs that look at what is there: a mistyped folder is told, and not made into a new and empty centre. */
export async function openData(dataDir: string): ReturnType<typeof openDatabase> {
  if (!process.env.DATABASE_URL && !existsSync(join(dataDir, 'pg')))
    throw new Error(`${resolve(dataDir)} 里没有本程序的数据。请用 --data 指明数据文件夹。`)
  return openDatabase({ dataDir, log: (line) => console.error(line) })
}
