import { execFileSync } from 'node:child_process'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MATTER_FORMS } from '#modules/form/contract.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

let centre: Centre
let reviewer: Person
let director: Person
let matterId: string
const idNumber = idNumberOf(1_481)
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  reviewer = await centre.hire({ roles: ['reviewer'], name: '样例审查员' })
  director = await centre.hire({ roles: ['director'], name: '样例主任' })
  matterId = newId()
  await reviewer.api.submitApplication(wageClaim(matterId, { recipients: [{ name: '样例工', idNumber }] }))
})
afterAll(() => centre?.close())

type Blob = { arrayBuffer(): Promise<ArrayBuffer> }
const textOf = async (answer: Promise<Blob>) =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(await (await answer).arrayBuffer()) })
    .toString()
    .replaceAll(/\s/g, '')

it('[FM1] lists the Ministry’s thirty-two forms and the local ones, and prints every one blank', async () => {
  const forms = await reviewer.api.listForms({})
  expect(forms.filter(({ ministry }) => ministry !== null)).toHaveLength(32)
  for (const { kind, title } of forms.filter(({ ministry }) => ministry === 16 || ministry === 9))
    expect(await textOf(reviewer.api.openBlankForm({ kind }))).toContain(title.replaceAll(/\s/g, ''))
  expect(await refusalOf(reviewer.api.openBlankForm({ kind: 'no-such' }))).toMatchObject({ code: 'not_found' })
})
it('[FM1] prints what the bureau decides with the name of the bureau, blank and as a specimen', async () => {
  const objection = { kind: 'objection-decision' }
  for (const paper of [reviewer.api.openBlankForm(objection), reviewer.api.openSpecimen(objection)])
    expect(await textOf(paper)).toMatch(/^(样例·非正式文书)?寿县司法局/)
})
it('[FM2] fills every form of a matter in from its record, the number masked', async () => {
  for (const kind of MATTER_FORMS) {
    const text = await textOf(reviewer.api.printMatterForm({ matterId, kind }))
    expect([kind, text.includes(idNumber)]).toEqual([kind, false])
    expect(text).toMatch(/样例工|寿援申/)
  }
  const form = await textOf(reviewer.api.printMatterForm({ matterId, kind: 'application-form' }))
  expect(form).toContain(`${idNumber.slice(0, 4)}**********`)
})
it('[FM3] prints the whole number only on request, and the history says who did', async () => {
  const text = await textOf(reviewer.api.printWholeMatterForm({ matterId, kind: 'power-of-attorney' }))
  expect(text).toContain(idNumber)
  const rows = await director.api.listReadings({ matterId })
  expect(rows.map(({ operation }) => operation)).toContain('printWholeMatterForm')
})
it('[FM4] issues letters that go with no step, numbered in the series of letters', async () => {
  const letter = { matterId, to: '寿县民政局', persons: '样例审查员', purpose: '核查最低生活保障情况' }
  const { documentId, number } = await reviewer.api.introduce(letter)
  expect(number).toMatch(/〔2026〕\d+号$/)
  const text = await textOf(reviewer.api.openDocument({ documentId }))
  expect(text).toContain('寿县民政局')
  expect(text).toContain('样例审查员前往你单位')
  expect(await refusalOf(director.api.askOrgan({ matterId, to: '寿县人民法院' }))).toMatchObject({ code: 'not_now' })
})
it('[FM5] keeps a form as it was signed, drawn or typed, whatever the matter says later', async () => {
  const sign = (manner: 'drawn' | 'typed', strokes: [number, number][][] = []) => {
    const signedFormId = newId()
    const signing = { matterId, kind: 'application-form', signedFormId, manner, name: '样例工', strokes } as const
    return reviewer.api.signForm(signing)
  }
  expect(await refusalOf(sign('drawn'))).toMatchObject({ code: 'invalid', faults: [{ field: 'strokes' }] })
  const { signedFormId } = await sign('drawn', [
    [
      [100, 500],
      [400, 200],
      [800, 700],
    ],
    [[500, 500]],
  ])
  await sign('typed')
  const bytes = async () => Buffer.from(await (await reviewer.api.openSignedForm({ signedFormId })).arrayBuffer())
  const first = await bytes()
  expect(await textOf(reviewer.api.openSignedForm({ signedFormId }))).toContain('2026年3月3日')
  await reviewer.api.requestSupplement({ matterId, items: ['劳动合同'] })
  expect(Buffer.compare(await bytes(), first)).toBe(0)
  const signed = await reviewer.api.listSignedForms({ matterId })
  // Signed at one moment of a clock that stands still: in whichever order.
  expect(signed.map(({ manner, title }) => [manner, title]).sort()).toEqual([
    ['drawn', '法律援助申请表'],
    ['typed', '法律援助申请表'],
  ])
})
it('[FM6] sends a power of attorney in a matter of marriage to paper', async () => {
  const marriage = newId()
  const recipients = [{ name: '样例妻', idNumber: idNumberOf(1_482) }]
  await reviewer.api.submitApplication(wageClaim(marriage, { cause: 'marriage', recipients }))
  const signing = { matterId: marriage, signedFormId: newId(), manner: 'typed', name: '样例妻' } as const
  expect(await refusalOf(reviewer.api.signForm({ ...signing, kind: 'power-of-attorney' }))).toMatchObject({
    basis: '电子签名法 第三条',
  })
  await reviewer.api.signForm({ ...signing, kind: 'application-form' })
})
it('prints a consultation as its register sheet', async () => {
  const consultationId = newId()
  await reviewer.api.recordConsultation({
    ...{ consultationId, channel: 'visit', name: '样例来访人', cause: 'labourPay', groups: ['migrantWorker'] },
    ...{ question: '工程完工后工资一直没有付', answer: '可以申请法律援助', toldMayApply: true },
  })
  const text = await textOf(reviewer.api.printConsultation({ consultationId }))
  for (const words of ['样例来访人', '工程完工后工资一直没有付', '农民工']) expect(text).toContain(words)
})

it('[DO2] gives a paper as a Word file to edit, with its words, number and day, and says that it is not the paper', async () => {
  const { documents } = await reviewer.api.readMatter({ matterId })
  const letter = documents.find(({ kind }) => kind === 'introduction-letter')
  const blob = await reviewer.api.openDocumentWord({ documentId: letter?.id as string })
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()))
  const text = Buffer.from(files['word/document.xml'] as Uint8Array)
    .toString()
    .replaceAll(/<[^>]+>/g, '')
  for (const words of [
    '编辑稿',
    '介绍信',
    letter?.number as string,
    '寿县民政局：',
    '核查最低生活保障情况',
    '2026年3月3日',
  ])
    expect(text).toContain(words)
})
it('counts this year’s papers for whoever keeps the templates, and shows what each looks like with invented people', async () => {
  // Whoever runs the system sees no matter, and the numbers all the same.
  const templates = await centre.admin.api.listTemplates({})
  const of = (kind: string) => templates.find((template) => template.kind === kind)
  expect(of('introduction-letter')).toMatchObject({ isIssued: true, series: '公函', thisYear: 1, pages: 1 })
  expect(of('application-form')).toMatchObject({ isIssued: false, ministry: 2, thisYear: 3 })
  expect(of('review-form')).toMatchObject({ thisYear: null })
  expect(new Set(templates.map(({ page }) => page)).size).toBe(templates.length)
  const text = await textOf(centre.admin.api.openSpecimen({ kind: 'introduction-letter' }))
  expect(text).toContain('样例·非正式文书')
  expect(text).not.toContain('样例审查员')
  expect(await refusalOf(centre.admin.api.openSpecimen({ kind: 'no-such' }))).toMatchObject({ code: 'not_found' })
  const counsel = await centre.hire({ roles: ['hotlineAgent'], name: '样例接听员' })
  expect(await refusalOf(counsel.api.listTemplates({}))).toMatchObject({ code: 'not_permitted' })
})
