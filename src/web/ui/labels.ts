/** The word for a code; a code that a newer server knows and this page does not stands for itself. */
export const wordFor = (labels: Readonly<Record<string, string>>, code: string | null | undefined): string =>
  code ? (labels[code] ?? code) : ''

export const wordsFor = (labels: Readonly<Record<string, string>>, codes: readonly string[]): string =>
  codes.map((code) => wordFor(labels, code)).join('、')
