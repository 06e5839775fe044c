import { Input } from 'antd'
import { useState } from 'react'
import { COUNSEL_KINDS } from '#law/terms.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { isFoundBy } from '#web/ui/initials.ts'
import { wordFor } from '#web/ui/labels.ts'
import { Reasons } from '#web/ui/reasons.tsx'
import { Nothing, Read } from '#web/ui/states.tsx'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

const schema = CONTRACTS.assignCounsel.input.omit({ matterId: true })
type Candidate = Answer<'listCandidates'>[number]

/** Who may take it, those with the least first; who may not, each with every reason. */
export function AssignStep(props: StepProps) {
  const { matter } = props
  const candidates = useAsk('listCandidates', { matterId: matter.id })
  const { form, draft, command } = useStep('assignCounsel', props, schema, {})
  const chosen = candidates.data?.find(({ counselId }) => counselId === form.values.counselId)
  return (
    <StepForm
      step={props}
      form={form}
      draft={draft}
      initial={{}}
      command={command}
      label={chosen ? `指派${chosen.name}，出具指派通知书` : '指派'}
      isDisabled={!chosen || chosen.unfitBecause.length > 0}
      onSend={(checked) => void command.send({ matterId: matter.id, ...checked })}
    >
      <Read of={candidates}>
        {(all) => (
          <Candidates all={all} chosen={form.values.counselId} onChoose={(counselId) => setIn(form, { counselId })} />
        )}
      </Read>
      <div className="fields fields-1 step-more">
        <Field scope={form} name="reason" placeholder="可不填，例如：熟悉此类案件、受援人要求" />
      </div>
    </StepForm>
  )
}

type Choice = { chosen: string | undefined; onChoose: (counselId: string) => void }
function Candidates({ all, chosen, onChoose }: Choice & { all: readonly Candidate[] }) {
  const [typed, setTyped] = useState('')
  const found = all.filter(({ name, unit }) => isFoundBy(typed, `${name} ${unit}`))
  const fit = found.filter(({ unfitBecause }) => unfitBecause.length === 0)
  const unfit = found.filter(({ unfitBecause }) => unfitBecause.length > 0)
  return (
    <>
      <Input
        placeholder="姓名、单位或者拼音首字母"
        aria-label="在人选中查找"
        allowClear
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <h3 className="section-title">可以指派（{fit.length} 人），近一年承办少的在前</h3>
      {fit.length === 0 && <Nothing text="没有可以指派的人员，原因见下" />}
      <div className="candidates" role="radiogroup" aria-label="可以指派的人员">
        {fit.map((candidate) => (
          <label key={candidate.counselId} className="candidate">
            <input
              type="radio"
              name="counsel"
              checked={candidate.counselId === chosen}
              onChange={() => onChoose(candidate.counselId)}
            />
            <Who candidate={candidate} />
          </label>
        ))}
      </div>
      {unfit.length > 0 && (
        <>
          <h3 className="section-title">不能指派（{unfit.length} 人）</h3>
          <ul className="candidates">
            {unfit.map((candidate) => (
              <li key={candidate.counselId} className="candidate candidate-unfit">
                <span />
                <Who candidate={candidate} />
                <Reasons reasons={candidate.unfitBecause} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const Who = ({ candidate: { name, kind, unit, openMatters, lastYear } }: { candidate: Candidate }) => (
  <>
    <span>
      <b>{name}</b> {wordFor(COUNSEL_KINDS, kind)} · {unit}
    </span>
    <span className="quiet number">
      在办 {openMatters} · 近一年 {lastYear}
    </span>
  </>
)
