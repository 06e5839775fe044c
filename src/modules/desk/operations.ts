import type { z } from 'zod'
import { DOCUMENTS } from '#documents/index.ts'
import { type Actor, has } from '#kernel/actor.ts'
import { maskAddress, maskIdNumber, maskPhone } from '#kernel/mask.ts'
import { addDays, type Instant, msOf, type PlainDate, plainDate, yearOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listMaterials } from '#modules/application/store.ts'
import { archive } from '#modules/archive/contract.ts'
import { countStopped } from '#modules/archive/store.ts'
import { consultation } from '#modules/consultation/contract.ts'
import { listAttachments, listDocuments } from '#modules/document/store.ts'
import {
  isStageOver,
  MATTER_STEPS,
  type MatterStep,
  sightOf,
  UNDER_WAY,
  waitingFor,
} from '#modules/matter/lifecycle.ts'
import { asRow, listAllMatters, listLinked, readNamed } from '#modules/matter/list.ts'
import { availableSteps } from '#modules/matter/offers.ts'
import { findParty, listParties, type Party } from '#modules/matter/people.ts'
import { CLOCKED } from '#modules/matter/rules.ts'
import { listStory, obstacleToTakeBack, readMatter } from '#modules/matter/store.ts'
import { takeBackOffer } from '#modules/matter/taking-back.ts'
import { readProcedure } from '#modules/notice/store.ts'
import { limitsOn, readLimits, readPolicy } from '#modules/policy/store.ts'
import { requireRevealsLeft, requireTask } from '#modules/reading/store.ts'
import { listOwnShifts } from '#modules/roster/store.ts'
import type { Operations } from '#platform/context.ts'
import type { Reader } from '#platform/database.ts'
import type { desk, Figure } from './contract.ts'
import { type Counts, countYear, REFUSED } from './store.ts'

const masked = (party: Party): Party => ({
  ...party,
  idNumber: party.idNumber && maskIdNumber(party.idNumber),
  phone: party.phone && maskPhone(party.phone),
  address: party.address && maskAddress(party.address),
})

const SHOWN = 100
const FOLLOWED = 10
/** Today is one of them. */
const DAYS_AHEAD = 7

export const deskOperations: Operations<typeof desk> = {
  async readDesk({ db, actor, today, now }) {
    const mine = waitingFor(actor)
    const { onDay } = await readPolicy(db, actor.county, today)
    const limits = limitsOn(onDay)
    const open = (await listAllMatters(db, actor, { states: [...new Set([...mine, ...CLOCKED])] })).map((row) =>
      asRow(row, today, limits),
    )
    const byDue = open.toSorted((a, b) => (a.due?.on ?? '9999').localeCompare(b.due?.on ?? '9999'))
    const waiting = byDue.filter(({ state }) => mine.includes(state))
    const followed = follows(actor) ? byDue.filter(({ state }) => !mine.includes(state)) : []
    const from = plainDate(`${yearOf(today)}-01-01`)
    const counts = await countYear(db, actor, from, today, onDay.groupCounting === 'perPerson')
    return {
      today,
      waiting: waiting.slice(0, SHOWN),
      waitingTotal: waiting.length,
      followed: followed.slice(0, FOLLOWED),
      followedTotal: followed.length,
      lateTotal: open.filter(({ due }) => due?.late).length,
      figures: [...(await stoppedVolumes(db, actor)), ...figuresOf(counts, from, today)].filter(({ list }) =>
        mayOpen[list.of](actor),
      ),
      shifts: await ownShifts(db, actor, today, now),
    }
  },

  async readMatter(context, { matterId }) {
    const { db, actor, now, today } = context
    const seen = await readMatter(db, actor, matterId)
    const opening = await requireTask(db, actor, seen, now)
    const { county } = seen
    const named = await readNamed(db, actor, matterId)
    const parties = await listParties(context, county, matterId)
    const materials = await listMaterials(db, county, matterId)
    const story = await listStory(db, county, matterId)
    const documents = await listDocuments(db, county, matterId)
    const last = story.at(-1)
    const back = last && !(await obstacleToTakeBack(db, actor, seen, story)) ? [takeBackOffer(last)] : []
    return {
      ...named,
      trialProcedure: (await readProcedure(db, county, matterId)) ?? named.trialProcedure,
      ...asRow(named, today, await readLimits(db, county, today)),
      parties: parties.map(masked),
      materials,
      steps: story.map(({ position, step, by, on, at, note, detail }) => ({
        position,
        step,
        label: labelOf({ step, detail }, seen.noticeReason),
        by,
        on,
        at,
        note,
      })),
      documents: documents.map((row) => ({ ...row, title: DOCUMENTS[row.kind].title })),
      attachments: await listAttachments(db, county, matterId),
      next: [...availableSteps(seen, actor, today), ...back],
      opening,
      linked: await listLinked(db, actor, seen),
      mayContinue: isStageOver(seen.state),
    }
  },

  async revealPerson(context, { matterId, personId }) {
    const { db, actor, now } = context
    const seen = await readMatter(db, actor, matterId)
    await requireTask(db, actor, seen, now)
    const { county } = seen
    await requireRevealsLeft(db, actor, now)
    const party = await findParty(context, county, matterId, personId)
    if (!party) throw new Refusal('not_found', '这件案件中没有这位当事人，请刷新页面')
    return party
  },
}

type DeskFigure = z.output<typeof Figure>
type Told = { step: MatterStep; detail: Record<string, unknown> | null }
/** What the story says was done: of a step that was taken back, which. */
function labelOf({ step, detail }: Told, noticeReason: string | null): string {
  if (step === 'receive' && noticeReason) return '收到办案机关通知'
  if (step === 'takeBack') return `撤回：${MATTER_STEPS[detail?.step as MatterStep].label}`
  return MATTER_STEPS[step].label
}

/** The bureau follows the county's matters, a station, a firm and counsel their own; the centre's posts have their own work before them. */
const follows = (actor: Actor): boolean => has(actor, 'bureau') || sightOf(actor) !== 'county'

/** A figure is told to whoever may open its list: to all others it would be a nought that is not true, or a dead end. */
const mayOpen: Record<DeskFigure['list']['of'], (actor: Actor) => boolean> = {
  matters: (actor) => sightOf(actor) !== 'none',
  consultations: (actor) => has(actor, ...consultation.listConsultations.roles),
  dossiers: (actor) => has(actor, ...archive.listDossiers.roles),
}

/** What begins in the next days, and what began yesterday evening and goes on. */
async function ownShifts(db: Reader, { county, counselId }: Actor, today: PlainDate, now: Instant) {
  if (!counselId) return []
  const near = await listOwnShifts(db, county, counselId, addDays(today, -1), addDays(today, DAYS_AHEAD - 1))
  return near
    .filter(({ until }) => msOf(until) > msOf(now))
    .map(({ day, from, until, name }) => ({ day, from, until, post: name }))
}

/** What was stopped reminds of itself whoever may let it go on, until nothing is stopped any more. */
async function stoppedVolumes(db: Reader, actor: Actor): Promise<DeskFigure[]> {
  if (!has(actor, ...archive.stopBinding.roles)) return []
  const value = await countStopped(db, actor.county)
  if (value === 0) return []
  const list = { of: 'dossiers' as const, filter: { state: 'stopped' } }
  return [{ name: 'stoppedVolumes', label: '停止装订的卷宗', value, unit: '卷', list }]
}

function figuresOf(counts: Counts, from: PlainDate, until: PlainDate): DeskFigure[] {
  const matters = (filter: Record<string, unknown>) => ({ of: 'matters' as const, filter })
  const within = { from, until }
  const granted = matters({ granted: true, dated: 'decidedOn', ...within })
  const closed = matters({ dated: 'closingAcceptedOn', ...within })
  const refused = matters({ states: REFUSED, dated: 'decidedOn', ...within })
  const underWay = matters({ states: UNDER_WAY })
  const archived = matters({ dated: 'archivedOn', ...within })
  return [
    { name: 'received', label: '本年收到申请和通知', value: counts.received, unit: '件', list: matters(within) },
    { name: 'granted', label: '本年给予援助', value: counts.granted, unit: '件', list: granted },
    { name: 'refused', label: '本年不予援助', value: counts.refused, unit: '件', list: refused },
    { name: 'underWay', label: '正在承办', value: counts.underWay, unit: '件', list: underWay },
    { name: 'closed', label: '本年结案', value: counts.closed, unit: '件', list: closed },
    { name: 'archived', label: '本年归档', value: counts.archived, unit: '件', list: archived },
    { name: 'recipients', label: '本年受援人', value: counts.recipients, unit: '人', list: granted },
    { name: 'benefit', label: '本年挽回损失、取得利益', value: counts.benefit, unit: '分', list: closed },
    {
      name: 'consultations',
      label: '本年咨询',
      value: counts.consultations,
      unit: '人次',
      list: { of: 'consultations', filter: within },
    },
  ]
}
