import { invented } from '../attack/canaries.ts'
import { CLOSING, REASONS, REVIEW } from '../attack/house.ts'
import { wageClaim } from '../examples.ts'
import type { settle, TownApi } from './town.ts'

type Town = Awaited<ReturnType<typeof settle>>
/** Three people between whom a matter can go its whole road: whoever reviews does not decide. */
export type Office = { reviewer: TownApi; director: TownApi; counsel: TownApi; counselId: string }

export async function openOffice(town: Town): Promise<Office> {
  const reviewer = await town.hire(['reviewer', 'assigner', 'qualitySupervisor'])
  const director = await town.hire(['director'])
  const counsel = await town.hireCounsel()
  return { reviewer: reviewer.api, director: director.api, counsel: counsel.api, counselId: counsel.counselId }
}

export const idNumberAt = (serial: number): string => invented(serial).idNumber
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** The main road of one matter with one recipient, from the question to the archive: the steps of tests/journeys/main-road.test.ts. */
export async function walkRoad({ reviewer, director, counsel, counselId }: Office, idNumber: string): Promise<string> {
  const matterId = crypto.randomUUID()
  const consultationId = crypto.randomUUID()
  const on = today()
  await reviewer.recordConsultation({
    consultationId,
    channel: 'visit',
    name: '样例工',
    cause: 'labourPay',
    groups: ['migrantWorker'],
    question: '在工地做木工，工资没有结清',
    answer: '可以申请法律援助',
    toldMayApply: true,
  })
  const recipients = [{ name: '样例工', idNumber, phone: '13800000001', address: '安徽省寿县样例村', claim: 812_300 }]
  await reviewer.submitApplication({ ...wageClaim(matterId, { recipients }), consultationId })
  await reviewer.adviseApplication({ matterId })
  await reviewer.acceptApplication({ matterId })
  await reviewer.submitReview({ matterId, ...REVIEW })
  await director.grantAid({ matterId, reasons: REASONS })
  await reviewer.listCandidates({ matterId })
  await reviewer.assignCounsel({ matterId, counselId, reason: '轮到此人' })
  await counsel.takeAssignment({ matterId })
  for (const [entry, note] of [
    ['agreement', '签订委托协议'],
    ['meeting', '约见受援人'],
    ['hearing', '开庭审理'],
  ] as const)
    await counsel.recordProgress({ matterId, entry, on, place: '寿县', note })
  await counsel.submitClosing({ matterId, ...CLOSING, materials: [...CLOSING.materials], closedOn: on })
  await reviewer.acceptClosing({ matterId })
  await reviewer.gradeMatter({ matterId, grade: 'good', opinion: '材料齐全' })
  await director.computeSubsidy({ matterId })
  await director.archiveMatter({ matterId })
  return matterId
}
