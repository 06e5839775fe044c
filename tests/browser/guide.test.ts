import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { CONTRACTS } from '#modules/contracts.ts'
import { guide } from '#modules/guide/contract.ts'
import { NO_FAULT, NOBODY_URGENT } from '#modules/guide/rules.ts'
import { TASK_IDS, type TaskId } from '#modules/guide/tasks.ts'
import { practice } from '#modules/practice/contract.ts'
import { MODULES } from '#server/modules.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { visitor } from '../faults/town.ts'
import { databaseForProgram } from '../setup/database.ts'
import { refusalOf } from '../world.ts'
import { barriersOf, type Desk, openDesk } from './rig.ts'

let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url, template: inject('practice') })
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await database?.drop()
})

const newId = () => crypto.randomUUID()
/** A new clerk with a browser of her own, who is one person after another. */
async function openLearner() {
  const api = visitor({ now: desk.address }, { ...CONTRACTS, ...practice, ...guide })
  const runId = newId()
  const { people } = await api.readPractice({})
  await api.enterAs({ accountId: people[0]?.accountId as string })
  const read = async (task: TaskId) => (await api.readGuide({ runId })).find((one) => one.task === task)
  return {
    api,
    runId,
    async begin(task: TaskId) {
      await api.enterAs({ accountId: (await read(task))?.post?.accountId as string })
      await api.beginGuideTask({ runId, task })
      return ((await read(task))?.matters ?? []).map(({ matterId }) => matterId) as [string, ...string[]]
    },
    answer: (task: TaskId, answer: string) => api.answerGuideTask({ runId, task, answer }),
    async mark(task: TaskId) {
      const { isRight, missing } = (await read(task)) as NonNullable<Awaited<ReturnType<typeof read>>>
      return { isRight, missing: missing.map(({ text, basis }) => `${text}（${basis}）`).join('\n') }
    },
    choices: async (task: TaskId) => (await read(task))?.choices ?? [],
    numbers: async (task: TaskId) => (await read(task))?.matters.map(({ number }) => number) ?? [],
  }
}
type Learner = Awaited<ReturnType<typeof openLearner>>
const RIGHT = { isRight: true, missing: '' }
const call = (consultationId: string) => ({
  ...{ consultationId, channel: 'phone' as const, name: '样例农民工', phone: '13800000009' },
  ...{ cause: 'labourPay' as const, groups: ['migrantWorker' as const], toldMayApply: true },
  question: '在工地做工四个月，两万元工资没有结清，能不能申请法律援助',
  answer: '可以申请法律援助，带身份证和欠条到县法律援助中心，不审查经济困难状况',
})
const adviceOn = ({ api }: Learner, matterId: string) => api.adviseApplication({ matterId })
const figureOf = async ({ api }: Learner) => {
  const { today } = await api.readMe({})
  const from = `${today.slice(0, 4)}-01-01`
  return (await api.listMatters({ granted: true, group: 'migrantWorker', dated: 'decidedOn', from })).total
}

describe('the ten tasks of a new clerk', () => {
  it('[GU2] can all be done in a small practice county, and are marked right', async () => {
    const learner = await openLearner()
    const { api } = learner
    const consultationId = newId()
    await learner.begin('consultation')
    await api.recordConsultation(call(consultationId))
    expect(await learner.mark('consultation')).toEqual(RIGHT)

    await learner.begin('application')
    const recipients = [{ name: '样例农民工', phone: '13800000009' }]
    await api.submitApplication({ ...wageClaim(newId(), { recipients }), consultationId })
    expect(await learner.mark('application')).toEqual(RIGHT)

    const [incomplete] = await learner.begin('supplement')
    const { missingMaterials } = await adviceOn(learner, incomplete)
    expect(missingMaterials.length).toBeGreaterThan(0)
    await api.requestSupplement({ matterId: incomplete, items: missingMaterials.map(({ title }) => title) })
    expect(await learner.mark('supplement')).toEqual(RIGHT)

    const reviewed = await learner.begin('review')
    const numbers = await learner.numbers('review')
    let urgent = ''
    const outcomes: string[] = []
    for (const [index, matterId] of reviewed.entries()) {
      const advice = await adviceOn(learner, matterId)
      if (advice.urgent) urgent = numbers[index] as string
      outcomes.push(advice.outcome)
      if (advice.outcome !== 'grant' && advice.outcome !== 'refuse') continue
      const opinion = advice.reasons.map(({ text }) => text).join('；')
      await api.submitReview({ matterId, proposal: advice.outcome, meansProof: 'exempt', opinion })
    }
    expect(outcomes).toEqual(expect.arrayContaining(['grant', 'refuse']))
    await learner.answer('review', urgent)
    expect(await learner.mark('review')).toEqual(RIGHT)

    const [proposed] = await learner.begin('decide')
    expect(reviewed).toContain(proposed)
    const { outcome, reasons } = await adviceOn(learner, proposed)
    await (outcome === 'grant' ? api.grantAid : api.refuseAid)({ matterId: proposed, reasons })
    expect(await learner.mark('decide')).toEqual(RIGHT)

    const [granted] = await learner.begin('assign')
    const { candidates } = await api.listCandidates({ matterId: granted })
    await api.assignCounsel({ matterId: granted, counselId: candidates[0]?.counselId as string })
    expect(await learner.mark('assign')).toEqual(RIGHT)

    const [notified] = await learner.begin('notice')
    await api.acceptNotice({ matterId: notified })
    expect(await learner.mark('notice')).toEqual(RIGHT)

    const [reported] = await learner.begin('closing')
    const { faults } = await api.checkDossier({ matterId: reported })
    const lacking = faults.filter(({ id }) => id === 'missingListed').map(({ text }) => text)
    await api.returnClosing({ matterId: reported, faults: lacking })
    expect(await learner.mark('closing')).toEqual(RIGHT)

    const [waiting] = await learner.begin('archive')
    const found = (await api.checkDossier({ matterId: waiting })).faults.map(({ text }) => text)
    const named = (await learner.choices('archive')).find((choice) => found.includes(choice))
    await learner.answer('archive', named as string)
    expect(await learner.mark('archive')).toEqual(RIGHT)

    await learner.begin('figure')
    await learner.answer('figure', String(await figureOf(learner)))
    expect(await learner.mark('figure')).toEqual(RIGHT)

    const all = await api.readGuide({ runId: learner.runId })
    expect(all.filter(({ isRight }) => isRight).map(({ task }) => task)).toEqual(TASK_IDS)
  })

  it('are marked wrong with the reason where they were done wrong', async () => {
    const learner = await openLearner()
    const { api } = learner
    await learner.begin('consultation')
    await api.recordConsultation({ ...call(newId()), cause: 'loan', groups: [], toldMayApply: false, answer: '已答复' })
    const { missing: asked } = await learner.mark('consultation')
    expect(asked).toContain('咨询事项应当选“请求支付劳动报酬”')
    expect(asked).toContain('没有告知申请法律援助的条件和程序（法律援助法 第二十三条）')

    await learner.begin('application')
    await api.submitApplication(wageClaim(newId(), { recipients: [{ name: '样例另一人', idNumber: idNumberOf(77) }] }))
    expect((await learner.mark('application')).missing).toContain('是从头填写的，没有从咨询转来')

    const [incomplete] = await learner.begin('supplement')
    const [paper, ...others] = (await adviceOn(learner, incomplete)).missingMaterials.map(({ title }) => title)
    await api.requestSupplement({ matterId: incomplete, items: [paper as string] })
    const { isRight, missing } = await learner.mark('supplement')
    expect(isRight).toBe(others.length === 0)
    for (const other of others) expect(missing).toContain(`没有告知还缺“${other}”`)

    const given = await learner.begin('review')
    for (const matterId of given)
      await api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '都给予' })
    await learner.answer('review', NOBODY_URGENT)
    const { missing: opinions } = await learner.mark('review')
    expect(opinions).toMatch(/应当建议不予援助：.*第三十一条/)
    expect(opinions).toContain('应当先行提供的是')

    const [proposed] = await learner.begin('decide')
    const { outcome, reasons } = await adviceOn(learner, proposed)
    const against = { matterId: proposed, reasons, overrideReason: '想法不同' }
    await (outcome === 'grant' ? api.refuseAid : api.grantAid)(against)
    expect((await learner.mark('decide')).missing).toContain(outcome === 'grant' ? '应当给予援助' : '应当不予援助')

    const [reported] = await learner.begin('closing')
    await api.acceptClosing({ matterId: reported })
    expect((await learner.mark('closing')).missing).toMatch(/缺会见或者约见笔录.*不能通过，应当退回/)

    await learner.begin('archive')
    await learner.answer('archive', NO_FAULT)
    expect((await learner.mark('archive')).missing).toContain('的问题是：“委托协议、授权委托书”应当是签名的原件')

    await learner.begin('figure')
    const figure = await figureOf(learner)
    await learner.answer('figure', String(figure + 1))
    expect((await learner.mark('figure')).missing).toContain(`填的是 ${figure + 1} 件，台账是 ${figure} 件`)
  })

  it('keep learners apart, want the right post, and are unknown to the real server', async () => {
    const one = await openLearner()
    const other = await openLearner()
    const [mine] = await one.begin('notice')
    expect(await other.begin('notice')).not.toContain(mine)
    const refusal = await refusalOf(one.api.beginGuideTask({ runId: one.runId, task: 'figure' }))
    expect(refusal).toMatchObject({ code: 'not_permitted' })
    expect(refusal.message).toContain('是主任的工作')
    expect(await refusalOf(one.answer('notice', '好'))).toMatchObject({ code: 'invalid' })
    expect(await other.mark('figure')).toEqual({ isRight: false, missing: '' })
    expect(MODULES.some(({ contract }) => Object.hasOwn(contract, 'readGuide'))).toBe(false)
  })
})

const cardOf = (page: Page, title: string) => page.getByRole('listitem', { name: title })

it('is offered on the door, changes the person by one press, and marks on the page', async () => {
  const page = await desk.enterAs('档案人员')
  await page.getByText('第一次用？新手十件事').waitFor()
  await page.goto(`${desk.address}/sign-in`)
  await page.getByRole('button', { name: '从新手十件事开始' }).click()
  const first = cardOf(page, '登记一次咨询')
  await first.getByRole('button', { name: '开始' }).click()
  await first.getByRole('button', { name: '看批改' }).click()
  await first.getByText('还没有登记咨询').waitFor()

  const last = cardOf(page, '回答一个数字')
  await last.getByRole('button', { name: /^以主任（.*）进入，开始$/ }).click()
  await last.getByRole('spinbutton').fill('99999')
  await last.getByRole('button', { name: '提交答案' }).click()
  await last.getByText(/填的是 99999 件，台账是 \d+ 件/).waitFor()
  expect(await barriersOf(page)).toEqual([])

  await last.getByRole('link', { name: '看这个数字的台账' }).click()
  await page.getByRole('heading', { name: '案件台账' }).waitFor()
  await page.getByRole('link', { name: '新手上手' }).click()
  await last.waitFor()
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)

  await page.getByRole('link', { name: '我的工作台' }).click()
  await page.getByText('等我办理').waitFor()
  expect(await page.getByText('第一次用？新手十件事').count()).toBe(0)
})
