import type pg from 'pg'
import { checkCounty } from './check-county.ts'
import { type Findings, newFindings } from './findings.ts'
import type { HeadsFile, PublicKeys } from './heads.ts'
import { CHECKED, countAll, countRows, enterCounty, openBook } from './read-county.ts'

export type Verification = {
  client: pg.Client
  files: HeadsFile[]
  keys: PublicKeys
  now: Date
  grace: number
  county?: string | undefined
}
export type Verdict = {
  findings: Findings
  figures: { counties: number; entries: number; heads: number; waiting: number }
}

/** Checks every county that the database or a file knows, in the snapshot that the caller has opened. */
export async function verifyDatabase({ county: only, client, ...evidence }: Verification): Promise<Verdict> {
  const { files } = evidence
  // Right after a great load PostgreSQL takes the tables for small, and a nested loop through the wrong index never ends.
  await client.query('set local enable_nestloop = off')
  const findings = newFindings()
  const { rows } = await client.query<{ county: string }>('select county from county order by county')
  const known = new Set([...rows.map(({ county }) => county), ...files.map(({ county }) => county)])
  const counties = [...known].filter((county) => only === undefined || county === only)
  const figures = { counties: counties.length, entries: 0, heads: 0, waiting: 0 }
  const seen = new Map<string, number>()
  for (const county of counties) {
    await enterCounty(client, county)
    for (const table of CHECKED) seen.set(table, (seen.get(table) ?? 0) + (await countRows(client, table, county)))
    const own = files.filter((file) => file.county === county)
    const checked = await checkCounty({ ...evidence, book: openBook(client, county), county, files: own, findings })
    figures.entries += checked.entries
    figures.heads += checked.heads
    figures.waiting += checked.waiting
  }
  if (only === undefined)
    for (const table of CHECKED) {
      const hidden = (await countAll(client, table)) - (seen.get(table) ?? 0)
      if (hidden !== 0) findings.add('全库', 'rowsHidden', `表 ${table}，${hidden || '不知多少'} 行`)
    }
  return { findings, figures }
}
