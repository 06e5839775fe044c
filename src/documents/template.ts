import type { z } from 'zod'
import type { Numbered } from '#policy/numbering.ts'

/** One official document of the centre: what it must be told, and the page that prints it. */
export type Template<K extends string = string, F extends z.ZodObject = z.ZodObject> = {
  kind: K
  title: string
  /** Its number in the Ministry's set of 2023-11-10 (法律援助文书格式); null for a local paper. */
  ministry: number | null
  /** The article, or the form of the Ministry's set, on which the document rests. */
  basis: string
  /** The county's series that its number (文号) is taken from; null for a paper without one. */
  series: Numbered | null
  /** The read model of this document: readable values only, and '' for what is not stated. */
  facts: F
  /** The page beside this file. */
  typst: string
}

export const template = <const K extends string, F extends z.ZodObject>(it: Template<K, F>): Template<K, F> => it
