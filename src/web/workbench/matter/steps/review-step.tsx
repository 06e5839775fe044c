import { MEANS_PROOFS } from '#law/terms.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { useAsk } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import type { Values } from '#web/ui/form.ts'
import { Read } from '#web/ui/states.tsx'
import { type Advice, AdviceView } from '../../application/advice-view.tsx'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

const schema = CONTRACTS.submitReview.input.omit({ matterId: true })
type Proof = keyof typeof MEANS_PROOFS

/** The advice above, the officer's own opinion below; which way it goes is for the officer to choose. */
export function ReviewStep(props: StepProps) {
  const advice = useAsk('adviseApplication', { matterId: props.matter.id })
  return <Read of={advice}>{(data) => <Opinion {...props} advice={data} />}</Read>
}

function Opinion({ advice, ...props }: StepProps & { advice: Advice }) {
  const initial: Values<typeof schema> = {
    meansProof: (advice.meansProof as Proof | null) ?? undefined,
    opinion: advice.reasons.map(({ text }) => text).join('；') || undefined,
  }
  const { form, draft, command } = useStep('submitReview', props, schema, initial)
  return (
    <StepForm
      step={props}
      form={form}
      draft={draft}
      initial={initial}
      command={command}
      label="提出审查意见，报审批"
      onSend={(checked) => void command.send({ matterId: props.matter.id, ...checked })}
    >
      <div className="step-advice">
        <AdviceView advice={advice} />
      </div>
      <div className="fields fields-1">
        <Field scope={form} name="proposal" />
        <Field scope={form} name="meansProof" labels={MEANS_PROOFS} />
        <Field scope={form} name="opinion" rows={4} help="已按参考意见预填，请按实际情况修改" />
      </div>
    </StepForm>
  )
}
