import { runShort } from '../attack/short.ts'
import { d1 } from './d1.ts'
import { f1 } from './f1.ts'
import { n1 } from './n1.ts'
import { r1 } from './r1.ts'
import { r2 } from './r2.ts'

runShort([
  { attack: r1, count: 6, sign: /database: answered .* and again/ },
  { attack: r2, count: 500, sign: /heard \{"consultationId".* and / },
  { attack: f1, count: 1, sign: /answered broken, and changed/ },
  { attack: n1, count: 9, sign: /\d+ notices, [2-9] matters/ },
  { attack: d1, count: 16, sign: /last \d+, \d+ held/ },
])
