import { useCallback, useEffect, useRef, useState } from 'react'
import type { Intent } from './intent.ts'
import { useMe } from './session.ts'

const PREFIX = 'fayuan.draft.'
const DELAY = 300

/** On a shared computer nothing of what was typed stays behind. */
export function clearDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
}

function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // A full or forbidden store costs the draft, never the form.
  }
}

export type Draft<T> = {
  /** Where other things that must outlive a reload together with the draft may be kept. */
  key: string
  /** What was found when the form opened. */
  found: T | null
  /** The record that it was typed over, where it changes one. */
  seen?: T | null
  save: (value: T, seen?: T) => void
  /** Forgets the draft, also one whose saving is still under way. */
  clear: () => void
}

/** What is being typed, kept in this browser under form and account until it was sent or thrown away. */
export function useDraft<T>(form: string): Draft<T> {
  const { userId } = useMe()
  const key = `${PREFIX}${userId}.${form}`
  const [found] = useState(() => read<T>(key))
  const [seen] = useState(() => read<T>(`${key}.seen`))
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; value: T; seen: T | undefined } | null>(null)

  const flush = useCallback(() => {
    if (!waiting.current) return
    clearTimeout(waiting.current.timer)
    write(key, waiting.current.value)
    // After the value: a crash between the two asks once too often, never too little.
    if (waiting.current.seen !== undefined) write(`${key}.seen`, waiting.current.seen)
    waiting.current = null
  }, [key])
  const save = useCallback(
    (value: T, seen?: T) => {
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = { value, seen, timer: setTimeout(flush, DELAY) }
    },
    [flush],
  )
  const clear = useCallback(() => {
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = null
    localStorage.removeItem(key)
    localStorage.removeItem(`${key}.seen`)
    localStorage.removeItem(`${key}.intent`)
  }, [key])

  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
  return { key, found, seen, save, clear }
}

/** The id of what is being sent, kept beside the draft: pressed again after a crash it is still the same command. */
export const readIntent = (key: string): Intent | null => read<Intent>(`${key}.intent`)
export const keepIntent = (key: string, intent: Intent): void => write(`${key}.intent`, intent)
export const dropIntent = (key: string): void => localStorage.removeItem(`${key}.intent`)
