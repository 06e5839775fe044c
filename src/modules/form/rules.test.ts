import { expect, it } from 'vitest'
import { paperOnly, SIGNED_FORMS } from './rules.ts'

it('[FM6] papers of marriage and inheritance that others rely on are signed on paper only', () => {
  expect(SIGNED_FORMS.filter((form) => paperOnly('marriage', form))).toEqual(['power-of-attorney', 'counsel-agreement'])
  expect(SIGNED_FORMS.filter((form) => paperOnly('inheritance', form))).toEqual([
    'power-of-attorney',
    'counsel-agreement',
  ])
  expect(SIGNED_FORMS.filter((form) => paperOnly('labourPay', form))).toEqual([])
})
