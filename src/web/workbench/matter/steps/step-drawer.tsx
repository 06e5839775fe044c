import { Alert, Drawer } from 'antd'
import { type ComponentType, useState } from 'react'
import { MATTER_STATES, type MatterStep } from '#modules/matter/lifecycle.ts'
import { OPERATIONS } from '#web/ui/api.ts'
import type { Done } from '../done-note.tsx'
import type { Matter } from '../matter.ts'
import type { Offer } from '../next-steps.tsx'
import { ArchiveStep } from './archive-step.tsx'
import { AssignStep } from './assign-step.tsx'
import { ClosingStep } from './closing-step.tsx'
import { DecisionStep } from './decision-step.tsx'
import { PlainStep } from './plain-step.tsx'
import { ReceiveSupplementStep } from './receive-supplement-step.tsx'
import { ReturnClosingStep } from './return-closing-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { SubsidyStep } from './subsidy-step.tsx'
import { SupplementStep } from './supplement-step.tsx'

export type StepProps = {
  matter: Matter
  offer: Offer
  /** The step is still open to this person; somebody else may have been faster. */
  isOpen: boolean
  onDone: (done: Done) => void
}

const FORMS: Partial<Record<MatterStep, ComponentType<StepProps>>> = {
  requestSupplement: SupplementStep,
  receiveSupplement: ReceiveSupplementStep,
  review: ReviewStep,
  grant: DecisionStep,
  refuse: DecisionStep,
  assign: AssignStep,
  submitClosing: ClosingStep,
  returnClosing: ReturnClosingStep,
  subsidise: SubsidyStep,
  archive: ArchiveStep,
}

type Props = { matter: Matter; offer: Offer | null; onClose: () => void; onDone: (done: Done) => void }

/** One step in a drawer beside the matter, which stays readable; closing it loses nothing. */
export function StepDrawer({ matter, offer, onClose, onDone }: Props) {
  // Closed, it keeps the step it showed, so that nothing else stands in it for a moment.
  const [shown, setShown] = useState<Offer | null>(offer)
  if (offer && offer !== shown) setShown(offer)
  // What was done is over: the same step opened again at once begins empty.
  const [times, setTimes] = useState(0)
  const step = shown?.step
  const Form = step ? (FORMS[step] ?? PlainStep) : null
  const isOpen = matter.next.some((next) => next.step === step && next.allowed)
  return (
    <Drawer
      open={offer !== null}
      onClose={onClose}
      size={600}
      mask={false}
      title={shown?.label}
      destroyOnHidden
      rootClassName="step-drawer"
      autoFocus={false}
    >
      {shown && Form && (
        <>
          <p className="quiet step-what">{summaryOf(shown.operation)}</p>
          {!isOpen && offer && (
            <Alert
              type="warning"
              showIcon
              className="obstacle"
              title={`已读取最新情况：案件现在是“${MATTER_STATES[matter.state]}”，这一步不能再办理；所填内容仍在下面，可以复制。`}
            />
          )}
          <Form
            key={`${shown.step}/${times}`}
            matter={matter}
            offer={shown}
            isOpen={isOpen}
            onDone={(done) => {
              setTimes(times + 1)
              onDone(done)
            }}
          />
        </>
      )}
    </Drawer>
  )
}

const summaryOf = (operation: string): string =>
  operation in OPERATIONS ? OPERATIONS[operation as keyof typeof OPERATIONS].summary : ''
