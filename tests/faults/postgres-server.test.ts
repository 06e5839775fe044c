import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, one, rows, sql } from '#platform/database.ts'
import { isAlive } from '#platform/postgres-place.ts'
import { openDatabase, type PostgresServer, startPostgres } from '#platform/postgres-server.ts'

let dataDir: string
let running: { stop(): Promise<unknown> }[]
beforeEach(() => {
  dataDir = fs.mkdtempSync(join(tmpdir(), 'fayuan-fault-'))
  running = []
})
afterEach(async () => {
  for (const each of running.reverse()) await each.stop()
  fs.rmSync(dataDir, { recursive: true, force: true })
})

const start = async (folder = dataDir): Promise<PostgresServer> => {
  const server = await startPostgres(folder)
  running.push(server)
  return server
}
const ask = async (server: PostgresServer, text: string) => {
  const client = new pg.Client(server.config)
  await client.connect()
  return (await client.query(text).finally(() => client.end())).rows[0]
}
const gone = async (pid: number) => {
  while (isAlive(pid)) await sleep(10)
}

/** Another process of the program, to be killed at any moment. */
function startElsewhere(folder = dataDir): { process: ChildProcess; said: Promise<string>; stop(): Promise<void> } {
  const text = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, '../../src/platform/postgres-server.ts'))}
    const server = await startPostgres(${JSON.stringify(folder)})
    console.log(JSON.stringify({ pid: server.pid, reused: server.reused }))
    process.stdin.on('data', async () => { await server.stop(); process.exit() })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = once(child.stdout, 'data').then(([data]) => String(data))
  said.catch(() => {})
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.stdin.write('stop')
    await once(child, 'exit')
  }
  return { process: child, said, stop }
}
const kill = async ({ process }: { process: ChildProcess }) => {
  process.kill('SIGKILL')
  await once(process, 'exit')
}

describe('a first start', () => {
  it('makes a database that keeps what it was told, and that nobody else reaches', async () => {
    fs.mkdirSync(join(dataDir, 'init-4194305/base'), { recursive: true }) // above the highest process number
    const server = await start()
    expect(server.reused).toBe(false)
    const setting = (name: string) => `current_setting('${name}') as ${name}`
    const names = [
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'data_checksums',
      'listen_addresses',
      'server_encoding',
    ]
    expect(await ask(server, `select ${names.map(setting).join(', ')}`)).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      server_encoding: 'UTF8',
    })
    expect(await ask(server, `select rolsuper, rolbypassrls from pg_roles where rolname = current_user`)).toEqual({
      rolsuper: false,
      rolbypassrls: false,
    })
    await ask(server, 'create extension pg_trgm')
    expect(await ask(server, `select cardinality(show_trgm('张三')) as n`)).toEqual({ n: 3 })
    expect(fs.statSync(server.config.host as string).mode & 0o777).toBe(0o700)
    expect(fs.readdirSync(dataDir).sort()).toEqual(['pg', 'postgres.log', 'socket'])
  })
  it('stops so that the next one finds everything', async () => {
    const first = await start()
    await ask(first, 'create table kept (id int)')
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)
    expect(fs.existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false)
    const second = await start()
    expect(second.reused).toBe(false)
    expect(await ask(second, 'select count(*)::int as n from kept')).toEqual({ n: 0 })
  })
  it('may be made by several processes at once', async () => {
    const apps = [1, 2, 3].map(() => startElsewhere())
    running.push(...apps)
    const pids = (await Promise.all(apps.map(({ said }) => said))).map((text) => JSON.parse(text).pid)
    expect(new Set(pids).size).toBe(1)
  })
  it.each(['a'.repeat(100), '法援 数据, "样例"县'])('works in a folder called %s', async (name) => {
    const server = await start(join(dataDir, name))
    expect(Buffer.byteLength(server.config.host as string)).toBeLessThan(90)
    expect(await ask(server, 'select 1 as n')).toEqual({ n: 1 })
    await server.stop()
    if (!server.config.host?.startsWith(dataDir)) fs.rmdirSync(server.config.host as string)
  })
})

describe('a second start', () => {
  it('uses the running server, which stops with the last of the two', async () => {
    const first = await start()
    const other = startElsewhere()
    running.push(other)
    expect(JSON.parse(await other.said)).toEqual({ pid: first.pid, reused: true })
    await first.stop()
    expect(isAlive(first.pid)).toBe(true)
    await other.stop()
    expect(isAlive(first.pid)).toBe(false)
  })
  it('finds the server that a killed program left, and may stop it', async () => {
    const app = startElsewhere()
    const { pid } = JSON.parse(await app.said)
    await kill(app)
    const server = await start()
    expect([server.pid, server.reused]).toEqual([pid, true])
    await server.stop()
    expect(isAlive(pid)).toBe(false)
  })
})

it.each([30, 150, 400, 700, 1000, 1300])('starts after a first start was killed after %i ms', async (delay) => {
  const app = startElsewhere()
  await Promise.race([sleep(delay + 200), app.said])
  await kill(app)
  const server = await start()
  expect(await ask(server, 'select 1 as n')).toEqual({ n: 1 })
})

describe('a killed PostgreSQL', () => {
  it('is started again under the living program, with all that was committed', async () => {
    const server = await start()
    const database = connect(server.config)
    running.push({ stop: () => database.close() })
    await rows(database, sql`create table kept (id int)`)
    await database.inTransaction('command', (tx) => rows(tx, sql`insert into kept values (1)`))
    const { pid } = server
    process.kill(pid, 'SIGKILL')
    const count = sql<{ n: number }>`select count(*) as n from kept`
    expect(await database.inTransaction('query', (db) => one(db, count))).toEqual({ n: 1 })
    while (server.pid === pid) await sleep(10)
    expect(await one(database, count)).toEqual({ n: 1 })
  })
  it('starts again when the program was killed too', async () => {
    for (let round = 0; round < 5; round++) {
      const app = startElsewhere()
      const { pid } = JSON.parse(await app.said)
      app.process.kill('SIGKILL')
      process.kill(pid, 'SIGKILL')
      await gone(pid)
    }
    expect(await ask(await start(), 'select 1 as n')).toEqual({ n: 1 })
  })
  it('starts again although a stranger has got its process number', async () => {
    const app = startElsewhere()
    const { pid } = JSON.parse(await app.said)
    await kill(app)
    process.kill(pid, 'SIGKILL')
    await gone(pid)
    const stranger = spawn('sleep', ['60'])
    running.push({ stop: () => kill({ process: stranger }) })
    for (const lock of [join(dataDir, 'pg/postmaster.pid'), join(dataDir, 'socket/.s.PGSQL.5432.lock')]) {
      const text = fs.readFileSync(lock, 'utf8')
      fs.writeFileSync(lock, text.replace(String(pid), String(stranger.pid)))
    }
    const server = await start()
    expect(server.reused).toBe(false)
    expect(await ask(server, 'select 1 as n')).toEqual({ n: 1 })
  })
})

describe.runIf(process.getuid?.() === 0 && process.platform === 'linux')('as root', () => {
  const path = process.env.PATH
  afterEach(() => {
    process.env.PATH = path
  })
  /** A machine whose kernel refuses user namespaces. */
  function refuseNamespaces() {
    const bin = fs.mkdtempSync(join(tmpdir(), 'fayuan-bin-'))
    fs.writeFileSync(join(bin, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    process.env.PATH = `${bin}:${path}`
    running.push({ stop: async () => fs.rmSync(bin, { recursive: true }) })
  }
  it('without namespaces runs as an unprivileged user, then and later', async () => {
    refuseNamespaces()
    const first = await start()
    const owner = fs.statSync(join(dataDir, 'pg')).uid
    expect(owner).not.toBe(0)
    expect(await ask(first, 'select 1 as n')).toEqual({ n: 1 })
    await first.stop()
    process.env.PATH = path
    const second = await start()
    expect(fs.statSync(`/proc/${second.pid}`).uid).toBe(owner)
  })
  it('hands over files that root made', async () => {
    await (await start()).stop()
    refuseNamespaces()
    expect(await ask(await start(), 'select 1 as n')).toEqual({ n: 1 })
  })
  it('says what to do where no other user can reach the folder', async () => {
    refuseNamespaces()
    fs.chmodSync(dataDir, 0o700)
    await expect(start(join(dataDir, 'inner'))).rejects.toThrow('请以普通用户启动本程序，或者请设置 DATABASE_URL')
  })
})

describe('what cannot work is said in words', () => {
  it('a broken setting', async () => {
    await (await start()).stop()
    fs.appendFileSync(join(dataDir, 'pg/postgresql.conf'), 'shared_buffers = nonsense\n')
    await expect(start()).rejects.toThrow(/数据库不能启动：.*nonsense.*postgres\.log/s)
  })
  it('a DATABASE_URL that nobody answers', async () => {
    const before = process.env.DATABASE_URL
    process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none'
    await expect(openDatabase({ dataDir })).rejects.toThrow(/DATABASE_URL 指定的数据库不能使用：.*请核对/)
    if (before === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = before
  })
})
