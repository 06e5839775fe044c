import { Button } from 'antd'
import { useState } from 'react'
import type { MatterStep } from '#modules/matter/lifecycle.ts'
import { useLoaded } from '#web/ui/loaded.ts'
import { newId } from '#web/ui/new-id.ts'
import { Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import type { Done } from './done-note.tsx'
import type { Matter } from './matter.ts'
import { MatterAdvice, useMatterAdvice } from './matter-advice.tsx'

// The forms of the steps come when the page stands there.
const loadStage = () => import('./next-stage.tsx').then((file) => file.NextStage)
const loadSteps = () => import('./steps/step-drawer.tsx').then((file) => file.StepDrawer)

export type Offer = Omit<Matter['next'][number], 'step'> & { step: MatterStep }

/** Steps that end the road or go back: never the first thing to press. */
const SIDEWAYS: readonly MatterStep[] = [
  'withdraw',
  'forward',
  'terminate',
  'refuse',
  'returnReview',
  'returnClosing',
  'declineAssignment',
  'recallAssignment',
  'deemWithdrawn',
  'grantUrgent',
  'requestCooperation',
  'askChange',
  'refuseCounsel',
  'keepCounsel',
  'takeBack',
]

const LED_TO: Readonly<Record<string, MatterStep>> = {
  supplement: 'requestSupplement',
  forward: 'forward',
  inform: 'forward',
  urgentFirst: 'grantUrgent',
}

/** What this person may do now, as buttons; what is not possible, with the reason. */
export function NextSteps({ matter, onDone }: { matter: Matter; onDone: (done: Done) => void }) {
  const [open, setOpen] = useState<Offer | null>(null)
  const [nextStage, setNextStage] = useState<string | null>(null)
  const StepDrawer = useLoaded(loadSteps, true)
  const NextStage = useLoaded(loadStage, nextStage !== null)
  const me = useMe()
  const offers = matter.next as Offer[]
  const allowed = offers.filter((offer) => offer.allowed)
  const others = offers.filter((offer) => !offer.allowed)
  const outcome = useMatterAdvice(matter)?.outcome
  const forward = allowed.filter(({ step }) => !SIDEWAYS.includes(step) || step === LED_TO[outcome ?? ''])
  const sideways = allowed.filter((offer) => !forward.includes(offer))
  // What the rules point to comes first; papers that are missing before an acceptance that would be refused.
  forward.sort((a, b) => Number(b.step === LED_TO[outcome ?? '']) - Number(a.step === LED_TO[outcome ?? '']))
  return (
    <aside className="matter-side stack" aria-label="下一步">
      <Panel title="下一步">
        {offers.length === 0 && <p className="quiet">没有需要您办理的下一步。</p>}
        {offers.length > 0 && allowed.length === 0 && <p className="quiet">现在没有等您办理的事项。</p>}
        <div className="steps">
          {forward.map((offer, index) => (
            <Button key={offer.step} block type={index === 0 ? 'primary' : 'default'} onClick={() => setOpen(offer)}>
              {offer.label}
            </Button>
          ))}
          {matter.mayContinue && may(me, 'openNextStage') && (
            <Button block onClick={() => setNextStage(newId())}>
              进入下一阶段
            </Button>
          )}
          {sideways.map((offer) => (
            <Button key={offer.step} block onClick={() => setOpen(offer)}>
              {offer.label}
            </Button>
          ))}
        </div>
        {others.length > 0 && (
          <ul className="steps-not">
            {others.map(({ step, label, because }) => (
              <li key={step}>
                {label}
                <small>{because}</small>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <MatterAdvice matter={matter} />
      {StepDrawer && (
        <StepDrawer
          matter={matter}
          offer={open}
          onClose={() => setOpen(null)}
          onDone={(done) => {
            setOpen(null)
            onDone(done)
            window.scrollTo({ top: 0 })
          }}
        />
      )}
      {nextStage && NextStage && <NextStage matter={matter} matterId={nextStage} onClose={() => setNextStage(null)} />}
    </aside>
  )
}
