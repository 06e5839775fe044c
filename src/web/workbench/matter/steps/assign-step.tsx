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
import { dayText } from '#web/ui/when.ts'
import { FirmShare } from '../firm-share.tsx'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

const schema = CONTRACTS.assignCounsel.input.omit({ matterId: true })
type Sheet = Answer<'listCandidates'>
type Candidate = Sheet['candidates'][number]
const matters = (amount: number) => amount.toFixed(1)

/** The order of counsel with every number it rests on; who may not take the matter, each with every reason. */
export function AssignStep(props: StepProps) {
  const { matter } = props
  const sheet = useAsk('listCandidates', { matterId: matter.id })
  const { form, draft, command } = useStep('assignCounsel', props, schema, {})
  const all = sheet.data?.candidates ?? []
  const chosen = all.find(({ counselId }) => counselId === form.values.counselId)
  const [first] = all
  const isPassedOver = chosen && first && first.score - chosen.score > (sheet.data?.freeWithin ?? 0)
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
      <Read of={sheet}>
        {(answer) => (
          <Candidates
            sheet={answer}
            chosen={form.values.counselId}
            onChoose={(counselId) => setIn(form, { counselId })}
          />
        )}
      </Read>
      <div className="fields fields-1 step-more">
        <Field
          scope={form}
          name="reason"
          placeholder={isPassedOver ? '例如：熟悉此类案件、受援人要求' : '可不填，例如：熟悉此类案件、受援人要求'}
          {...(isPassedOver && { help: `按次序应当先派${first.name}，请写明理由` })}
        />
      </div>
    </StepForm>
  )
}

type Choice = { chosen: string | undefined; onChoose: (counselId: string) => void }
function Candidates({ sheet, chosen, onChoose }: Choice & { sheet: Sheet }) {
  const { candidates: all, weight, since } = sheet
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
      <h3 className="section-title">可以指派（{fit.length} 人），应派而未派多的在前</h3>
      <p className="quiet small">
        按份额从{dayText(since)}起计算：应派减已派为欠派；本案折算 {weight} 件，适合办理的另加。
        <br />
        <FirmShare share={sheet.firmShare} />
      </p>
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

/** What is due is said as what was given and what is owed together, so that the three rounded figures add up. */
const Who = ({ candidate: { name, kind, unit, openMatters, taken, owed, fit, score } }: { candidate: Candidate }) => (
  <>
    <span>
      <b>{name}</b> {wordFor(COUNSEL_KINDS, kind)} · {unit}
      {fit.map(({ text, points }) => (
        <span key={text} className="basis">
          {text}，{points < 0 ? '排在最后' : `加 ${points} 件`}
        </span>
      ))}
    </span>
    <span className="quiet number">
      应派含本案 {matters(Number(matters(owed)) + Number(matters(taken)))} · 已派 {matters(taken)} · 欠派{' '}
      {matters(owed)}
      {fit.length > 0 && ` · 合计 ${matters(score)}`} · 在办 {openMatters}
    </span>
  </>
)
