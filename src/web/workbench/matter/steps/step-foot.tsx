import { Button } from 'antd'
import type { Obstacle } from '#web/ui/command.ts'
import { DraftNote } from '#web/ui/draft-note.tsx'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'

type Props = {
  label: string
  isOpen: boolean
  pending: boolean
  obstacle: Obstacle | null
  isDisabled?: boolean
  isRestored: boolean
  onClear: () => void
}

/** Where a step is sent from: why not, if not, right above the button. */
export function StepFoot({ label, isOpen, pending, obstacle, isDisabled = false, isRestored, onClear }: Props) {
  return (
    <div className="step-end">
      <ObstacleNote obstacle={obstacle} />
      <div className="step-foot">
        <Button type="primary" htmlType="submit" loading={pending} disabled={!isOpen || isDisabled}>
          {label}
        </Button>
        <DraftNote isRestored={isRestored} onClear={onClear} />
      </div>
    </div>
  )
}
