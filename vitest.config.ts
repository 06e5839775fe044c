import { defineConfig } from 'vitest/config'

const SLOW = ['tests/browser/**/*.test.ts', 'tests/faults/**/*.test.ts', 'tests/attack/**/*.test.ts']

// `vitest run --project fast` is what an engineer waits for; browser and faults follow in the full run.
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
    globalSetup: ['tests/setup/postgres.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['src/**/*.test.ts', 'audit/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: SLOW,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/setup/practice.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts', 'tests/attack/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
})
