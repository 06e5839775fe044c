// Crockford's alphabet: no I, L, O, U, so that nothing is read for something else, and no word comes of it.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12
const GROUP = 4

/** How many bytes a code is drawn from. */
export const CODE_BYTES = LENGTH
/** A code of sixty bits from bytes that were drawn by lot: whoever has one paper learns nothing of the next. */
export const documentCodeOf = (drawn: Uint8Array): string =>
  Array.from(drawn, (byte) => LETTERS[byte % LETTERS.length]).join('')
/** As it is printed: in fours. */
export const inGroups = (code: string): string => code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? ''

/** A code as somebody typed it off the paper; null where it can be none. */
export function readDocumentCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s—–-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null
}
