import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instantOf } from '#kernel/plain-date.ts'
import { findActor } from '#modules/access/store.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { connect, type Database, rows, sql } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { destroyKey, type KeyRing, keysFolder, rotateKey } from '#platform/keys.ts'
import { openVault } from '#platform/vault.ts'
import { injectInto } from '#practice/inject.ts'
import { buildServer } from '#server/http.ts'
import { MODULES } from '#server/modules.ts'
import { renewKeys, saveKeysInUse } from '#server/renewal.ts'
import { openKeys } from '#server/sealing.ts'
import { createClient } from '#web/ui/client.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Api, type Centre, newId, openCentre } from '../world.ts'

// A server with a ring of its own on disk, as the program has it; keys are changed under it while people work.
const COUNTY = '340422'
const PEOPLE = 450 // more than two batches
const dataDir = mkdtempSync(join(tmpdir(), 'fayuan-rotation-'))
const folder = keysFolder(dataDir)
const now = () => instantOf(Date.now())
const said: string[] = []
let centre: Centre
let server: Database
let ring: KeyRing
let clerk: Api
let close: () => Promise<void>
beforeAll(async () => {
  centre = await openCentre()
  server = connect(centre.serverConfig)
  ring = await openKeys(server, dataDir, now())
  await saveKeysInUse(server, COUNTY, ring.currentIds(), now())
  const { accountId } = await centre.hire({ roles: ['reviewer'], name: '审查员' })
  const app = await buildServer(
    {
      db: server,
      typesetter: {
        typeset: async () => new Uint8Array(),
        words: async () => '',
        layOut: async () => ({ pdf: new Uint8Array(), pages: 1, sealPlaces: [] }),
        close: async () => {},
      },
      files: openFileStore(join(dataDir, 'attachments')),
      vault: openVault(ring),
      now,
      identify: async (db) => (await findActor(db, accountId)) ?? null,
    },
    MODULES,
  )
  clerk = createClient(CONTRACTS, injectInto(app, {}))
  close = async () => {
    await app.close()
    await server.close()
    await centre.close()
  }
})
afterAll(async () => {
  await close?.()
  rmSync(dataDir, { recursive: true, force: true })
})

const group = (matterId: string) =>
  wageClaim(matterId, {
    recipients: Array.from({ length: PEOPLE }, (_, index) => ({
      name: `样例工${index}`,
      idNumber: idNumberOf(index, '19700101'),
      phone: `138${String(index).padStart(8, '0')}`,
    })),
  })
const keysUsed = () =>
  rows(
    centre.db,
    sql<{ field: string | null; index: string | null }>`
    select distinct split_part(id_number, '.', 3) as field, split_part(id_number_index, '.', 1) as index from person where id_number is not null`,
  )
const inUse = async (purpose: string) =>
  (
    await rows(
      centre.db,
      sql<{ keyId: string }>`select key_id from key_in_use where purpose = ${purpose} order by since`,
    )
  ).map(({ keyId }) => keyId)
const renewal = () =>
  renewKeys({ db: server, ring, counties: [COUNTY], folder: dataDir, now, log: (line) => said.push(line) })()
/** What the operator types. */
const rotate = (...args: string[]) => {
  const { connectionString, host, port, user, database } = centre.serverConfig
  const url = connectionString ?? `postgres://${user}@/${database}?host=${encodeURIComponent(`${host}`)}&port=${port}`
  return promisify(execFile)(process.execPath, ['src/server/run-rotate.ts', '--data', dataDir, ...args], {
    env: { ...process.env, DATABASE_URL: url },
  }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
}

it('renews every value and every index while people work, who are found all the time', async () => {
  const matterId = newId()
  await clerk.submitApplication(group(matterId))
  const before = ring.currentIds()
  const field = rotateKey(folder, 'field', now())
  const index = rotateKey(folder, 'index', now())

  let isDone = false
  const renewing = renewal().finally(() => {
    isDone = true
  })
  let looks = 0
  while (!isDone) {
    // The same person again: found by the blind index, whichever key his row has by now.
    const again = wageClaim(newId(), {
      recipients: [{ name: '样例工', idNumber: idNumberOf(looks % PEOPLE, '19700101') }],
    })
    await expect(clerk.submitApplication(again)).rejects.toMatchObject({ code: 'not_now' })
    looks++
  }
  await renewing
  expect(looks).toBeGreaterThan(1)
  expect(await keysUsed()).toEqual([{ field, index }])
  expect([await inUse('field'), await inUse('index')]).toEqual([[field], [index]])
  expect(said.some((line) => line.includes('旧密钥可以销毁'))).toBe(true)

  const seen = await clerk.readMatter({ matterId })
  const { personId, name } = seen.parties[7] as (typeof seen.parties)[number]
  expect(await clerk.revealPerson({ matterId, personId })).toMatchObject({ name, idNumber: idNumberOf(7, '19700101') })
  const destroyed = await rotate('--purpose', 'field', '--destroy', before.field)
  expect(destroyed).toMatchObject({ code: 0, stdout: expect.stringContaining('已销毁加密密钥') })
  destroyKey(folder, 'index', before.index)
  ring.refresh()
  expect((await clerk.revealPerson({ matterId, personId })).phone).toBe('13800000007')
  expect((await openKeys(server, dataDir, now())).currentIds()).toEqual({ ...before, field, index })
})

it('destroys no key that anything needs, and says what to do', async () => {
  const { field } = ring.currentIds()
  const turned = await rotate('--purpose', 'field')
  expect(turned).toMatchObject({ code: 0, stdout: expect.stringContaining('请立即备份密钥文件夹') })
  expect(await rotate('--destroy', field)).toMatchObject({ code: 1, stderr: expect.stringContaining('还有内容在用') })
  await renewal()
  expect(await rotate('--destroy', field)).toMatchObject({ code: 0 })
})

it('names what cannot be opened, shows nothing of it, and keeps the old key', async () => {
  const { field } = ring.currentIds()
  const [torn] = await rows(
    centre.db,
    sql<{ id: string }>`select id from person where phone is not null order by id limit 1`,
  )
  await rows(centre.db, sql`update person set phone = ${`v1.intl.${field}.AAAA`} where id = ${torn?.id}`)
  rotateKey(folder, 'field', now())
  await renewal()
  expect(said.at(-2)).toBe(`【警报】1 处加密内容打不开，旧密钥不能销毁：person.phone ${torn?.id}`)
  expect(said.at(-1)).toContain('还有 1 处')
  expect(await inUse('field')).toContain(field)
})
