import { type Instant, timeInChina } from '#kernel/plain-date.ts'
import { Panel } from '#web/ui/panel.tsx'
import { useMe } from '#web/ui/session.ts'
import { dayText, shortDay } from '#web/ui/when.ts'
import type { Matter } from './matter.ts'

type Step = Matter['steps'][number]

/** Everything that happened, the newest first. */
export function Story({ matter }: { matter: Matter }) {
  const { today } = useMe()
  const steps = [...matter.steps].sort((a, b) => b.position - a.position)
  return (
    <Panel title="经过">
      <ol className="story">
        {steps.map((step) => (
          <Happened key={step.position} step={step} today={today} />
        ))}
      </ol>
    </Panel>
  )
}

function Happened({ step: { label, by, on, at, note }, today }: { step: Step; today: string }) {
  return (
    <li className="happened">
      <span className="happened-day" title={`${dayText(on)} ${timeInChina(at as Instant).slice(11)}`}>
        {shortDay(on, today)}
      </span>
      <div>
        <div>
          <b>{label}</b>
          <span className="quiet happened-by">{by}</span>
        </div>
        {note && <p className="long-text happened-note">{note}</p>}
      </div>
    </li>
  )
}
