import { type Answer, useAsk } from '#web/ui/ask.ts'
import { Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { AdviceView } from '../application/advice-view.tsx'
import type { Matter } from './matter.ts'

const BEFORE_DECISION = ['received', 'supplementing', 'accepted', 'reviewed']

/** The advice as the papers stand today, until somebody has decided; nothing for those who may not ask. */
export function useMatterAdvice(matter: Matter): Answer<'adviseApplication'> | undefined {
  const me = useMe()
  const isAsked = BEFORE_DECISION.includes(matter.state) && matter.noticeReason === null && may(me, 'adviseApplication')
  const advice = useAsk('adviseApplication', { matterId: matter.id }, { enabled: isAsked })
  return isAsked ? advice.data : undefined
}

export function MatterAdvice({ matter }: { matter: Matter }) {
  const advice = useMatterAdvice(matter)
  if (!advice) return null
  return (
    <Panel title="参考意见" className="matter-advice">
      <AdviceView advice={advice} />
    </Panel>
  )
}
