import type { Answer } from '#web/ui/ask.ts'

/** A matter as its page shows it; the page and its parts all speak of this. */
export type Matter = Answer<'readMatter'>
