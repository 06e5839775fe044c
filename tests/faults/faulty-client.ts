import pg from 'pg'

/** Where the next fault strikes: at which statement of the request, before PostgreSQL has run it or after. */
export type Fault = { at: number; when: 'before' | 'after' }
type State = { armed: Fault | null; seen: number; struck: string | null }

/**
 * A driver that can fail at any one statement, begin and commit among them. After a statement it fails as a line that broke while
 * the answer was under way: what PostgreSQL has done, it has done.
 */
export function faultyDriver() {
  const state: State = { armed: null, seen: 0, struck: null }
  class FaultyClient extends pg.Client {
    // The driver's own many overloads come to one call here, with whatever it was given.
    override query(...args: never[]): never {
      const run = () => (super.query as (...all: unknown[]) => Promise<unknown>).apply(this, args)
      const { armed } = state
      if (!armed || ++state.seen !== armed.at) return run() as never
      state.struck = textOf(args[0])
      const fault = () => Promise.reject(new Error(`planted: fails ${armed.when} statement ${armed.at}`))
      return (armed.when === 'before' ? fault() : run().then(fault)) as never
    }
  }
  return {
    Client: FaultyClient,
    arm: (fault: Fault) => void Object.assign(state, { armed: fault, seen: 0, struck: null }),
    /** The statement that was struck; null when the request had fewer. */
    disarm(): string | null {
      state.armed = null
      return state.struck
    },
  }
}
export type FaultyDriver = ReturnType<typeof faultyDriver>

const textOf = (first: unknown): string =>
  typeof first === 'string' ? first : String((first as { text?: string } | undefined)?.text ?? '')
