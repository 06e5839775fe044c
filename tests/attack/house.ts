import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor, OrganisationKind, Role } from '#kernel/actor.ts'
import { type Instant, instantOf } from '#kernel/plain-date.ts'
import { findActor } from '#modules/access/store.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { connect, one, type Reader, rows, sql } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { openKeyRing } from '#platform/keys.ts'
import type { Typesetter } from '#platform/typesetter.ts'
import { openVault } from '#platform/vault.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { noticeFrom } from '#practice/agencies/notices.ts'
import { injectInto } from '#practice/inject.ts'
import { buildServer, type Module, type World } from '#server/http.ts'
import { MODULES } from '#server/modules.ts'
import { openCounty } from '#server/open-county.ts'
import { type Client, createClient } from '#web/ui/client.ts'
import { plainPdf, wageClaim } from '../examples.ts'
import { type Invented, invented } from './canaries.ts'
import type { Place } from './place.ts'

export type Api = Client<typeof CONTRACTS>
export const COUNTY = '340422'
export const OTHER_COUNTY = '340421'
export const TODAY = '2026-03-03'
/** After the supplement's last day, for the one step that must wait for it. */
export const LATER = '2026-05-06'
export const ACTOR = 'x-attack-actor'
export const DAY = 'x-attack-day'
export const newId = (): string => crypto.randomUUID()
const atNine = (day: string): Instant => instantOf(Date.parse(`${day}T01:00:00Z`))

export const PLACES = {
  centre: { kind: 'centre', name: shouxian.centreName },
  ownStation: { kind: 'station', name: '寿县寿春镇法律援助工作站' },
  otherStation: { kind: 'station', name: '寿县双桥镇法律援助工作站' },
  ownFirm: { kind: 'firm', name: '样例甲律师事务所' },
  otherFirm: { kind: 'firm', name: '样例乙律师事务所' },
  agency: { kind: 'court', name: '寿县人民法院' },
  bureau: { kind: 'bureau', name: shouxian.bureauName },
} as const satisfies Record<string, { kind: OrganisationKind; name: string }>
export type PlaceName = keyof typeof PLACES
export const PLACE_NAMES = Object.keys(PLACES) as PlaceName[]

/** What there is of one matter to be asked for. */
export type Target = {
  matterId: string
  personId: string
  documentId: string
  attachmentId: string
  consultationId: string
  cooperationId: string
  counselId: string
  /** A notice that waits for a duty lawyer, one that opened a matter, and an organ's system. */
  noticeId: string
  paperId: string
  scanId: string
  linkId: string
  dutyPostId: string
  helpId: string
  signedFormId: string
  /** The first paper of the matter that has a number. */
  letterId: string
}
export const nobody = (): Target => ({
  matterId: newId(),
  personId: newId(),
  documentId: newId(),
  attachmentId: newId(),
  consultationId: newId(),
  cooperationId: newId(),
  counselId: newId(),
  noticeId: newId(),
  paperId: newId(),
  scanId: newId(),
  linkId: newId(),
  dutyPostId: newId(),
  helpId: newId(),
  signedFormId: newId(),
  letterId: newId(),
})

/** One matter waiting in each state; `notice` came from a court, `urgent` was granted before its review was finished, `ownReview` is for whoever reviews it himself. */
export const MATTERS = [
  'received',
  'notice',
  'supplementing',
  'accepted',
  'reviewed',
  'granted',
  'assigned',
  'handling',
  'closing',
  'closed',
  'graded',
  'subsidised',
  'archived',
  'lent',
  'noticeHandling',
  'cooperating',
  'urgent',
  'changing',
  'refused',
  'refusalObjected',
  'deemedWithdrawn',
  'ownReview',
] as const
export type MatterName = (typeof MATTERS)[number]

export type House = {
  place: Place
  organisations: Record<PlaceName, string>
  matters: Record<MatterName, Target>
  otherCounty: Target
  /** Who was planted where, by matter. */
  people: Map<string, Invented[]>
  counsel: { own: string; colleague: string; other: string }
  /** A link that nobody has used yet. */
  invitation: string
  loggedIn: { login: string; password: string }
  /** The secret of somebody's calendar feed. */
  feed: string
  /** An account that nobody uses. */
  someone: string
  /** A seal that nothing is sealed with by itself, and the code on a paper. */
  sealId: string
  code: string
  /** Lists of what is to be destroyed: one that waits for its first approval, one that two have approved. */
  destruction: { drafted: string; approved: string }
  log: string[]
  hire(role: Role, at: PlaceName, counselId?: string | null): Promise<string>
  /** With another part of the world; a database given as `db` is closed with the house. */
  serve(options?: Serving): Promise<FastifyInstance>
  api(accountId?: string, day?: string): Api
  close(): Promise<void>
}
export type Serving = Partial<World> & { modules?: readonly Module[]; prepare?: Prepare }
/** Runs in the operation's transaction once it is known who asks. */
export type Prepare = (db: Reader, actor: Actor, request: FastifyRequest) => Promise<void>

/** A post open twice a week, and some of its days. */
export const DUTY = {
  postId: newId(),
  post: { name: '寿县看守所', keepsHolidays: false, from: TODAY, monday: '09:00-17:30', thursday: '09:00-17:30' },
  month: '2026-04',
  days: ['2026-04-13', '2026-04-20'],
  /** A day that the matter's own counsel sits, who has come. */
  attended: '2026-04-16',
  /** Months that are over on `later`: one that can be bound, and one that is. */
  over: '2026-05',
  bound: '2026-06',
  later: '2026-07-01',
} as const
/** Nobody came in those months; the director says why. */
export const bindingOf = (month: string) => ({ month, dossierId: newId(), explanation: '当月值班没有登记到岗' })
export const PUBLIC_KEY = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
const PDF = plainPdf('样例')
export const paper = (): File => new File([PDF], '欠条.pdf')
/** For whoever asks what may be opened, not what it looks like. */
const noPrinter: Typesetter = {
  typeset: async () => PDF,
  words: async () => '<html><body></body></html>',
  layOut: async () => ({ pdf: PDF, pages: 1, sealPlaces: [] }),
  close: async () => {},
}

/** A county with its people, its matters in every state, and a second county in the same database. */
export async function openHouse(place: Place, { peopleEach = 1 } = {}): Promise<House> {
  const { config, superDb } = place
  const folder = mkdtempSync(join(tmpdir(), 'fayuan-attack-files-'))
  const log: string[] = []
  const serverDb = connect({ ...config, max: 12 })
  const world: World = {
    db: serverDb,
    typesetter: noPrinter,
    files: openFileStore(folder),
    vault: openVault(openKeyRing(join(place.folder, 'keys'), { inUse: [], now: atNine(TODAY) })),
    log: (line) => void log.push(line),
    now: (request) => atNine(String(request.headers[DAY] ?? TODAY)),
    identify: async () => null,
  }
  const apps: FastifyInstance[] = []
  const databases = new Set([serverDb])
  const serve: House['serve'] = async ({ modules = MODULES, prepare, ...over } = {}) => {
    const identify = async (db: Reader, request: FastifyRequest) => {
      const id = request.headers[ACTOR]
      const actor = typeof id === 'string' ? ((await findActor(db, id)) ?? null) : null
      if (actor) await prepare?.(db, actor, request)
      return actor
    }
    const app = await buildServer({ ...world, identify, ...over }, modules)
    apps.push(app)
    if (over.db) databases.add(over.db)
    return app
  }
  const app = await serve()
  const api = (accountId?: string, day: string = TODAY): Api =>
    createClient(CONTRACTS, injectInto(app, { [DAY]: day, ...(accountId && { [ACTOR]: accountId }) }))

  const first = await openCounty(serverDb, shouxian, { practice: true, now: atNine(TODAY) })
  const loggedIn = { login: 'admin', password: 'practice county 2026' }
  await api().acceptInvitation({ token: first.token, name: '管理员', ...loggedIn })
  const { id: adminId } = await one(superDb, sql<{ id: string }>`select id from account`)
  const admin = api(adminId)
  for (const { kind, name } of [PLACES.ownFirm, PLACES.otherFirm, PLACES.agency])
    await admin.addOrganisation({ organisationId: newId(), kind, name })
  const registered = await admin.listOrganisations({})
  const idOf = (name: string) => registered.find((each) => each.name === name)?.id as string
  const organisations = Object.fromEntries(
    PLACE_NAMES.map((name) => [name, idOf(PLACES[name].name)]),
  ) as House['organisations']

  let hired = 0
  const hireIn = async (county: string, role: Role, organisationId: string, counselId: string | null = null) => {
    // Straight into the register: what is tried here is what accounts may do, not how they come to be.
    const id = newId()
    await rows(
      superDb,
      sql`
      insert into account (county, id, login, name, password_digest, roles, organisation_id, counsel_id)
      values (${county}, ${id}, ${`attack-${county}-${++hired}`}, ${`职员${hired}`}, 'none', ${[role]}, ${organisationId}, ${counselId})`,
    )
    return id
  }
  const hire: House['hire'] = (role, at, counselId = null) => hireIn(COUNTY, role, organisations[at], counselId)
  const register = async (as: Api, organisationId: string, name: string) =>
    (
      await as.registerCounsel({
        counselId: newId(),
        organisationId,
        kind: 'lawyer',
        name,
        licenceNumber: '13404202010123456',
        phone: '13800001234',
        licensedOn: '2015-06-01',
        criminalSince: '2015-06-01',
        knowsMinors: true,
        matterKinds: ['civil', 'criminal', 'administrative'],
      })
    ).counselId
  const counsel = {
    own: await register(admin, organisations.ownFirm, '样例律师甲'),
    colleague: await register(admin, organisations.ownFirm, '样例律师乙'),
    other: await register(admin, organisations.otherFirm, '样例律师丙'),
  }
  const { invitation } = await admin.addAccount({
    accountId: newId(),
    login: 'invited',
    name: '新人',
    roles: ['reviewer'],
    organisationId: organisations.centre,
  })

  let serial = 0
  const people = new Map<string, Invented[]>()
  const bring = async (clerk: Api, over: Parameters<typeof wageClaim>[1] = {}): Promise<Target> => {
    const matterId = newId()
    const consultationId = newId()
    const recipients = Array.from({ length: peopleEach }, () => invented(serial++))
    const asker = invented(serial++)
    people.set(matterId, recipients)
    people.set(consultationId, [asker])
    const { name, phone, idNumber } = asker
    await clerk.recordConsultation({
      consultationId,
      channel: 'visit',
      name,
      phone,
      idNumber,
      cause: 'labourPay',
      groups: [],
      question: '工资没有结清',
      answer: '可以申请法律援助',
      toldMayApply: true,
    })
    await clerk.submitApplication(wageClaim(matterId, { recipients, ...over }))
    const { attachmentId } = await clerk.addAttachment(
      { matterId, attachmentId: newId(), title: '欠条' },
      { file: paper() },
    )
    const signedFormId = newId()
    const [signer = asker] = recipients
    const signing = { kind: 'application-form', manner: 'typed', name: signer.name } as const
    await clerk.signForm({ matterId, signedFormId, ...signing })
    return { ...nobody(), matterId, consultationId, attachmentId, signedFormId }
  }
  const seen = async (target: Target): Promise<Target> => {
    const { matterId } = target
    const found = await one(
      superDb,
      sql<{ personId: string; documentId: string | null; letterId: string | null; counselId: string | null }>`
      select (select person_id from party where matter_id = m.id and position = 1) as person_id, m.counsel_id,
             (select id from document where matter_id = m.id order by issued_at, number limit 1) as document_id,
             (select id from document where matter_id = m.id and number is not null order by issued_at, number limit 1) as letter_id
        from matter m where id = ${matterId}`,
    )
    return {
      ...target,
      personId: found.personId,
      documentId: found.documentId ?? target.documentId,
      letterId: found.letterId ?? target.letterId,
      counselId: counsel.own,
    }
  }

  const clerk = api(await hire('stationClerk', 'ownStation'))
  const roads = await openRoads({ hire, api, counsel })
  const asked = { askedBy: '凤台县法律援助中心', about: '核查样例人的户籍' }
  const { cooperationId } = await api(await hire('reviewer', 'centre')).recordCooperation({
    cooperationId: newId(),
    ...asked,
  })
  const sendNotices = async (as: Api, administrator: Api, organisationId: string, about: Invented) => {
    const { linkId, noticeId, paperId, scanId } = nobody()
    const of = { at: atNine(TODAY), reason: 'otherDefendant', charge: '盗窃罪' } as const
    const helped = invented(serial++)
    const { name, idNumber } = helped
    people.set(noticeId, [helped])
    const { reason: _reason, ...help } = noticeFrom('court', { ...of, noticeId, serial: 1, name, idNumber })
    await as.sendNotice({ ...help, kind: 'help', road: 'paper', organisationId })
    await as.addNoticeScan({ noticeId, scanId }, { file: paper() })
    const person = { name: about.name, idNumber: about.idNumber }
    const notice = noticeFrom('court', { ...of, noticeId: paperId, serial: 2, ...person })
    await as.sendNotice({ ...notice, road: 'paper', organisationId })
    await administrator.connectAgency({ linkId, organisationId, publicKey: PUBLIC_KEY })
    return { linkId, noticeId, paperId, scanId }
  }
  const keeper = api(await hire('director', 'centre'))
  await keeper.savePost({ postId: DUTY.postId, ...DUTY.post })
  for (const counselId of [counsel.own, counsel.colleague])
    await keeper.saveMember({ counselId, posts: [DUTY.postId], maxAMonth: 8 })
  await keeper.planRoster({ month: DUTY.month })
  // A shift in each of two later months, without planning them whole.
  await rows(
    superDb,
    sql`
    insert into duty_shift (county, post_id, day, begins_at, ends_at, counsel_id, changed_by)
    select county, post_id, (month || '-15')::date, (month || '-15T09:00+08:00')::timestamptz, (month || '-15T17:30+08:00')::timestamptz,
           ${counsel.own}, changed_by
      from (select county, post_id, changed_by from duty_shift limit 1) planned, unnest(${[DUTY.over, DUTY.bound]}::text[]) month`,
  )
  await keeper.seatCounsel({ postId: DUTY.postId, day: DUTY.attended, counselId: counsel.own })
  const sitter = api(await hire('counsel', 'ownFirm', counsel.own), DUTY.attended)
  const { path: feedPath } = await sitter.openFeed({})
  await sitter.arriveOnDuty({ postId: DUTY.postId, day: DUTY.attended })
  const helpId = newId()
  await sitter.recordHelp({ helpId, ...HELPED })
  const matters = {} as House['matters']
  for (const name of MATTERS) {
    const target = await bring(clerk, name === 'notice' || name === 'noticeHandling' ? NOTICE : {})
    await roads.walk(target.matterId, name)
    matters[name] = { ...(await seen(target)), cooperationId }
  }
  const [notified] = people.get(matters.notice.matterId) as [Invented]
  const noticed = await sendNotices(api(await hire('reviewer', 'centre')), admin, organisations.agency, notified)
  for (const name of MATTERS) Object.assign(matters[name], noticed, { dutyPostId: DUTY.postId, helpId })

  await api(await hire('director', 'centre'), DUTY.later).archiveHelpMonth(bindingOf(DUTY.bound))
  // Bound, and their years over.
  await rows(
    superDb,
    sql`
    update dossier d set digest = (select digest from attachment t order by t.matter_id = d.matter_id desc nulls last limit 1), bound_at = now(), keep_until = '2020-12-31'`,
  )
  const archivist = api(await hire('archivist', 'centre'))
  const destruction = { drafted: newId(), approved: newId() }
  for (const listId of Object.values(destruction))
    await archivist.draftDestruction({ listId, reason: '保管期满', dossierIds: [matters.archived.matterId] })
  for (const role of ['director', 'approver'] as const)
    await api(await hire(role, 'centre')).decideDestruction({ listId: destruction.approved, decision: 'approve' })

  const keeperId = await hire('reviewer', 'centre')
  const sealId = newId()
  const ownership = { organisationId: organisations.centre, keeperId, documents: [] }
  await keeper.registerSeal({ sealId, kind: 'official', inscription: '寿县法律援助中心', ...ownership })
  const { documentId } = matters.handling
  await api(await hire('reviewer', 'centre')).askForSeal({ documentId, sealId, reason: '对外出具' })
  const printed = await one(
    superDb,
    sql<{ code: string }>`select code from document_code where document_id = ${matters.received.documentId}`,
  )

  const otherPack = { ...shouxian, code: OTHER_COUNTY, centreName: '凤台县法律援助中心', bureauName: '凤台县司法局' }
  await openCounty(serverDb, otherPack, { practice: true, now: atNine(TODAY) })
  const { id: otherCentre } = await one(
    superDb,
    sql<{ id: string }>`select id from organisation where county = ${OTHER_COUNTY} and kind = 'centre'`,
  )
  const otherDirector = api(await hireIn(OTHER_COUNTY, 'director', otherCentre))
  const otherAdmin = api(await hireIn(OTHER_COUNTY, 'administrator', otherCentre))
  const otherCourt = newId()
  await otherAdmin.addOrganisation({ organisationId: otherCourt, kind: 'court', name: '凤台县人民法院' })
  const foreign = await bring(otherDirector)
  const otherCounty = {
    ...(await seen(foreign)),
    counselId: await register(otherDirector, otherCentre, '样例律师丁'),
    cooperationId: (await otherDirector.recordCooperation({ cooperationId: newId(), ...asked })).cooperationId,
    ...(await sendNotices(otherDirector, otherAdmin, otherCourt, invented(serial++))),
  }

  return {
    place,
    organisations,
    matters,
    otherCounty,
    people,
    counsel,
    invitation: invitation.replace('/invitation/', ''),
    loggedIn,
    feed: feedPath.split('/').at(-1) as string,
    someone: keeperId,
    sealId,
    code: printed.code,
    destruction,
    log,
    hire,
    serve,
    api,
    async close() {
      for (const each of apps) await each.close()
      for (const each of databases) await each.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const NOTICE = {
  source: 'agency',
  noticeReason: 'sensoryDisability',
  noticeNumber: '(2026)皖0422刑初1号',
  kind: 'criminal',
  cause: 'criminalDefence',
  form: 'criminalDefence',
  stage: 'trial',
  groups: ['disabled'],
  materials: [],
  means: { promised: false },
} as const satisfies Parameters<typeof wageClaim>[1]

/** One person helped in the shift that was attended. */
export const HELPED = {
  ...{
    postId: DUTY.postId,
    day: DUTY.attended,
    name: '样例人',
    organ: '寿县公安局',
    stage: 'investigation',
    charge: '盗窃罪',
  },
  begunAt: `${DUTY.attended}T08:00:00+08:00`,
  endedAt: `${DUTY.attended}T08:30:00+08:00`,
  kinds: ['consultation'],
  signed: true,
} as const satisfies Omit<Parameters<Api['recordHelp']>[0], 'helpId'>

export const loanOf = (dossierId: string) => ({
  ...{ dossierId, loanId: newId(), borrower: '样例人', purpose: '质量评查', dueOn: LATER },
})

export const CLOSING = {
  closedOn: TODAY,
  manner: 'judgment',
  result: 'won',
  benefit: 8_935_300,
  wages: 8_935_300,
  summary: '判决支付全部工资',
  materials: [
    { code: 'agreement', title: '委托协议', pages: 2, original: true },
    { code: 'outcome', title: '民事判决书', pages: 6, original: false },
  ],
} as const satisfies Omit<Parameters<Api['submitClosing']>[0], 'matterId'>
export const REVIEW = { proposal: 'grant', meansProof: 'exempt', opinion: '农民工追索劳动报酬，免予核查' } as const
export const REASONS = [{ text: '农民工追索劳动报酬', basis: '法律援助法 第三十一条' }]

/** The main road, walked by the people whose work each step is, as far as a state. */
async function openRoads({ hire, api, counsel }: Pick<House, 'hire' | 'api' | 'counsel'>) {
  const as = async (role: Role, at: PlaceName = 'centre', counselId: string | null = null) =>
    api(await hire(role, at, counselId))
  const reviewer = await as('reviewer')
  const approver = await as('approver')
  const assigner = await as('assigner')
  const lawyer = await as('counsel', 'ownFirm', counsel.own)
  const supervisor = await as('qualitySupervisor')
  const finance = await as('finance')
  const archivist = await as('archivist')
  const steps: [MatterName, (matterId: string) => Promise<unknown>][] = [
    ['accepted', (matterId) => reviewer.acceptApplication({ matterId })],
    ['reviewed', (matterId) => reviewer.submitReview({ matterId, ...REVIEW })],
    ['granted', (matterId) => approver.grantAid({ matterId, reasons: REASONS })],
    ['assigned', (matterId) => assigner.assignCounsel({ matterId, counselId: counsel.own, reason: '集中由一人办理' })],
    ['handling', (matterId) => take(lawyer, matterId)],
    ['closing', (matterId) => lawyer.submitClosing({ matterId, ...CLOSING })],
    ['closed', (matterId) => supervisor.acceptClosing({ matterId })],
    ['graded', (matterId) => supervisor.gradeMatter({ matterId, grade: 'good', opinion: '材料齐全' })],
    ['subsidised', (matterId) => finance.computeSubsidy({ matterId })],
    ['archived', (matterId) => archivist.archiveMatter({ matterId })],
    ['lent', (matterId) => archivist.lendDossier(loanOf(matterId))],
  ]
  const to = async (until: MatterName, matterId: string): Promise<void> => {
    for (const [state, step] of steps) {
      await step(matterId)
      if (state === until) return
    }
  }
  const supplement = (matterId: string) => reviewer.requestSupplement({ matterId, items: ['身份证明'] })
  const refuse = async (matterId: string) => {
    await to('reviewed', matterId)
    await approver.refuseAid({ matterId, reasons: REASONS, overrideReason: '经核实不属于援助事项' })
  }
  const beside: Partial<Record<MatterName, (matterId: string) => Promise<unknown>>> = {
    supplementing: supplement,
    async deemedWithdrawn(matterId) {
      await supplement(matterId)
      await api(await hire('reviewer', 'centre'), LATER).deemWithdrawn({ matterId })
    },
    async noticeHandling(matterId) {
      await assigner.acceptNotice({ matterId })
      await assigner.assignCounsel({ matterId, counselId: counsel.own, reason: '集中由一人办理' })
      await lawyer.takeAssignment({ matterId })
    },
    async cooperating(matterId) {
      await to('accepted', matterId)
      await reviewer.requestCooperation({
        matterId,
        to: '凤台县法律援助中心',
        situation: '事实在外地',
        toCheck: '用人单位',
      })
    },
    async urgent(matterId) {
      await to('accepted', matterId)
      await approver.grantUrgentAid({ matterId, ground: 'measure', explanation: '需要财产保全', settleBy: LATER })
    },
    async changing(matterId) {
      await to('handling', matterId)
      await lawyer.askChange({ matterId, ground: 'incapacity', explanation: '承办人住院' })
    },
    ownReview: (matterId) => to('accepted', matterId),
    refused: refuse,
    async refusalObjected(matterId) {
      await refuse(matterId)
      await reviewer.receiveObjection({ matterId, notifiedOn: TODAY, reason: '符合条件' })
    },
  }
  return {
    async walk(matterId: string, until: MatterName): Promise<void> {
      if (until === 'received' || until === 'notice') return
      await (beside[until]?.(matterId) ?? to(until, matterId))
    },
  }
}

async function take(lawyer: Api, matterId: string): Promise<void> {
  await lawyer.takeAssignment({ matterId })
  for (const [entry, note] of [
    ['agreement', '签订委托协议'],
    ['meeting', '约见受援人'],
    ['hearing', '开庭审理'],
  ] as const)
    await lawyer.recordProgress({ matterId, entry, on: TODAY, place: '寿县', note })
}

/** Whether a matter is counsel's already: before that no firm has anything to do with it. */
export const isAssigned = (name: MatterName): boolean =>
  ['changing', 'noticeHandling'].includes(name) ||
  (MATTERS.indexOf(name) >= MATTERS.indexOf('assigned') && MATTERS.indexOf(name) <= MATTERS.indexOf('lent'))
