import { signalOf } from '#web/ui/signal.ts'

// The drawer is loaded when it is first opened: the bell must not carry it.
const open = signalOf(false)

export const openReminders = () => open.set(true)
export const closeReminders = () => open.set(false)
export const useRemindersOpen = open.useValue
