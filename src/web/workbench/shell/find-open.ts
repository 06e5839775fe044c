import { signalOf } from '#web/ui/signal.ts'

// The palette is heavy and seldom open: who opens it must not carry it.
const open = signalOf(false)

export const openFind = () => open.set(true)
export const closeFind = () => open.set(false)
export const useFindOpen = open.useValue
