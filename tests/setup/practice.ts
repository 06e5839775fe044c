import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startServer, untilPractice } from '../server-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    practice: string | undefined
  }
}

/** A small practice county lives once for all files of the browser's tests; with a database of its own elsewhere each lives one itself. */
export default async function setUp(project: TestProject): Promise<() => void> {
  if (process.env.DATABASE_URL) {
    project.provide('practice', undefined)
    return () => {}
  }
  const data = mkdtempSync(join(tmpdir(), 'fayuan-practice-'))
  const server = await startServer({ data, practice: 'small' })
  await untilPractice(server.address, ({ finished }) => finished).finally(() => server.stop())
  project.provide('practice', data)
  return () => rmSync(data, { recursive: true, force: true })
}
