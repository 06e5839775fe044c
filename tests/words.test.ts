import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CONTRACTS, ROOMS } from '#modules/contracts.ts'

const root = join(import.meta.dirname, '..')

it('docs/words.md names every module, in the field’s word', () => {
  const words = [...readFileSync(join(root, 'docs/words.md'), 'utf8').matchAll(/^\| `(\w+)` \| (\S+)/gm)].map(
    ([, word]) => word,
  )
  const folders = readdirSync(join(root, 'src/modules'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  expect(words).toEqual(folders.sort())
})
it('the rooms that are shown are all of them, under the words of docs/words.md', () => {
  const words = new Map(
    [...readFileSync(join(root, 'docs/words.md'), 'utf8').matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)].map(
      ([, name, word]) => [name, word?.trim()],
    ),
  )
  expect(ROOMS.map(({ title }) => title)).toEqual(ROOMS.map(({ name }) => words.get(name)))
  expect(Object.assign({}, ...ROOMS.map(({ operations }) => operations))).toEqual(CONTRACTS)
})
