import { useMemo } from 'react'
import { learnCalendar, type YearNotice } from '#law/calendar.ts'
import { useAsk } from './ask.ts'

const OFTEN = 600_000 // ms; a page that stays open for days hears of a new year all the same

/** The notices that were entered, learnt before whoever asks here computes anything with them: the shell first of all. */
export function useCalendar() {
  const notices = useAsk('readCalendar', {}, { staleTime: 60_000, every: OFTEN })
  const { data } = notices
  useMemo(() => {
    // The door gives days as text; they were days when they were entered.
    if (data) learnCalendar(data as unknown as YearNotice[])
  }, [data])
  return notices
}
