const DIGITS = '零一二三四五六七八九'

/** 7 → 七, 15 → 十五, 30 → 三十: how articles write the days of a period. Above 99 the figure itself. */
export function numeral(count: number): string {
  if (!Number.isInteger(count) || count < 0 || count > 99) return String(count)
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  if (tens === 0) return DIGITS[ones] as string
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones > 0 ? DIGITS[ones] : ''}`
}
