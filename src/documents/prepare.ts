import type { z } from 'zod'
import type { Instant } from '#kernel/plain-date.ts'
import { DOCUMENTS, type DocumentKind } from './index.ts'

/** What must be stated of a document; the rest may be left out. */
export type FactsOf<K extends DocumentKind> = z.input<(typeof DOCUMENTS)[K]['facts']>

/** The facts as they are kept and printed: complete, readable, ID numbers masked. Throws where something needed is not stated. */
export const completeFacts = <K extends DocumentKind>(kind: K, facts: FactsOf<K>): Record<string, unknown> =>
  DOCUMENTS[kind].facts.parse(facts)

/** What the typesetter is asked for, today or in ten years, from facts that were kept. */
export function printRequest(kind: DocumentKind, data: Record<string, unknown>, createdAt: Instant) {
  const { title, typst } = DOCUMENTS[kind]
  // No name of a person: the title of a PDF is read by people who may not read the PDF.
  const number = typeof data.number === 'string' ? data.number : ''
  return { template: typst, data, title: [title, number].filter((part) => part !== '').join(' '), createdAt }
}
