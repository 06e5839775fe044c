import { runFromCommandLine } from './harness.ts'
import { ATTACKS } from './registry.ts'

// npm run attack -- S1 [--planted] [--count N]
await runFromCommandLine(ATTACKS)
