import { MATERIALS, type MaterialCode } from '#law/materials.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { useAsk } from '#web/ui/ask.ts'
import { setIn, type Values } from '#web/ui/form.ts'
import { MaterialsChecklist, type Wanted } from '../../application/materials-checklist.tsx'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { faultWithin } from './string-rows.tsx'
import { useStep } from './use-step.ts'

const schema = CONTRACTS.receiveSupplement.input.omit({ matterId: true })
const INITIAL: Values<typeof schema> = { materials: [] }

export function ReceiveSupplementStep(props: StepProps) {
  const { matter } = props
  const { form, draft, command } = useStep('receiveSupplement', props, schema, INITIAL)
  const advice = useAsk('adviseApplication', { matterId: matter.id })
  const asked = [...matter.steps].reverse().find(({ step }) => step === 'requestSupplement')?.note
  const wanted: Wanted = Object.fromEntries(
    (advice.data?.missingMaterials ?? []).map(({ code, basis }) => [code, { isRequired: true, basis }]),
  )
  const materials = form.values.materials ?? []
  const fault = faultWithin(form.faults, 'materials')
  return (
    <StepForm
      step={props}
      form={form}
      draft={draft}
      initial={INITIAL}
      command={command}
      isDisabled={materials.length === 0}
      onSend={(checked) => void command.send({ matterId: matter.id, ...checked })}
    >
      {asked && <p className="step-what">已通知补正：{asked}</p>}
      <MaterialsChecklist<MaterialCode>
        labels={MATERIALS}
        materials={materials}
        wanted={wanted}
        repeatable={['caseMaterials']}
        onChange={(next) => setIn(form, { materials: next })}
      />
      {fault && <div className="field-fault">{fault}</div>}
    </StepForm>
  )
}
