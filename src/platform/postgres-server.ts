import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isAlive, isWindows, type Place, preparePlace, run, SUPERUSER } from './postgres-place.ts'

type Log = (line: string) => void
export type PostgresServer = {
  config: pg.PoolConfig
  readonly pid: number
  /** It was running already: left behind by a killed process, or started by another one that still uses it. */
  reused: boolean
  /** Shuts PostgreSQL down and waits, unless another process still uses it; then the last one does. */
  stop(): Promise<void>
}

const APP = 'fayuan' // the role and its database; no superuser, so that row-level security binds it
const SOCKET_PORT = 5432 // part of the socket's name; nothing listens on the network
const KEEPER_LOCK = 815_001
const LOG_LIMIT = 20_000_000
/** Given on the command line, so that no edited file can turn off what keeps a decision through a power cut. */
const SETTINGS = [
  'fsync=on',
  'full_page_writes=on',
  'synchronous_commit=on',
  'max_connections=100',
  'unix_socket_permissions=0700',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_error_verbosity=terse', // the detail of a broken constraint quotes the row, and with it personal data
]

/** The database the program works on: yours if DATABASE_URL names one, else the PostgreSQL that came with npm. */
export async function openDatabase({
  dataDir,
  log = () => {},
}: {
  dataDir: string
  log?: Log
}): Promise<{ config: pg.PoolConfig; label: string; close(): Promise<void> }> {
  const url = process.env.DATABASE_URL
  if (url) {
    const { label, options } = await inspect(url)
    return { config: { connectionString: url, ...(options && { options }) }, label, close: async () => {} }
  }
  const server = await startPostgres(dataDir, { log })
  return { config: server.config, label: `自带的 PostgreSQL（数据在 ${resolve(dataDir)}）`, close: server.stop }
}

const BOUND = 'fayuan_app'
/** A superuser walks through row-level security: the program then works as a role of its own, which the walls bind. */
async function bind(client: pg.Client, database: string): Promise<string> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [BOUND])
  if (rowCount === 0) await client.query(`create role ${BOUND} nologin createdb`)
  await client.query(`grant create, connect, temporary on database ${client.escapeIdentifier(database)} to ${BOUND}`)
  await client.query(`grant usage, create on schema public to ${BOUND}`)
  return `-c role=${BOUND}`
}

const MUST_BE_ON = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']
/** What must be on for an answered command to outlive a power cut, and for a rotten page to be noticed; empty when all is. */
export async function unsafeSettings(config: pg.PoolConfig): Promise<string[]> {
  const client = await open(config)
  try {
    const { rows } = await client.query('select name from pg_settings where name = any($1) and setting = $2', [
      MUST_BE_ON,
      'off',
    ])
    return rows.map(({ name }) => name as string)
  } finally {
    await client.end()
  }
}

async function inspect(url: string): Promise<{ label: string; options: string | null }> {
  try {
    const client = await open({ connectionString: url })
    try {
      const { rows } = await client.query(
        `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
                current_setting('server_encoding') as encoding, current_database() as name, rolsuper or rolbypassrls as unbound
           from pg_roles where rolname = current_user`,
      )
      const [{ number, version, encoding, name, unbound }] = rows
      if (number < 150_000) throw new Error(`PostgreSQL ${version} 过旧，需要 15 或更高版本`)
      if (encoding !== 'UTF8') throw new Error(`数据库 ${name} 的编码是 ${encoding}，需要 UTF8`)
      return {
        label: `DATABASE_URL 指定的 PostgreSQL ${version}（数据库 ${name}）`,
        options: unbound ? await bind(client, name) : null,
      }
    } finally {
      await client.end()
    }
  } catch (error) {
    throw new Error(`DATABASE_URL 指定的数据库不能使用：${reasonOf(error)}。请核对地址、用户和口令，再启动。`, {
      cause: error,
    })
  }
}

export async function startPostgres(dataDir: string, { log = () => {} }: { log?: Log } = {}): Promise<PostgresServer> {
  const place = await preparePlace(dataDir, log)
  const port = isWindows ? (portInUse(place) ?? (await freePort())) : SOCKET_PORT
  const access = { host: place.host, port, password: place.password, ssl: false }
  const state = { isStopping: false, pid: 0, keeper: undefined as pg.Client | undefined, restart: Promise.resolve() }

  /** Finds the running server or starts one; says whether it was found. */
  async function attach(): Promise<boolean> {
    let launched: Launch | undefined
    let isTold = false
    const begun = Date.now()
    for (;;) {
      const keeper = await keeperOf(access)
      if (typeof keeper === 'object') {
        state.keeper = keeper
        state.pid = pidIn(join(place.pgdata, 'postmaster.pid')) ?? 0
        keeper.once('end', () => {
          if (!state.isStopping) state.restart = restart()
        })
        return !launched || launched.hasEnded()
      }
      if (keeper === 'starting' && !isTold && Date.now() - begun > 3_000) {
        log('数据库正在从上次中断中恢复，请稍候')
        isTold = true
      }
      if (keeper === 'none' && (!launched || launched.hasEnded())) {
        const said = launched?.said() ?? ''
        // A killed server's last processes hold its lock for a second or two; a lock held by a stranger is stale.
        const isLocked = /lock file .* already exists|shared memory block .* still in use/.test(said)
        if (launched && (!isLocked || Date.now() - begun > 30_000)) throw new Error(failure(place, said, isLocked))
        if (launched) await sleep(200)
        removeStaleLocks(place)
        launched = launch(place, port)
      }
      await sleep(20)
    }
  }

  /** PostgreSQL died under a living program (killed, out of memory): its keeper's connection ends at once. */
  async function restart(): Promise<void> {
    for (let wait = 100; !state.isStopping; wait = Math.min(2 * wait, 5_000)) {
      log('数据库进程意外中断，正在重新启动')
      try {
        await attach()
        return
      } catch (error) {
        log(reasonOf(error))
        await sleep(wait, undefined, { ref: false })
      }
    }
  }

  const reused = await attach()
  await ensureAppDatabase(access)
  return {
    config: { ...access, user: APP, database: APP },
    reused,
    get pid() {
      return state.pid
    },
    async stop() {
      if (state.isStopping) return
      state.isStopping = true
      await state.restart
      await leave(place, state.keeper as pg.Client, state.pid)
    },
  }
}

/**
 * Each process that uses the server keeps one connection with a shared lock. It ends with the process however that
 * dies, so whoever gets the lock alone is the last and may shut the server down.
 */
async function keeperOf(access: pg.ClientConfig): Promise<pg.Client | 'starting' | 'none'> {
  try {
    const keeper = await open({ ...access, user: SUPERUSER, database: 'postgres', application_name: 'fayuan-keeper' })
    await keeper.query(`select pg_advisory_lock_shared(${KEEPER_LOCK})`)
    hold(keeper, false)
    return keeper
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code?.startsWith('57P0')) return 'starting'
    if (/^(ENOENT|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code ?? '') || /^Connection terminated/.test(message))
      return 'none'
    throw new Error(`数据库已启动但不能连接：${message}。请查看数据文件夹中的 postgres.log。`, { cause: error })
  }
}

async function leave(place: Place, keeper: pg.Client, pid: number): Promise<void> {
  hold(keeper, true)
  try {
    await keeper.query(`select pg_advisory_unlock_shared(${KEEPER_LOCK})`)
    const { rows } = await keeper.query(`select pg_try_advisory_lock(${KEEPER_LOCK}) as "isLast"`)
    if (!rows[0].isLast) return await keeper.end()
  } catch {
    return // the server is gone already
  }
  if (isWindows) await run(place.program('pg_ctl'), ['stop', '-D', place.pgdata, '-m', 'fast', '-w'])
  else process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid); waited += 20) {
    if (waited > 60_000) throw new Error(`数据库进程 ${pid} 在一分钟内没有停止。请查看 ${place.logFile}。`)
    await sleep(20)
  }
}

type Launch = { hasEnded(): boolean; said(): string }

function launch(place: Place, port: number): Launch {
  if ((fs.statSync(place.logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT)
    fs.renameSync(place.logFile, `${place.logFile}.1`)
  const output = fs.openSync(place.logFile, 'a', 0o600)
  const from = fs.fstatSync(output).size
  const where = isWindows
    ? ['listen_addresses=127.0.0.1', 'unix_socket_directories=']
    : ['listen_addresses=', `unix_socket_directories="${place.host.replaceAll('"', '""')}"`]
  const options = [`-p`, String(port), ...[...where, ...SETTINGS].flatMap((setting) => ['-c', setting])]
  // On Windows pg_ctl gives up administrator's rights, which postgres refuses.
  const words = isWindows
    ? [place.program('pg_ctl'), 'start', '-D', place.pgdata, '-o', options.map((word) => `"${word}"`).join(' ')]
    : [...place.account.prefix, place.program('postgres'), '-D', place.pgdata, ...options]
  const [command, ...args] = words as [string, ...string[]]
  const child = spawn(command, args, {
    ...place.account.ids,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, LC_ALL: 'C' }, // the messages are read below
    windowsHide: true,
  })
  fs.closeSync(output)
  child.unref()
  let hasEnded = false
  let fault = ''
  child.once('error', (error) => {
    hasEnded = true
    fault = error.message
  })
  child.once('exit', (code) => {
    hasEnded = !(isWindows && code === 0)
  })
  return { hasEnded: () => hasEnded, said: () => fault + fs.readFileSync(place.logFile).subarray(from).toString() }
}

const failure = (place: Place, said: string, isLocked: boolean) =>
  isLocked
    ? `数据文件夹 ${place.dataDir} 正被另一个数据库进程（${pidIn(join(place.pgdata, 'postmaster.pid'))}）占用，又连接不上它。请结束该进程，再启动。`
    : `数据库不能启动：${said.trim().split('\n').slice(-3).join(' ')}。详情见 ${place.logFile}。`

/** Locks whose process is dead, a zombie or a stranger that got its number; PostgreSQL alone would refuse for ever. */
function removeStaleLocks(place: Place): void {
  if (isWindows) return
  for (const file of [join(place.pgdata, 'postmaster.pid'), join(place.host, `.s.PGSQL.${SOCKET_PORT}.lock`)]) {
    const pid = pidIn(file)
    if (pid !== undefined && !isServerOf(pid, place.pgdata)) fs.rmSync(file, { force: true })
  }
}
/** Is that process the PostgreSQL of this folder? A zombie or a stranger is not. */
export function isServerOf(pid: number, pgdata: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(pgdata)
  } catch {
    return false
  }
}
export function pidIn(file: string): number | undefined {
  const [first] = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : []
  return Math.abs(Number(first)) || undefined
}
function portInUse(place: Place): number | undefined {
  const file = join(place.pgdata, 'postmaster.pid')
  return fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8').split('\n')[3]) || undefined : undefined
}

async function ensureAppDatabase(access: pg.ClientConfig): Promise<void> {
  const client = await open({ ...access, user: SUPERUSER, database: 'postgres' })
  try {
    const { rows } = await client.query(`select from pg_database where datname = '${APP}'`)
    if (rows.length > 0) return
    await client.query(`select pg_advisory_lock(${KEEPER_LOCK + 1})`) // two first starts at once
    await client.query(
      `do $$ begin create role ${APP} login createdb; exception when duplicate_object then null; end $$`,
    )
    if (access.password)
      await client.query(`alter role ${APP} password ${client.escapeLiteral(String(access.password))}`)
    await client.query(`create database ${APP} owner ${APP}`).catch((error: pg.DatabaseError) => {
      if (error.code !== '42P04') throw error
    })
  } finally {
    await client.end()
  }
}

/** A keeper alone should not keep a finished program running. */
const hold = (keeper: pg.Client, isHeld: boolean) =>
  (keeper as pg.Client & { ref(): void; unref(): void })[isHeld ? 'ref' : 'unref']()

async function open(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ connectionTimeoutMillis: 15_000, ...config })
  client.on('error', () => {})
  await client.connect()
  return client
}

const freePort = (): Promise<number> =>
  new Promise((settle, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => settle(port))
    })
  })

// Refused connections come as an AggregateError without a message of its own.
const reasonOf = (error: unknown): string =>
  error instanceof AggregateError ? error.errors.map(reasonOf).join('；') : (error as Error).message
