import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { type Draft, useDraft } from './draft.ts'
import { DraftNote } from './draft-note.tsx'
import { type Form, useForm, type Values } from './form.ts'

/** A form whose typing outlives the page, and the note that says so and lets it go. */
export function useDraftedForm<S extends z.ZodObject>(
  schema: S,
  initial: Values<S>,
  draftName: string,
): { form: Form<S>; draft: Draft<Values<S>>; note: ReactNode } {
  const draft = useDraft<Values<S>>(draftName)
  const form = useForm(schema, initial, draft)
  const [isRestored, setRestored] = useState(draft.found !== null)
  const note = (
    <DraftNote
      isRestored={isRestored}
      onClear={() => {
        draft.clear()
        form.reset(initial)
        setRestored(false)
      }}
    />
  )
  return { form, draft, note }
}
