import { isDeepStrictEqual } from 'node:util'
import type { FastifyInstance } from 'fastify'
import type { Actor } from '#kernel/actor.ts'
import { type Contract, methodOf, type Operation, pathFields } from '#kernel/operation.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { rows, sql } from '#platform/database.ts'
import type { Module } from '#server/http.ts'
import { MODULES } from '#server/modules.ts'
import {
  ACTOR,
  DAY,
  type House,
  type MatterName,
  newId,
  nobody,
  PLACE_NAMES,
  type Prepare,
  type Target,
  TODAY,
} from './house.ts'
import { type Asker, RECORDS, type RecordRelation, ROLE_NAMES, TIES } from './policy.ts'
import { OPERATION_NAMES, type OperationName, type Sample, sampleOf } from './samples.ts'

export const ACTED = 'x-attack-acted'
export type Cell = { name: OperationName; sample: Sample; asker: Asker; on: MatterName; record: RecordRelation }
export type Answer = { status: number; code: string; text: string; headers: string }

/** A server with the people who ask it. */
export type Seen = { app: FastifyInstance; house: House; accounts: Map<string, string> }

export const saysCell = ({ name, asker, on, record }: Cell): string =>
  `${name} by ${asker.role} at ${asker.at} (${asker.tie}) on ${record} ${on}`

/** Everybody who could be: each role at each place with each tie. */
export async function hireEverybody(house: House): Promise<Map<string, string>> {
  const { own, colleague, other } = house.counsel
  const accounts = new Map<string, string>()
  for (const asker of everyAsker()) {
    const { role, at, tie } = asker
    const plain = role !== 'counsel' ? null : at === 'ownFirm' ? colleague : at === 'otherFirm' ? other : null
    accounts.set(JSON.stringify(asker), await house.hire(role, at, tie === 'handles' ? own : plain))
  }
  return accounts
}
export const everyAsker = (): Asker[] =>
  ROLE_NAMES.flatMap((role) => PLACE_NAMES.flatMap((at) => TIES.map((tie) => ({ role, at, tie }))))

/** A repeated answer comes out of the log, where JSON keeps no order of its fields. */
export const saysTheSame = (one: Answer, other: Answer): boolean =>
  isDeepStrictEqual(JSON.parse(one.text), JSON.parse(other.text))

/** What is about no record is asked once by each person; a sign-in needs no person at all. */
export function everyCell(): Cell[] {
  return OPERATION_NAMES.flatMap((name) => {
    const sample = sampleOf(name)
    if (!sample) return []
    const isPublic = CONTRACTS[name].roles === 'public'
    const askers = everyAsker().filter(
      ({ at, tie }) => (sample.about !== null || tie === 'none') && (!isPublic || at === 'centre'),
    )
    const records = sample.about === null ? (['existing'] as const) : RECORDS
    const states = [...new Set([sample.on, ...(sample.alsoOn ?? [])])]
    return askers.flatMap((asker) =>
      records.flatMap((record) =>
        (record === 'existing' ? states : states.slice(0, 1)).map((on) => ({ name, sample, asker, on, record })),
      ),
    )
  })
}

/** Lets the asker have taken a step in the matter: as a step of its story, or as the one whose review it is. */
export const acting =
  ({ isReviewer = true } = {}): Prepare =>
  async (db, actor, request) => {
    const matterId = request.headers[ACTED]
    if (typeof matterId !== 'string') return
    await rows(
      db,
      sql`select set_config('fayuan.county', ${actor.county}, true), set_config('fayuan.sight', 'county', true), set_config('fayuan.door', 'inside', true)`,
    )
    await rows(
      db,
      sql`
      insert into matter_step (county, matter_id, position, step, actor_id, happened_on, recorded_at, changes)
      select county, id, 9999, 'accept', ${actor.userId}, received_on, now(), '{}'::jsonb from matter where id = ${matterId}`,
    )
    if (isReviewer)
      await rows(db, sql`update matter set reviewer_id = ${actor.userId} where id = ${matterId} and state = 'reviewed'`)
  }

export function targetOf(house: House, { record, on }: Pick<Cell, 'record' | 'on'>): Target {
  if (record === 'existing') return house.matters[on]
  return record === 'otherCounty' ? house.otherCounty : nobody()
}

/** Sends one cell and says how it was answered; what a run leaves different from another (ids of requests) is taken out. */
export async function askCell(
  app: FastifyInstance,
  house: House,
  accounts: Map<string, string>,
  cell: Cell,
): Promise<Answer> {
  const { name, sample, asker } = cell
  const operation: Operation = CONTRACTS[name]
  const target = targetOf(house, cell)
  const isWritable = operation.kind === 'command' || operation.personal === true
  return send(app, operation, sample.input(target, house) as Record<string, unknown>, {
    accountId: accounts.get(JSON.stringify(asker)) ?? null,
    day: sample.day ?? TODAY,
    file: sample.file ? await sample.file() : null,
    headers:
      asker.tie === 'acted' && isWritable && sample.about === 'matter' && cell.record === 'existing'
        ? { [ACTED]: target.matterId }
        : {},
  })
}

type Sending = {
  accountId: string | null
  day?: string
  file?: File | null
  headers?: Record<string, string>
  commandId?: string
}
export async function send(
  app: FastifyInstance,
  operation: Operation,
  input: Record<string, unknown>,
  { accountId, day = TODAY, file = null, headers = {}, commandId = newId() }: Sending,
): Promise<Answer> {
  const inPath = pathFields(operation.path)
  const url = `/api${operation.path.replace(/:(\w+)/g, (_all, field: string) => encodeURIComponent(String(input[field])))}`
  const rest = Object.fromEntries(Object.entries(input).filter(([field]) => !inPath.includes(field)))
  const body = await bodyOf(rest, file)
  const method = methodOf(operation)
  const answer = await app.inject({
    method,
    url,
    headers: {
      [DAY]: day,
      ...(accountId && { [ACTOR]: accountId }),
      ...(operation.kind === 'command' && { 'idempotency-key': commandId }),
      ...(method === 'POST' && { 'content-type': body.type }),
      ...headers,
    },
    ...(method === 'POST' && { payload: body.bytes }),
  })
  const isJson = String(answer.headers['content-type'] ?? '').startsWith('application/json')
  const said = isJson ? (answer.json() as { code?: string; requestId?: string }) : {}
  const { date: _date, ...kept } = answer.headers
  return {
    status: answer.statusCode,
    code: answer.statusCode === 200 ? 'answered' : (said.code ?? String(answer.statusCode)),
    text: isJson ? answer.body.replaceAll(said.requestId ?? '\0', '') : answer.rawPayload.toString('latin1'),
    headers: JSON.stringify(kept),
  }
}

async function bodyOf(rest: object, file: File | null): Promise<{ type: string; bytes: Buffer }> {
  if (!file) return { type: 'application/json', bytes: Buffer.from(JSON.stringify(rest)) }
  const form = new FormData()
  form.append('input', JSON.stringify(rest))
  form.append('file', file)
  const multipart = new Response(form)
  return { type: multipart.headers.get('content-type') as string, bytes: Buffer.from(await multipart.arrayBuffer()) }
}

type Perform = (context: { actor: Actor }, input: unknown) => Promise<unknown>
/** The house with something taken out: another contract, or operations that are given another actor. */
export const alteredModules = (alter: {
  operation?: (name: string, operation: Operation) => Operation
  perform?: (name: string, perform: Perform) => Perform
}): Module[] =>
  MODULES.map(({ contract, operations }) => ({
    contract: Object.fromEntries(
      Object.entries(contract).map(([name, operation]) => [name, alter.operation?.(name, operation) ?? operation]),
    ) as Contract,
    operations: Object.fromEntries(
      Object.entries(operations).map(([name, perform]) => [
        name,
        // The door forgets the types of contexts; what stands here gives the same object on.
        (alter.perform?.(name, perform as unknown as Perform) ?? perform) as Module['operations'][string],
      ]),
    ),
  }))
