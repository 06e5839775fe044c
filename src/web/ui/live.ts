import type { Query } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { NamesOf } from './api.ts'
import { queryClient } from './ask.ts'
import { isAway, onReturn } from './presence.ts'

/** What is shown of many matters is asked again at most this often: each asking is an entry in the history. */
const LISTS_EVERY_MS = 15_000
/** What no act of another person changes while a page is open. */
const STANDING: readonly NamesOf<'query'>[] = [
  'readMe',
  'readCalendar',
  'readPractice',
  'listForms',
  'listFactors',
  'listViews',
  'readReminderChoice',
]
const nameOf = ({ queryKey }: Query) => String(queryKey[0])
const matterOf = ({ queryKey }: Query) => (queryKey[1] as { matterId?: string } | undefined)?.matterId

/**
 * What others do appears without a reload. The server says which matters changed; whatever is shown of them is asked again at once,
 * lists a little later, and a page at which nobody is only when somebody comes back. Nothing typed is touched: forms hold their own.
 */
export function useLive(isSignedIn: boolean): void {
  useEffect(() => {
    if (!isSignedIn) return
    const source = new EventSource('/api/changes')
    let listsAt = 0
    let later: ReturnType<typeof setTimeout> | undefined
    const again = (is: (query: Query) => boolean) =>
      queryClient.invalidateQueries({ predicate: is, refetchType: isAway() ? 'none' : 'active' })
    const lists = () => {
      later = undefined
      listsAt = Date.now()
      void again((query) => !matterOf(query) && !STANDING.some((name) => name === nameOf(query)))
    }
    source.onmessage = ({ data }) => {
      const { matters } = JSON.parse(data as string) as { matters: string[] }
      // How many reminders there are says nothing of anybody, so it is asked at once.
      void again((query) => nameOf(query) === 'countReminders' || matters.includes(matterOf(query) ?? ''))
      later ??= setTimeout(lists, Math.max(0, listsAt + LISTS_EVERY_MS - Date.now()))
    }
    // The line was cut and is back: what happened meanwhile was not heard.
    let wasOpen = false
    source.onopen = () => {
      if (wasOpen) later ??= setTimeout(lists, 0)
      wasOpen = true
    }
    const stop = onReturn(() => {
      void queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => state.isInvalidated })
    })
    return () => {
      stop()
      source.close()
      clearTimeout(later)
    }
  }, [isSignedIn])
}
