import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { PoolConfig } from 'pg'
import type { OrganisationKind, Role } from '#kernel/actor.ts'
import { type Instant, instantOf, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import type { CounselKind, Gender, MatterKind } from '#law/terms.ts'
import { findActor } from '#modules/access/store.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { connect, type Database } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { openKeyRing } from '#platform/keys.ts'
import { createTypesetter, type Typesetter } from '#platform/typesetter.ts'
import { openVault, type Vault } from '#platform/vault.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { injectInto } from '#practice/inject.ts'
import { bindDossiers } from '#server/binder.ts'
import { buildServer } from '#server/http.ts'
import { MODULES } from '#server/modules.ts'
import { openCounty } from '#server/open-county.ts'
import { pressSeals } from '#server/seal-press.ts'
import { type Client, createClient, Refused } from '#web/ui/client.ts'
import { freshDatabase, seesAll } from './setup/database.ts'

export type Api = Client<typeof CONTRACTS>
export type Person = { api: Api; accountId: string; counselId: string | null; name: string }
type Post = { roles: Role[]; organisation?: string; counselId?: string; name?: string }

/** A whole centre: an empty PostgreSQL, the real server, the real client, and a clock that the test turns. */
export type Centre = {
  app: FastifyInstance
  /** Sees the whole county, for looking at what came of it; the server has connections of its own. */
  db: Database
  /** How the server itself connects. */
  serverConfig: PoolConfig
  vault: Vault
  admin: Person
  /** Moves the clock to nine in the morning of that day. */
  setDay(day: string): void
  day(): PlainDate
  /** Makes the sealed papers that wait, as the running program does every two seconds; gives how many. */
  /** Binds what was archived; gives how many volumes. */
  bindDossiers(): Promise<number>
  pressSeals(): Promise<number>
  hire(post: Post): Promise<Person>
  addOrganisation(kind: OrganisationKind, name: string): Promise<string>
  addCounsel(counsel: {
    name: string
    unit: string
    kind?: CounselKind
    knowsMinors?: boolean
    criminalSince?: string
    matterKinds?: MatterKind[]
    gender?: Gender
    languages?: string[]
    share?: number
  }): Promise<Person>
  organisation(name: string): Promise<string>
  close(): Promise<void>
}

const ACTOR_HEADER = 'x-test-actor'
const nineInTheMorning = (day: string) => instantOf(Date.parse(`${plainDate(day)}T01:00:00Z`))
export const newId = (): string => crypto.randomUUID()

/** The refusal that this ends in; anything else is not what was expected. */
export const refusalOf = (promise: Promise<unknown>): Promise<Refused> =>
  promise.then(
    () => Promise.reject(new Error('not refused')),
    (error: unknown) => {
      if (error instanceof Refused) return error
      throw error
    },
  )

export async function openCentre({
  today = '2026-03-03',
  typesetter = createTypesetter({ workers: 1 }),
}: {
  today?: string
  typesetter?: Typesetter
} = {}): Promise<Centre> {
  const { config, database: serverDb, drop } = await freshDatabase()
  const db = connect({ ...seesAll(config), max: 2 })
  const folder = mkdtempSync(join(tmpdir(), 'fayuan-files-'))
  let now: Instant = nineInTheMorning(today)
  const vault = openVault(openKeyRing(join(folder, 'keys'), { inUse: [], now }))
  const { token } = await openCounty(serverDb, shouxian, { practice: true, now })
  const files = openFileStore(folder)
  const app = await buildServer(
    {
      db: serverDb,
      typesetter,
      files,
      vault,
      now: () => now,
      log: (line) => console.error(line),
      // Signing in has tests of its own; here people are simply who they are.
      identify: async (reader, request) => {
        const id = request.headers[ACTOR_HEADER]
        return typeof id === 'string' ? ((await findActor(reader, id)) ?? null) : null
      },
    },
    MODULES,
  )
  const apiOf = (accountId?: string): Api =>
    createClient(CONTRACTS, injectInto(app, accountId ? { [ACTOR_HEADER]: accountId } : {}))
  await apiOf().acceptInvitation({ token, login: 'admin', name: '管理员', password: 'practice county 2026' })
  const accounts = await import('#platform/database.ts').then(({ one, sql }) =>
    one(db, sql<{ id: string }>`select id from account`),
  )
  const admin: Person = { api: apiOf(accounts.id), accountId: accounts.id, counselId: null, name: '管理员' }
  let hired = 0

  const centre: Centre = {
    app,
    db,
    serverConfig: config,
    vault,
    admin,
    setDay: (day) => {
      now = nineInTheMorning(day)
    },
    day: () => plainDate(now.slice(0, 10)),
    bindDossiers: () => bindDossiers({ db: serverDb, vault, files, typesetter, now: () => now }, shouxian.code),
    pressSeals: () => pressSeals({ db: serverDb, vault, files, typesetter, now: () => now }, shouxian.code),
    async organisation(name) {
      const found = (await admin.api.listOrganisations({})).find((organisation) => organisation.name === name)
      if (!found) throw new Error(`no organisation ${name}`)
      return found.id
    },
    async addOrganisation(kind, name) {
      const { organisationId } = await admin.api.addOrganisation({ organisationId: newId(), kind, name })
      return organisationId
    },
    async hire({ roles, organisation = shouxian.centreName, counselId, name = `${roles[0]}${++hired}` }) {
      const accountId = newId()
      const organisationId = await centre.organisation(organisation)
      await admin.api.addAccount({
        accountId,
        login: `user-${++hired}`,
        name,
        roles,
        organisationId,
        counselId: counselId ?? null,
      })
      return { api: apiOf(accountId), accountId, counselId: counselId ?? null, name }
    },
    async addCounsel({
      name,
      unit,
      kind = 'lawyer',
      knowsMinors = false,
      criminalSince,
      matterKinds = ['civil', 'criminal', 'administrative'],
      ...more
    }) {
      const counselId = newId()
      const organisationId = await centre.organisation(unit)
      await admin.api.registerCounsel({
        counselId,
        organisationId,
        kind,
        name,
        licenceNumber: '13404202010123456',
        phone: '13800001234',
        licensedOn: '2015-06-01',
        criminalSince: criminalSince ?? null,
        knowsMinors,
        matterKinds,
        ...more,
      })
      return centre.hire({ roles: ['counsel'], organisation: unit, counselId, name })
    },
    async close() {
      await app.close()
      await typesetter.close()
      await db.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return centre
}
