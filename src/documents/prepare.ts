import { encode } from 'uqr'
import type { z } from 'zod'
import { inGroups } from '#kernel/document-code.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { DOCUMENTS, type DocumentKind } from './index.ts'

/** What must be stated of a document; the rest may be left out. */
export type FactsOf<K extends DocumentKind> = z.input<(typeof DOCUMENTS)[K]['facts']>

/** The facts as they are kept and printed: complete, readable, ID numbers masked. Throws where something needed is not stated. */
export const completeFacts = <K extends DocumentKind>(kind: K, facts: FactsOf<K>): Record<string, unknown> =>
  DOCUMENTS[kind].facts.parse(facts)

/** The seal as it is drawn on the page. */
export type SealMark = { kind: 'official' | 'business'; inscription: string }

/** What the typesetter is asked for, today or in ten years, from facts that were kept. */
export function printRequest(
  kind: DocumentKind,
  kept: Record<string, unknown>,
  createdAt: Instant,
  sealing: SealMark | null = null,
) {
  const { title, typst } = DOCUMENTS[kind]
  // No name of a person: the title of a PDF is read by people who may not read the PDF.
  const number = typeof kept.number === 'string' ? kept.number : ''
  const seal = sealing && { kind: sealing.kind, inscription: sealing.inscription }
  const data = { ...kept, seal, verification: verificationOf(kept) }
  return { template: typst, data, title: [title, number].filter((part) => part !== '').join(' '), createdAt }
}

type Kept = { verification?: { code: string; site: string | null } | null }
/** The code in fours, and as squares the address that a telephone opens. */
function verificationOf({ verification }: Kept) {
  if (!verification) return null
  const { code, site } = verification
  const squares = site ? encode(`${site.replace(/\/$/, '')}/verify/${code}`, { ecc: 'M', border: 0 }).data : []
  return { code: inGroups(code), squares: squares.map((row) => row.map(Number).join('')) }
}
