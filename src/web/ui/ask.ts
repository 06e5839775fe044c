import { keepPreviousData, QueryCache, QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api, type NamesOf, type Operations } from './api.ts'
import { Refused } from './client.ts'
import { sessionEnded } from './session-end.ts'

/** A refusal is an answer: asking again would not change it. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      const isSignedOut = error instanceof Refused && error.code === 'not_signed_in'
      // Somebody was signed in on this page: what is open stays, and the shell asks to sign in above it.
      if (isSignedOut && queryClient.getQueryData(keyOf('readMe', {}))) sessionEnded()
    },
  }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => !(error instanceof Refused) && failures < 2,
      staleTime: 5_000,
      refetchOnWindowFocus: true,
    },
  },
})

type Query = NamesOf<'query'>
type Sent<N extends Query> = z.input<Operations[N]['input']>
export type Answer<N extends Query> = z.output<Operations[N]['output']>
type Options<A = unknown> = {
  enabled?: boolean
  /** Show the last answer while the next one is under way: lists do not flicker between pages. */
  keep?: boolean
  staleTime?: number
  /** Ask again every so many milliseconds, as the last answer says; 0 stops. */
  every?: number | ((answer: A | undefined) => number)
}

/** What a question is remembered under; `forget('listMatters')` makes every list ask again. */
export const keyOf = <N extends Query>(name: N, input?: Sent<N>) => (input === undefined ? [name] : [name, input])

export function useAsk<N extends Query>(
  name: N,
  input: Sent<N>,
  { enabled = true, keep = false, staleTime, every = 0 }: Options<Answer<N>> = {},
): UseQueryResult<Answer<N>> {
  const ask = api[name] as (input: Sent<N>, options: { signal: AbortSignal }) => Promise<Answer<N>>
  return useQuery<Answer<N>>({
    queryKey: keyOf(name, input),
    queryFn: ({ signal }) => ask(input, { signal }),
    enabled,
    ...(keep && { placeholderData: keepPreviousData }),
    ...(staleTime !== undefined && { staleTime }),
    ...(every !== 0 && {
      refetchInterval: ({ state }) => (typeof every === 'function' ? every(state.data) : every) || false,
    }),
  })
}

export const forget = (...names: Query[]) =>
  Promise.all(names.map((name) => queryClient.invalidateQueries({ queryKey: [name] })))
