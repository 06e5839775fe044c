/** 3404**********1234: enough to tell two people apart at the window, not enough to use. */
export const maskIdNumber = (text: string): string =>
  text.length < 9 ? '*'.repeat(text.length) : `${text.slice(0, 4)}${'*'.repeat(text.length - 8)}${text.slice(-4)}`
/** 138****1234 */
export const maskPhone = (text: string): string =>
  text.length < 8 ? '*'.repeat(text.length) : `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`

/** 张*: somebody who has the person before him recognises the name, nobody else learns it. */
export const maskName = (text: string): string => {
  const [first = '', ...rest] = text
  return first + '*'.repeat(rest.length)
}

/** The county stays, the door does not. */
export const maskAddress = (text: string): string => (text.length <= 6 ? '******' : `${text.slice(0, 6)}******`)
