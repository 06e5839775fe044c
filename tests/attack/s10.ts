import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { connect } from '#platform/database.ts'
import { checkCounty } from '../../audit/check-county.ts'
import { newFindings } from '../../audit/findings.ts'
import { type HeadsFile, type PublicKeys, readHeadsFiles, readPublicKeys } from '../../audit/heads.ts'
import { enterCounty } from '../../audit/read-county.ts'
import { DAMAGES } from '../audit/damages.ts'
import { BOUND, COUNTY, type Log, openLogOn, UNBOUND } from '../audit/honest-log.ts'
import { type Attack, chanceOf, inParallel, startTally, type Tally } from './harness.ts'
import { type Place, withPlace } from './place.ts'
import { bookOf, type SealedLog, takeOut } from './sealed-log.ts'
import { diceOf, TAMPERINGS } from './tamperings.ts'

const COUNT = 30_000
const SIZES = [7, 20, 33, 40]
const MUCH_LATER = new Date('2030-01-01T00:00:00Z')
type Outside = { files: HeadsFile[]; keys: PublicKeys }

async function findingsOf(log: SealedLog, { files, keys }: Outside): Promise<string[]> {
  const findings = newFindings()
  const book = bookOf({ ...log }, COUNTY)
  await checkCounty({ book, county: COUNTY, files, keys, findings, now: MUCH_LATER, grace: 120 })
  return Object.keys(findings.counts)
}

/** One tampering after the other, each on a fresh copy of the same rows. */
async function tamper(tally: Tally, honest: SealedLog, outside: Outside, { planted, count }: Settings) {
  const dice = diceOf(chanceOf(10))
  const names = Object.keys(TAMPERINGS)
  const done: Record<string, number> = {}
  tally.check((await findingsOf(honest, outside)).length === 0, () => 'an honest log is accused')
  const before = JSON.stringify(honest)
  for (let index = 0; index < count; ) {
    const name = names[index % names.length] as string
    const log = { ...structureOf(honest) }
    TAMPERINGS[name]?.(log, dice)
    if (JSON.stringify(log) === before) continue // two equal values swapped: nothing was done
    const kinds = await findingsOf(log, planted ? bentOutside(outside, log) : outside)
    tally.check(kinds.length > 0, () => `${name} was not found (tampering ${index})`)
    done[name] = (done[name] ?? 0) + 1
    index++
  }
  return done
}
const structureOf = ({ entries, leaves, heads, steps }: SealedLog): SealedLog => ({
  entries: [...entries],
  leaves: [...leaves],
  heads: [...heads],
  steps: [...steps],
})
/** The planted fault: no witness. Whoever bent the database holds the only copy of the heads and leaves in it what fits. */
const bentOutside = ({ files, keys }: Outside, log: SealedLog): Outside => ({
  keys,
  files: files.map((file) => ({
    ...file,
    heads: file.heads.filter(({ size }) => log.heads.some((head) => head.size === String(size))),
  })),
})

type Settings = { planted: boolean; count: number }

/** The real program against real damage, each in a copy of the database that its superuser has bent. */
async function throughTheProgram(tally: Tally, place: Place, log: Log): Promise<number> {
  const whole: typeof DAMAGES = [
    ['the heads and leaves given up, as if sealing had never begun', [], 'truncate history_head, history_leaf'],
    [
      'a policy that hides a row',
      ['rowsHidden'],
      `create policy hide on history as restrictive using (position <> 12)`,
    ],
    ['nothing', [], 'select 1'],
  ]
  const damages = [...DAMAGES, ...whole]
  await inParallel([...damages.entries()], 2, async ([index, [name, , statement]]) => {
    const database = `bent_${index}`
    const administer = async (config: pg.ClientConfig, ...statements: string[]) => {
      const client = new pg.Client(config)
      await client.connect()
      for (const each of statements) await client.query(each)
      await client.end()
    }
    const top = { ...place.superConfig, database: 'postgres' }
    await administer(top, `create database ${database} template ${place.config.database} owner fayuan`)
    await administer({ ...place.superConfig, database }, `${UNBOUND} ${statement}; ${BOUND}`)
    const where = ['--socket', String(place.config.host), '--database', database, '--heads', log.headsFolder]
    const words = ['audit/verify.ts', ...where, '--public-keys', join(log.headsFolder, 'public-keys.json')]
    const { code, stdout } = await promisify(execFile)(process.execPath, words).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => error,
    )
    tally.check(code === (name === 'nothing' ? 0 : 1), () => `the program ended with ${code} for: ${name}\n${stdout}`)
    await administer(top, `drop database ${database} with (force)`)
  })
  return damages.length
}

/** Whoever rules the database changes, deletes, slips in, swaps, rewrites and rolls back; the verifier finds each of it. */
export const s10 = {
  id: 'S10',
  run: ({ planted, count = COUNT }) =>
    withPlace(async (place) => {
      const tally = startTally()
      const log = await openLogOn({
        config: place.config,
        database: connect({ ...place.config, max: 2 }),
        drop: async () => {},
      })
      try {
        for (const [index, size] of SIZES.entries()) {
          await log.write(size - (SIZES[index - 1] ?? 0))
          await log.seal()
        }
        await log.database.close() // a database is copied only while nobody is in it
        const client = new pg.Client({ ...place.config, options: '-c timezone=UTC -c datestyle=ISO,YMD' })
        await client.connect()
        await client.query('begin')
        await enterCounty(client, COUNTY)
        const honest = await takeOut(client, COUNTY)
        await client.end()
        const outside = {
          files: readHeadsFiles(log.headsFolder),
          keys: readPublicKeys(join(log.headsFolder, 'public-keys.json')),
        }
        const begun = performance.now()
        const kinds = await tamper(tally, honest, outside, { planted, count })
        const milliseconds = performance.now() - begun
        await place.superDb.close()
        const programs = planted ? 0 : await throughTheProgram(tally, place, log)
        return tally.outcome({
          tamperings: count,
          kinds: Object.keys(kinds).length,
          programs,
          perSecond: Math.round((1000 * count) / milliseconds),
        })
      } finally {
        await log.close()
      }
    }),
} satisfies Attack
