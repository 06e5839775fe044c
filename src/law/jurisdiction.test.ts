import { describe, expect, it } from 'vitest'
import { type JurisdictionFacts, judgeJurisdiction } from './jurisdiction.ts'

const [shou, fengtai, datong] = ['340422', '340421', '340402']
const judge = (over: Partial<JurisdictionFacts>) =>
  judgeJurisdiction({
    form: 'litigation',
    stage: 'firstInstance',
    agencyCounty: null,
    disputeAgencyCounty: null,
    causeCounty: null,
    county: shou,
    ...over,
  })

describe('jurisdiction', () => {
  it('[J1] follows the court, not the place where the cause arose', () => {
    expect(judge({ agencyCounty: shou, causeCounty: fengtai })).toMatchObject({ competent: 'yes' })
    expect(judge({ agencyCounty: fengtai, causeCounty: shou })).toMatchObject({
      competent: 'no',
      competentCounties: [fengtai],
    })
  })
  it('[J1] a defence follows the organ of its stage', () => {
    const defence = judge({ form: 'criminalDefence', stage: 'investigation', agencyCounty: shou })
    expect(defence.reasons).toEqual([{ text: '办案机关（侦查机关）所在地为340422', basis: '法律援助法 第三十八条' }])
  })
  it.each(['nonLitigation', 'arbitration'] as const)('[J2] %s may go to either place', (form) => {
    const stage = form === 'arbitration' ? 'arbitration' : 'mediation'
    expect(judge({ form, stage, disputeAgencyCounty: shou, causeCounty: fengtai }).competent).toBe('yes')
    expect(judge({ form, stage, disputeAgencyCounty: fengtai, causeCounty: shou }).competent).toBe('yes')
    expect(judge({ form, stage, disputeAgencyCounty: fengtai, causeCounty: datong })).toMatchObject({
      competent: 'no',
      competentCounties: [fengtai, datong],
    })
  })
  it('[J3] registration and residence change nothing, even when a caller passes them along', () => {
    const someone = { registeredCounty: shou, homeCounty: shou }
    expect(judge({ ...someone, agencyCounty: fengtai }).competent).toBe('no')
    expect(judge({ registeredCounty: fengtai, agencyCounty: shou } as Partial<JurisdictionFacts>).competent).toBe('yes')
  })
  it('[J4] names the counties that are competent', () => {
    const elsewhere = judge({ agencyCounty: fengtai, countyNames: { [fengtai]: '凤台县' } })
    expect(elsewhere.reasons.map(({ text }) => text)).toEqual([
      '办案机关（审理法院）所在地为凤台县',
      '应当由凤台县的法律援助机构受理，本中心告知并转交',
    ])
  })
  it('[J5] asks for what it does not know', () => {
    expect(judge({})).toMatchObject({ competent: 'unknown', questions: ['办案机关（审理法院）所在地在哪个县（区）？'] })
    const half = judge({ form: 'nonLitigation', stage: 'notStarted', disputeAgencyCounty: fengtai })
    expect(half).toMatchObject({ competent: 'unknown', questions: ['事由发生地在哪个县（区）？'] })
    expect(judge({ form: 'nonLitigation', stage: 'notStarted', causeCounty: shou })).toMatchObject({
      competent: 'yes',
      questions: [],
    })
  })
})
