import { describe, expect, it } from 'vitest'
import { MATERIALS, type MaterialFacts, missingMaterials, requiredMaterials } from './materials.ts'

const facts: MaterialFacts = { cause: 'labourPay', source: 'self', exemption: null }
const required = (over: Partial<MaterialFacts> = {}) =>
  requiredMaterials({ ...facts, ...over }).flatMap(({ code, required }) => (required ? [code] : []))

describe('materials', () => {
  it('[MAT1] an ordinary application brings four things', () => {
    expect(required()).toEqual(['applicationForm', 'identity', 'meansStatement', 'caseMaterials'])
    for (const { basis } of requiredMaterials(facts)) expect(basis).toMatch(/第.+条/)
  })
  it('[MAT2] a victim of domestic violence states no means', () => {
    expect(required({ cause: 'domesticAbuse', exemption: 'minimumLiving' })).toEqual([
      'applicationForm',
      'identity',
      'caseMaterials',
    ])
  })
  it.each([
    ['guardian', 'authority'],
    ['agent', 'authority'],
    ['closeRelative', 'kinship'],
  ] as const)('[MAT3] a %s also proves %s', (source, code) => {
    expect(required({ source })).toContain(code)
    expect(required()).not.toContain(code)
  })
  it('[MAT4] an exemption needs its paper, unless a query showed it', () => {
    expect(required({ exemption: 'minimumLiving' })).toContain('exemptionProof')
    expect(required({ exemption: 'minimumLiving', exemptionShownByQuery: true })).not.toContain('exemptionProof')
  })
  it('[MAT5] there is no stamped certificate to ask for', () => {
    expect(Object.values(MATERIALS).join()).not.toMatch(/盖章|困难证明|困难状况证明/)
  })
  it('[MAT6] names everything that is missing at once', () => {
    const missing = missingMaterials({ ...facts, source: 'agent' }, ['applicationForm', 'identity'])
    expect(missing.map(({ title }) => title)).toEqual(['代理权证明', '经济困难状况说明表', '与申请事项有关的案件材料'])
    expect(missingMaterials(facts, required())).toEqual([])
  })
  it('[MAT7] a notified matter needs none', () => {
    expect(required({ cause: 'criminalDefence', noticeReason: 'minor' })).toEqual([])
  })
})
