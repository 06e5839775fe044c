import { expect, it } from 'vitest'
import { catalogueOf } from './dossier.ts'

it.each([
  ['criminal', 'criminalDefence', 'investigation', 'investigation'],
  ['criminal', 'criminalDefence', 'prosecution', 'prosecution'],
  ['criminal', 'criminalDefence', 'trial', 'trial'],
  ['criminal', 'criminalDefence', 'deathReview', 'trial'],
  ['criminal', 'criminalAgency', 'prosecution', 'agencyProsecution'],
  ['criminal', 'criminalAgency', 'retrial', 'agencyTrial'],
  ['civil', 'litigation', 'firstInstance', 'civil'],
  ['civil', 'arbitration', 'arbitration', 'arbitration'],
  ['civil', 'nonLitigation', 'notStarted', 'nonLitigation'],
  ['administrative', 'litigation', 'firstInstance', 'administrative'],
  ['stateCompensation', 'litigation', 'firstInstance', 'administrative'],
] as const)('[AR4] a %s matter, %s in %s, follows the list of %s', (kind, form, stage, catalogue) => {
  expect(catalogueOf({ kind, form, stage })).toBe(catalogue)
})
