import { defineConfig } from 'vitest/config'

// The pure rules and their tests alone, without a database: what the mutation run repeats for each mutant.
export default defineConfig({
  test: {
    environment: 'node',
    include: [
      'src/law/**/*.test.ts',
      'src/policy/**/*.test.ts',
      'src/modules/*/{rules,offers,lifecycle,fairness,sheet}.test.ts',
      'tests/{judge,places,rules-in-words}.test.ts',
    ],
  },
})
