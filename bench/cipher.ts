import { cpus } from 'node:os'
import { type CipherSuite, type FieldPlace, gm, intl, nameIndexes } from '../src/platform/cipher-suite.ts'

// node bench/cipher.ts: what sealing, opening and indexing fields costs, one core, both suites turn by turn (A B A B).
const ROUNDS = 5
const EACH = 200 // ms
const place: FieldPlace = { county: '340422', table: 'person', column: 'id_number', rowId: crypto.randomUUID() }
const key = { id: 'bench', secret: crypto.getRandomValues(new Uint8Array(32)) }
const VALUE = '34042219800101001X'

function perSecond(work: () => void): number {
  for (let count = 0; count < 500; count++) work()
  const begun = performance.now()
  let done = 0
  while (performance.now() - begun < EACH) for (let count = 0; count < 100; count++, done++) work()
  return (done / (performance.now() - begun)) * 1000
}
const median = (list: number[]): number => Math.round(list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0)

const works = (suite: CipherSuite): Record<string, () => void> => {
  const sealed = suite.seal(VALUE, key, place)
  return {
    seal: () => void suite.seal(VALUE, key, place),
    open: () => void suite.open(sealed, key, place),
    blindIndex: () => void suite.blindIndex(VALUE, key.secret),
    nameIndexes: () => void nameIndexes(suite, '欧阳样例', key.secret),
  }
}
const found = new Map<string, number[]>()
for (let round = 0; round < ROUNDS; round++)
  for (const suite of [intl, gm])
    for (const [name, work] of Object.entries(works(suite))) {
      const label = `${suite.id}.${name}`
      found.set(label, [...(found.get(label) ?? []), perSecond(work)])
    }

const figures = Object.fromEntries([...found].map(([name, list]) => [name, median(list)]))
for (const [name, rate] of Object.entries(figures)) console.log(`${name.padEnd(20)} ${rate} 次/秒`)
const ratioOf = (name: string) =>
  Math.round(((figures[`gm.${name}`] ?? 0) / (figures[`intl.${name}`] ?? 1)) * 100) / 100
const ratios = { gmToIntlSeal: ratioOf('seal'), gmToIntlOpen: ratioOf('open'), gmToIntlIndex: ratioOf('blindIndex') }
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`
console.log(JSON.stringify({ name: 'cipher', date: new Date().toISOString().slice(0, 10), machine, figures, ratios }))
