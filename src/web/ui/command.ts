import { useCallback, useRef, useState } from 'react'
import type { z } from 'zod'
import { api, type NamesOf, type Operations } from './api.ts'
import { forget } from './ask.ts'
import { Refused } from './client.ts'
import { dropIntent, keepIntent, readIntent } from './draft.ts'
import { fingerprint, type Intent, intentFor, isSettledBy } from './intent.ts'
import { newId } from './new-id.ts'
import { askProof } from './second-proof.ts'
import { sessionEnded } from './session-end.ts'

export type CommandName = NamesOf<'command'>
export type Sent<N extends CommandName> = z.input<Operations[N]['input']>
export type Answered<N extends CommandName> = z.output<Operations[N]['output']>

/** Why it did not go through, for the person. `network` means: nobody knows, press again and it will be the same command. */
export type Obstacle = { code: string; message: string; basis: string | null; faults: Refused['faults'] }

type Options<N extends CommandName> = {
  onDone?: (answer: Answered<N>, sent: Sent<N>) => void
  onRefused?: (obstacle: Obstacle) => void
  /** The draft's key, so that the same command survives a reload. */
  keep?: string
}

/**
 * One id per intent: a second press, or a press after the network failed, sends the same id; a new one is made after success,
 * after a refusal, or when what is sent has changed.
 */
export function useCommand<N extends CommandName>(name: N, { onDone, onRefused, keep }: Options<N> = {}) {
  const intent = useRef<Intent | null>(null)
  const isUnderWay = useRef(false)
  const [pending, setPending] = useState(false)
  const [obstacle, setObstacle] = useState<Obstacle | null>(null)

  const send = useCallback(
    async (input: Sent<N>, file?: File): Promise<Answered<N> | null> => {
      if (isUnderWay.current) return null
      isUnderWay.current = true
      setPending(true)
      setObstacle(null)
      const of = fingerprint(name, input, file && [file.name, file.size, file.lastModified])
      intent.current = intentFor(intent.current ?? (keep ? readIntent(keep) : null), of, newId)
      if (keep) keepIntent(keep, intent.current)
      const settle = () => {
        intent.current = null
        if (keep) dropIntent(keep)
      }
      try {
        const call = api[name] as (input: Sent<N>, options: object) => Promise<Answered<N>>
        const options = { commandId: intent.current.id, ...(file && { file }) }
        const answer = await call(input, options).catch(async (error: unknown) => {
          if (obstacleOf(error).code !== 'second_factor_needed' || !(await askProof())) throw error
          return call(input, options)
        })
        settle()
        onDone?.(answer, input)
        return answer
      } catch (error) {
        const met = obstacleOf(error)
        if (isSettledBy(met.code)) settle()
        if (met.code === 'not_signed_in' && name !== 'signIn') sessionEnded()
        if (met.code === 'not_now') void forget('readMatter', 'readDesk', 'listMatters')
        setObstacle(met)
        onRefused?.(met)
        return null
      } finally {
        isUnderWay.current = false
        setPending(false)
      }
    },
    [name, keep, onDone, onRefused],
  )
  const dismiss = useCallback(() => setObstacle(null), [])
  return { send, pending, obstacle, dismiss }
}

export function obstacleOf(error: unknown): Obstacle {
  if (error instanceof Refused)
    return { code: error.code, message: error.message, basis: error.basis, faults: error.faults }
  return {
    code: 'network',
    message: '网络不通，还不知道是否已经办理；所填内容仍在页面上，请再按一次，系统保证只办理一次',
    basis: null,
    faults: [],
  }
}
