import type { Attack } from './harness.ts'
import { s1 } from './s1.ts'
import { s2 } from './s2.ts'
import { s3 } from './s3.ts'
import { s9 } from './s9.ts'
import { s10 } from './s10.ts'
import { s12 } from './s12.ts'

export const ATTACKS: readonly Attack[] = [s1, s2, s3, s9, s10, s12]
