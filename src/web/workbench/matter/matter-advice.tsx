import { useAsk } from '#web/ui/ask.ts'
import { Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { AdviceView } from '../application/advice-view.tsx'
import type { Matter } from './matter-page.tsx'

const BEFORE_DECISION = ['received', 'supplementing', 'accepted', 'reviewed']

/** What the rules say of the application as its papers stand today, until somebody has decided. */
export function MatterAdvice({ matter }: { matter: Matter }) {
  const me = useMe()
  const isAsked = BEFORE_DECISION.includes(matter.state) && matter.noticeReason === null && may(me, 'adviseApplication')
  const advice = useAsk('adviseApplication', { matterId: matter.id }, { enabled: isAsked })
  if (!isAsked || !advice.data) return null
  return (
    <Panel title="参考意见" className="matter-advice">
      <AdviceView advice={advice.data} />
    </Panel>
  )
}
