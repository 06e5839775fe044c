import type { IndexedField } from './vault.ts'

/** A column of sealed values, with the blind index beside it where there is one. The row's id is bound into each value. */
export type SealedColumn = { table: string; column: string; index?: { column: string; field: IndexedField } }

/** Everything that lies sealed: what a change of keys renews. A test holds this list against the schema. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'person', column: 'id_number', index: { column: 'id_number_index', field: 'person.id_number' } },
  { table: 'person', column: 'phone', index: { column: 'phone_index', field: 'person.phone' } },
  { table: 'person', column: 'address' },
  { table: 'document', column: 'facts' },
  { table: 'signed_form', column: 'facts' },
  { table: 'second_factor', column: 'secret' },
  { table: 'cooperation', column: 'about' },
  { table: 'cooperation', column: 'answer' },
  { table: 'agency_link', column: 'webhook_secret' },
  { table: 'seal', column: 'private_key' },
  { table: 'reminder_choice', column: 'phone' },
  { table: 'text_gateway', column: 'secret' },
]
