import operations from 'virtual:operations'
import type { AskedOf } from '#kernel/operation.ts'
import type { CONTRACTS } from '#modules/contracts.ts'
import type { guide } from '#modules/guide/contract.ts'
import type { practice } from '#modules/practice/contract.ts'
import { clientOf } from './client.ts'
import { newId } from './new-id.ts'
import { isAway } from './presence.ts'

export type Operations = typeof CONTRACTS & typeof practice & typeof guide
/** What can be asked, written down when the pages are built (vite.config.ts): the contracts themselves come with the forms that need them. */
export const OPERATIONS = operations as AskedOf<Operations>
export type NamesOf<K extends 'command' | 'query'> = {
  [N in keyof Operations]: Operations[N]['kind'] extends K ? N : never
}[keyof Operations]

export const api = clientOf<Operations>(
  OPERATIONS,
  (url, init) => {
    const headers = { ...init.headers, ...(isAway() && { 'fayuan-away': '1' }) }
    return fetch(url, { ...init, headers, credentials: 'same-origin' })
  },
  newId,
)
