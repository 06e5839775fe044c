import { s2 } from './s2.ts'
import { s3 } from './s3.ts'
import { s9 } from './s9.ts'
import { s12 } from './s12.ts'
import { runShort } from './short.ts'

runShort([
  { attack: s2, count: 200, sign: /readMatter .* shows \d+: idNumber/ },
  { attack: s3, count: 200, sign: /on existing .*: 200 answered/ },
  { attack: s9, count: 0, sign: /revealPerson: 0 entries/ },
  { attack: s12, count: 200, sign: /WAL: 1 of kind phone/ },
])
