import { CONTRACTS } from '#modules/contracts.ts'
import { guide } from '#modules/guide/contract.ts'
import { practice } from '#modules/practice/contract.ts'
import { createClient } from './client.ts'
import { newId } from './new-id.ts'
import { isAway } from './presence.ts'

export const OPERATIONS = { ...CONTRACTS, ...practice, ...guide }
export type Operations = typeof OPERATIONS
export type NamesOf<K extends 'command' | 'query'> = {
  [N in keyof Operations]: Operations[N]['kind'] extends K ? N : never
}[keyof Operations]

export const api = createClient(
  OPERATIONS,
  (url, init) => {
    const headers = { ...init.headers, ...(isAway() && { 'fayuan-away': '1' }) }
    return fetch(url, { ...init, headers, credentials: 'same-origin' })
  },
  newId,
)
