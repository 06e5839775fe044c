import { CLOSING_MATERIALS } from '#law/dossier.ts'
import { closingForm } from '#modules/closing/form.ts'
import { Field } from '#web/ui/field.tsx'
import { setIn, type Values } from '#web/ui/form.ts'
import { MaterialsChecklist } from '../../application/materials-checklist.tsx'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { faultWithin } from './string-rows.tsx'
import { useStep } from './use-step.ts'

const INITIAL: Values<typeof closingForm> = { benefit: 0, wages: 0, materials: [] }

/** The closing report with its papers; what is lacking is said all at once. */
export function ClosingStep(props: StepProps) {
  const { form, draft, command } = useStep('submitClosing', props, closingForm, INITIAL)
  const fault = faultWithin(form.faults, 'materials')
  return (
    <StepForm
      step={props}
      form={form}
      draft={draft}
      initial={INITIAL}
      command={command}
      onSend={(checked) => void command.send({ matterId: props.matter.id, ...checked })}
    >
      <div className="fields fields-2">
        <Field scope={form} name="closedOn" />
        <Field scope={form} name="manner" />
        <Field scope={form} name="result" />
        <span />
        <Field scope={form} name="benefit" />
        <Field scope={form} name="wages" />
        <Field scope={form} name="summary" span="all" rows={5} />
      </div>
      <h3 className="section-title">提交的结案材料</h3>
      <MaterialsChecklist
        labels={CLOSING_MATERIALS}
        materials={form.values.materials ?? []}
        repeatable={['evidence', 'other']}
        onChange={(materials) => setIn(form, { materials })}
      />
      {fault && (
        <div className="field-fault" data-fault>
          {fault}
        </div>
      )}
    </StepForm>
  )
}
