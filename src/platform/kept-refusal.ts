import { Refusal } from '#kernel/refusal.ts'

/** A refusal whose transaction is kept all the same: a wrong password is refused and still counted. */
export class KeptRefusal extends Refusal {
  /** Inside the transaction: lets it end well, with the refusal as its value. */
  static keep(error: unknown): KeptRefusal {
    if (error instanceof KeptRefusal) return error
    throw error
  }
  /** Outside it: says no after all. */
  static release<T>(answer: T | KeptRefusal): T {
    if (answer instanceof KeptRefusal) throw answer
    return answer
  }
}
