import './guide.css'
import { Link } from '@tanstack/react-router'
import { useMe } from '#web/ui/session.ts'
import { dismissGuide, useGuideRun } from './run.ts'

/** One line on the desk of a practice county, until the guide was opened or is not wanted. */
export function GuideLine() {
  const { practice } = useMe()
  const { runId, isDismissed } = useGuideRun()
  if (!practice || runId !== null || isDismissed) return null
  return (
    <p className="guide-line no-print">
      第一次用？新手十件事带您走完中心的一天，做完由系统批改。
      <Link to="/guide">从这里开始</Link>
      <button type="button" className="link push" onClick={dismissGuide}>
        不再提示
      </button>
    </p>
  )
}
