import { CONTRACTS } from '#modules/contracts.ts'
import { setIn } from '#web/ui/form.ts'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { faultWithin, filled, StringRows } from './string-rows.tsx'
import { useStep } from './use-step.ts'

const schema = CONTRACTS.returnClosing.input.omit({ matterId: true })
const INITIAL = { faults: [] as string[] }

export function ReturnClosingStep(props: StepProps) {
  const { form, draft, command } = useStep('returnClosing', props, schema, INITIAL)
  const faults = form.values.faults ?? []
  return (
    <StepForm
      step={props}
      form={form}
      draft={draft}
      initial={INITIAL}
      command={command}
      isDisabled={filled(faults).length === 0}
      onSend={() => void command.send({ matterId: props.matter.id, faults: filled(faults) })}
    >
      <StringRows
        label="需要改正的内容（一次列明）"
        values={faults}
        fault={faultWithin(form.faults, 'faults')}
        onChange={(next) => setIn(form, { faults: next })}
      />
    </StepForm>
  )
}
