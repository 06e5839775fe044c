/** Money is whole fen (分), never a fraction: 1,200 yuan is 120000. */
export type Fen = number

/** '1,200': Intl would do it too, and takes twenty milliseconds when it is asked for the first time. */
export const grouped = (whole: number | string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',')

/** '1,200.00' for screens and tables. */
export function inYuan(fen: Fen): string {
  const [whole, cents] = (Math.abs(fen) / 100).toFixed(2).split('.') as [string, string]
  return `${fen < 0 ? '-' : ''}${grouped(whole)}.${cents}`
}
