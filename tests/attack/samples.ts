import { writeXlsx } from 'hucre'
import { generateSync } from 'otplib'
import type { z } from 'zod'
import type { Role } from '#kernel/actor.ts'
import { instantOf } from '#kernel/plain-date.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { noticeFrom } from '#practice/agencies/notices.ts'
import { CALENDAR_2027, wageClaim } from '../examples.ts'
import { softKey } from '../soft-key.ts'
import { invented } from './canaries.ts'
import {
  type Api,
  bindingOf,
  CLOSING,
  DUTY,
  HELPED,
  type House,
  LATER,
  loanOf,
  type MatterName,
  newId,
  PLACES,
  type PlaceName,
  PUBLIC_KEY,
  paper,
  REASONS,
  REVIEW,
  type Target,
  TODAY,
} from './house.ts'

type Contracts = typeof CONTRACTS
export type OperationName = keyof Contracts
export type Sample<N extends OperationName = OperationName> = {
  /** What the operation is about; null where it is about no record. */
  about: 'matter' | 'consultation' | 'counsel' | 'cooperation' | 'notice' | 'link' | 'shift' | 'help' | null
  /** The matter on which it succeeds, and others on which the answer may differ. */
  on: MatterName
  alsoOn?: readonly MatterName[]
  /** What that person does beforehand. */
  before?: (as: Api, target: Target) => Promise<unknown>
  /** Whose work it is; `handles` is the matter's own counsel, null somebody who has not signed in. */
  by: { role: Role; at: PlaceName; handles?: boolean } | null
  day?: string
  input: (target: Target, house: House) => z.input<Contracts[N]['input']>
  file?: () => Promise<File>
}

const sheet = async (): Promise<File> => {
  const rows = [
    ['姓名', '公民身份号码', '联系电话', '住址', '请求金额（元）'],
    ['样例工', '', '13800000000', '寿县', 5000],
  ]
  return new File([(await writeXlsx({ sheets: [{ name: '名单', rows }] })) as Uint8Array<ArrayBuffer>], '名单.xlsx')
}
const counselSheet = async (): Promise<File> => {
  const rows = [
    ['姓名', '所属单位', '人员类别', '办理案件类别'],
    ['样例新律师', '样例新律师事务所', '律师', '民事、刑事'],
  ]
  return new File([(await writeXlsx({ sheets: [{ name: '名单', rows }] })) as Uint8Array<ArrayBuffer>], '名册.xlsx')
}
const peopleSheet = async (): Promise<File> => {
  const rows = [
    ['姓名', '登录名', '职责', '机构'],
    ['样例新人', 'yangli.xinren', '审查人员、指派人员', PLACES.centre.name],
  ]
  return new File([(await writeXlsx({ sheets: [{ name: '名单', rows }] })) as Uint8Array<ArrayBuffer>], '用户.xlsx')
}
const organisationSheet = async (): Promise<File> => {
  const rows = [
    ['类别', '名称', '乡镇'],
    ['律师事务所', '样例新律师事务所', '寿春镇'],
  ]
  return new File([(await writeXlsx({ sheets: [{ name: '名单', rows }] })) as Uint8Array<ArrayBuffer>], '机构.xlsx')
}
const centre = (role: Role) => ({ role, at: 'centre' as const })
const lawyer = { role: 'counsel', at: 'ownFirm', handles: true } as const
const clerk = { role: 'stationClerk', at: 'ownStation' } as const
const agencyClerk = { role: 'agencyClerk', at: 'agency' } as const
const ownShift = ({ dutyPostId }: Target) => ({ postId: dutyPostId, day: DUTY.attended })
const AT_EIGHT = instantOf(Date.parse(`${TODAY}T00:00:00Z`))
const EVERY_DESK = ['received', 'reviewed', 'granted', 'handling', 'closing', 'archived'] as const
let serial = 0 // beyond everybody of the house
let logins = 0

const PHONE = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const atNine = Date.parse(`${TODAY}T01:00:00Z`) / 1000
const codeAt = (epoch: number) => generateSync({ secret: PHONE, epoch })
const phone = (factorId = newId()) => ({ factorId, label: '样例手机', secret: PHONE })
const FACTOR = newId()
const VIEW = newId()
let gateway = newId() // each time another one: one that was used is not set again
const setGateway = (as: Api) => {
  gateway = newId()
  return as.setTextGateway({ gatewayId: gateway, url: 'http://127.0.0.1:9/texts' })
}
// A passkey answers what it was asked just before; an inner server is at this address.
const keys = { added: softKey('http://localhost:80'), proving: softKey('http://localhost:80') }
let registration: Record<string, unknown> = {}
let proof: Record<string, unknown> = {}

const CHANGE = {
  action: 'add',
  rule: 'scopeExtensions',
  value: { cause: 'loan' },
  from: LATER,
  source: '样例文件',
  state: 'toConfirm',
} as const

type Samples = { [N in OperationName]?: Sample<N> }
const nothing = () => ({})
const ofMatter = ({ matterId }: Target) => ({ matterId })

/** One sound input for every operation, with who sends it and about what. An operation that is not here fails S1 and S9. */
const ALL: Samples = {
  readMe: { about: null, on: 'received', by: clerk, input: nothing },
  signIn: { about: null, on: 'received', by: null, input: (_target, { loggedIn }) => loggedIn },
  signOut: { about: null, on: 'received', by: clerk, input: nothing },
  readInvitation: {
    about: null,
    on: 'received',
    by: null,
    input: (_target, { invitation }) => ({ token: invitation }),
  },
  acceptInvitation: {
    about: null,
    on: 'received',
    by: null,
    input: (_target, { invitation }) => ({
      token: invitation,
      login: 'newcomer',
      name: '新人',
      password: 'practice county 2026',
    }),
  },
  listFactors: { about: null, on: 'received', by: clerk, input: nothing },
  addTotp: { about: null, on: 'received', by: clerk, input: () => ({ ...phone(), code: codeAt(atNine) }) },
  startPasskey: { about: null, on: 'received', by: clerk, input: nothing },
  addPasskey: {
    about: null,
    on: 'received',
    by: centre('finance'),
    before: async (as) => {
      registration = keys.added.register(await as.startPasskey({}))
    },
    input: () => ({ factorId: newId(), label: '样例密钥', response: registration }),
  },
  proveByCode: {
    about: null,
    on: 'received',
    by: centre('approver'),
    before: (as) => as.addTotp({ ...phone(), code: codeAt(atNine - 30) }),
    input: () => ({ code: codeAt(atNine) }),
  },
  startProof: { about: null, on: 'received', by: centre('archivist'), input: nothing },
  proveByPasskey: {
    about: null,
    on: 'received',
    by: centre('archivist'),
    before: async (as) => {
      const response = keys.proving.register(await as.startPasskey({}))
      await as.addPasskey({ factorId: newId(), label: '样例密钥', response })
      proof = keys.proving.prove(await as.startProof({}))
    },
    input: () => ({ response: proof }),
  },
  removeFactor: {
    about: null,
    on: 'received',
    by: centre('director'),
    before: (as) => as.addTotp({ ...phone(FACTOR), code: codeAt(atNine) }),
    input: () => ({ factorId: FACTOR }),
  },
  resetFactors: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: (_target, { someone }) => ({ accountId: someone }),
  },
  listViews: { about: null, on: 'received', by: clerk, input: () => ({ list: 'matters' }) },
  saveView: {
    about: null,
    on: 'received',
    by: clerk,
    input: () => ({ viewId: newId(), list: 'matters', name: '样例视图', filter: 'states=received' }),
  },
  dropView: {
    about: null,
    on: 'received',
    by: clerk,
    before: (as) => as.saveView({ viewId: VIEW, list: 'matters', name: '不要的视图', filter: '' }),
    input: () => ({ list: 'matters', viewId: VIEW }),
  },
  countReminders: { about: null, on: 'received', by: clerk, input: nothing },
  listReminders: { about: null, on: 'received', by: centre('reviewer'), input: nothing },
  markRemindersRead: { about: null, on: 'received', by: clerk, input: () => ({ reminderIds: [newId()] }) },
  readReminderChoice: { about: null, on: 'received', by: clerk, input: nothing },
  saveReminderChoice: { about: null, on: 'received', by: clerk, input: () => ({ texts: true, quiet: [] }) },
  readReminderRules: { about: null, on: 'received', by: centre('director'), input: nothing },
  setReminderRule: {
    about: null,
    on: 'received',
    by: centre('director'),
    input: () => ({
      ...{ changeId: newId(), rule: 'newApplication', tells: ['reviewer', 'director'], inPage: true, texts: false },
      ...{ from: TODAY, source: '样例会议纪要' },
    }),
  },
  readTexts: { about: null, on: 'received', by: centre('director'), input: nothing },
  setTextGateway: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: () => ({ gatewayId: newId(), url: 'http://127.0.0.1:9/texts' }),
  },
  readGatewaySecret: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    before: setGateway,
    input: () => ({ gatewayId: gateway }),
  },
  endTextGateway: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    before: setGateway,
    input: () => ({ gatewayId: gateway }),
  },
  listOrganisations: { about: null, on: 'received', by: clerk, input: nothing },
  addOrganisation: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: () => ({ organisationId: newId(), kind: 'firm', name: `样例律所${newId()}` }),
  },
  listAccounts: { about: null, on: 'received', by: centre('administrator'), input: nothing },
  addAccount: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: (_target, { organisations }) => ({
      accountId: newId(),
      login: `new-${++logins}`,
      name: '新人',
      roles: ['reviewer'],
      organisationId: organisations.centre,
    }),
  },
  readOrganisationCard: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: (_target, { organisations }) => ({ organisationId: organisations.ownFirm }),
  },
  reviseOrganisation: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: (_target, { organisations }) => ({
      organisationId: organisations.otherFirm,
      kind: 'firm',
      name: PLACES.otherFirm.name,
      township: '寿春镇',
      active: true,
    }),
  },
  readOrganisationSheet: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: nothing,
    file: organisationSheet,
  },
  importOrganisations: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: () => ({ entries: [{ name: `样例律所${newId()}`, kind: 'firm' }] }),
  },
  readAccountSheet: { about: null, on: 'received', by: centre('administrator'), input: nothing, file: peopleSheet },
  importAccounts: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: () => ({
      entries: [
        {
          name: `样例新人${++logins}`,
          login: `listed-${logins}`,
          roles: ['reviewer'],
          organisation: PLACES.centre.name,
        },
      ],
    }),
  },
  reviseAccount: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: (_target, { organisations, someone }) => ({
      accountId: someone,
      name: '样例某人',
      roles: ['reviewer'],
      organisationId: organisations.centre,
    }),
  },
  deactivateAccount: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: (_target, { someone }) => ({ accountId: someone }),
  },
  reactivateAccount: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: (_target, { someone }) => ({ accountId: someone }),
  },
  inviteAgain: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: (_target, { someone }) => ({ accountId: someone }),
  },
  listCounsel: { about: null, on: 'received', by: centre('assigner'), input: nothing },
  readCounselCard: {
    about: 'counsel',
    on: 'received',
    by: centre('director'),
    input: ({ counselId }) => ({ counselId }),
  },
  registerCounsel: {
    about: null,
    on: 'received',
    by: centre('director'),
    input: (_target, { organisations }) => ({
      counselId: newId(),
      organisationId: organisations.ownFirm,
      kind: 'lawyer',
      name: '样例律师',
      knowsMinors: false,
      matterKinds: ['civil'],
    }),
  },
  reviseCounsel: {
    about: 'counsel',
    on: 'received',
    by: centre('director'),
    input: ({ counselId }, { organisations }) => ({
      counselId,
      organisationId: organisations.ownFirm,
      kind: 'lawyer',
      name: '样例律师',
      knowsMinors: true,
      matterKinds: ['civil', 'criminal', 'administrative'],
      share: 2,
      active: true,
    }),
  },
  recordLeave: {
    about: 'counsel',
    on: 'received',
    by: centre('assigner'),
    input: ({ counselId }) => ({ counselId, from: TODAY, until: TODAY }),
  },
  readCounselSheet: { about: null, on: 'received', by: centre('director'), input: nothing, file: counselSheet },
  importCounsel: {
    about: null,
    on: 'received',
    by: centre('director'),
    input: () => ({
      entries: [{ name: `样例律师${++logins}`, unit: '样例新律师事务所', kind: 'lawyer', matterKinds: ['civil'] }],
    }),
  },
  listAssessments: { about: null, on: 'received', by: centre('director'), input: () => ({ year: 2026 }) },
  readCounselYear: {
    about: 'counsel',
    on: 'received',
    by: centre('director'),
    input: ({ counselId }) => ({ counselId, year: 2026 }),
  },
  assessCounsel: {
    about: 'counsel',
    on: 'received',
    by: centre('director'),
    input: ({ counselId }) => ({ counselId, year: 2026, result: 'competent' }),
  },
  readDesk: { about: null, on: 'received', by: clerk, input: nothing },
  readMatter: { about: 'matter', on: 'received', alsoOn: EVERY_DESK, by: centre('reviewer'), input: ofMatter },
  revealPerson: {
    about: 'matter',
    on: 'received',
    alsoOn: EVERY_DESK,
    by: centre('reviewer'),
    input: ({ matterId, personId }) => ({ matterId, personId }),
  },
  recordConsultation: {
    about: null,
    on: 'received',
    by: clerk,
    input: () => ({
      consultationId: newId(),
      channel: 'phone',
      name: '样例问',
      phone: '13800000009',
      cause: 'loan',
      groups: [],
      question: '借款未还',
      answer: '可以起诉',
      toldMayApply: false,
    }),
  },
  listConsultations: { about: null, on: 'received', by: clerk, input: nothing },
  readConsultation: {
    about: 'consultation',
    on: 'received',
    by: clerk,
    input: ({ consultationId }) => ({ consultationId }),
  },
  findSimilarConsultations: { about: null, on: 'received', by: clerk, input: () => ({ name: invented(0).name }) },
  submitApplication: {
    about: null,
    on: 'received',
    by: clerk,
    input: () => {
      const { idNumber } = invented(300_000 + (++serial % 30_000))
      return wageClaim(newId(), { recipients: [{ name: '样例新', idNumber }] })
    },
  },
  adviseApplication: { about: 'matter', on: 'received', by: centre('reviewer'), input: ofMatter },
  tryApplication: {
    about: null,
    on: 'received',
    by: clerk,
    input: () => {
      const {
        matterId: _matterId,
        recipients: _recipients,
        opponents: _opponents,
        story: _story,
        ...rest
      } = wageClaim(newId())
      return rest
    },
  },
  readRecipientsSheet: { about: null, on: 'received', by: clerk, input: nothing, file: sheet },
  requestSupplement: {
    about: 'matter',
    on: 'received',
    by: centre('reviewer'),
    input: ({ matterId }) => ({ matterId, items: ['身份证明'] }),
  },
  receiveSupplement: {
    about: 'matter',
    on: 'supplementing',
    by: centre('reviewer'),
    input: ({ matterId }) => ({
      matterId,
      materials: [{ code: 'identity', title: '居民身份证', pages: 1, original: false }],
    }),
  },
  deemWithdrawn: { about: 'matter', on: 'supplementing', by: centre('reviewer'), day: LATER, input: ofMatter },
  withdrawApplication: {
    about: 'matter',
    on: 'received',
    by: clerk,
    input: ({ matterId }) => ({ matterId, reason: '双方已和解' }),
  },
  acceptNotice: { about: 'matter', on: 'notice', by: centre('assigner'), input: ofMatter },
  acceptApplication: { about: 'matter', on: 'received', by: centre('reviewer'), input: ofMatter },
  forwardApplication: {
    about: 'matter',
    on: 'received',
    by: centre('reviewer'),
    input: ({ matterId }) => ({ matterId, to: '凤台县法律援助中心', manner: 'informed' }),
  },
  submitReview: {
    about: 'matter',
    on: 'accepted',
    by: centre('reviewer'),
    input: ({ matterId }) => ({ matterId, ...REVIEW }),
  },
  listMatters: { about: null, on: 'received', by: clerk, input: () => ({ size: 100 }) },
  takeBackStep: {
    about: 'matter',
    on: 'ownReview',
    alsoOn: ['reviewed', 'closing'],
    by: centre('reviewer'),
    before: (as, { matterId }) => as.submitReview({ matterId, ...REVIEW }),
    input: ({ matterId }) => ({ matterId, note: '意见写错了一处' }),
  },
  returnReview: {
    about: 'matter',
    on: 'reviewed',
    by: centre('approver'),
    input: ({ matterId }) => ({ matterId, reason: '请核对阶段' }),
  },
  grantAid: {
    about: 'matter',
    on: 'reviewed',
    by: centre('approver'),
    input: ({ matterId }) => ({ matterId, reasons: REASONS }),
  },
  refuseAid: {
    about: 'matter',
    on: 'reviewed',
    by: centre('approver'),
    input: ({ matterId }) => ({ matterId, reasons: REASONS, overrideReason: '经核实不属于援助事项' }),
  },
  terminateAid: {
    about: 'matter',
    on: 'handling',
    by: centre('approver'),
    day: LATER,
    input: ({ matterId }) => ({ matterId, ground: 'ownCounsel', explanation: '受援人自行委托律师' }),
  },
  grantUrgentAid: {
    about: 'matter',
    on: 'accepted',
    by: centre('approver'),
    input: ({ matterId }) => ({ matterId, ground: 'measure', explanation: '被申请人正在转移财产', settleBy: LATER }),
  },
  confirmUrgentAid: {
    about: 'matter',
    on: 'urgent',
    by: centre('approver'),
    input: ({ matterId }) => ({ matterId, reasons: REASONS }),
  },
  listCooperation: { about: null, on: 'received', by: centre('reviewer'), input: nothing },
  recordCooperation: {
    about: null,
    on: 'received',
    by: centre('reviewer'),
    input: () => ({ cooperationId: newId(), askedBy: '凤台县法律援助中心', about: '核查样例人的户籍' }),
  },
  answerCooperation: {
    about: 'cooperation',
    on: 'received',
    by: centre('reviewer'),
    input: ({ cooperationId }) => ({ cooperationId, outcome: 'done', answer: '情况属实' }),
  },
  sendNotice: {
    about: null,
    on: 'received',
    by: agencyClerk,
    input: (_target, { organisations }) => {
      const { name, idNumber } = invented(340_000 + (++serial % 30_000))
      const of = { noticeId: newId(), serial, at: AT_EIGHT, name, idNumber, charge: '盗窃罪', road: 'web' } as const
      return { ...noticeFrom('court', { ...of, reason: 'otherDefendant' }), organisationId: organisations.agency }
    },
  },
  listNotices: { about: null, on: 'received', by: agencyClerk, input: nothing },
  listNoticesOf: { about: 'matter', on: 'notice', by: centre('reviewer'), input: ofMatter },
  addNoticeScan: {
    about: 'notice',
    on: 'received',
    by: centre('reviewer'),
    input: ({ noticeId }) => ({ noticeId, scanId: newId() }),
    file: async () => paper(),
  },
  openNoticeScan: {
    about: 'notice',
    on: 'received',
    by: centre('reviewer'),
    input: ({ scanId }) => ({ scanId }),
  },
  answerNotice: {
    about: 'notice',
    on: 'received',
    by: centre('reviewer'),
    input: ({ noticeId }, { counsel }) => ({ noticeId, counselId: counsel.own, answer: '明日九时到看守所' }),
  },
  openNoticePaper: {
    about: 'notice',
    on: 'received',
    by: agencyClerk,
    input: ({ paperId }) => ({ noticeId: paperId, paper: 'receipt' }),
  },
  listAgencyLinks: { about: null, on: 'received', by: centre('administrator'), input: nothing },
  connectAgency: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: (_target, { organisations }) => ({
      linkId: newId(),
      organisationId: organisations.agency,
      publicKey: PUBLIC_KEY,
    }),
  },
  readLinkSecret: {
    about: 'link',
    on: 'received',
    by: centre('administrator'),
    input: ({ linkId }) => ({ linkId }),
  },
  disconnectAgency: {
    about: 'link',
    on: 'received',
    by: centre('administrator'),
    input: ({ linkId }) => ({ linkId }),
  },
  requestCooperation: {
    about: 'matter',
    on: 'accepted',
    by: centre('reviewer'),
    input: ({ matterId }) => ({
      matterId,
      to: '凤台县法律援助中心',
      situation: '事实在凤台县',
      toCheck: '工地的施工单位',
    }),
  },
  receiveCooperation: {
    about: 'matter',
    on: 'cooperating',
    by: centre('reviewer'),
    input: ({ matterId }) => ({ matterId, answer: '情况属实' }),
  },
  receiveObjection: {
    about: 'matter',
    on: 'refused',
    by: centre('reviewer'),
    input: ({ matterId }) => ({ matterId, notifiedOn: TODAY, reason: '符合条件' }),
  },
  upholdDecision: {
    about: 'matter',
    on: 'refusalObjected',
    by: { role: 'bureau', at: 'bureau' },
    input: ({ matterId }) => ({ matterId, opinion: '原决定正确' }),
  },
  orderCorrection: {
    about: 'matter',
    on: 'refusalObjected',
    by: { role: 'bureau', at: 'bureau' },
    input: ({ matterId }) => ({ matterId, opinion: '依法应当援助' }),
  },
  askChange: {
    about: 'matter',
    on: 'handling',
    by: lawyer,
    input: ({ matterId }) => ({ matterId, ground: 'incapacity', explanation: '承办人住院' }),
  },
  changeCounsel: {
    about: 'matter',
    on: 'changing',
    by: centre('assigner'),
    input: ({ matterId }) => ({ matterId, opinion: '情况属实' }),
  },
  keepCounsel: {
    about: 'matter',
    on: 'changing',
    by: centre('assigner'),
    input: ({ matterId }) => ({ matterId, opinion: '理由不足' }),
  },
  refuseCounsel: {
    about: 'matter',
    on: 'noticeHandling',
    by: lawyer,
    input: ({ matterId }) => ({ matterId, reason: '意见不一致' }),
  },
  openNextStage: {
    about: 'matter',
    on: 'archived',
    by: centre('reviewer'),
    input: ({ matterId }) => ({
      previousId: matterId,
      matterId: newId(),
      stage: 'secondInstance',
      form: 'litigation',
      situation: '对方上诉',
    }),
  },
  reopenApplication: {
    about: 'matter',
    on: 'deemedWithdrawn',
    by: centre('director'),
    input: ({ matterId }) => ({ matterId, reason: '申请人已在期限内邮寄补正材料' }),
  },
  readRoster: { about: null, on: 'received', by: centre('assigner'), input: () => ({ month: DUTY.month }) },
  listDuty: { about: null, on: 'received', by: centre('assigner'), input: nothing },
  savePost: {
    about: null,
    on: 'received',
    by: centre('director'),
    input: () => ({ ...DUTY.post, postId: newId(), name: `样例岗位${newId()}` }),
  },
  saveMember: {
    about: 'counsel',
    on: 'received',
    by: centre('assigner'),
    input: ({ counselId }) => ({ counselId, posts: [], maxAMonth: 4 }),
  },
  openFeed: { about: null, on: 'received', by: lawyer, input: nothing },
  readFeed: { about: null, on: 'received', by: null, input: (_target, { feed }) => ({ token: feed }) },
  planRoster: {
    about: null,
    on: 'received',
    by: centre('assigner'),
    input: () => ({ month: '2026-05' }),
  },
  seatCounsel: {
    about: null,
    on: 'received',
    by: centre('assigner'),
    input: (_target, { counsel }) => ({ postId: DUTY.postId, day: DUTY.days[0], counselId: counsel.own }),
  },
  swapShifts: {
    about: null,
    on: 'received',
    by: centre('assigner'),
    input: () => ({ postId: DUTY.postId, day: DUTY.days[0], withPostId: DUTY.postId, withDay: DUTY.days[1] }),
  },
  arriveOnDuty: { about: 'shift', on: 'received', by: lawyer, day: DUTY.attended, input: ownShift },
  recordHelp: {
    about: 'shift',
    on: 'received',
    by: lawyer,
    day: DUTY.attended,
    input: (target) => ({ ...HELPED, ...ownShift(target), helpId: newId() }),
  },
  leaveDuty: { about: 'shift', on: 'received', by: lawyer, day: DUTY.attended, input: ownShift },
  listCalls: { about: null, on: 'received', by: lawyer, input: nothing },
  listHelp: { about: null, on: 'received', by: centre('assigner'), input: () => ({ month: DUTY.month }) },
  proposeBatch: { about: null, on: 'granted', by: centre('assigner'), input: nothing },
  listCandidates: { about: 'matter', on: 'granted', by: centre('assigner'), input: ofMatter },
  assignCounsel: {
    about: 'matter',
    on: 'granted',
    by: centre('assigner'),
    input: ({ matterId }, { counsel }) => ({ matterId, counselId: counsel.own, reason: '集中由一人办理' }),
  },
  takeAssignment: { about: 'matter', on: 'assigned', by: lawyer, input: ofMatter },
  recallAssignment: {
    about: 'matter',
    on: 'assigned',
    by: centre('assigner'),
    day: '2026-03-10',
    input: ({ matterId }) => ({ matterId, reason: '逾期未答复，电话未能接通' }),
  },
  declineAssignment: {
    about: 'matter',
    on: 'assigned',
    by: lawyer,
    input: ({ matterId }) => ({ matterId, reason: '近期连续出庭' }),
  },
  recordProgress: {
    about: 'matter',
    on: 'handling',
    by: lawyer,
    input: ({ matterId }) => ({ matterId, entry: 'told', on: TODAY, note: '电话通报进展' }),
  },
  fileAttachment: {
    about: 'matter',
    on: 'received',
    by: centre('reviewer'),
    input: ({ attachmentId }) => ({ attachmentId, leftOut: '与本案无关' }),
  },
  addAttachment: {
    about: 'matter',
    on: 'handling',
    by: lawyer,
    input: ({ matterId }) => ({ matterId, attachmentId: newId(), title: '证据' }),
    file: async () => paper(),
  },
  submitClosing: { about: 'matter', on: 'handling', by: lawyer, input: ({ matterId }) => ({ matterId, ...CLOSING }) },
  returnClosing: {
    about: 'matter',
    on: 'closing',
    by: centre('qualitySupervisor'),
    input: ({ matterId }) => ({ matterId, faults: ['缺庭审材料'] }),
  },
  acceptClosing: { about: 'matter', on: 'closing', by: centre('qualitySupervisor'), input: ofMatter },
  gradeMatter: {
    about: 'matter',
    on: 'closed',
    by: centre('qualitySupervisor'),
    input: ({ matterId }) => ({ matterId, grade: 'good', opinion: '材料齐全' }),
  },
  previewSubsidy: { about: 'matter', on: 'graded', by: centre('finance'), input: ofMatter },
  computeSubsidy: { about: 'matter', on: 'graded', by: centre('finance'), input: ofMatter },
  checkDossier: { about: 'matter', on: 'subsidised', by: centre('archivist'), input: ofMatter },
  archiveMatter: { about: 'matter', on: 'subsidised', by: centre('archivist'), input: ofMatter },
  readDossier: { about: 'matter', on: 'archived', by: lawyer, input: ofMatter },
  openDossier: { about: 'matter', on: 'archived', by: lawyer, input: ofMatter },
  checkHelpMonth: { about: null, on: 'archived', by: centre('archivist'), input: () => ({ month: DUTY.over }) },
  archiveHelpMonth: {
    about: null,
    on: 'archived',
    by: centre('director'),
    day: DUTY.later,
    input: () => bindingOf(DUTY.over),
  },
  openHelpDossier: { about: null, on: 'archived', by: centre('archivist'), input: () => ({ month: DUTY.bound }) },
  listDossiers: { about: null, on: 'archived', by: centre('archivist'), input: nothing },
  stopBinding: {
    about: 'matter',
    on: 'archived',
    by: centre('archivist'),
    // It is bound already: to go on with it changes nothing.
    input: ({ matterId }) => ({ dossierId: matterId, stopped: false }),
  },
  placeDossier: {
    about: 'matter',
    on: 'archived',
    by: centre('archivist'),
    input: ({ matterId }) => ({ dossierId: matterId, shelf: '一库 3 柜 2 层' }),
  },
  lendDossier: {
    about: 'matter',
    on: 'archived',
    by: centre('archivist'),
    input: ({ matterId }) => loanOf(matterId),
  },
  returnDossier: {
    about: 'matter',
    on: 'lent',
    by: centre('archivist'),
    input: ({ matterId }) => ({ dossierId: matterId }),
  },
  listLoans: {
    about: 'matter',
    on: 'archived',
    by: centre('archivist'),
    input: ({ matterId }) => ({ dossierId: matterId }),
  },
  openTransfer: {
    about: 'matter',
    on: 'archived',
    by: centre('archivist'),
    input: ({ matterId }) => ({ dossierIds: [matterId] }),
  },
  draftDestruction: {
    about: 'matter',
    on: 'archived',
    by: centre('archivist'),
    input: ({ matterId }) => ({ listId: newId(), reason: '保管期满', dossierIds: [matterId] }),
  },
  decideDestruction: {
    about: null,
    on: 'archived',
    by: centre('director'),
    input: (_target, { destruction }) => ({ listId: destruction.drafted, decision: 'approve' }),
  },
  carryOutDestruction: {
    about: null,
    on: 'archived',
    by: centre('archivist'),
    input: (_target, { destruction }) => ({ listId: destruction.approved }),
  },
  listDestructions: { about: null, on: 'archived', by: centre('archivist'), input: nothing },
  openDocumentWord: {
    about: 'matter',
    on: 'supplementing',
    by: centre('reviewer'),
    input: ({ letterId }) => ({ documentId: letterId }),
  },
  openMaterial: {
    about: 'matter',
    on: 'received',
    by: centre('reviewer'),
    input: ({ attachmentId }) => ({ attachmentId }),
  },
  openThumbnail: {
    about: 'matter',
    on: 'received',
    by: centre('reviewer'),
    input: ({ attachmentId }) => ({ attachmentId }),
  },
  openDocument: {
    about: 'matter',
    on: 'received',
    alsoOn: ['reviewed', 'handling', 'archived'],
    by: centre('reviewer'),
    input: ({ documentId }) => ({ documentId }),
  },
  listForms: { about: null, on: 'received', by: centre('reviewer'), input: nothing },
  openBlankForm: { about: null, on: 'received', by: centre('reviewer'), input: () => ({ kind: 'grant-decision' }) },
  printMatterForm: {
    about: 'matter',
    on: 'received',
    alsoOn: ['handling', 'archived'],
    by: centre('reviewer'),
    input: ({ matterId }) => ({ matterId, kind: 'application-form' }),
  },
  printWholeMatterForm: {
    about: 'matter',
    on: 'received',
    by: centre('reviewer'),
    input: ({ matterId }) => ({ matterId, kind: 'power-of-attorney' }),
  },
  signForm: {
    about: 'matter',
    on: 'received',
    alsoOn: ['handling'],
    by: centre('reviewer'),
    input: ({ matterId }) => ({
      ...{ matterId, kind: 'application-form', signedFormId: newId(), manner: 'typed', name: '样例人' },
    }),
  },
  listSignedForms: { about: 'matter', on: 'received', by: centre('reviewer'), input: ofMatter },
  openSignedForm: {
    about: 'matter',
    on: 'received',
    by: centre('reviewer'),
    input: ({ signedFormId }) => ({ signedFormId }),
  },
  setContacts: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: () => ({
      ...{ basedOn: 1, phone: '0554-0000000', address: '寿县样例路1号', complaintPhone: null },
      ...{ complaintFax: null, complaintEmail: null, website: 'https://fayuan.example.cn' },
    }),
  },
  exportMatters: { about: null, on: 'received', by: centre('reviewer'), input: nothing },
  exportConsultations: { about: null, on: 'received', by: centre('reviewer'), input: nothing },
  exportHelp: { about: null, on: 'received', by: centre('director'), input: () => ({ month: DUTY.month }) },
  exportSealUses: { about: null, on: 'received', by: centre('director'), input: () => ({ month: '2026-03' }) },
  exportDossiers: { about: null, on: 'archived', by: centre('archivist'), input: nothing },
  exportNotices: { about: null, on: 'received', by: agencyClerk, input: nothing },
  exportPapers: { about: null, on: 'received', by: centre('reviewer'), input: nothing },
  exportUnserved: { about: null, on: 'received', by: centre('reviewer'), input: nothing },
  printConsultation: {
    about: 'consultation',
    on: 'received',
    by: clerk,
    input: ({ consultationId }) => ({ consultationId }),
  },
  printHelp: { about: 'help', on: 'received', by: centre('director'), input: ({ helpId }) => ({ helpId }) },
  printHelpLedger: {
    about: null,
    on: 'received',
    by: centre('director'),
    input: () => ({ month: DUTY.attended.slice(0, 7) }),
  },
  printHelpNotice: {
    about: 'notice',
    on: 'received',
    by: centre('reviewer'),
    input: ({ noticeId }) => ({ noticeId }),
  },
  printSealApproval: {
    about: 'matter',
    on: 'handling',
    by: centre('director'),
    input: ({ documentId }) => ({ documentId }),
  },
  introduce: {
    about: 'matter',
    on: 'received',
    by: centre('reviewer'),
    input: ({ matterId }) => ({ matterId, to: '寿县民政局', persons: '样例人', purpose: '核查情况' }),
  },
  askOrgan: {
    about: 'matter',
    on: 'handling',
    by: centre('director'),
    input: ({ matterId }) => ({ matterId, to: '寿县人民法院' }),
  },
  recordService: {
    about: 'matter',
    on: 'received',
    by: centre('reviewer'),
    input: ({ documentId }) => ({
      ...{ documentId, serviceId: newId(), manner: 'inPerson', servedOn: TODAY, receiver: '样例人' },
    }),
  },
  listServices: { about: 'matter', on: 'received', by: centre('reviewer'), input: ofMatter },
  listUnserved: { about: null, on: 'received', by: centre('reviewer'), input: nothing },
  voidDocument: {
    about: 'matter',
    on: 'received',
    by: centre('director'),
    input: ({ documentId }) => ({ documentId, reason: '姓名写错' }),
  },
  verifyDocument: { about: null, on: 'received', by: null, input: (_target, { code }) => ({ code }) },
  listUsableSeals: { about: null, on: 'received', by: centre('reviewer'), input: nothing },
  listSeals: { about: null, on: 'received', by: centre('director'), input: nothing },
  registerSeal: {
    about: null,
    on: 'received',
    by: centre('director'),
    input: (_target, { organisations, someone }) => ({
      sealId: newId(),
      kind: 'official',
      inscription: '寿县法律援助中心',
      organisationId: organisations.centre,
      keeperId: someone,
      documents: [],
    }),
  },
  endSeal: {
    about: null,
    on: 'received',
    by: centre('director'),
    input: (_target, { sealId }) => ({ sealId, reason: '换发新章' }),
  },
  listSealUses: { about: null, on: 'received', by: centre('director'), input: () => ({ month: '2026-03' }) },
  askForSeal: {
    about: 'matter',
    on: 'received',
    by: centre('reviewer'),
    input: ({ documentId }, { sealId }) => ({ documentId, sealId, reason: '对外出具' }),
  },
  decideSealing: {
    about: 'matter',
    on: 'handling',
    by: centre('director'),
    input: ({ documentId }) => ({ documentId, decision: 'allow' }),
  },
  openAttachment: {
    about: 'matter',
    on: 'received',
    alsoOn: ['reviewed', 'handling', 'archived'],
    by: centre('reviewer'),
    input: ({ attachmentId }) => ({ attachmentId }),
  },
  openMatter: {
    about: 'matter',
    on: 'archived',
    by: centre('director'),
    input: ({ matterId }) => ({ matterId, reason: '核对来访人的案件' }),
  },
  listOpenings: { about: null, on: 'received', by: centre('auditor'), input: nothing },
  listReadings: { about: null, on: 'received', by: centre('auditor'), input: ofMatter },
  previewPolicy: {
    about: null,
    on: 'received',
    by: centre('director'),
    input: () => ({ change: CHANGE }),
  },
  previewTariff: {
    about: null,
    on: 'received',
    by: centre('director'),
    input: () => ({ change: CHANGE }),
  },
  changePolicy: { about: null, on: 'received', by: centre('director'), input: () => ({ basedOn: 1, change: CHANGE }) },
  readPolicy: { about: null, on: 'received', by: clerk, input: nothing },
  listTemplates: { about: null, on: 'received', by: centre('administrator'), input: nothing },
  listPapers: { about: null, on: 'received', by: centre('reviewer'), input: nothing },
  openSpecimen: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: () => ({ kind: 'grant-decision' }),
  },
  readCalendar: { about: null, on: 'received', by: clerk, input: nothing },
  previewCalendar: { about: null, on: 'received', by: centre('administrator'), input: () => CALENDAR_2027 },
  enterCalendar: {
    about: null,
    on: 'received',
    by: centre('administrator'),
    input: () => ({ basedOn: 0, ...CALENDAR_2027 }),
  },
}

export const OPERATION_NAMES = Object.keys(CONTRACTS) as OperationName[]
/** The cast forgets which operation it is: what is sent was checked above. */
export const sampleOf = (name: string): Sample | undefined => ALL[name as OperationName] as Sample | undefined
export const unlisted = (names: readonly string[]): string[] => names.filter((name) => !sampleOf(name))
