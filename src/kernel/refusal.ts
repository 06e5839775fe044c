export type RefusalCode =
  | 'invalid'
  | 'not_signed_in'
  | 'not_permitted'
  | 'not_found'
  | 'reason_needed'
  | 'second_factor_needed'
  | 'not_now'
  | 'changed'
  | 'too_large'
  | 'too_many'
  | 'unavailable'

/** What is wrong with one field of what was sent, so that the screen can point at it. */
export type FieldFault = { field: string; message: string }

/**
 * The one way this system says no: what is wrong and what to do next in Chinese, and on what ground.
 * Operations throw it; the door turns it into an HTTP answer. Any other error is a defect and a 500.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** The article or rule, for example '法律援助法 第四十三条'. */
  readonly basis: string | undefined
  readonly faults: readonly FieldFault[]
  constructor(code: RefusalCode, message: string, basis?: string, faults: readonly FieldFault[] = []) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.basis = basis
    this.faults = faults
  }
}

/** A reason and the ground it stands on; every verdict carries all of its reasons. */
export type Reason = { text: string; basis: string }
