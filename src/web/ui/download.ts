import { useState } from 'react'
import type { z } from 'zod'
import { api, type NamesOf, type Operations } from './api.ts'
import { type Obstacle, obstacleOf } from './command.ts'
import { giveFile } from './give-file.ts'

type Query = NamesOf<'query'>

/** Asks for a file and gives it to the browser to keep under that name. */
export function useDownload() {
  const [pending, setPending] = useState(false)
  const [obstacle, setObstacle] = useState<Obstacle | null>(null)
  const get = async <N extends Query>(name: N, input: z.input<Operations[N]['input']>, fileName: string) => {
    setPending(true)
    setObstacle(null)
    try {
      const ask = api[name] as unknown as (input: object) => Promise<Blob>
      giveFile(await ask(input), fileName)
    } catch (error) {
      setObstacle(obstacleOf(error))
    } finally {
      setPending(false)
    }
  }
  return { get, pending, obstacle, dismiss: () => setObstacle(null) }
}
