import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Instant, instantOf } from '#kernel/plain-date.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { findActor } from '#modules/access/store.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { connect, type Database, rows, sql } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { injectInto } from '#practice/inject.ts'
import { buildServer } from '#server/http.ts'
import { MODULES } from '#server/modules.ts'
import { headsFolder, openKeys, type Sealing, startSealing } from '#server/sealing.ts'
import { createClient } from '#web/ui/client.ts'
import { type Centre, newId, openCentre } from '../world.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'fayuan-sealing-'))
const path = join(headsFolder(dataDir), '340422.jsonl')
const now = (): Instant => instantOf(Date.now())
const said: string[] = []
const closing: (() => Promise<unknown>)[] = []
let centre: Centre
let server: Database
beforeAll(async () => {
  centre = await openCentre()
  server = connect(centre.serverConfig)
})
afterAll(async () => {
  for (const close of closing) await close()
  await server?.close()
  await centre?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const start = async (): Promise<Sealing> => {
  const ring = await openKeys(server, dataDir, now())
  return startSealing({ db: server, ring, dataDir, now, log: (line) => void said.push(line) })
}
const act = () => centre.admin.api.addOrganisation({ organisationId: newId(), kind: 'firm', name: `样例所${newId()}` })
const sizes = (): number[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).size)

it('seals what waits when the program starts, and once more when it ends', async () => {
  await act()
  const sealing = await start()
  expect(sizes()).toEqual([2]) // the administrator's first entrance, and this
  await act()
  await act()
  await sealing.stop()
  expect(sizes()).toEqual([2, 4])
  expect(sealing.mayAct()).toBeNull()
})
it('does not start without the keys that the rows need, and makes no new ones', async () => {
  const keys = join(dataDir, 'keys')
  renameSync(keys, `${keys}-away`)
  await expect(openKeys(server, dataDir, now())).rejects.toThrow('没有找到密钥文件')
  renameSync(`${keys}-away`, keys)
  const used = await rows(centre.db, sql<{ purpose: string }>`select purpose from key_in_use order by purpose`)
  expect(used.map(({ purpose }) => purpose)).toEqual(['field', 'head', 'index'])
})
it('raises the alarm and lets nobody act when the database is older than the heads outside', async () => {
  const honest = readFileSync(path, 'utf8')
  const [line = ''] = honest.trim().split('\n').slice(-1)
  writeFileSync(path, `${honest}${line.replace('"size":4', '"size":5')}\n`)
  const sealing = await start()
  expect(sealing.mayAct()?.code).toBe('unavailable')
  expect(said.at(-1)).toMatch(/【警报】340422 的数据库比库外保存的树头旧.*不能办理/)

  const refused = await doorWith(sealing.mayAct)
  await expect(
    refused.addOrganisation({ organisationId: newId(), kind: 'firm', name: '样例不成' }),
  ).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('现在只能查看、不能办理'),
  })
  const names = (await refused.listOrganisations({})).map(({ name }) => name)
  expect(names.length).toBeGreaterThan(3)
  expect(names).not.toContain('样例不成')
  await sealing.stop()
  expect(sizes()).toEqual([2, 4, 5])
  writeFileSync(path, honest)
})

/** A door of the same centre that asks before every command whether it may be done. */
async function doorWith(mayAct: () => Refusal | null) {
  const typesetter = createTypesetter({ workers: 1 })
  const app = await buildServer(
    {
      db: server,
      typesetter,
      files: openFileStore(join(dataDir, 'attachments')),
      vault: centre.vault,
      now,
      mayAct,
      identify: async (db) => (await findActor(db, centre.admin.accountId)) ?? null,
    },
    MODULES,
  )
  closing.push(
    () => app.close(),
    () => typesetter.close(),
  )
  return createClient(CONTRACTS, injectInto(app, {}))
}
