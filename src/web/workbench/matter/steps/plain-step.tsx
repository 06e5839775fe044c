import type { z } from 'zod'
import { CONTRACTS } from '#modules/contracts.ts'
import { Field } from '#web/ui/field.tsx'
import { factsOf, fieldOf } from '#web/ui/field-kind.ts'
import { useMe } from '#web/ui/session.ts'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { type StepCommand, useStep } from './use-step.ts'

/** A step whose form is exactly its contract: the fields are drawn from it, and one without fields only asks for confirmation. */
export function PlainStep(props: StepProps) {
  const { matter, offer } = props
  const { today } = useMe()
  const name = offer.operation as StepCommand
  const schema = (CONTRACTS[name].input as z.ZodObject).omit({ matterId: true })
  const names = Object.keys(schema.shape)
  const isWide = (field: string) => ['long', 'text', 'choice'].includes(factsOf(fieldOf(schema, field)).kind)
  const narrow = names.filter((field) => !isWide(field))
  // A day before a beginning and an end: those two stand side by side.
  const alone = narrow.length === 3 ? narrow[0] : undefined
  const initial = Object.fromEntries(
    names.filter((field) => factsOf(fieldOf(schema, field)).kind === 'date').map((field) => [field, today]),
  )
  const { form, draft, command } = useStep(name, props, schema, initial)
  return (
    <StepForm
      step={props}
      form={form}
      draft={draft}
      initial={initial}
      command={command}
      label={names.length === 0 ? `确认${offer.label}` : offer.label}
      // Which fields they are is known to the contract only; it checked them a line earlier.
      onSend={(checked) => void command.send({ matterId: matter.id, ...checked } as never)}
    >
      <div className="fields fields-2">
        {names.map((field) => {
          const { kind } = factsOf(fieldOf(schema, field))
          return (
            <Field
              key={field}
              scope={form}
              name={field}
              span={isWide(field) || field === alone ? 'all' : 1}
              {...(kind === 'long' && { rows: 4 })}
            />
          )
        })}
      </div>
    </StepForm>
  )
}
