import { runFromCommandLine } from '../attack/harness.ts'
import { FAULTS } from './registry.ts'

// npm run faults -- R1 [--planted] [--count N]
await runFromCommandLine(FAULTS)
