import { CONTRACTS } from '#modules/contracts.ts'
import { practice } from '#modules/practice/contract.ts'
import { createClient } from './client.ts'
import { newId } from './new-id.ts'

export const OPERATIONS = { ...CONTRACTS, ...practice }
export type Operations = typeof OPERATIONS
export type NamesOf<K extends 'command' | 'query'> = {
  [N in keyof Operations]: Operations[N]['kind'] extends K ? N : never
}[keyof Operations]

export const api = createClient(OPERATIONS, (url, init) => fetch(url, { ...init, credentials: 'same-origin' }), newId)
