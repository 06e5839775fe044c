import { type ReactNode, useCallback, useState } from 'react'
import type { z } from 'zod'
import { type Draft, useDraft } from './draft.ts'
import { DraftNote } from './draft-note.tsx'
import { type Form, useForm, type Values } from './form.ts'

type Drafted<S extends z.ZodObject> = {
  form: Form<S>
  draft: Draft<Values<S>>
  note: ReactNode
  /** The record as it stood when what is in the form was typed over it: with a restored draft, that of then. */
  seen: Values<S>
  setSeen: (seen: Values<S>) => void
}

/** A form whose typing outlives the page, and the note that says so and lets it go. */
export function useDraftedForm<S extends z.ZodObject>(schema: S, initial: Values<S>, draftName: string): Drafted<S> {
  const draft = useDraft<Values<S>>(draftName)
  const [seen, setSeen] = useState<Values<S>>((draft.found && draft.seen) ?? initial)
  const keep = draft.save
  const save = useCallback((values: Values<S>) => keep(values, seen), [keep, seen])
  const form = useForm(schema, initial, { ...draft, save })
  const [isRestored, setRestored] = useState(draft.found !== null)
  const note = (
    <DraftNote
      isRestored={isRestored}
      onClear={() => {
        draft.clear()
        form.reset(initial)
        setSeen(initial)
        setRestored(false)
      }}
    />
  )
  return { form, draft, note, seen, setSeen }
}
