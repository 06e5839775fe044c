import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, has, ROLES } from '#kernel/actor.ts'
import { type Contract, type FileAnswer, methodOf, type Operation, pathFields } from '#kernel/operation.ts'
import { dayInChina, type Instant } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { remindOfActs } from '#modules/reminder/remind.ts'
import type { CommandContext, Operations } from '#platform/context.ts'
import type { Database, Reader, Transaction } from '#platform/database.ts'
import type { FileStore, Received } from '#platform/files.ts'
import { KeptRefusal } from '#platform/kept-refusal.ts'
import type { Typesetter } from '#platform/typesetter.ts'
import type { Vault } from '#platform/vault.ts'
import { refusalOf, refusalOfIssues, STATUS } from './faults.ts'
import { historyOf, recordHistory } from './history.ts'
import type { Change } from './live.ts'
import type { Metrics } from './metrics.ts'
import { once } from './once.ts'
import { raiseShield } from './shield.ts'
import { keepSignedBodies } from './signed-requests.ts'
import { enterAs } from './walls.ts'

export type World = {
  db: Database
  /** The practice county's inner server takes the time from the request; everybody else from the clock. */
  now: (request: FastifyRequest) => Instant
  typesetter: Typesetter
  files: FileStore
  vault: Vault
  /** Who is asking; null for nobody. Runs in the transaction of the operation itself. */
  identify: (db: Reader, request: FastifyRequest, now: Instant) => Promise<Actor | null>
  /** Until when the second proof of a session holds; without it nobody is asked for one (inner servers know no sessions). */
  provenUntil?: (db: Reader, request: FastifyRequest) => Promise<Instant | null>
  log?: (line: string) => void
  /** Hears of each act once it stands. */
  changed?: (change: Change) => void
  /** Why no command may run now: what cannot be proved afterwards is not done. */
  mayAct?: () => Refusal | null
  /** What the program that people reach has and an inner one does not: headers, limits, a log of answers. */
  open?: { logger: FastifyBaseLogger; metrics: Metrics }
}
type Perform = (context: unknown, input: unknown) => Promise<unknown>
export type Module = { contract: Contract; operations: Record<string, Perform> }

/** Pairs a contract with its operations. The cast forgets their types, which were checked on the way in. */
export const pair = <C extends Contract>(contract: C, operations: Operations<C>): Module => ({
  contract,
  operations: operations as unknown as Module['operations'],
})

export const SESSION_COOKIE = 'fayuan'
const MAX_BODY = 1_000_000
const Fault = z
  .object({
    code: z.string(),
    message: z.string(),
    basis: z.string().nullable(),
    faults: z.array(z.object({ field: z.string(), message: z.string() })),
    requestId: z.string(),
  })
  .meta({ id: 'Fault', description: '为什么不能办理、依据是什么、下一步怎么办' })

/** The only door: who asks, may they, is the input sound, one transaction, one answer. */
export async function buildServer(world: World, modules: readonly Module[]): Promise<FastifyInstance> {
  z.config(z.locales.zhCN())
  const app = Fastify({
    bodyLimit: MAX_BODY,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => crypto.randomUUID(),
    // Fastify's own lines carry addresses; ours say which operation, how it ended and how long it took.
    logController: new LogController({ disableRequestLogging: true }),
    ...(world.open && { loggerInstance: world.open.logger }),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(cookie)
  keepSignedBodies(app)
  if (world.open) {
    await raiseShield(app, SESSION_COOKIE)
    world.open.metrics.watch(app)
    app.addHook('onResponse', async (request, reply) => {
      const { operationId = request.routeOptions.url } = (request.routeOptions.schema ?? {}) as { operationId?: string }
      request.log.info({ operation: operationId, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
    })
  }
  await app.register(multipart, { limits: { files: 1, fields: 5, fieldSize: 100_000, parts: 6 } })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '法援：法律援助中心业务接口', version: '1' } },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })

  const fail = (request: FastifyRequest, reply: FastifyReply, error: unknown, schema?: z.ZodType) => {
    const refusal = refusalOf(error, schema)
    if (!refusal) world.log?.(`${request.id} ${(error as Error).stack ?? String(error)}`)
    if (refusal?.code === 'unavailable') reply.header('retry-after', '3')
    return reply.code(refusal ? STATUS[refusal.code] : 500).send({
      code: refusal?.code ?? 'broken',
      message: refusal?.message ?? `系统出错，没有改动任何数据；请稍后再试，仍不行请把编号 ${request.id} 告诉管理员`,
      basis: refusal?.basis ?? null,
      faults: refusal?.faults ?? [],
      requestId: request.id,
    })
  }
  app.setErrorHandler((error, request, reply) => fail(request, reply, error))

  await app.register(async (api) => {
    api.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
    for (const { contract, operations } of modules)
      for (const [name, operation] of Object.entries(contract))
        addRoute(api, name, operation, operations[name] as Perform)
  })

  function addRoute(api: FastifyInstance, name: string, operation: Operation, perform: Perform): void {
    const inPath = Object.fromEntries(pathFields(operation.path).map((field) => [field, true])) as Record<never, true>
    const params = operation.input.pick(inPath)
    const body = operation.input.omit(inPath)
    api.route({
      method: methodOf(operation),
      url: `/api${operation.path}`,
      errorHandler: (error, request, reply) => fail(request, reply, error, operation.input),
      schema: {
        operationId: name,
        summary: operation.summary,
        ...(Object.keys(inPath).length > 0 && { params }),
        ...(methodOf(operation) === 'POST' && !operation.upload && { body }),
        ...(operation.upload && { consumes: ['multipart/form-data'] }),
        response: {
          ...(!operation.answersFile && { 200: operation.output }),
          ...Object.fromEntries(Object.values(STATUS).map((status) => [status, Fault])),
          500: Fault,
        },
      },
      preValidation: async (request) => {
        if (methodOf(operation) === 'POST' && !operation.upload) request.body ??= {}
      },
      handler: async (request, reply) => {
        const upload = operation.upload ? await receiveUpload(request, operation) : null
        try {
          const input = upload
            ? upload.input
            : { ...(request.body as object | undefined), ...(request.params as object) }
          requireSoundText(input)
          const answer = await ask(name, operation, perform, request, reply, input, upload?.file ?? null)
          return operation.answersFile ? sendFile(reply, answer as FileAnswer) : answer
        } finally {
          if (upload) await world.files.drop(upload.file)
        }
      },
    })
  }

  async function ask(
    name: string,
    operation: Operation,
    perform: Perform,
    request: FastifyRequest,
    reply: FastifyReply,
    input: object,
    upload: Received | null,
  ): Promise<unknown> {
    const now = world.now(request)
    const common = {
      now,
      today: dayInChina(now),
      typesetter: world.typesetter,
      files: world.files,
      vault: world.vault,
      upload,
      session: sessionOf(request, reply),
    }

    const entry = (actor: Actor, commandId: string | null) => ({
      actor,
      operation: name,
      kind: operation.kind,
      commandId,
      requestId: request.id,
      now,
      ...subjectOf(operation, input),
    })
    if (operation.roles === 'public') {
      const commandId = operation.kind === 'command' ? commandIdOf(request) : null
      const answer = await world.db.inTransaction('command', async (tx) => {
        const session = sessionOf(request, reply)
        const answer = await perform({ ...common, session, db: tx, tx }, input).catch(KeptRefusal.keep)
        const actor = session.begunBy()
        if (actor) await enterAs(tx, actor, commandId)
        if (actor) await recordHistory(tx, entry(actor, commandId))
        return answer
      })
      return KeptRefusal.release(answer)
    }
    const enter = async (db: Reader, commandId: string | null = null) => {
      const actor = await world.identify(db, request, now)
      permit(operation, actor)
      if (operation.secondFactor && world.provenUntil)
        requireProof(operation, await world.provenUntil(db, request), now)
      await enterAs(db, actor, commandId)
      return actor
    }
    if (operation.kind === 'command') {
      const commandId = commandIdOf(request)
      const refusal = world.mayAct?.()
      if (refusal) throw refusal
      let actor: Actor | undefined
      const answer = await world.db.inTransaction('command', async (tx) => {
        const entered = await enter(tx, commandId)
        actor = entered
        const history = historyOf(entry(entered, commandId))
        const context: CommandContext & { session: unknown } = { ...common, db: tx, tx, actor: entered, happened: [] }
        return once(tx, { commandId, operation: name, actor: entered, input, now, history }, async () => {
          const answer = await perform(context, input)
          await remindOfActs(context)
          return answer
        })
      })
      const { matterId: own = null } = input as { matterId?: string }
      if (actor) for (const { matterId = own } of aboutEach(input)) world.changed?.({ county: actor.county, matterId })
      return KeptRefusal.release(answer)
    }
    if (!operation.personal)
      return world.db.inTransaction('query', async (db) => perform({ ...common, db, actor: await enter(db) }, input))
    let actor: Actor | undefined
    const before = async (tx: Transaction) => {
      actor = await enter(tx)
      // What opens several matters at once is among the readings of each.
      for (const about of aboutEach(input)) await recordHistory(tx, { ...entry(actor, null), ...about })
    }
    return world.db.inTransaction('query', (db) => perform({ ...common, db, actor }, input), { before })
  }

  async function receiveUpload(request: FastifyRequest, { upload, input }: Operation) {
    if (!upload) throw new Error('not an upload')
    if (!request.isMultipart()) throw new Refusal('invalid', '请选择要上传的文件')
    const part = await request.file({ limits: { fileSize: upload.maxBytes } })
    if (!part) throw new Refusal('invalid', '请选择要上传的文件')
    let file = await world.files.receive(part.file, part.filename)
    try {
      if (part.file.truncated)
        throw new Refusal(
          'too_large',
          `文件过大：不超过 ${upload.maxBytes / 1_000_000} MB，照片请先压缩，扫描件请分册上传`,
        )
      if (file.mediaType === null || !upload.mediaTypes.includes(file.mediaType))
        throw new Refusal(
          'invalid',
          `不能接收这种文件（${part.filename}）；请上传 PDF、照片（JPG、PNG）、Word 或 Excel 文件，名单请用 Excel（xlsx）`,
        )
      const field = part.fields.input
      const sent = field && 'value' in field ? parseJson(String(field.value)) : {}
      const parsed = input.safeParse({ ...sent, ...(request.params as object) })
      if (!parsed.success) throw refusalOfIssues(input, parsed.error.issues)
      if (upload.isPaper) file = await world.files.prepare(file)
      return { file, input: parsed.data }
    } catch (error) {
      await world.files.drop(file)
      throw error
    }
  }
  return app
}

function permit(operation: Operation, actor: Actor | null): asserts actor is Actor {
  if (!actor) throw new Refusal('not_signed_in', '请先登录；页面上已填的内容不会丢失')
  if (operation.roles === 'anyone' || operation.roles === 'public' || has(actor, ...operation.roles)) return
  const who = operation.roles.map((role) => ROLES[role]).join('、')
  throw new Refusal('not_permitted', `“${operation.summary}”由${who}办理；如需办理请联系中心主任调整职责`)
}

function requireProof({ summary }: Operation, until: Instant | null, now: Instant): void {
  if (until && until > now) return
  throw new Refusal(
    'second_factor_needed',
    `“${summary}”需要二次验证，请用手机验证码或者通行密钥确认是您本人；确认后自动继续，所填内容不会丢失`,
    '网络安全等级保护基本要求 8.1.4 身份鉴别',
  )
}

function commandIdOf(request: FastifyRequest): string {
  const id = request.headers['idempotency-key']
  if (typeof id === 'string' && z.uuid().safeParse(id).success) return id.toLowerCase()
  throw new Refusal('invalid', '缺少操作编号（Idempotency-Key），请从本系统页面办理')
}

type Lists = { matterIds?: readonly string[]; dossierIds?: readonly string[] }
/** The matters or dossiers of a list of them; one entry that says nothing of its own where there is no list. */
const aboutEach = ({ matterIds, dossierIds }: Lists): readonly { matterId?: string; subjectId?: string }[] =>
  matterIds?.map((matterId) => ({ matterId })) ?? dossierIds?.map((subjectId) => ({ subjectId })) ?? [{}]

/** What the history says an operation was about: its matter, and the thing its path names last, or that it makes. */
function subjectOf(operation: Operation, input: object) {
  const { matterId = null } = input as { matterId?: string }
  const isSubject = (name: string) => name !== 'matterId' && name.endsWith('Id')
  const field = pathFields(operation.path).findLast(isSubject) ?? Object.keys(operation.input.shape).find(isSubject)
  return { matterId, subjectId: (field && (input as Record<string, string | null>)[field]) ?? null }
}

/** PostgreSQL stores neither NUL nor half a character; say so before anything is done. */
function requireSoundText(input: unknown): void {
  const text = JSON.stringify(input)
  if (/(^|[^\\])(\\\\)*\\u(0000|d[89a-f])/i.test(text))
    throw new Refusal('invalid', '内容里有无法保存的字符，请删除后重新输入')
}

function parseJson(text: string): object {
  try {
    return JSON.parse(text) as object
  } catch {
    throw new Refusal('invalid', '提交的内容不完整或格式有误，请重试')
  }
}

function sessionOf(request: FastifyRequest, reply: FastifyReply) {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const
  let begunBy: Actor | null = null
  return {
    token: request.cookies[SESSION_COOKIE] ?? null,
    begunBy: () => begunBy,
    origin: `${request.protocol}://${request.host}`,
    start(token: string, actor: Actor) {
      begunBy = actor
      reply.setCookie(SESSION_COOKIE, token, options)
    },
    end: () => void reply.clearCookie(SESSION_COOKIE, options).header('clear-site-data', '"cache", "storage"'),
  }
}

async function sendFile(reply: FastifyReply, { fileName, mediaType, bytes }: FileAnswer) {
  const content = await bytes()
  return reply
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .type(mediaType)
    .send(Buffer.from(content))
}
