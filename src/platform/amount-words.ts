import nzh from 'nzh'

/** Whole fen as a receipt writes it: 120000 is 壹仟贰佰元整. */
export const amountInWords = (fen: number): string =>
  nzh.cn.toMoney((fen / 100).toFixed(2), { outSymbol: false }).replace(/元$/, '元整')
