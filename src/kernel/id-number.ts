import { isPlainDate, type PlainDate } from './plain-date.ts'

const CHECK_DIGITS = '10X98765432'

/** The check digit of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkDigit(body: string): string {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return CHECK_DIGITS[sum % 11] as string
}

/** Why this text is not a resident ID number, in words a clerk can pass on; null when it is one. */
export function faultOfIdNumber(text: string): string | null {
  if (!/^\d{17}[\dX]$/.test(text)) return '公民身份号码应为 18 位，前 17 位是数字，末位是数字或大写 X'
  const birth = birthOf(text)
  if (birth === null) return `公民身份号码中的出生日期“${text.slice(6, 14)}”不存在，请核对第 7 至 14 位`
  if (checkDigit(text.slice(0, 17)) !== text[17]) return '公民身份号码校验位不符，请逐位核对'
  return null
}

/** The day of birth that the number carries; null where that is no calendar day. */
export function birthOf(idNumber: string): PlainDate | null {
  const text = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
  return isPlainDate(text) ? text : null
}

export const sexOf = (idNumber: string): '男' | '女' => (Number(idNumber[16]) % 2 === 1 ? '男' : '女')
