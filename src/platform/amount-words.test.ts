import { expect, it } from 'vitest'
import { amountInWords } from './amount-words.ts'

it.each([
  [0, '零元整'],
  [120_000, '壹仟贰佰元整'],
  [100_005, '壹仟元零伍分'],
  [1_234_567_89, '壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分'],
])('writes %d fen as a receipt does', (fen, words) => {
  expect(amountInWords(fen)).toBe(words)
})
