import { describe, expect, it } from 'vitest'
import { CRIMINAL_LINES, judgeLine, lineOf, stagesOfCause } from './criminal-lines.ts'
import { kindOfCause } from './scope.ts'
import { AID_FORMS, type AidForm, CAUSES, type Cause, STAGES, type Stage } from './terms.ts'

const keys = <T extends string>(of: Record<T, unknown>) => Object.keys(of) as T[]
const defence = { cause: 'criminalDefence', form: 'criminalDefence' } as const

describe('the lines of criminal aid', () => {
  it('[CL1] tells every line from cause, form, stage and procedure', () => {
    expect(
      keys(CRIMINAL_LINES).map((name) => {
        const line: { cause: Cause; form: AidForm; stages: readonly Stage[]; procedures?: readonly string[] } =
          CRIMINAL_LINES[name]
        const trialProcedure = (line.procedures?.[0] ?? null) as 'summary' | 'fastTrack' | null
        return line.stages.map((stage) => lineOf({ ...line, stage, trialProcedure })).every((found) => found === name)
      }),
    ).toEqual(keys(CRIMINAL_LINES).map(() => true))
    expect(lineOf({ ...defence, stage: 'trial' })).toBe('trial')
    expect(lineOf({ ...defence, stage: 'trial', trialProcedure: 'ordinary' })).toBe('trial')
    expect(lineOf({ ...defence, stage: 'secondInstance', trialProcedure: 'fastTrack' })).toBe('trial')
    expect(lineOf({ cause: 'labourPay', form: 'litigation', stage: 'firstInstance' })).toBeNull()
  })
  it('[CL2] has a line for every criminal cause, and turns down each combination that no line has, with what is possible', () => {
    for (const cause of keys(CAUSES)) {
      const isCriminal = kindOfCause(cause) === 'criminal'
      expect([cause, stagesOfCause(cause) !== undefined]).toEqual([cause, isCriminal])
      for (const form of keys(AID_FORMS))
        for (const stage of keys(STAGES)) {
          const refused = judgeLine({ cause, form, stage })
          expect(refused === null).toBe(!isCriminal || lineOf({ cause, form, stage }) !== null)
          if (refused) expect(refused.basis).toContain('法')
        }
    }
    expect(judgeLine({ cause: 'crimeVictim', form: 'criminalDefence', stage: 'trial' })).toEqual({
      field: 'form',
      text: '“公诉案件被害人请求代理”的援助方式是刑事代理，请更正援助方式',
      basis: '刑事诉讼法 第四十六条；法律援助法 第二十九条',
    })
    expect(judgeLine({ cause: 'privateProsecution', form: 'criminalAgency', stage: 'investigation' })).toEqual({
      field: 'stage',
      text: '“自诉人请求代理”不在“侦查”阶段；可以是刑事一审、二审、再审，请更正所处阶段',
      basis: '刑事诉讼法 第四十六条；法律援助法 第二十九条',
    })
  })
})
