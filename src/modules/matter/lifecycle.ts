import { type Actor, CENTRE_STAFF, has, type Role } from '#kernel/actor.ts'

/** Where a matter stands, in the words that the centre uses for what it waits for. */
export const MATTER_STATES = {
  received: '待审核材料',
  supplementing: '待补正',
  accepted: '审查中',
  cooperating: '待异地协作答复',
  reviewed: '待审批',
  granted: '待指派',
  assigned: '待接受指派',
  handling: '承办中',
  changing: '待决定更换',
  closing: '待结案审查',
  closed: '待初评',
  graded: '待核补贴',
  subsidised: '待归档',
  archived: '已归档',
  terminated: '已终止',
  terminationObjected: '终止异议审查中',
  refused: '不予援助',
  refusalObjected: '不予异议审查中',
  forwarded: '不属本中心管辖',
  withdrawn: '已撤回',
  deemedWithdrawn: '视为撤回',
} as const
export type MatterState = keyof typeof MATTER_STATES

type Step = {
  /** What the button and the story say. */
  label: string
  /** The operation of the contract that takes the step. */
  operation: string
  roles: readonly Role[]
  /** A step that only adds to the story and leaves the state. */
  stays?: true
}

const INTAKE = ['reviewer', 'stationClerk', 'director'] as const
const DECIDERS = ['approver', 'director'] as const
const ASSIGNERS = ['assigner', 'director'] as const

/** Every step of a matter's life and who may take it. Contracts take their roles from here. */
export const MATTER_STEPS = {
  receive: { label: '收到申请', operation: 'submitApplication', roles: INTAKE },
  requestSupplement: { label: '通知补正', operation: 'requestSupplement', roles: ['reviewer', 'director'] },
  receiveSupplement: { label: '收到补正材料', operation: 'receiveSupplement', roles: INTAKE },
  deemWithdrawn: { label: '视为撤回申请', operation: 'deemWithdrawn', roles: ['reviewer', 'director'] },
  withdraw: { label: '申请人撤回', operation: 'withdrawApplication', roles: INTAKE },
  acceptNotice: { label: '按通知转指派', operation: 'acceptNotice', roles: ['reviewer', 'assigner', 'director'] },
  accept: { label: '受理', operation: 'acceptApplication', roles: ['reviewer', 'director'] },
  requestCooperation: { label: '请异地协作核查', operation: 'requestCooperation', roles: ['reviewer', 'director'] },
  receiveCooperation: { label: '收到协作答复', operation: 'receiveCooperation', roles: ['reviewer', 'director'] },
  forward: { label: '告知或移送有管辖权的机构', operation: 'forwardApplication', roles: ['reviewer', 'director'] },
  review: { label: '提出审查意见', operation: 'submitReview', roles: ['reviewer', 'director'] },
  returnReview: { label: '退回重新审查', operation: 'returnReview', roles: ['approver', 'director'] },
  grantUrgent: { label: '先行提供援助', operation: 'grantUrgentAid', roles: DECIDERS },
  confirmUrgent: { label: '补办手续后确认援助', operation: 'confirmUrgentAid', roles: DECIDERS, stays: true },
  grant: { label: '决定给予援助', operation: 'grantAid', roles: DECIDERS },
  refuse: { label: '决定不予援助', operation: 'refuseAid', roles: DECIDERS },
  assign: { label: '指派', operation: 'assignCounsel', roles: ASSIGNERS },
  declineAssignment: { label: '不接受指派', operation: 'declineAssignment', roles: ['counsel', 'firmHead'] },
  takeAssignment: { label: '接受指派', operation: 'takeAssignment', roles: ['counsel', 'firmHead'] },
  recallAssignment: { label: '收回另派', operation: 'recallAssignment', roles: ASSIGNERS },
  progress: { label: '记录承办情况', operation: 'recordProgress', roles: ['counsel'], stays: true },
  askChange: {
    label: '申请更换承办人',
    operation: 'askChange',
    roles: ['counsel', 'firmHead', 'reviewer', ...ASSIGNERS],
  },
  changeCounsel: { label: '同意更换', operation: 'changeCounsel', roles: ASSIGNERS },
  keepCounsel: { label: '不予更换', operation: 'keepCounsel', roles: ASSIGNERS },
  refuseCounsel: { label: '受援人拒绝承办人', operation: 'refuseCounsel', roles: ['counsel', ...ASSIGNERS] },
  submitClosing: { label: '报结案', operation: 'submitClosing', roles: ['counsel'] },
  returnClosing: { label: '退回结案材料', operation: 'returnClosing', roles: ['qualitySupervisor', 'director'] },
  acceptClosing: { label: '结案审查通过', operation: 'acceptClosing', roles: ['qualitySupervisor', 'director'] },
  grade: { label: '初评等次', operation: 'gradeMatter', roles: ['qualitySupervisor'] },
  subsidise: { label: '核定补贴', operation: 'computeSubsidy', roles: ['finance', 'director'] },
  archive: { label: '归档', operation: 'archiveMatter', roles: ['archivist', 'director'] },
  terminate: { label: '终止援助', operation: 'terminateAid', roles: DECIDERS },
  receiveObjection: { label: '收到异议', operation: 'receiveObjection', roles: ['bureau', 'reviewer', 'director'] },
  upholdDecision: { label: '维持原决定', operation: 'upholdDecision', roles: ['bureau'] },
  orderCorrection: { label: '责令改正', operation: 'orderCorrection', roles: ['bureau'] },
  reopen: { label: '恢复办理', operation: 'reopenApplication', roles: ['director'] },
  takeBack: {
    label: '撤回上一步',
    operation: 'takeBackStep',
    roles: ['reviewer', 'approver', 'counsel', 'qualitySupervisor', 'director'],
  },
} as const satisfies Record<string, Step>
export type MatterStep = keyof typeof MATTER_STEPS

/**
 * Inner work: no document comes of it, nothing is decided by it, and nobody outside hears of it. Whoever took such a step may take it
 * back while it is the last; where that leads, the story says, so it is no line of the table below.
 */
export const INNER_STEPS: readonly MatterStep[] = ['review', 'returnReview', 'submitClosing', 'grade']

/** The whole life of a matter: from each state, which step leads where. */
export const LIFECYCLE = {
  received: {
    acceptNotice: 'granted',
    accept: 'accepted',
    review: 'reviewed',
    grantUrgent: 'granted',
    requestSupplement: 'supplementing',
    forward: 'forwarded',
    withdraw: 'withdrawn',
  },
  supplementing: {
    receiveSupplement: 'received',
    deemWithdrawn: 'deemedWithdrawn',
    grantUrgent: 'granted',
    withdraw: 'withdrawn',
  },
  accepted: {
    review: 'reviewed',
    requestSupplement: 'supplementing',
    requestCooperation: 'cooperating',
    grantUrgent: 'granted',
    forward: 'forwarded',
    withdraw: 'withdrawn',
  },
  cooperating: { receiveCooperation: 'accepted', grantUrgent: 'granted', withdraw: 'withdrawn' },
  reviewed: {
    grant: 'granted',
    refuse: 'refused',
    returnReview: 'accepted',
    grantUrgent: 'granted',
    withdraw: 'withdrawn',
  },
  granted: { assign: 'assigned', confirmUrgent: 'granted', terminate: 'terminated' },
  assigned: {
    takeAssignment: 'handling',
    confirmUrgent: 'assigned',
    declineAssignment: 'granted',
    recallAssignment: 'granted',
    refuseCounsel: 'granted',
    terminate: 'terminated',
  },
  handling: {
    progress: 'handling',
    submitClosing: 'closing',
    confirmUrgent: 'handling',
    askChange: 'changing',
    refuseCounsel: 'granted',
    terminate: 'terminated',
  },
  changing: {
    changeCounsel: 'granted',
    keepCounsel: 'handling',
    progress: 'changing',
    terminate: 'terminated',
  },
  closing: { acceptClosing: 'closed', returnClosing: 'handling' },
  closed: { grade: 'graded' },
  graded: { subsidise: 'subsidised' },
  subsidised: { archive: 'archived' },
  terminated: { archive: 'archived', receiveObjection: 'terminationObjected' },
  terminationObjected: { upholdDecision: 'terminated', orderCorrection: 'granted' },
  archived: {},
  refused: { receiveObjection: 'refusalObjected' },
  refusalObjected: { upholdDecision: 'refused', orderCorrection: 'reviewed' },
  forwarded: { reopen: 'received' },
  withdrawn: {},
  deemedWithdrawn: { reopen: 'received' },
} as const satisfies Record<MatterState, Partial<Record<MatterStep, MatterState>>>

export const stepsFrom = (state: MatterState): Partial<Record<MatterStep, MatterState>> => LIFECYCLE[state]

export const nextState = (state: MatterState, step: MatterStep): MatterState | undefined => stepsFrom(state)[step]

/** States in which nothing more is due from anybody. */
export const isEnded = (state: MatterState): boolean =>
  (Object.keys(LIFECYCLE[state]) as MatterStep[]).every((step) => AFTERWARDS.includes(step))
/** What may still come of a matter that has ended. */
const AFTERWARDS: readonly MatterStep[] = ['receiveObjection', 'reopen']
/** In counsel's hands: given, under way, about to change hands, or reported closed. */
export const UNDER_WAY: readonly MatterState[] = ['assigned', 'handling', 'changing', 'closing']
/** Counsel has reported the stage closed: the next one may be opened. */
export const isStageOver = (state: MatterState): boolean =>
  ['closing', 'closed', 'graded', 'subsidised', 'archived'].includes(state)
/** States of a matter in which aid was granted and not ended early. */
export const isGranted = (state: MatterState): boolean => GRANTED_STATES.includes(state)
const GRANTED_STATES: readonly MatterState[] = [
  'granted',
  'assigned',
  'handling',
  'changing',
  'closing',
  'closed',
  'graded',
  'subsidised',
  'archived',
  'terminated',
  'terminationObjected',
]

/** Which matters a person may see at all; what is not seen does not exist for them. */
export type Sight = 'county' | 'organisation' | 'unit' | 'own' | 'none'
export function sightOf(actor: Pick<Actor, 'roles'>): Sight {
  if (has(actor, ...CENTRE_STAFF, 'bureau')) return 'county'
  if (has(actor, 'stationClerk')) return 'organisation'
  if (has(actor, 'firmHead')) return 'unit'
  if (has(actor, 'counsel')) return 'own'
  return 'none'
}

/** Only adds to the story, or ends early: not what a matter waits for. */
const NOT_WAITED_FOR: readonly MatterStep[] = [
  ...AFTERWARDS,
  'progress',
  'grantUrgent',
  'confirmUrgent',
  'requestCooperation',
  'askChange',
  'refuseCounsel',
  'withdraw',
  'forward',
  'terminate',
  'declineAssignment',
  'recallAssignment',
  'returnReview',
  'returnClosing',
]

/** Who may lead a matter on from this state. */
export const awaitedIn = (state: MatterState): Role[] => [
  ...new Set(
    (Object.keys(LIFECYCLE[state]) as MatterStep[])
      .filter((step) => !NOT_WAITED_FOR.includes(step))
      .flatMap((step) => MATTER_STEPS[step].roles),
  ),
]

/** The states that wait for this person: those from which a step of theirs leads on. */
export const waitingFor = (actor: Pick<Actor, 'roles'>): MatterState[] =>
  (Object.keys(MATTER_STATES) as MatterState[]).filter((state) => has(actor, ...awaitedIn(state)))

/** Whether looking into this file is this person's work: it is theirs, it waits for them, or they have taken a step in it. */
export function hasTask(actor: Actor, matter: { state: MatterState }, hasActed: boolean): boolean {
  if (sightOf(actor) !== 'county') return true
  return hasActed || waitingFor(actor).includes(matter.state)
}
