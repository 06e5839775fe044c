import type { PlainDate } from './plain-date.ts'

/** Something that was done and that others may have to know of: the act says it, the door tells them in the same transaction. */
export type Happening = {
  /** A step of a matter's life, or another act by its own name. */
  what: string
  /** What it is about, by a name that no other happening has. */
  subject: string
  day: PlainDate
  matterId: string | null
  /** Where the matter then stands; null where nothing waits for it to move on. */
  state: string | null
  /** In the field's words, with nothing of a person in it. */
  text: string
  /** The counsel whom it concerns, beside the matter's own. */
  counselIds: readonly string[]
}
