import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { instantOf, msOf } from '#kernel/plain-date.ts'
import type { NoticeReason } from '#law/terms.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Database, rows, sql } from '#platform/database.ts'
import { pidIn, startPostgres } from '#platform/postgres-server.ts'
import { type Inbox, openInbox } from '#practice/agencies/inbox.ts'
import { changedNotice, type NoticeSent, noticeFrom } from '#practice/agencies/notices.ts'
import { type AgencyApi, signingClient } from '#practice/agencies/signing.ts'
import { invented } from '../attack/canaries.ts'
import { type Attack, chanceOf, inParallel, shuffled, startTally, type Tally } from '../attack/harness.ts'
import { startServer } from '../server-process.ts'
import { openLook, persist } from './outbox.ts'
import { type Address, settle, type TownApi } from './town.ts'

const NOTICES = 60
const TIMES = 5
const LANES = 6
const LOAD = 15 // to one lawyer, below what the county allows
const TOLD_WITHIN = 120_000 // ms; pauses between tries grow
const ORGANS = [
  ['court', '寿县人民法院', 'otherDefendant'],
  ['procuratorate', '寿县人民检察院', 'prosecutionCoverage'],
  ['police', '寿县公安局', 'sensoryDisability'],
] as const satisfies readonly (readonly [Parameters<typeof noticeFrom>[0], string, NoticeReason])[]

type Organ = { api: AgencyApi; recorded: (send: typeof fetch) => AgencyApi; inbox: Inbox; secret: string }
type Sent = { organ: Organ; notice: NoticeSent; last: NoticeSent; answers: string[] }

/** Three organs' systems send each notice five times in any order while the server and its database are killed; the centre answers each. */
export const n1: Attack = {
  id: 'N1',
  run: async ({ planted, count = NOTICES }) => {
    const data = mkdtempSync(join(tmpdir(), 'fayuan-notices-'))
    const chance = chanceOf(23)
    const tally = startTally()
    let server = await startServer({ data, practice: 'none' })
    const address: Address = { now: server.address }
    const organs: Organ[] = []
    let kills = 0
    try {
      const town = await settle(server, address)
      const admin = town.admin
      const director = (await town.hire(['director'])).api
      const lawyers: Awaited<ReturnType<typeof town.hireCounsel>>[] = []
      for (let each = 0; each < count; each += LOAD) lawyers.push(await town.hireCounsel())
      for (const [kind, name] of ORGANS) {
        const organisationId = crypto.randomUUID()
        await admin.addOrganisation({ organisationId, kind, name })
        const { publicKey, privateKey } = generateKeyPairSync('ed25519')
        const [linkId, inbox] = [crypto.randomUUID(), await openInbox()]
        const key = publicKey.export({ type: 'spki', format: 'pem' }).toString()
        await admin.connectAgency({ linkId, organisationId, publicKey: key, webhookUrl: inbox.url })
        const { secret } = await admin.readLinkSecret({ linkId })
        const system = (send?: typeof fetch) =>
          signingClient(CONTRACTS, () => address.now, { linkId, privateKey }, send && { send })
        organs.push({ api: system(), recorded: system, inbox, secret })
      }
      const look = openLook(data)
      if (planted) await forgetPeople(look)

      const sent = Array.from({ length: count }, (_, serial): Sent => {
        const [kind, , reason] = ORGANS[serial % ORGANS.length] as (typeof ORGANS)[number]
        const { name, idNumber } = invented(60_000 + serial)
        const at = instantOf(Date.now() - 60_000)
        const of = { noticeId: crypto.randomUUID(), serial: serial + 1, at, name, idNumber, reason, charge: '盗窃罪' }
        const notice = noticeFrom(kind, of)
        return {
          organ: organs[serial % ORGANS.length] as Organ,
          notice,
          last: changedNotice(notice, 0.01),
          answers: [],
        }
      })
      // Twice as it was, twice as it is later, and once more under another id and number: told again by hand.
      const sendings = sent.flatMap((each) => {
        const byHand = {
          ...each.last,
          noticeId: crypto.randomUUID(),
          documentNumber: `${each.notice.documentNumber}补`,
        }
        return [each.notice, each.notice, each.last, each.last, byHand].map((notice) => ({ each, notice }))
      })
      let isDone = false
      let answered = 0
      const answer = async (ask: () => Promise<unknown>) => {
        const text = await persist(ask)
        answered++
        return text
      }
      const killing = (async () => {
        while (!isDone) {
          const before = answered
          await sleep(400 + Math.floor(chance() * 900)) // the moment of the kill is what is tried, not waited for
          // A slow machine starts it anew for longer than it then lives: killed before it answered, nobody gets anywhere.
          while (answered < before + LANES && !isDone) await sleep(20)
          if (isDone) return
          const kind = kills++ % 3
          if (kind !== 0) process.kill(pidIn(join(data, 'pg', 'postmaster.pid')) as number, 'SIGKILL')
          if (kind === 1) continue
          await server.kill()
          server = await startServer({ data, practice: 'none' })
          address.now = server.address
        }
      })()
      await inParallel(shuffled(sendings, chance), LANES, async ({ each, notice }) => {
        const commandId = crypto.randomUUID()
        each.answers.push(await answer(() => each.organ.api.sendNotice(notice, { commandId })))
      })
      for (const organ of organs) organ.inbox.open(organ.secret)
      for (const [index, row] of (await everyNotice(answer, director)).entries()) {
        const { matterId } = row
        if (matterId === null) continue
        const { counselId, api } = lawyers[index % lawyers.length] as (typeof lawyers)[number]
        const ids = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()] as const
        const reason = '集中由一人办理'
        await answer(() => director.acceptNotice({ matterId }, { commandId: ids[0] }))
        await answer(() => director.assignCounsel({ matterId, counselId, reason }, { commandId: ids[1] }))
        await answer(() => api.takeAssignment({ matterId }, { commandId: ids[2] }))
      }
      isDone = true
      await killing
      await untilTold(organs, 2 * count, TOLD_WITHIN)
      await requireOne(look, sent, tally)
      requireTold(sent, tally)
      await requireReplayRefused(organs[0] as Organ, (sent[0] as Sent).notice, tally)
      const late = (await everyNotice(persist, director)).filter(({ isLate }) => isLate).length
      tally.check(late === 0, () => `${late} notices answered late`)
      await look.close()
      const received = organs.reduce((sum, { inbox }) => sum + inbox.counts.received, 0)
      const unsound = organs.reduce((sum, { inbox }) => sum + inbox.counts.unsound, 0)
      tally.check(unsound === 0, () => `${unsound} messages whose signature does not hold`)
      return tally.outcome({ notices: count, sends: sendings.length, kills, late, messages: received })
    } finally {
      for (const { inbox } of organs) await inbox.close()
      await server.kill()
      await (await startPostgres(data)).stop() // a killed program leaves its PostgreSQL behind; this ends it
      rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    }
  },
}

/** Planted: whoever is written down cannot be recognised again. */
const forgetPeople = async (look: Database) => {
  await rows(
    look,
    sql.raw(`create function forget() returns trigger language plpgsql as $$ begin
    new.name := new.name || gen_random_uuid(); new.id_number_index := gen_random_uuid(); return new; end $$`),
  )
  await rows(look, sql.raw('create trigger forget before insert on person for each row execute function forget()'))
}

type Persist = typeof persist
const persisted = async <T>(by: Persist, ask: () => Promise<T>): Promise<T> => JSON.parse(await by(ask)) as T

/** All of the list, page by page; the oldest first, so that what is answered meanwhile moves nothing. */
async function everyNotice(by: Persist, director: Pick<TownApi, 'listNotices'>) {
  const found = []
  for (let page = 1; ; page++) {
    const ask = () => director.listNotices({ sort: 'receivedAt', page, size: 100 })
    const { total, rows } = await persisted(by, ask)
    found.push(...rows)
    if (rows.length === 0 || found.length >= total) return found
  }
}

async function untilTold(organs: readonly Organ[], expected: number, within: number): Promise<void> {
  const begun = performance.now()
  const told = () => organs.reduce((sum, { inbox }) => sum + inbox.told.size, 0)
  while (told() < expected && performance.now() - begun < within) await sleep(200) // the messages come when they come
}

type Kept = {
  notices: number
  matters: number
  receipts: number
  letters: number
  times: number
  hearing: string | null
}
/** One notice, one matter, one receipt, one letter, and the account of the case that is the youngest. */
async function requireOne(look: Database, sent: readonly Sent[], tally: Tally): Promise<void> {
  for (const { notice, last, answers } of sent) {
    const [kept] = await rows(
      look,
      sql<Kept>`
      with mine as (select * from agency_notice where case_number = ${notice.caseNumber})
      select (select count(*)::int from mine) as notices, (select count(*)::int from matter m where m.case_number = ${notice.caseNumber}) as matters,
             (select sum(times)::int from mine) as times, (select max(hearing_at) from mine) as hearing,
             (select count(*)::int from document d join matter m on m.id = d.matter_id where m.case_number = ${notice.caseNumber} and d.kind = 'notice-receipt') as receipts,
             (select count(*)::int from document d join matter m on m.id = d.matter_id where m.case_number = ${notice.caseNumber} and d.kind = 'official-letter') as letters`,
    )
    const { notices = 0, matters = 0, receipts = 0, letters = 0, times = 0, hearing = null } = kept ?? {}
    const one = [notices, matters, receipts, letters].every((number) => number === 1)
    tally.check(
      one,
      () => `${notice.caseNumber}: ${notices} notices, ${matters} matters, ${receipts} receipts, ${letters} letters`,
    )
    tally.check(times === TIMES, () => `${notice.caseNumber}: counted ${times} times`)
    const due = last.hearingAt ? msOf(instantOf(Date.parse(last.hearingAt))) : null
    tally.check(
      (hearing && Date.parse(hearing)) === due,
      () => `${notice.caseNumber}: hearing ${hearing}, told ${last.hearingAt}`,
    )
    tally.check(
      new Set(answers).size === 1,
      () => `${notice.caseNumber}: answered ${[...new Set(answers)].join(' and ')}`,
    )
  }
}

/** The organ heard of each notice once that it came and once who defends, however often it was sent. */
function requireTold(sent: readonly Sent[], tally: Tally): void {
  for (const { organ, notice } of sent) {
    const heard = [...organ.inbox.told.values()].filter(({ data }) => data.caseNumber === notice.caseNumber)
    const types = heard.map(({ type }) => type).sort()
    tally.check(
      types.join() === 'counsel.assigned,notice.received',
      () => `${notice.caseNumber}: told ${types.join() || 'nothing'}`,
    )
  }
}

/** What somebody recorded on the way and sends again, with its signature, is refused; so is a changed word. */
async function requireReplayRefused(organ: Organ, notice: NoticeSent, tally: Tally): Promise<void> {
  const recorded: { url: string; init: RequestInit }[] = []
  const listen = async (url: string | URL | Request, init?: RequestInit) => {
    recorded.push({ url: String(url), init: init as RequestInit })
    return fetch(url, init)
  }
  await persist(() => organ.recorded(listen).sendNotice(notice))
  const [{ url, init }] = recorded as [(typeof recorded)[number]]
  const again = await fetch(url, init)
  tally.check(again.status === 401, () => `a replay was answered ${again.status}`)
  const changed = await fetch(url, { ...init, body: String(init.body).replace('盗窃罪', '诈骗罪') })
  tally.check(changed.status === 401, () => `a changed body was answered ${changed.status}`)
}
