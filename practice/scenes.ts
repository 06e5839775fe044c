import { addDays, dayInChina, type Instant } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { CLOSING_MATERIALS } from '#law/dossier.ts'
import { MATERIALS } from '#law/materials.ts'
import type { Scene } from '#modules/guide/tasks.ts'
import type { World } from '#server/http.ts'
import { inCounty } from '#server/walls.ts'
import { Refused } from '#web/ui/client.ts'
import type { InputOf, OperationName } from './act.ts'
import { noticeFrom } from './agencies/notices.ts'
import { type CentreLogin, COURT } from './cast.ts'
import { chanceOf } from './chance.ts'
import { type Door, openDoor } from './door.ts'
import { nameOf, phoneOf } from './people.ts'
import { findAccountId, findAccountOfCounsel } from './store.ts'

/** Who takes the steps before the learner's: never the one as whom the learner works on it. */
const TAKES_IN: CentreLogin = 'shencha2'
const DECIDES: CentreLogin = 'zhuren'
const GRADES: CentreLogin = 'zhiliang'
const SOON = 4 // days, less than the seven of 第四十四条

export type Scenes = { stage(scene: Scene, at: Instant): Promise<void>; close(): Promise<void> }

/**
 * What a task of the guide needs and the county's last days do not have is made to happen: by the people whose work it is,
 * through the operations that everybody uses, now.
 */
export function openScenes(world: World, county: string): Scenes {
  let door: Promise<Door> | null = null
  async function ask<N extends OperationName>(operation: N, as: string, at: Instant, input: InputOf<N>) {
    door ??= openDoor(world)
    const account = await inCounty(world.db, county, (tx) => findAccountId(tx, county, as))
    return (await door).ask(operation, input, account, at, crypto.randomUUID())
  }

  async function receive(at: Instant, over: Partial<InputOf<'submitApplication'>> = {}): Promise<string> {
    const matterId = crypto.randomUUID()
    await ask('submitApplication', TAKES_IN, at, { ...wageClaim(matterId), ...over })
    return matterId
  }
  async function accept(at: Instant, over: Partial<InputOf<'submitApplication'>> = {}): Promise<string> {
    const matterId = await receive(at, over)
    await ask('acceptApplication', TAKES_IN, at, { matterId })
    return matterId
  }
  async function review(at: Instant): Promise<string> {
    const matterId = await accept(at)
    const opinion = '农民工请求支付劳动报酬，材料齐全，符合条件'
    await ask('submitReview', TAKES_IN, at, { matterId, proposal: 'grant', meansProof: 'exempt', opinion })
    return matterId
  }
  async function notify(kind: 'court' | 'police', at: Instant): Promise<string> {
    const noticeId = crypto.randomUUID()
    const chance = chanceOf(0, noticeId)
    const serial = chance.whole(10_000, 99_999)
    const name = nameOf(chance, '男')
    const as = kind === 'court' ? 'fayuan' : 'gongan'
    const notice = noticeFrom(kind, {
      noticeId,
      serial,
      at,
      name,
      reason: 'sensoryDisability',
      charge: '盗窃罪',
      road: 'web',
    })
    await ask('sendNotice', as, at, notice)
    const { rows } = (await ask('listNotices', DECIDES, at, { noticeId })) as { rows: { matterId: string }[] }
    return rows[0]?.matterId as string
  }
  /** A defence during the investigation, reported closed; without a paper that this county wants, or with one that nobody signed. */
  async function close(fault: 'noMeetingRecord' | 'unsignedAgreement', at: Instant): Promise<string> {
    const today = dayInChina(at)
    const matterId = await notify('police', at)
    await ask('acceptNotice', TAKES_IN, at, { matterId })
    const { candidates } = (await ask('listCandidates', DECIDES, at, { matterId })) as {
      candidates: { counselId: string; unfitBecause: unknown[] }[]
    }
    const counselId = candidates.find(({ unfitBecause }) => unfitBecause.length === 0)?.counselId ?? ''
    await ask('assignCounsel', DECIDES, at, { matterId, counselId, reason: '按次序指派' })
    const counsel = await inCounty(world.db, county, (tx) => findAccountOfCounsel(tx, county, counselId))
    await ask('takeAssignment', counsel, at, { matterId })
    const note = '向其说明权利，听取对指控的意见'
    await ask('recordProgress', counsel, at, { matterId, entry: 'meeting', on: today, place: '寿县看守所', note })
    const paper = (code: keyof typeof CLOSING_MATERIALS, original: boolean) => ({
      ...{ code, original, pages: 2 },
      title: CLOSING_MATERIALS[code],
    })
    await ask('submitClosing', counsel, at, {
      ...{ matterId, closedOn: today, manner: 'transferred', result: 'partlyAdopted', benefit: 0, wages: 0 },
      summary: '接受指派后会见，就事实和强制措施提出意见，案件已移送审查起诉。',
      materials: [
        paper('agreement', fault !== 'unsignedAgreement'),
        ...(fault === 'noMeetingRecord' ? [] : [paper('meetingRecord', true)]),
        paper('outcome', false),
      ],
    })
    return matterId
  }

  const SCENES: Record<Scene, (at: Instant) => Promise<unknown>> = {
    missing: (at) => receive(at, { materials: PAPERS.filter(({ code }) => code === 'applicationForm') }),
    grant: (at) => accept(at),
    refuse: (at) => accept(at, LOAN),
    urgent: (at) => accept(at, { limitationOn: addDays(dayInChina(at), SOON) }),
    reviewed: review,
    async granted(at) {
      const matterId = await review(at)
      const { reasons } = (await ask('adviseApplication', DECIDES, at, { matterId })) as Pick<
        InputOf<'grantAid'>,
        'reasons'
      >
      await ask('grantAid', DECIDES, at, { matterId, reasons })
    },
    notice: (at) => notify('court', at),
    closing: (at) => close('noMeetingRecord', at),
    async dossier(at) {
      const matterId = await close('unsignedAgreement', at)
      await ask('acceptClosing', DECIDES, at, { matterId })
      await ask('gradeMatter', GRADES, at, { matterId, grade: 'qualified', opinion: '办理及时，意见有据' })
      await ask('computeSubsidy', DECIDES, at, { matterId })
    },
  }
  return {
    stage: (scene, at) =>
      SCENES[scene](at).then(
        () => {},
        (error: unknown) => {
          if (!(error instanceof Refused)) throw error
          const text = `县里现在没有适合的案件，要准备一件时没有办成：${error.message}；样例县还在生成的，请等生成完再开始`
          throw new Refusal('not_now', text, error.basis ?? undefined)
        },
      ),
    close: async () => (await door)?.close(),
  }
}

const PAPERS: NonNullable<InputOf<'submitApplication'>['materials']> = (
  ['applicationForm', 'identity', 'meansStatement', 'exemptionProof', 'caseMaterials'] as const
).map((code) => ({ code, title: MATERIALS[code], pages: 1, original: code !== 'identity' }))

const wageClaim = (matterId: string): InputOf<'submitApplication'> => {
  const chance = chanceOf(0, matterId)
  return {
    matterId,
    source: 'self',
    recipients: [{ name: nameOf(chance, '男'), phone: phoneOf(chance), address: '安徽省寿县样例村', claim: 2_000_000 }],
    groups: ['migrantWorker'],
    kind: 'civil',
    cause: 'labourPay',
    form: 'litigation',
    stage: 'firstInstance',
    opponents: [{ name: '样例恒信建筑劳务有限公司' }],
    agency: COURT,
    agencyCounty: '340422',
    causeCounty: '340422',
    story: '在工地做工四个月，工资20000元没有结清，请求支付。',
    means: { exemption: 'migrantWorkerPay', residence: 'rural', promised: true },
    materials: PAPERS,
  }
}
const LOAN = {
  cause: 'loan',
  groups: [],
  opponents: [{ name: '样例欠款人' }],
  story: '借给朋友30000元，有借条，多次催要未还，请求归还。',
  means: { residence: 'rural', promised: true },
} satisfies Partial<InputOf<'submitApplication'>>
