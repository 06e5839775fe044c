/** Money is whole fen (分), never a fraction: 1,200 yuan is 120000. */
export type Fen = number

/** '1,200.00' for screens and tables. */
export function inYuan(fen: Fen): string {
  const [whole, cents] = (Math.abs(fen) / 100).toFixed(2).split('.') as [string, string]
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** Shares a sum over people without losing a fen: the first ones carry the remainder. */
export function shareOut(total: Fen, people: number): Fen[] {
  if (!Number.isSafeInteger(total) || people < 1)
    throw new RangeError('shareOut needs whole fen and at least one person')
  const each = Math.floor(total / people)
  return Array.from({ length: people }, (_, index) => each + (index < total - each * people ? 1 : 0))
}
