import { CONTRACTS } from '#modules/contracts.ts'
import { useAsk } from '#web/ui/ask.ts'
import { setIn } from '#web/ui/form.ts'
import { Read } from '#web/ui/states.tsx'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { faultWithin, filled, StringRows } from './string-rows.tsx'
import { useStep } from './use-step.ts'

const schema = CONTRACTS.requestSupplement.input.omit({ matterId: true })

/** The law allows one notice only: everything that is missing stands in it from the start. */
export function SupplementStep(props: StepProps) {
  const advice = useAsk('adviseApplication', { matterId: props.matter.id })
  return (
    <Read of={advice}>
      {({ missingMaterials }) => <Items {...props} missing={missingMaterials.map(({ title }) => title)} />}
    </Read>
  )
}

function Items({ missing, ...props }: StepProps & { missing: string[] }) {
  const initial = { items: missing }
  const { form, draft, command } = useStep('requestSupplement', props, schema, initial)
  const items = form.values.items ?? []
  return (
    <StepForm
      step={props}
      form={form}
      draft={draft}
      initial={initial}
      command={command}
      label="通知补正，出具补正通知书"
      isDisabled={filled(items).length === 0}
      onSend={() => void command.send({ matterId: props.matter.id, items: filled(items) })}
    >
      <p className="step-what">
        只能通知一次，请把需要补正的全部列明。{missing.length > 0 && '下面已列出按规则还缺的材料。'}
        <span className="basis">依据：法律援助法 第四十三条第二款</span>
      </p>
      <StringRows
        label="需要补正的内容"
        values={items}
        fault={faultWithin(form.faults, 'items')}
        onChange={(next) => setIn(form, { items: next })}
      />
    </StepForm>
  )
}
