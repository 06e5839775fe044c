import { expect, it } from 'vitest'
import { asSent, meansRoadOf, type Typed } from './means-road.ts'

const typed = (change: Partial<Typed>): Typed => ({
  cause: 'supportOfParents',
  groups: [],
  means: { residence: 'rural', promised: true, householdSize: 3, householdMonthlyIncome: 90_000 },
  ...change,
})

it('asks for income where nothing else decides', () => {
  expect(meansRoadOf(typed({}), []).road).toBe('threshold')
})
it('asks nothing of means on notice of an organ, and sends none of what was typed before', () => {
  const noticed = typed({ cause: 'criminalDefence', noticeReason: 'minor' })
  expect(meansRoadOf(noticed, []).road).toBe('notice')
  expect(asSent(noticed, 'notice').means).toEqual({ residence: 'rural', promised: false })
})
it('asks nothing of means under article 32', () => {
  expect(meansRoadOf(typed({ cause: 'domesticAbuse' }), [])).toMatchObject({
    road: 'noCondition',
    basis: '法律援助法 第三十二条第四项',
  })
})
it('hides income from a migrant worker who claims pay, and from a group that the county exempts', () => {
  expect(meansRoadOf(typed({ cause: 'labourPay', groups: ['migrantWorker'] }), []).road).toBe('noCheck')
  expect(meansRoadOf(typed({ groups: ['military'] }), [{ group: 'military', basis: '县规' }])).toMatchObject({
    road: 'noCheck',
    basis: '县规',
  })
})
