import type { z } from 'zod'
import { forget } from '#web/ui/ask.ts'
import { type Answered, type CommandName, useCommand } from '#web/ui/command.ts'
import { type Draft, useDraft } from '#web/ui/draft.ts'
import { type Form, useForm, type Values } from '#web/ui/form.ts'
import { dayText } from '#web/ui/when.ts'
import type { StepProps } from './step-drawer.tsx'

type Moved = Answered<'acceptApplication'> & { dueOn?: string; assignDueOn?: string; archiveNumber?: string }
/** The commands that move a matter on. */
export type StepCommand = {
  [N in CommandName]: Answered<N> extends Answered<'acceptApplication'> ? N : never
}[CommandName]

/** A step's form with its draft and its command: what was typed outlives refusals, reloads, and somebody who was faster. */
export function useStep<N extends StepCommand, S extends z.ZodObject>(
  name: N,
  { matter, offer, onDone }: StepProps,
  schema: S,
  initial: Values<S>,
): { form: Form<S>; draft: Draft<Values<S>>; command: ReturnType<typeof useCommand<N>> } {
  const draft = useDraft<Values<S>>(`step.${matter.id}.${offer.step}`)
  const form = useForm(schema, initial, draft)
  const command = useCommand(name, {
    keep: draft.key,
    onDone: (answer) => {
      draft.clear()
      void forget('readMatter', 'readDesk', 'listMatters', 'adviseApplication', 'listCandidates')
      const moved = answer as Moved
      onDone({ text: saidOf(offer.label, moved), documentId: moved.documentId })
    },
    onRefused: ({ faults }) => form.showFaults(faults),
  })
  return { form, draft, command }
}

function saidOf(label: string, { dueOn, assignDueOn, archiveNumber }: Moved): string {
  const due = dueOn ?? assignDueOn
  return [`已办理：${label}`, archiveNumber && `档号 ${archiveNumber}`, due && `下一期限${dayText(due)}`]
    .filter(Boolean)
    .join('，')
}
