import { checkDigit } from '#kernel/id-number.ts'
import type { Api } from './world.ts'

export type ApplicationInput = Parameters<Api['submitApplication']>[0]

/** An invented resident of the county: the serial number tells them apart. */
export function idNumberOf(serial: number, birth = '19800101'): string {
  const body = `340422${birth}${String(serial % 1000).padStart(3, '0')}`
  return body + checkDigit(body)
}

export const PAPERS = {
  applicationForm: { code: 'applicationForm', title: '法律援助申请表', pages: 2, original: true },
  identity: { code: 'identity', title: '居民身份证', pages: 1, original: false },
  meansStatement: { code: 'meansStatement', title: '经济困难状况说明表', pages: 1, original: true },
  exemptionProof: { code: 'exemptionProof', title: '免予核查的证明材料', pages: 1, original: false },
  authority: { code: 'authority', title: '代理权证明', pages: 1, original: true },
  caseMaterials: { code: 'caseMaterials', title: '案件材料', pages: 3, original: false },
} as const
export const ALL_PAPERS = Object.values(PAPERS)

/** A migrant worker's wage claim before the county's own court, complete; tests change what they are about. */
export const wageClaim = (matterId: string, over: Partial<ApplicationInput> = {}): ApplicationInput => ({
  matterId,
  source: 'self',
  recipients: [{ name: '样例工', idNumber: idNumberOf(1), phone: '13800000001', address: '安徽省寿县样例村' }],
  groups: ['migrantWorker'],
  kind: 'civil',
  cause: 'labourPay',
  form: 'litigation',
  stage: 'firstInstance',
  opponents: [{ name: '样例建筑劳务有限公司' }],
  agency: '寿县人民法院',
  agencyCounty: '340422',
  story: '在工地做工，工资没有结清',
  means: { promised: true },
  // A copy of each person's identity card.
  materials: ALL_PAPERS.filter(({ code }) => code !== 'authority').map((paper) =>
    paper.code === 'identity' ? { ...paper, pages: over.recipients?.length ?? 1 } : paper,
  ),
  ...over,
})

/** A PDF that opens: one page or several, with nothing on them but, where no reader looks, a word of its own. */
export function plainPdf(word = '', pages = 1): Uint8Array<ArrayBuffer> {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(' ')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages}>>`,
    ...Array.from({ length: pages }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'),
  ]
  const bytes = (text: string) => new TextEncoder().encode(text).length
  let text = `%PDF-1.4\n% ${word}\n`
  const places = objects.map((object, index) => {
    const place = bytes(text)
    text += `${index + 1} 0 obj${object}endobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${bytes(text)}\n%%EOF\n`
  return new TextEncoder().encode(`${text}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`)
}

/** A calendar of 2027 as its notice might read; invented, since it is not published. */
export const CALENDAR_2027 = {
  year: 2027,
  number: '国办发明电〔2026〕99号',
  publishedOn: '2026-03-02',
  holidays: [
    { name: '元旦', from: '2026-12-31', to: '2027-01-03' },
    { name: '春节', from: '2027-02-05', to: '2027-02-12' },
    { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
    { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
    { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  moved: ['2027-01-31', '2027-02-20', '2027-04-25', '2027-05-08', '2027-09-26', '2027-10-09'].map((day) => ({ day })),
}
