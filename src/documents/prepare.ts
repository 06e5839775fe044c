import { encode } from 'uqr'
import { z } from 'zod'
import { inGroups } from '#kernel/document-code.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { FORMS, type FormKind } from './forms.ts'
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
  sealings: readonly SealMark[] = [],
) {
  const { title, typst } = DOCUMENTS[kind]
  // No name of a person: the title of a PDF is read by people who may not read the PDF.
  const number = typeof kept.number === 'string' ? kept.number : ''
  const seals = sealings.map(({ kind, inscription }) => ({ kind, inscription }))
  // Pages of earlier days know of one seal.
  const data = { ...kept, seal: seals[0] ?? null, seals, verification: verificationOf(kept) }
  return { template: typst, data, title: [title, number].filter((part) => part !== '').join(' '), createdAt }
}

/** A form filled in as far as its facts go; the rest is left to write by hand. */
export type FormFactsOf<K extends FormKind> = z.input<(typeof FORMS)[K]['facts']>
export const completeForm = <K extends FormKind>(kind: K, facts: FormFactsOf<K>): Record<string, unknown> =>
  FORMS[kind].facts.parse(facts)
export const printForm = <K extends FormKind>(kind: K, facts: FormFactsOf<K>, createdAt: Instant) =>
  printKeptForm(kind, completeForm(kind, facts), createdAt)
/** The same from facts that were kept. */
export function printKeptForm(kind: FormKind, kept: Record<string, unknown>, createdAt: Instant) {
  const { title, typst } = FORMS[kind]
  return { template: typst, data: { ...kept, verification: null }, title, createdAt }
}

/** Every paper as it is laid out at the window: nothing stated but the office's name. */
export function printBlank(kind: DocumentKind | FormKind, agency: { name: string }, createdAt: Instant) {
  const { title, typst, facts } = { ...DOCUMENTS, ...FORMS }[kind]
  const empty = emptyOf(facts) as Record<string, unknown>
  const data = { ...empty, agency: { ...(empty.agency as object), ...agency }, verification: null, blank: true }
  return { template: typst, data, title: `${title}（空白）`, createdAt }
}
/** The facts of which nothing is stated, in the shape the page reads. */
function emptyOf(schema: unknown): unknown {
  const stated = schema instanceof z.ZodType ? schema.safeParse(undefined).data : undefined
  if (typeof stated === 'string' || typeof stated === 'boolean') return stated
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, emptyOf(field)]))
  if (schema instanceof z.ZodArray) return [emptyOf(schema.element)]
  if (schema instanceof z.ZodPipe) return emptyOf(schema.in)
  if (schema instanceof z.ZodDefault) return emptyOf(schema.def.innerType)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return emptyOf(schema.def.innerType) === '' ? '' : null
  }
  if (schema instanceof z.ZodBoolean) return false
  if (schema instanceof z.ZodNumber) return null
  return ''
}

type Kept = { verification?: { code: string; site: string | null } | null }
/** The code in fours, and as squares the address that a telephone opens. */
function verificationOf({ verification }: Kept) {
  if (!verification) return null
  const { code, site } = verification
  const squares = site ? encode(`${site.replace(/\/$/, '')}/verify/${code}`, { ecc: 'M', border: 0 }).data : []
  return { code: inGroups(code), squares: squares.map((row) => row.map(Number).join('')) }
}
