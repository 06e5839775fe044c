import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

const isWindows = process.platform === 'win32' // has no modes, and cannot fsync a folder

export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  requirePrivate(folder, 0o700)
}

/** A key that others can read is no key. */
export function requirePrivate(path: string, mode: 0o600 | 0o700): void {
  if (!isWindows && statSync(path).mode & 0o077)
    throw new Error(`${path} 对其他用户开放，不能存放密钥。请执行 chmod ${mode.toString(8)} '${path}'，再启动。`)
}

/** On disk for good and complete, or not there. `create` gives way to a file that another process made first. */
export function writePrivately(path: string, text: string, how: 'create' | 'replace'): 'written' | 'exists' {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`)
  const file = openSync(temporary, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    // Renaming would overwrite the keys of a first start that was quicker, and what it had sealed with them.
    if (how === 'create') linkSync(temporary, path)
    else renameSync(temporary, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return 'exists'
  } finally {
    rmSync(temporary, { force: true })
  }
  syncFolder(dirname(path))
  return 'written'
}

/** A file's name is on disk for good only when its folder is. */
export function syncFolder(folder: string): void {
  if (isWindows) return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
