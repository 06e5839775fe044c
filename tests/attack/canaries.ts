import { checkDigit } from '#kernel/id-number.ts'

// Invented people whose every value is found again by its shape: born in 1933, a 1990 phone, 样例巷, the surname 冼.
const SHAPES = {
  idNumber: /3404221933\d{7}[\dX]/g,
  phone: /1990\d{7}/g,
  address: /寿县样例巷\d{5}号/g,
  name: /冼[一-龥]{2}/g,
}
export type CanaryKind = keyof typeof SHAPES
export const CANARY_KINDS = Object.keys(SHAPES) as CanaryKind[]
export const shapeOf = (kind: CanaryKind): RegExp => SHAPES[kind]

const CHARACTERS =
  '安邦宝成春达德东恩芳飞峰福刚高光广国海浩和红华辉惠吉佳建江杰金静军俊康兰乐丽良林玲龙明宁平强青庆全仁荣瑞胜石顺松涛天伟文武希祥欣雪雅阳义英永勇友玉远云泽长珍正志忠'
const DAYS = 28
const MONTHS = 12
const SERIALS = 1000

export type Invented = { name: string; idNumber: string; phone: string; address: string }
export const VALUES_EACH = CANARY_KINDS.length

/** The same number gives the same person; two numbers share nothing. */
export function invented(serial: number): Invented {
  const inDay = serial % SERIALS
  const day = Math.floor(serial / SERIALS) % DAYS
  const month = Math.floor(serial / (SERIALS * DAYS)) % MONTHS
  const two = (number: number) => String(number + 1).padStart(2, '0')
  const body = `3404221933${two(month)}${two(day)}${String(inDay).padStart(3, '0')}`
  const at = (index: number) => CHARACTERS[index % CHARACTERS.length] as string
  return {
    name: `冼${at(serial)}${at(Math.floor(serial / CHARACTERS.length))}`,
    idNumber: body + checkDigit(body),
    phone: `1990${String(serial).padStart(7, '0')}`,
    address: `寿县样例巷${String(serial).padStart(5, '0')}号`,
  }
}

/** Every planted value in a text, with its kind. */
export function* canariesIn(text: string): Generator<{ kind: CanaryKind; value: string }> {
  for (const kind of CANARY_KINDS) for (const [value] of text.matchAll(SHAPES[kind])) yield { kind, value }
}
