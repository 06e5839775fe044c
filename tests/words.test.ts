import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

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
