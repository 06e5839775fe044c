import { CONTRACTS } from '#modules/contracts.ts'
import { goesAgainst } from '#modules/decision/rules.ts'
import { useAsk } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import { setIn, type Values } from '#web/ui/form.ts'
import { Read } from '#web/ui/states.tsx'
import { type Advice, AdviceView } from '../../application/advice-view.tsx'
import { ReasonRows } from './reason-rows.tsx'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

const schema = CONTRACTS.grantAid.input.omit({ matterId: true })
const MOST = 10

/** Granting and refusing: the review, the advice, and the reasons that will stand in the decision. */
export function DecisionStep(props: StepProps) {
  const advice = useAsk('adviseApplication', { matterId: props.matter.id })
  return <Read of={advice}>{(data) => <Decision {...props} advice={data} />}</Read>
}

function Decision({ advice, ...props }: StepProps & { advice: Advice }) {
  const { matter, offer } = props
  const step = offer.step === 'grant' ? 'grant' : 'refuse'
  // Reasons for granting are no start for a refusal.
  const isBorneOut = step === 'grant' || advice.outcome === 'refuse'
  const initial: Values<typeof schema> = { reasons: isBorneOut ? advice.reasons.slice(0, MOST) : [] }
  const { form, draft, command } = useStep(step === 'grant' ? 'grantAid' : 'refuseAid', props, schema, initial)
  const isAgainst = goesAgainst(step, advice.outcome as Parameters<typeof goesAgainst>[1])
  const asksWhy = isAgainst || form.faults.overrideReason !== undefined || Boolean(form.values.overrideReason)
  return (
    <StepForm
      step={props}
      form={form}
      draft={draft}
      initial={initial}
      command={command}
      label={step === 'grant' ? '决定给予援助，出具决定书' : '决定不予援助，出具决定书'}
      onSend={(checked) => void command.send({ matterId: matter.id, ...checked })}
    >
      {matter.reviewOpinion && <p className="step-what">审查意见：{matter.reviewOpinion}</p>}
      <div className="step-advice">
        <AdviceView advice={advice} />
      </div>
      <ReasonRows
        reasons={form.values.reasons ?? []}
        faults={form.faults}
        onChange={(reasons) => setIn(form, { reasons })}
      />
      {asksWhy && (
        <div className="fields fields-1 step-more">
          <Field
            scope={form}
            name="overrideReason"
            rows={2}
            title="与参考意见不一致，请写明不采纳的理由"
            help="由人作出决定并说明（个人信息保护法 第二十四条）"
          />
        </div>
      )}
    </StepForm>
  )
}
