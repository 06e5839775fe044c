import type pg from 'pg'
import { checkCounty } from './check-county.ts'
import { type Findings, newFindings } from './findings.ts'
import type { HeadsFile, PublicKeys } from './heads.ts'

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
export async function verifyDatabase({ county: only, ...evidence }: Verification): Promise<Verdict> {
  const { client, files } = evidence
  // Right after a great load PostgreSQL takes the tables for small, and a nested loop through the wrong index never ends.
  await client.query('set local enable_nestloop = off')
  const findings = newFindings()
  const { rows } = await client.query<{ county: string }>(
    'select county from history union select county from history_leaf union select county from history_head order by 1',
  )
  const known = new Set([...rows.map(({ county }) => county), ...files.map(({ county }) => county)])
  const counties = [...known].filter((county) => only === undefined || county === only)
  const figures = { counties: counties.length, entries: 0, heads: 0, waiting: 0 }
  for (const county of counties) {
    const own = files.filter((file) => file.county === county)
    const checked = await checkCounty({ ...evidence, county, files: own, findings })
    figures.entries += checked.entries
    figures.heads += checked.heads
    figures.waiting += checked.waiting
  }
  return { findings, figures }
}
