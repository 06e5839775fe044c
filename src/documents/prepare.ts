import type { z } from 'zod'
import type { Instant } from '../kernel/plain-date.ts'
import { DOCUMENTS, type DocumentKind } from './index.ts'

/** What must be stated of a document; the rest may be left out. */
export type FactsOf<K extends DocumentKind> = z.input<(typeof DOCUMENTS)[K]['facts']>

/** Checks the facts of a document and makes of them what the typesetter asks for. */
export function prepareDocument<K extends DocumentKind>(kind: K, facts: FactsOf<K>, createdAt: Instant) {
  const { title, typst, facts: schema } = DOCUMENTS[kind]
  const data = schema.parse(facts)
  // No name of a person: the title of a PDF is read by people who may not read the PDF.
  const number = 'number' in data && typeof data.number === 'string' ? data.number : ''
  return { template: typst, data, title: [title, number].filter((part) => part !== '').join(' '), createdAt }
}
