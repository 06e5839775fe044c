import { FAMILY_TROUBLES } from './family.ts'
import { OTHER_TROUBLES } from './harm.ts'
import { LABOUR_TROUBLES } from './labour.ts'
import { REFUSED_TROUBLES } from './out-of-scope.ts'
import type { Trouble } from './trouble.ts'

/**
 * Civil matters: 74.7 % of all. Wages about 35 % of them (青岛2014 41.7 %, 桐城2016 19.8 % in the years before the drive,
 * 安徽2020 农民工 3.3万 of about 9万), traffic 14 % (青岛16.7 %, 桐城20.6 %), maintenance and marriage as 桐城2016 has them together
 * (24.9 %).
 */
export const TROUBLES: readonly Trouble[] = [
  ...LABOUR_TROUBLES,
  ...FAMILY_TROUBLES,
  ...OTHER_TROUBLES,
  ...REFUSED_TROUBLES,
]
