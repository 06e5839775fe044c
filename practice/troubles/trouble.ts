import type { Cause, CheckExemption, Group, MatterKind } from '#law/terms.ts'
import type { Trade } from '../people.ts'

/** How a civil or administrative trouble is dealt with, and through whom. */
export type Course = 'lawsuit' | 'arbitration' | 'mediation' | 'negotiation' | 'enforcement' | 'administrativeLawsuit'
export type Opponent =
  | Trade
  | 'driver'
  | 'child'
  | 'parent'
  | 'spouse'
  | 'neighbour'
  | 'seller'
  | 'hospital'
  | 'office'
  | 'debtor'

/** What brings people to the centre. Shares are per cent of all matters of a year; where they come from stands beside them. */
export type Trouble = {
  name: string
  share: number
  kind: MatterKind
  cause: Cause
  courses: readonly (readonly [Course, number])[]
  opponent: Opponent | null
  ages: readonly [number, number]
  women: number
  /** Groups that the trouble itself brings with it; what a person is besides (old, disabled, poor) is drawn for each. */
  groups: readonly Group[]
  exemption?: CheckExemption
  /** Yuan that one person asks for. */
  claim: readonly [number, number] | null
  /** {sum} yuan, {months}, {with} the other side, {people}. */
  stories: readonly string[]
  questions: readonly string[]
  answers: readonly string[]
}
