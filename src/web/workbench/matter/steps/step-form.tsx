import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Obstacle } from '#web/ui/command.ts'
import type { Draft } from '#web/ui/draft.ts'
import type { Form, Values } from '#web/ui/form.ts'
import { onSubmitKey } from '#web/ui/submit-key.ts'
import type { StepProps } from './step-drawer.tsx'
import { StepFoot } from './step-foot.tsx'

type Props<S extends z.ZodObject> = {
  step: StepProps
  form: Form<S>
  draft: Draft<Values<S>>
  initial: Values<S>
  command: { pending: boolean; obstacle: Obstacle | null }
  /** What the button says; the step's own name unless said otherwise. */
  label?: string
  isDisabled?: boolean
  onSend: (checked: z.output<S>) => void
  children: ReactNode
}

/** The frame of every step: fields, then the refusal if there is one, then the button. */
export function StepForm<S extends z.ZodObject>(props: Props<S>) {
  const { step, form, draft, initial, command, label, isDisabled = false, onSend, children } = props
  const [isRestored, setRestored] = useState(draft.found !== null)
  const submit = () => {
    const checked = step.isOpen && !isDisabled ? form.check() : null
    if (checked) onSend(checked)
  }
  // Whoever works by keys begins to type at once; where there is nothing to fill in, the button that does it is next.
  const own = useRef<HTMLFormElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a button that waits for figures can be gone to when they are here
  useEffect(() => {
    if (own.current?.contains(document.activeElement)) return
    const first = ':is(input, textarea, button[type="submit"]):enabled'
    own.current?.querySelector<HTMLElement>(first)?.focus({ preventScroll: true })
  }, [isDisabled])
  return (
    <form
      ref={own}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={onSubmitKey(submit)}
    >
      <div className="step-body">{children}</div>
      <StepFoot
        label={label ?? step.offer.label}
        isOpen={step.isOpen}
        isDisabled={isDisabled}
        pending={command.pending}
        obstacle={command.obstacle}
        isRestored={isRestored}
        onClear={() => {
          draft.clear()
          form.reset(initial)
          setRestored(false)
        }}
      />
    </form>
  )
}
