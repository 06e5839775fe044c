import { afterAll, beforeAll, expect, it } from 'vitest'
import { rows, sql } from '#platform/database.ts'
import { SEALED_COLUMNS } from '#platform/sealed-columns.ts'
import { type FreshDatabase, freshDatabase } from './setup/database.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database?.drop())

type Column = { tableName: string; columnName: string; type: string; domain: string | null }
const columns = () =>
  rows(
    database.database,
    sql<Column>`
    select table_name, column_name, data_type as type, domain_name as domain from information_schema.columns
     where table_schema = 'public' order by table_name, ordinal_position`,
  )

// Tables that are of no county: the schema's own book, and four that are found by a secret or its digest.
const WITHOUT_COUNTY_KEY = ['document_code', 'duty_feed', 'invitation', 'schema_migration', 'session']

it('is the schema that the migrations are meant to give', async () => {
  const all = await columns()
  const shape = Object.entries(Object.groupBy(all, ({ tableName }) => tableName)).map(
    ([table, list = []]) =>
      `${table}(${list.map(({ columnName, domain, type }) => `${columnName} ${domain ?? type}`).join(', ')})`,
  )
  expect(shape).toMatchSnapshot()
})
it('puts the county in front of every key', async () => {
  const keys = await rows(
    database.database,
    sql<{ tableName: string; first: string }>`
    select c.conrelid::regclass::text as table_name, a.attname::text as first
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype in ('p', 'f') and c.connamespace = 'public'::regnamespace`,
  )
  expect(keys.filter(({ tableName, first }) => first !== 'county' && !WITHOUT_COUNTY_KEY.includes(tableName))).toEqual(
    [],
  )
})
it('keeps people’s data in one type, wherever it lies', async () => {
  const personal = (await columns())
    .filter(({ domain }) => domain === 'personal')
    .map(({ tableName, columnName }) => `${tableName}.${columnName}`)
  const sealed = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`)
  // Names are searched by part every day and lie in plain; everything else of people is sealed, and renewed with the keys.
  expect([...sealed, 'person.name'].sort()).toEqual(personal.toSorted())
  expect(personal).toEqual([
    'agency_link.webhook_secret',
    'cooperation.about',
    'cooperation.answer',
    'document.facts',
    'person.name',
    'person.id_number',
    'person.phone',
    'person.address',
    'reminder_choice.phone',
    'seal.private_key',
    'second_factor.secret',
    'signed_form.facts',
    'text_gateway.secret',
  ])
  const looksPersonal = (await columns())
    .filter(({ columnName, domain }) => /^(id_number|phone|address)$/.test(columnName) && domain !== 'personal')
    .map(({ tableName }) => tableName)
  // Offices and counsel are in public registers.
  expect([...new Set(looksPersonal)]).toEqual(['counsel', 'organisation'])
})
it('stores no day as text and no moment without its zone', async () => {
  const all = await columns()
  expect(all.filter(({ columnName, type }) => columnName.endsWith('_on') && type !== 'date')).toEqual([])
  expect(
    all.filter(({ columnName, type }) => columnName.endsWith('_at') && type !== 'timestamp with time zone'),
  ).toEqual([])
})
