import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Instant } from '#kernel/plain-date.ts'
import { connect, one, sql } from '#platform/database.ts'
import { type AsSealer, sealHistory } from '#platform/history-sealer.ts'
import { openKeyRing } from '#platform/keys.ts'
import { writePublicKeys } from '#platform/signed-heads.ts'
import { asSealer } from '#server/walls.ts'
import { readHeadsFiles, readPublicKeys } from '../../audit/heads.ts'
import { verifyDatabase } from '../../audit/verify-database.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { named } from '../setup/server.ts'
import { type Centre, newId, openCentre } from '../world.ts'
import { BOUND, UNBOUND } from './honest-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'fayuan-road-'))
const heads = join(folder, 'heads')
let centre: Centre
let client: pg.Client
beforeAll(async () => {
  centre = await openCentre()
  const { name } = await one(centre.db, sql<{ name: string }>`select current_database() as name`)
  const config = named(inject('postgres').config, name)
  client = new pg.Client({ ...config, options: '-c timezone=UTC -c datestyle=ISO,YMD' })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await centre?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('what people did through the door has leaves, heads and a sound verdict', async () => {
  const reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员' })
  const matters = [newId(), newId(), newId()]
  for (const [index, matterId] of matters.entries()) {
    const recipients = [{ name: `样例工${index}`, idNumber: idNumberOf(index * 2 + 1), claim: 812_300 }]
    await reviewer.api.submitApplication(wageClaim(matterId, { recipients }))
    centre.setDay(`2026-03-0${4 + index}`) // a step and its entry bear the same moment; another act another one
    await reviewer.api.acceptApplication({ matterId })
    await reviewer.api.readMatter({ matterId })
  }
  const now = '2026-03-10T01:00:00.000Z' as Instant
  const ring = openKeyRing(join(folder, 'keys'), { inUse: [], now })
  writePublicKeys(heads, ring)
  const server = connect(centre.serverConfig)
  const sealer: AsSealer = (work) => asSealer(server, '340422', work)
  const head = await sealHistory(sealer, { county: '340422', headsFolder: heads, key: ring.headKey(), now })
  await server.close()
  const verify = async () => {
    await client.query('begin isolation level repeatable read read only')
    const evidence = { files: readHeadsFiles(heads), keys: readPublicKeys(join(heads, 'public-keys.json')) }
    const verdict = await verifyDatabase({ client, ...evidence, now: new Date(now), grace: 120 })
    await client.query('rollback')
    return verdict
  }
  const sound = await verify()
  expect(sound.findings.shown).toEqual([])
  expect(sound.figures).toMatchObject({ entries: head?.size, heads: 1, waiting: 0 })
  const { steps } = await one(centre.db, sql<{ steps: number }>`select count(*) as steps from matter_step`)
  expect(steps).toBe(6)
  await client.query(
    `${UNBOUND} update matter_step set note = '另有安排' where step = 'accept' and matter_id = '${matters[1]}'; ${BOUND}`,
  )
  expect((await verify()).findings.counts).toEqual({ contentChanged: 1 })
})
