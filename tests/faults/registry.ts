import type { Attack } from '../attack/harness.ts'
import { d1 } from './d1.ts'
import { f1 } from './f1.ts'
import { n1 } from './n1.ts'
import { r1 } from './r1.ts'
import { r2 } from './r2.ts'
import { r10 } from './r10.ts'

export const FAULTS: readonly Attack[] = [r1, r2, r10, f1, n1, d1]
