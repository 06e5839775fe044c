import { describe, expect, it } from 'vitest'
import { DOCUMENTS, type DocumentKind } from '#documents/index.ts'
import { addDays, plainDate } from '#kernel/plain-date.ts'
import { CATALOGUES, type Catalogue, CLOSING_MATERIALS, type ClosingMaterial, catalogueOf } from '#law/dossier.ts'
import { requiredMaterials } from '#law/materials.ts'
import { EMPTY_MATTER, type Matter } from '#modules/matter/rules.ts'
import { type Dossier, FAULTS, type FaultId, type HeldDocument, judgeDossier } from './rules.ts'

/** The same dossiers each time: a small generator with its own seed. */
function chanceOf(seed: number) {
  let state = seed * 2_654_435_761
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
  return {
    whole: (least: number, most: number) => least + Math.floor(next() * (most - least + 1)),
    is: (share: number) => next() < share,
    one: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T,
  }
}

const DAY = plainDate('2026-01-05')
const LISTS = {
  ...(Object.fromEntries(
    Object.keys(CATALOGUES).map((name) => [name, ['meetingRecord', 'agreement', 'outcome']]),
  ) as Record<Catalogue, ClosingMaterial[]>),
  needsScans: false,
  needsService: true,
}
const KINDS = [
  ['criminal', 'criminalDefence', 'criminalDefence', 'investigation'],
  ['criminal', 'criminalDefence', 'criminalDefence', 'prosecution'],
  ['criminal', 'criminalDefence', 'criminalDefence', 'trial'],
  ['criminal', 'crimeVictim', 'criminalAgency', 'prosecution'],
  ['criminal', 'crimeVictim', 'criminalAgency', 'trial'],
  ['civil', 'labourPay', 'litigation', 'firstInstance'],
  ['civil', 'labourPay', 'arbitration', 'arbitration'],
  ['civil', 'supportOfParents', 'nonLitigation', 'notStarted'],
  ['administrative', 'administrativeAct', 'litigation', 'firstInstance'],
] as const

/** A dossier in which nothing is wrong, as its seed draws it: kind, people, papers, seals, service, scans, a change or a supplement. */
function sound(seed: number): Dossier {
  const chance = chanceOf(seed)
  const [kind, cause, form, stage] = chance.one(KINDS)
  const isNotified = form === 'criminalDefence' && chance.is(0.7)
  const recipients = chance.is(0.2) ? chance.whole(2, 6) : 1
  const day = (after: number) => addDays(DAY, after)
  const isTerminated = chance.is(0.1)
  const isUrgent = !isNotified && chance.is(0.1)
  const closingManner = isTerminated ? null : chance.one(['judgment', 'mediated', 'award', 'withdrawn'] as const)
  const matter = {
    ...EMPTY_MATTER,
    county: '340422',
    id: `m${seed}`,
    number: `寿援申〔2026〕${seed}号`,
    state: isTerminated ? 'terminated' : 'subsidised',
    ...{ kind, cause, form, stage, recipients, closingManner },
    agency: form === 'nonLitigation' ? null : '寿县人民法院',
    source: chance.is(0.15) ? 'agent' : 'self',
    noticeReason: isNotified ? 'minor' : null,
    receivedOn: day(0),
    acceptedOn: isNotified ? null : day(isUrgent ? 6 : 2),
    decidedOn: isNotified ? null : day(isUrgent ? 7 : 3),
    assignedOn: day(4),
    takenOn: day(5),
    closedOn: isTerminated ? null : day(60),
    closingSubmittedOn: isTerminated ? null : day(62),
    endedOn: isTerminated ? day(40) : null,
    grade: isTerminated ? null : 'good',
    subsidy: isTerminated ? null : 120_000,
  } as unknown as Matter
  const steps = new Set<Dossier['story'][number]['step']>(['receive', 'assign', 'takeAssignment'])
  const kinds = new Set<DocumentKind>([isNotified ? 'notice-receipt' : 'material-receipt', 'assignment-notice'])
  if (!isNotified) kinds.add('grant-decision')
  if (matter.agency) kinds.add('official-letter')
  kinds.add(isTerminated ? 'termination-decision' : 'closing-report')
  const happened = (share: number, step: Dossier['story'][number]['step'], document: DocumentKind) => {
    if (!chance.is(share)) return
    steps.add(step)
    kinds.add(document)
  }
  if (isUrgent) steps.add('grantUrgent')
  if (!isNotified) happened(0.2, 'requestSupplement', 'supplement-notice')
  if (!isNotified) happened(0.05, 'requestCooperation', 'cooperation-letter')
  happened(0.1, 'changeCounsel', 'change-notice')
  happened(0.05, 'upholdDecision', 'objection-decision')
  const isSealed = chance.is(0.5)
  const documents: HeldDocument[] = [...kinds].map((document, index) => ({
    id: `d${String(index).padStart(2, '0')}`,
    kind: document,
    title: DOCUMENTS[document].title,
    number: DOCUMENTS[document].series ? `寿援字〔2026〕${seed * 20 + index}号` : null,
    issuedOn: document === 'closing-report' ? day(63) : day(Math.min(3 + index, 40)),
    voidedOn: null,
    sealing: isSealed && DOCUMENTS[document].series ? 'made' : null,
    servedOn: ['grant-decision', 'termination-decision', 'objection-decision'].includes(document) ? day(45) : null,
  }))
  // A paper that was written wrongly stays, void, beside the one that replaced it.
  const [wrong] = documents.filter(({ kind }) => kind === 'assignment-notice')
  if (wrong && chance.is(0.15))
    documents.push({ ...wrong, id: 'd99', number: `${wrong.number}作`, voidedOn: day(6), sealing: null })
  const asked = requiredMaterials({ cause, noticeReason: matter.noticeReason, source: matter.source, exemption: null })
  const notice = isNotified ? [{ code: 'caseMaterials', title: '通知辩护公函' }] : []
  const catalogue = catalogueOf(matter)
  const closing = isTerminated
    ? []
    : [...new Set([...LISTS[catalogue], ...(chance.is(0.5) ? ['opinion' as const] : [])])]
  const materials = [
    ...[...asked.filter(({ required }) => required), ...notice].map(({ code, title }) => ({
      phase: 'application',
      ...{ code, title },
      pages: code === 'identity' ? recipients : chance.whole(1, 9),
      original: code !== 'identity',
      receivedOn: day(chance.whole(0, 1)),
    })),
    ...closing.map((code) => ({
      phase: 'closing',
      ...{ code, title: CLOSING_MATERIALS[code] },
      pages: chance.whole(1, 30),
      original: code === 'agreement',
      receivedOn: day(62),
    })),
  ]
  // Some are scanned, whole; one of them in two files.
  const files = materials
    .filter(() => chance.is(0.3))
    .flatMap(({ phase, code, title, pages }, index) => {
      const file = { title, phase, code }
      return pages > 1 && chance.is(0.4)
        ? [
            { ...file, id: `f${index}a`, pages: 1, digest: `${seed}/${index}/a` },
            { ...file, id: `f${index}b`, pages: pages - 1, digest: `${seed}/${index}/b` },
          ]
        : [{ ...file, id: `f${index}`, pages, digest: `${seed}/${index}` }]
    })
  if (chance.is(0.3))
    files.push({ id: 'x', title: '现场照片', phase: null as never, code: null as never, pages: 1, digest: `${seed}/x` })
  return {
    ...{ matter, materials, documents, files },
    hasAgent: matter.source === 'agent',
    signed: [],
    story: [...steps].map((step) => ({ step, on: day(4) })),
    lists: chance.is(0.8) ? LISTS : undefined,
    today: day(100),
  }
}

type Plant = (dossier: Dossier) => Dossier
const without =
  (kind: DocumentKind): Plant =>
  (it) => ({ ...it, documents: it.documents.filter((d) => d.kind !== kind) })
const lacking =
  (code: string): Plant =>
  (it) => ({ ...it, materials: it.materials.filter((m) => m.code !== code) })
const withMatter =
  (over: Partial<Matter>): Plant =>
  (it) => ({ ...it, matter: { ...it.matter, ...over } })
const withDocument =
  (kind: DocumentKind, over: Partial<HeldDocument>): Plant =>
  (it) => ({
    ...it,
    documents: it.documents.map((d) => (d.kind === kind && d.voidedOn === null ? { ...d, ...over } : d)),
  })
const withMaterial =
  (code: string, over: Partial<Dossier['materials'][number]>): Plant =>
  (it) => ({
    ...it,
    files: [],
    materials: it.materials.map((m) => (m.code === code ? { ...m, ...over } : m)),
  })
const after =
  (step: Dossier['story'][number]['step']): Plant =>
  (it) => ({
    ...it,
    story: [...it.story, { step, on: DAY }],
  })
const day = (days: number) => addDays(DAY, days)

/** Forty things that go wrong in dossiers, each planted in a sound one that can have it. */
const PLANTS: readonly [FaultId, string, (dossier: Dossier) => boolean, Plant][] = [
  ['missingApplication', 'no application form', applied, lacking('applicationForm')],
  ['missingApplication', 'no paper of identity', applied, lacking('identity')],
  ['missingApplication', 'no statement of means', hasMaterial('meansStatement'), lacking('meansStatement')],
  ['missingApplication', 'no papers of the case', applied, lacking('caseMaterials')],
  [
    'missingNotice',
    'no notice of the organ',
    notified,
    (it) => lacking('caseMaterials')(without('notice-receipt')(it)),
  ],
  [
    'missingAuthority',
    'an agent without authority',
    applied,
    (it) => ({ ...lacking('authority')(it), hasAgent: true }),
  ],
  ['missingDecision', 'no decision', applied, without('grant-decision')],
  ['missingAssignment', 'no assignment notice', always, without('assignment-notice')],
  ['missingLetter', 'no official letter', has('official-letter'), without('official-letter')],
  [
    'missingSupplement',
    'a supplement asked for, no notice',
    applied,
    (it) => after('requestSupplement')(without('supplement-notice')(it)),
  ],
  [
    'missingCooperation',
    'asked elsewhere, no letter',
    applied,
    (it) => after('requestCooperation')(without('cooperation-letter')(it)),
  ],
  ['missingChange', 'counsel changed, no notice', always, (it) => after('changeCounsel')(without('change-notice')(it))],
  ['missingChange', 'counsel refused, no notice', always, (it) => after('refuseCounsel')(without('change-notice')(it))],
  [
    'missingObjection',
    'an objection decided, no decision',
    always,
    (it) => after('upholdDecision')(without('objection-decision')(it)),
  ],
  ['missingClosingReport', 'no closing report', closed, without('closing-report')],
  ['missingTermination', 'terminated, no decision', terminated, without('termination-decision')],
  ['missingAgreement', 'no agreement', closed, lacking('agreement')],
  [
    'missingOutcome',
    'a judgment that is not there',
    closed,
    (it) => lacking('outcome')(withMatter({ closingManner: 'judgment' })(it)),
  ],
  ['missingListed', 'no record of the meeting', (it) => closed(it) && it.lists !== undefined, lacking('meetingRecord')],
  ['unsigned', 'the application form is a copy', applied, withMaterial('applicationForm', { original: false })],
  ['unsigned', 'the agreement is a copy', closed, withMaterial('agreement', { original: false })],
  [
    'fewIdentities',
    'one paper of identity for nine people',
    applied,
    (it) => withMaterial('identity', { pages: 1 })(withMatter({ recipients: 9 })(it)),
  ],
  [
    'notServed',
    'a decision that never reached anybody',
    applied,
    (it) => withDocument('grant-decision', { servedOn: null })({ ...it, lists: LISTS }),
  ],
  ['servedEarly', 'served before it was written', applied, withDocument('grant-decision', { servedOn: day(-1) })],
  ['sealAsked', 'a seal asked for and not decided', always, withDocument('assignment-notice', { sealing: 'asked' })],
  ['sealRefused', 'a seal turned down', always, withDocument('assignment-notice', { sealing: 'refused' })],
  ['sealNotMade', 'a seal that is being put on', always, withDocument('assignment-notice', { sealing: 'allowed' })],
  ['onlyVoid', 'a void notice that nothing replaces', always, withDocument('assignment-notice', { voidedOn: day(6) })],
  ['noNumber', 'a letter without a number', always, withDocument('assignment-notice', { number: null })],
  [
    'doubleNumber',
    'one number on two papers',
    applied,
    (it) =>
      withDocument('assignment-notice', { number: '寿援字〔2026〕1号' })(
        withDocument('grant-decision', { number: '寿援字〔2026〕1号' })(it),
      ),
  ],
  [
    'stepsBackwards',
    'assigned before it was decided',
    (it) => applied(it) && !it.story.some(({ step }) => step === 'grantUrgent'),
    withMatter({ assignedOn: day(2) }),
  ],
  ['stepsBackwards', 'taken before it was assigned', always, withMatter({ takenOn: day(3) })],
  [
    'documentEarly',
    'a paper older than the application',
    always,
    withDocument('assignment-notice', { issuedOn: day(-3) }),
  ],
  ['documentLate', 'a paper of next month', always, withDocument('assignment-notice', { issuedOn: day(130) })],
  [
    'materialEarly',
    'a record older than the assignment',
    closed,
    withMaterial('meetingRecord', { receivedOn: day(1) }),
  ],
  [
    'materialLate',
    'an application paper after the closing',
    applied,
    withMaterial('caseMaterials', { receivedOn: day(90) }),
  ],
  ['closedEarly', 'closed before it was assigned', closed, withMatter({ closedOn: day(2) })],
  ['closedLate', 'closed after it was reported', closed, withMatter({ closedOn: day(70) })],
  ['noPages', 'a material without pages', always, (it) => withFirst(it, { pages: 0 })],
  ['noTitle', 'a material without a name', always, (it) => withFirst(it, { title: ' ' })],
  ['scanPages', 'a scan that lacks a page', always, (it) => filed(it, { pages: (it.materials[0]?.pages ?? 0) + 1 })],
  [
    'noScan',
    'no scan where the county wants one',
    always,
    (it) => ({ ...it, files: [], lists: { ...LISTS, needsScans: true } }),
  ],
  ['looseFile', 'a scan of what is not on the list', always, (it) => filed(it, { title: '房产证' })],
  ['strangeFile', 'a word processor’s file', always, (it) => filed(it, { pages: null, phase: null, code: null })],
  [
    'twiceFiled',
    'the same scan twice',
    always,
    (it) => ({ ...it, files: [LOOSE, { ...LOOSE, id: 'y', title: '又一份' }] }),
  ],
  ['noGrade', 'no grade', closed, withMatter({ grade: null })],
  ['noSubsidy', 'no subsidy', closed, withMatter({ subsidy: null })],
]
const LOOSE = { id: 'x', title: '照片', phase: null, code: null, pages: 1, digest: 'one' }
function always() {
  return true
}
function applied({ matter }: Dossier) {
  return matter.noticeReason === null
}
function notified({ matter }: Dossier) {
  return matter.noticeReason !== null
}
function closed({ matter }: Dossier) {
  return matter.state === 'subsidised'
}
function terminated({ matter }: Dossier) {
  return matter.state === 'terminated'
}
function has(kind: DocumentKind) {
  return ({ documents }: Dossier) => documents.some((it) => it.kind === kind)
}
function hasMaterial(code: string) {
  return ({ materials }: Dossier) => materials.some((it) => it.code === code)
}
function withFirst(it: Dossier, over: Partial<Dossier['materials'][number]>): Dossier {
  return { ...it, files: [], materials: it.materials.map((m, index) => (index === 0 ? { ...m, ...over } : m)) }
}
function filed(it: Dossier, over: Partial<Dossier['files'][number]>): Dossier {
  const [{ phase, code, title, pages } = { phase: '', code: '', title: '', pages: 1 }] = it.materials
  return { ...it, files: [{ id: 'y', phase, code, title, pages, digest: 'y', ...over }] }
}
const idsOf = (dossier: Dossier) => judgeDossier(dossier).map(({ id }) => id)
const SOUND = Array.from({ length: 200 }, (_, index) => sound(index + 1))

describe('the gate of the archive', () => {
  it('[AR1] finds nothing in two hundred sound dossiers of all kinds', () => {
    expect(
      SOUND.flatMap((dossier) => judgeDossier(dossier).map(({ text }) => `${dossier.matter.id}: ${text}`)),
    ).toEqual([])
    const catalogues = new Set(SOUND.map(({ matter }) => catalogueOf(matter)))
    expect([...catalogues].sort()).toEqual(Object.keys(CATALOGUES).sort())
  })
  it('[AR1] knows more than forty faults, and each is planted', () => {
    expect(PLANTS.length).toBeGreaterThanOrEqual(40)
    expect(new Set(PLANTS.map(([id]) => id))).toEqual(new Set(Object.keys(FAULTS)))
  })
  it.each(PLANTS)('[AR1] names %s: %s', (id, _what, suits, plant) => {
    const dossiers = SOUND.filter(suits)
    expect(dossiers.length).toBeGreaterThan(5)
    for (const dossier of dossiers) expect(idsOf(plant(dossier))).toContain(id)
    const [first] = dossiers as [Dossier]
    expect(judgeDossier(plant(first)).find((it) => it.id === id)).toMatchSnapshot()
  })
  it('[AR1] names every one of several at once, each with what it rests on', () => {
    const dossier = SOUND.find((it) => applied(it) && closed(it) && it.lists !== undefined) as Dossier
    const many = PLANTS.filter(([, , suits]) => suits(dossier)).filter(([id]) =>
      ['missingSupplement', 'unsigned', 'sealAsked', 'closedLate', 'noGrade', 'twiceFiled'].includes(id),
    )
    const faults = judgeDossier(many.reduce((it, [, , , plant]) => plant(it), dossier))
    expect(new Set(faults.map(({ id }) => id))).toEqual(new Set(many.map(([id]) => id)))
    for (const { id, text, basis } of faults) expect([id, text.length > 3, basis.length > 3]).toEqual([id, true, true])
  })
  it('[AR1] takes a signature on the screen for one on paper', () => {
    const dossier = SOUND.find((it) => applied(it) && closed(it)) as Dossier
    const copied = withMaterial('applicationForm', { original: false })(dossier)
    expect(idsOf(copied)).toEqual(['unsigned'])
    expect(idsOf({ ...copied, signed: ['application-form'] })).toEqual([])
  })
  it('[AR2] asks of a terminated matter its termination, and neither report nor grade nor subsidy', () => {
    const dossier = SOUND.find(terminated) as Dossier
    expect(idsOf(without('termination-decision')(dossier))).toEqual(['missingTermination'])
  })
})
