import { type Actor, CENTRE_STAFF, has, ROLES, type Role } from '#kernel/actor.ts'

/** Where a matter stands, in the words that the centre uses for what it waits for. */
export const MATTER_STATES = {
  received: '待审核材料',
  supplementing: '待补正',
  accepted: '审查中',
  reviewed: '待审批',
  granted: '待指派',
  assigned: '待接受指派',
  handling: '承办中',
  closing: '待结案审查',
  closed: '待初评',
  graded: '待核补贴',
  subsidised: '待归档',
  archived: '已归档',
  terminated: '已终止',
  refused: '不予援助',
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

/** Every step of a matter's life and who may take it. Contracts take their roles from here. */
export const MATTER_STEPS = {
  receive: { label: '收到申请', operation: 'submitApplication', roles: INTAKE },
  requestSupplement: { label: '通知补正', operation: 'requestSupplement', roles: ['reviewer', 'director'] },
  receiveSupplement: { label: '收到补正材料', operation: 'receiveSupplement', roles: INTAKE },
  deemWithdrawn: { label: '视为撤回申请', operation: 'deemWithdrawn', roles: ['reviewer', 'director'] },
  withdraw: { label: '申请人撤回', operation: 'withdrawApplication', roles: INTAKE },
  acceptNotice: { label: '按通知转指派', operation: 'acceptNotice', roles: ['reviewer', 'assigner', 'director'] },
  accept: { label: '受理', operation: 'acceptApplication', roles: ['reviewer', 'director'] },
  forward: { label: '告知或移送有管辖权的机构', operation: 'forwardApplication', roles: ['reviewer', 'director'] },
  review: { label: '提出审查意见', operation: 'submitReview', roles: ['reviewer', 'director'] },
  returnReview: { label: '退回重新审查', operation: 'returnReview', roles: ['approver', 'director'] },
  grant: { label: '决定给予援助', operation: 'grantAid', roles: ['approver', 'director'] },
  refuse: { label: '决定不予援助', operation: 'refuseAid', roles: ['approver', 'director'] },
  assign: { label: '指派', operation: 'assignCounsel', roles: ['assigner', 'director'] },
  declineAssignment: { label: '不接受指派', operation: 'declineAssignment', roles: ['counsel', 'firmHead'] },
  takeAssignment: { label: '接受指派', operation: 'takeAssignment', roles: ['counsel', 'firmHead'] },
  progress: { label: '记录承办情况', operation: 'recordProgress', roles: ['counsel'], stays: true },
  submitClosing: { label: '报结案', operation: 'submitClosing', roles: ['counsel'] },
  returnClosing: { label: '退回结案材料', operation: 'returnClosing', roles: ['qualitySupervisor', 'director'] },
  acceptClosing: { label: '结案审查通过', operation: 'acceptClosing', roles: ['qualitySupervisor', 'director'] },
  grade: { label: '初评等次', operation: 'gradeMatter', roles: ['qualitySupervisor'] },
  subsidise: { label: '核定补贴', operation: 'computeSubsidy', roles: ['finance', 'director'] },
  archive: { label: '归档', operation: 'archiveMatter', roles: ['archivist', 'director'] },
  terminate: { label: '终止援助', operation: 'terminateAid', roles: ['approver', 'director'] },
} as const satisfies Record<string, Step>
export type MatterStep = keyof typeof MATTER_STEPS

/** The whole life of a matter: from each state, which step leads where. */
export const LIFECYCLE = {
  received: {
    acceptNotice: 'granted',
    accept: 'accepted',
    requestSupplement: 'supplementing',
    forward: 'forwarded',
    withdraw: 'withdrawn',
  },
  supplementing: { receiveSupplement: 'received', deemWithdrawn: 'deemedWithdrawn', withdraw: 'withdrawn' },
  accepted: { review: 'reviewed', requestSupplement: 'supplementing', forward: 'forwarded', withdraw: 'withdrawn' },
  reviewed: { grant: 'granted', refuse: 'refused', returnReview: 'accepted', withdraw: 'withdrawn' },
  granted: { assign: 'assigned', terminate: 'terminated' },
  assigned: { takeAssignment: 'handling', declineAssignment: 'granted', terminate: 'terminated' },
  handling: { progress: 'handling', submitClosing: 'closing', terminate: 'terminated' },
  closing: { acceptClosing: 'closed', returnClosing: 'handling' },
  closed: { grade: 'graded' },
  graded: { subsidise: 'subsidised' },
  subsidised: { archive: 'archived' },
  terminated: { archive: 'archived' },
  archived: {},
  refused: {},
  forwarded: {},
  withdrawn: {},
  deemedWithdrawn: {},
} as const satisfies Record<MatterState, Partial<Record<MatterStep, MatterState>>>

const stepsFrom = (state: MatterState): Partial<Record<MatterStep, MatterState>> => LIFECYCLE[state]

export const nextState = (state: MatterState, step: MatterStep): MatterState | undefined => stepsFrom(state)[step]

/** States in which nothing more is due from anybody. */
export const isEnded = (state: MatterState): boolean => Object.keys(LIFECYCLE[state]).length === 0
/** States of a matter in which aid was granted and not ended early. */
export const isGranted = (state: MatterState): boolean =>
  ['granted', 'assigned', 'handling', 'closing', 'closed', 'graded', 'subsidised', 'archived', 'terminated'].includes(
    state,
  )

export type StepOffer = { step: MatterStep; label: string; operation: string; allowed: boolean; because: string | null }

/** What can be done next: the server refuses what is not allowed here, the workbench shows a button for what is, and why for the rest. */
export function availableSteps(state: MatterState, actor: Pick<Actor, 'roles'>): StepOffer[] {
  return (Object.keys(stepsFrom(state)) as MatterStep[]).map((step) => {
    const { label, operation, roles } = MATTER_STEPS[step]
    const allowed = has(actor, ...roles)
    return {
      step,
      label,
      operation,
      allowed,
      because: allowed ? null : `由${roles.map((role) => ROLES[role]).join('或')}办理`,
    }
  })
}

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
  'progress',
  'withdraw',
  'forward',
  'terminate',
  'declineAssignment',
  'returnReview',
  'returnClosing',
]

/** The states that wait for this person: those from which a step of theirs leads on. */
export const waitingFor = (actor: Pick<Actor, 'roles'>): MatterState[] =>
  (Object.keys(MATTER_STATES) as MatterState[]).filter((state) =>
    (Object.keys(LIFECYCLE[state]) as MatterStep[]).some(
      (step) => !NOT_WAITED_FOR.includes(step) && has(actor, ...MATTER_STEPS[step].roles),
    ),
  )

/** Whether looking into this file is this person's work: it is theirs, it waits for them, or they have taken a step in it. */
export function hasTask(actor: Actor, matter: { state: MatterState }, hasActed: boolean): boolean {
  if (sightOf(actor) !== 'county') return true
  return hasActed || waitingFor(actor).includes(matter.state)
}
