import { signalOf } from '#web/ui/signal.ts'

// Apart from the palette, which itself knows the pages that open it.
const open = signalOf(false)

export const openFind = () => open.set(true)
export const closeFind = () => open.set(false)
export const useFindOpen = open.useValue
