import { describe, expect, it } from 'vitest'
import { judgeScope, kindOfCause, type ScopeFacts } from './scope.ts'
import { CAUSES, type Cause, type NoticeReason } from './terms.ts'

const judge = (cause: Cause, over: Partial<ScopeFacts> = {}) =>
  judgeScope({ matterKind: 'civil', cause, extensions: [], ...over })
const bases = (cause: Cause, over: Partial<ScopeFacts> = {}) => judge(cause, over).reasons.map(({ basis }) => basis)

describe('scope', () => {
  it.each([
    ['stateCompensation', '第三十一条第一项'],
    ['socialAssistance', '第三十一条第二项'],
    ['pension', '第三十一条第三项'],
    ['supportOfParents', '第三十一条第四项'],
    ['labourRelation', '第三十一条第五项'],
    ['labourPay', '第三十一条第五项'],
    ['civilCapacity', '第三十一条第六项'],
    ['workInjury', '第三十一条第七项'],
    ['trafficInjury', '第三十一条第七项'],
    ['environment', '第三十一条第八项'],
  ] as const)('[S1] %s is listed', (cause, article) => {
    expect(judge(cause)).toMatchObject({ inScope: 'yes', grounds: ['listed'], questions: [] })
    expect(bases(cause)).toEqual([`法律援助法 ${article}`])
  })
  it.each([
    ['heroHonour', '第三十二条第一项'],
    ['braveAct', '第三十二条第二项'],
    ['retrialAcquittal', '第三十二条第三项'],
    ['domesticAbuse', '第三十二条第四项'],
  ] as const)('[S2] %s has no means condition', (cause, article) => {
    expect(judge(cause)).toMatchObject({ inScope: 'yes', grounds: ['withoutMeansCondition'] })
    expect(bases(cause)).toEqual([`法律援助法 ${article}`])
  })
  it.each([
    ['criminalDefence', '第二十四条'],
    ['crimeVictim', '第二十九条'],
    ['privateProsecution', '第二十九条'],
    ['incidentalCivil', '第二十九条'],
  ] as const)('[S3] %s may be applied for', (cause, article) => {
    expect(judge(cause, { matterKind: 'criminal' })).toMatchObject({ inScope: 'yes', questions: [] })
    expect(bases(cause, { matterKind: 'criminal' })).toEqual([`法律援助法 ${article}`])
  })
  it.each([
    ['minor', '法律援助法 第二十五条第一款第一项'],
    ['lifeOrDeath', '法律援助法 第二十五条第一款第四项'],
    ['otherDefendant', '法律援助法 第二十五条第二款'],
    ['compulsoryMedical', '法律援助法 第二十八条'],
  ] as const)('[S4] a notice on the ground %s suffices', (noticeReason: NoticeReason, article) => {
    const cause = noticeReason === 'compulsoryMedical' ? 'compulsoryMedical' : 'criminalDefence'
    const scope = judge(cause, { matterKind: 'criminal', noticeReason })
    expect(scope).toMatchObject({ inScope: 'yes', questions: [] })
    expect([scope.grounds[0], scope.reasons[0]?.basis]).toEqual(['notice', article])
  })
  it('[S5] a retrial is in scope once it is ordered, for a loan as well', () => {
    const retrial = { stage: 'retrial' } as const
    expect(judge('loan', { ...retrial, retrialOpened: true })).toMatchObject({ inScope: 'yes', grounds: ['retrial'] })
    expect(judge('loan', { ...retrial, retrialOpened: false }).inScope).toBe('no')
    expect(judge('loan', retrial)).toMatchObject({ inScope: 'unknown', questions: [expect.stringContaining('再审')] })
    const petition = { matterKind: 'criminal' } as const
    expect(judge('criminalRetrial', petition).inScope).toBe('unknown')
    expect(bases('criminalRetrial', { ...petition, retrialOpened: false })).toEqual(['法律援助法 第三十三条'])
  })
  it('[S6] a local rule brings in its own cause only', () => {
    const extensions = [{ cause: 'marriage', basis: '本县规定' }] as const
    expect(judge('marriage', { extensions })).toMatchObject({ inScope: 'yes', grounds: ['extension'] })
    expect(bases('marriage', { extensions })).toEqual(['本县规定'])
    expect(judge('inheritance', { extensions }).inScope).toBe('no')
    expect(judge('marriage', { extensions }).reasons[0]?.text).toBe('婚姻家庭纠纷属于地方扩大的援助事项')
  })
  it('[S6] a local rule for one group brings it in for that group only', () => {
    const extensions = [{ cause: 'marriage', group: 'military', basis: '本县规定' }] as const
    expect(judge('marriage', { extensions, groups: ['military'] }).reasons).toEqual([
      { text: '婚姻家庭纠纷属于地方扩大的援助事项（军人军属）', basis: '本县规定' },
    ])
    expect(judge('marriage', { extensions, groups: ['elderly'] }).inScope).toBe('no')
    expect(judge('marriage', { extensions }).inScope).toBe('no')
  })
  it('[S9] knows what kind of matter each cause is by its nature', () => {
    const kinds = Map.groupBy(Object.keys(CAUSES) as Cause[], kindOfCause)
    expect(kinds.get('criminal')).toEqual([
      'criminalDefence',
      'crimeVictim',
      'criminalSettlement',
      'privateProsecution',
      'incidentalCivil',
      'criminalRetrial',
      'compulsoryMedical',
    ])
    expect(kinds.get('stateCompensation')).toEqual(['stateCompensation', 'retrialAcquittal'])
    expect(kinds.get('administrative')).toEqual(['administrativeAct'])
    expect(kinds.get('civil')).toHaveLength(Object.keys(CAUSES).length - 10)
  })
  it('[S7] says why it is outside, and asks where it cannot tell', () => {
    expect(judge('loan').reasons).toEqual([
      { text: expect.stringContaining('民间借贷'), basis: '法律援助法 第三十一条' },
    ])
    expect(judge('other')).toMatchObject({ inScope: 'unknown', questions: [expect.stringContaining('具体事由')] })
    expect(judge('compulsoryMedical', { matterKind: 'criminal' }).inScope).toBe('unknown')
  })
  it('[S9] asks when the cause does not fit the kind of matter', () => {
    for (const cause of ['crimeVictim', 'criminalRetrial', 'compulsoryMedical'] as const)
      expect(judge(cause, { noticeReason: 'compulsoryMedical' }).questions).toEqual([
        `“${CAUSES[cause]}”是刑事事项，请核对案件类别`,
      ])
    expect(judge('labourPay', { matterKind: 'criminal' }).questions).toHaveLength(1)
    expect(judge('domesticAbuse', { matterKind: 'criminal' }).questions).toEqual([])
  })
})
