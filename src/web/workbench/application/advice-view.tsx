import { Link } from '@tanstack/react-router'
import type { Answer } from '#web/ui/ask.ts'
import { Reasons } from '#web/ui/reasons.tsx'

export type Advice = Answer<'tryApplication'>

const OUTCOMES: Record<string, { text: string; tone: string }> = {
  grant: { text: '符合条件，可以给予援助', tone: 'good' },
  noApplicationNeeded: { text: '办案机关通知的案件，不需要申请，直接转指派', tone: 'good' },
  urgentFirst: { text: '情况紧急，可以先行提供援助，手续随后补办', tone: 'soon' },
  inform: { text: '不由本中心受理，告知申请人向哪里提出', tone: 'soon' },
  supplement: { text: '材料不齐，先一次性通知补正', tone: 'soon' },
  officerMustJudge: { text: '有问题要先问清，由审查人员判断', tone: 'soon' },
  forward: { text: '不属本中心管辖，告知或者移送', tone: 'soon' },
  refuse: { text: '看来不符合条件，请核对理由', tone: 'late' },
}

export const outcomeText = (outcome: string): string => OUTCOMES[outcome]?.text ?? outcome

/** The advice in plain words: what comes out, what to ask, what is missing, why. An officer decides, never this. */
export function AdviceView({ advice, isStale = false }: { advice: Advice; isStale?: boolean }) {
  const { outcome, reasons, questions, urgent, missingMaterials, unconfirmed } = advice
  return (
    <div className="advice" aria-live="polite" aria-busy={isStale} style={{ opacity: isStale ? 0.6 : 1 }}>
      <p className={`outcome outcome-${OUTCOMES[outcome]?.tone ?? 'soon'}`}>{outcomeText(outcome)}</p>
      {urgent && <p className="urgent">情况紧急，可以决定先行提供法律援助</p>}
      {questions.length > 0 && (
        <section>
          <h3>还要问清</h3>
          <ul className="ask-list">
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </section>
      )}
      {missingMaterials.length > 0 && (
        <section>
          <h3>还缺材料</h3>
          <Reasons reasons={missingMaterials.map(({ title, basis }) => ({ text: title, basis }))} />
        </section>
      )}
      {reasons.length > 0 && (
        <section>
          <h3>理由</h3>
          <Reasons reasons={reasons} />
        </section>
      )}
      {unconfirmed.length > 0 && (
        <details className="unconfirmed">
          <summary>所依据的本县规则有 {unconfirmed.length} 项待确认</summary>
          <p>
            {unconfirmed.join('、')}。待确认的值只供参考，见<Link to="/policy">本县规则</Link>。
          </p>
        </details>
      )}
    </div>
  )
}
