import { signalOf } from './signal.ts'

// The server has ended the session while a page was open: the page stays as it is and asks to sign in above it.
const ended = signalOf(false)

export const sessionEnded = () => ended.set(true)
export const sessionResumed = () => ended.set(false)
export const useSessionEnded = ended.useValue
