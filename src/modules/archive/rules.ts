import type { DocumentKind } from '#documents/index.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import {
  CATALOGUES,
  type Catalogue,
  CLOSING_MATERIALS,
  type ClosingMaterial,
  catalogueOf,
  SIGNED_MATERIALS,
} from '#law/dossier.ts'
import { requiredMaterials } from '#law/materials.ts'
import type { MatterStep } from '#modules/matter/lifecycle.ts'
import type { Matter } from '#modules/matter/rules.ts'

export type HeldMaterial = {
  phase: string
  code: string
  title: string
  pages: number
  original: boolean
  receivedOn: PlainDate
}
export type HeldDocument = {
  id: string
  kind: DocumentKind
  title: string
  number: string | null
  issuedOn: PlainDate
  voidedOn: PlainDate | null
  /** Of the electronic seal: nothing where the paper carries none. */
  sealing: 'asked' | 'refused' | 'allowed' | 'made' | null
  servedOn: PlainDate | null
}
export type HeldFile = {
  id: string
  title: string
  phase: string | null
  code: string | null
  pages: number | null
  digest: string
}
export type StoryStep = { step: MatterStep; on: PlainDate }
/** All that is in the dossier, and what the county asks of it. */
export type Dossier = {
  matter: Matter
  hasAgent: boolean
  materials: readonly HeldMaterial[]
  documents: readonly HeldDocument[]
  files: readonly HeldFile[]
  story: readonly StoryStep[]
  /** The forms that were signed on a screen. */
  signed: readonly string[]
  /** The county's list of the day; where it has none, the statute's own demands alone. */
  lists: (Record<Catalogue, readonly ClosingMaterial[]> & { needsScans: boolean; needsService: boolean }) | undefined
  today: PlainDate
}
/** A fault by its name, so that a plant in a test is found as itself; `text` says what and where, `basis` why. */
export type Fault = Reason & { id: FaultId }
export const FAULTS = {
  missingApplication: '办理法律援助案件程序规定 第十一条',
  missingNotice: '法律援助法 第三十六条',
  missingDecision: '办理法律援助案件程序规定 第四十二条（一案一卷）',
  missingAssignment: '办理法律援助案件程序规定 第四十二条（一案一卷）',
  missingLetter: '办理法律援助案件程序规定 第四十二条（一案一卷）',
  missingClosingReport: '法律援助法 第五十条',
  missingTermination: '法律援助法 第四十八条',
  missingAgreement: '办理法律援助案件程序规定 第二十七条',
  missingOutcome: '法律援助法 第五十条',
  missingListed: '本县规则：卷内必备材料',
  missingSupplement: '法律援助法 第四十三条第二款',
  missingCooperation: '办理法律援助案件程序规定 第十六条',
  missingChange: '法律援助法 第五十五条',
  missingObjection: '法律援助法 第四十九条',
  missingAuthority: '办理法律援助案件程序规定 第十一条',
  unsigned: '办理法律援助案件程序规定 第十一条（申请人签名）',
  fewIdentities: '办理法律援助案件程序规定 第十一条（每名申请人的身份证明）',
  notServed: '办理法律援助案件程序规定 第二十条（待确认）',
  servedEarly: '归档要求：日期先后相符',
  sealAsked: '归档要求：用印完备',
  sealRefused: '归档要求：用印完备',
  sealNotMade: '归档要求：用印完备',
  onlyVoid: '归档要求：作废文书应有替代',
  noNumber: '归档要求：文号完备',
  doubleNumber: '归档要求：文号完备',
  stepsBackwards: '归档要求：日期先后相符',
  documentEarly: '归档要求：日期先后相符',
  documentLate: '归档要求：日期先后相符',
  materialEarly: '归档要求：日期先后相符',
  materialLate: '归档要求：日期先后相符',
  closedEarly: '办理法律援助案件程序规定 第四十条',
  closedLate: '办理法律援助案件程序规定 第四十条',
  noPages: '归档要求：逐页编号',
  noTitle: '归档要求：题名完备',
  scanPages: '归档要求：扫描件与原件页数相符',
  noScan: '本县规则：卷内材料应当全部有扫描件',
  looseFile: '归档要求：一件一名',
  strangeFile: '归档要求：PDF 或者图片',
  twiceFiled: '归档要求：不重复归档',
  noGrade: '法律援助法 第五十七条',
  noSubsidy: '法律援助法 第五十二条',
} as const
export type FaultId = keyof typeof FAULTS

const fault = (id: FaultId, text: string): Fault => ({ id, text, basis: FAULTS[id] })
const ENDS_IN_COURT = ['judgment', 'ruling', 'award']
/** More copies of identity cards than this do not stand on one page. */
const IDS_ON_A_PAGE = 4
/** What must have reached the person before the dossier is closed. */
const SERVED: readonly DocumentKind[] = ['grant-decision', 'termination-decision', 'objection-decision']
const UNNUMBERED: readonly DocumentKind[] = [
  'material-receipt',
  'notice-receipt',
  'closing-report',
  'dossier-cover',
  'dossier-index',
]

/**
 * Everything wrong with a dossier before it is closed for good, at once, each with its ground: what is missing, unsigned, unsealed,
 * out of its order of days, or has other pages than it says. A sound dossier gives nothing.
 */
export function judgeDossier(dossier: Dossier): Fault[] {
  return [
    ...missing(dossier),
    ...ofMaterials(dossier),
    ...ofDocuments(dossier),
    ...ofDays(dossier),
    ...ofFiles(dossier),
    ...ofClosing(dossier.matter),
  ]
}

function missing({ matter, hasAgent, materials, documents, story, lists }: Dossier): Fault[] {
  const isTerminated = matter.state === 'terminated'
  const has = (phase: string, code: string) => materials.some((it) => it.phase === phase && it.code === code)
  const holds = (kind: DocumentKind) => documents.some((it) => it.kind === kind)
  const took = (...steps: MatterStep[]) => story.some(({ step }) => steps.includes(step))
  const wants = (id: FaultId, isWanted: boolean, kind: DocumentKind, title: string) =>
    isWanted && !holds(kind) ? [fault(id, `缺${title}`)] : []
  const wasAssigned = matter.assignedOn !== null
  const { cause, noticeReason, source, closingManner } = matter
  const asked = requiredMaterials({ cause, noticeReason, source, exemption: null }).filter(
    ({ code, required }) => required && !has('application', code),
  )
  const ends = closingManner !== null && ENDS_IN_COURT.includes(closingManner)
  const statutory: ClosingMaterial[] =
    isTerminated || !wasAssigned ? [] : ['agreement', ...(ends ? (['outcome'] as const) : [])]
  const catalogue = catalogueOf(matter)
  const listed = isTerminated ? [] : (lists?.[catalogue] ?? []).filter((code) => !statutory.includes(code))
  const NAMED = { agreement: 'missingAgreement', outcome: 'missingOutcome' } as const
  return [
    ...asked.map(({ title, basis }) => ({ ...fault('missingApplication', `缺${title}`), basis })),
    ...(noticeReason !== null && !has('application', 'caseMaterials') && !holds('notice-receipt')
      ? [fault('missingNotice', '缺办案机关的通知公函')]
      : []),
    ...(noticeReason === null && hasAgent && !has('application', 'authority') && !has('application', 'kinship')
      ? [fault('missingAuthority', '由代理人申请，缺代理权证明')]
      : []),
    ...wants('missingDecision', noticeReason === null, 'grant-decision', '给予法律援助决定书'),
    ...wants('missingAssignment', wasAssigned, 'assignment-notice', '指派通知书'),
    ...wants('missingLetter', took('takeAssignment') && matter.agency !== null, 'official-letter', '法律援助公函'),
    ...wants('missingSupplement', took('requestSupplement'), 'supplement-notice', '补充材料、说明通知书'),
    ...wants('missingCooperation', took('requestCooperation'), 'cooperation-letter', '法律援助协作函'),
    ...wants('missingChange', took('changeCounsel', 'refuseCounsel'), 'change-notice', '更换法律援助人员通知书'),
    ...wants('missingObjection', took('upholdDecision', 'orderCorrection'), 'objection-decision', '异议审查决定书'),
    ...wants('missingClosingReport', !isTerminated, 'closing-report', '结案报告表'),
    ...wants('missingTermination', isTerminated, 'termination-decision', '终止法律援助决定书'),
    ...statutory
      .filter((code) => !has('closing', code))
      .map((code) => fault(NAMED[code as keyof typeof NAMED], `缺${CLOSING_MATERIALS[code]}`)),
    ...listed
      .filter((code) => !has('closing', code))
      .map((code) => fault('missingListed', `缺${CLOSING_MATERIALS[code]}（${CATALOGUES[catalogue]}必备）`)),
  ]
}

function ofMaterials({ matter, materials, lists, files, signed }: Dossier): Fault[] {
  const named = (it: HeldMaterial) => `“${it.title.trim() || '无题名'}”`
  const isUnsigned = ({ code, original }: HeldMaterial) =>
    Object.hasOwn(SIGNED_MATERIALS, code) && !original && !signed.includes(SIGNED_MATERIALS[code] ?? '')
  const scansOf = (it: HeldMaterial) =>
    files.filter((file) => file.phase === it.phase && file.code === it.code && file.title === it.title)
  return materials.flatMap((it) => {
    const scans = scansOf(it)
    const scanned = scans.reduce((sum, { pages }) => sum + (pages ?? 0), 0)
    return [
      ...(it.title.trim() === '' ? [fault('noTitle', `第 ${materials.indexOf(it) + 1} 项材料没有题名`)] : []),
      ...(it.pages < 1 ? [fault('noPages', `${named(it)}没有页数`)] : []),
      ...(isUnsigned(it) ? [fault('unsigned', `${named(it)}应当是签名的原件，登记的是复印件`)] : []),
      ...(it.code === 'identity' && it.pages > 0 && identities(materials) * IDS_ON_A_PAGE < matter.recipients
        ? [fault('fewIdentities', `身份证明共 ${identities(materials)} 页，受援人有 ${matter.recipients} 名`)]
        : []),
      ...(scans.length > 0 && scanned !== it.pages
        ? [fault('scanPages', `${named(it)}登记 ${it.pages} 页，扫描件 ${scanned} 页`)]
        : []),
      ...(lists?.needsScans && scans.length === 0 ? [fault('noScan', `${named(it)}没有扫描件`)] : []),
    ]
  })
}
const identities = (materials: readonly HeldMaterial[]) =>
  materials.filter(({ code }) => code === 'identity').reduce((sum, { pages }) => sum + pages, 0)

function ofDocuments({ documents, lists }: Dossier): Fault[] {
  const named = ({ title, number }: HeldDocument) => `《${title}》${number ?? ''}`
  const standing = documents.filter(({ voidedOn }) => voidedOn === null)
  const faults = documents.flatMap((it) => {
    const isVoid = it.voidedOn !== null
    const isAlone = isVoid && !standing.some(({ kind }) => kind === it.kind)
    const twin = it.number !== null && documents.some((other) => other.id < it.id && other.number === it.number)
    return [
      ...(isAlone ? [fault('onlyVoid', `${named(it)}已经作废，没有替代的文书`)] : []),
      ...(!isVoid && it.number === null && !UNNUMBERED.includes(it.kind)
        ? [fault('noNumber', `${named(it)}没有文号`)]
        : []),
      ...(twin ? [fault('doubleNumber', `文号${it.number}用了两次`)] : []),
      ...(!isVoid && it.sealing === 'asked' ? [fault('sealAsked', `${named(it)}申请用印还没有批准`)] : []),
      ...(!isVoid && it.sealing === 'refused' ? [fault('sealRefused', `${named(it)}用印没有获准`)] : []),
      ...(!isVoid && it.sealing === 'allowed'
        ? [fault('sealNotMade', `${named(it)}正在加盖电子印章，请稍后再归档`)]
        : []),
      ...(!isVoid && lists?.needsService && SERVED.includes(it.kind) && it.servedOn === null
        ? [fault('notServed', `${named(it)}没有登记送达`)]
        : []),
      ...(it.servedOn !== null && it.servedOn < it.issuedOn
        ? [fault('servedEarly', `${named(it)}的送达日期早于出具日期`)]
        : []),
    ]
  })
  return faults
}

function ofDays({ matter, materials, documents, story, today }: Dossier): Fault[] {
  const { receivedOn, acceptedOn, decidedOn, assignedOn, takenOn, closedOn, closingSubmittedOn, endedOn } = matter
  // Aid given in advance is decided upon afterwards (第四十四条).
  const isUrgent = story.some(({ step }) => step === 'grantUrgent')
  const ORDER = [
    ['收到申请', receivedOn],
    ['受理', isUrgent ? null : acceptedOn],
    ['决定', isUrgent ? null : decidedOn],
    ['指派', assignedOn],
    ['接受指派', takenOn],
    ['报结案', closingSubmittedOn],
  ] as const
  const stated = ORDER.filter((entry): entry is readonly [(typeof entry)[0], PlainDate] => entry[1] !== null)
  const backwards = stated.flatMap(([what, on], index) => {
    const before = stated[index - 1]
    return before && on < before[1] ? [fault('stepsBackwards', `${what}（${on}）早于${before[0]}（${before[1]}）`)] : []
  })
  const end = closingSubmittedOn ?? endedOn
  return [
    ...backwards,
    ...documents.flatMap(({ title, issuedOn }) => [
      ...(issuedOn < receivedOn
        ? [fault('documentEarly', `《${title}》的日期（${issuedOn}）早于收到申请（${receivedOn}）`)]
        : []),
      ...(issuedOn > today ? [fault('documentLate', `《${title}》的日期（${issuedOn}）在今天以后`)] : []),
    ]),
    ...materials.flatMap(({ title, phase, receivedOn: on }) => [
      ...(phase === 'closing' && assignedOn !== null && on < assignedOn
        ? [fault('materialEarly', `“${title}”的收到日期（${on}）早于指派（${assignedOn}）`)]
        : []),
      ...(on > today || (phase === 'application' && end !== null && on > end)
        ? [fault('materialLate', `“${title}”的收到日期（${on}）晚于${on > today ? '今天' : '报结案'}`)]
        : []),
    ]),
    ...(closedOn !== null && assignedOn !== null && closedOn < assignedOn
      ? [fault('closedEarly', `结案日（${closedOn}）早于指派（${assignedOn}）`)]
      : []),
    ...(closedOn !== null && closingSubmittedOn !== null && closedOn > closingSubmittedOn
      ? [fault('closedLate', `结案日（${closedOn}）晚于报结案（${closingSubmittedOn}）`)]
      : []),
  ]
}

function ofFiles({ files, materials }: Dossier): Fault[] {
  return files.flatMap((file, index) => {
    const { title, phase, code, pages, digest } = file
    const isFiled = materials.some((it) => it.phase === phase && it.code === code && it.title === title)
    const first = files.findIndex((other) => other.digest === digest)
    return [
      ...(pages === null
        ? [fault('strangeFile', `附件“${title}”不是 PDF 或者图片，不能入卷；请另存为 PDF 上传，并将它设为不入卷`)]
        : []),
      ...(pages !== null && phase !== null && !isFiled
        ? [fault('looseFile', `附件“${title}”对应的材料已经不在清单中，请重新对应材料或者设为不入卷`)]
        : []),
      ...(first < index
        ? [fault('twiceFiled', `附件“${title}”和“${files[first]?.title}”是同一个文件，请将其中一个设为不入卷`)]
        : []),
    ]
  })
}

const ofClosing = ({ state, grade, subsidy }: Matter): Fault[] =>
  state === 'terminated'
    ? []
    : [
        ...(grade === null ? [fault('noGrade', '没有评定质量等次')] : []),
        ...(subsidy === null ? [fault('noSubsidy', '没有核定办案补贴')] : []),
      ]
