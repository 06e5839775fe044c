import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { factsPage } from './facts-page.ts'

const HOME = '340422'
const here = { agencyCounty: HOME, stage: 'firstInstance' } as const

describe('npm run judge', () => {
  const run = (input: string) => {
    try {
      return {
        code: 0,
        out: execFileSync(process.execPath, ['src/server/run-judge.ts'], { input, encoding: 'utf8', stdio: 'pipe' }),
      }
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string }
      return { code: status, out: stdout, said: stderr }
    }
  }
  it('answers one with one and an array with an array, in which what is wrong is said in its place', () => {
    expect(JSON.parse(run(JSON.stringify({ cause: 'domesticAbuse', ...here })).out)).toMatchObject({
      route: 'application',
      inScope: 'yes',
      means: { road: 'noCondition' },
      jurisdiction: { competent: 'yes', counties: [HOME] },
      urgent: false,
      outcome: 'grant',
    })
    const { code, out } = run(
      JSON.stringify([{ cause: 'domesticAbuse' }, { cause: 'labourPay', salary: 1 }, { cause: 'unknown' }]),
    )
    const [good, unknownField, unknownCause] = JSON.parse(out)
    expect([code, good.outcome]).toEqual([1, 'officer-must-judge'])
    expect(unknownField.error).toContain('salary')
    expect(unknownCause.faults).toMatchObject([{ field: 'cause' }])
  })
  it('says what is wrong with what is no JSON', () => {
    expect(run('{')).toMatchObject({ code: 1, said: expect.stringContaining('docs/facts.md') })
  })
})

it('docs/facts.md explains every field that may be told', () => {
  expect(readFileSync('docs/facts.md', 'utf8')).toBe(factsPage())
})
