import { readdirSync } from 'node:fs'
import { basename } from 'node:path'

// npm run bench -- procedure: one file per benchmark, each ends with a line of JSON.
const known = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.ts') && file !== basename(import.meta.filename),
)
const names = known.map((file) => basename(file, '.ts'))
const [name = ''] = process.argv.slice(2)
if (names.includes(name)) await import(`./${name}.ts`)
else {
  console.error(`用法 Usage: npm run bench -- ${names.join(' | ')}`)
  process.exitCode = 2
}
