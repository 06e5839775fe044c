import './consultation.css'
import { useState } from 'react'
import type { consultationForm } from '#modules/consultation/form.ts'
import { useDraft } from '#web/ui/draft.ts'
import type { Values } from '#web/ui/form.ts'
import { newId } from '#web/ui/new-id.ts'
import { PageHead } from '#web/ui/panel.tsx'
import { type Me, useMe } from '#web/ui/session.ts'
import { ConsultationForm } from './consultation-form.tsx'
import { Recorded } from './recorded.tsx'

export const EMPTY: Values<typeof consultationForm> = { channel: 'visit', groups: [], toldMayApply: false }

/** 即办即录: one screen, keyboard only, under a minute. */
export function NewConsultation() {
  const [round, setRound] = useState({ id: newId(), channel: usualChannel(useMe()) })
  const [saved, setSaved] = useState<{ consultationId: string; number: string } | null>(null)
  return (
    <>
      <PageHead title="登记咨询" note="即办即录：不愿透露姓名的可以不填，不问经济状况" />
      {saved ? (
        <Recorded
          saved={saved}
          onNext={() => {
            setSaved(null)
            setRound(({ channel }) => ({ id: newId(), channel }))
          }}
        />
      ) : (
        <Round
          key={round.id}
          firstId={round.id}
          channel={round.channel}
          onSaved={(answer, channel) => {
            setSaved(answer)
            setRound((before) => ({ ...before, channel }))
          }}
        />
      )}
    </>
  )
}

/** Who only answers the telephone starts there. */
const usualChannel = ({ roles }: Me) => (roles.length === 1 && roles[0] === 'hotlineAgent' ? 'phone' : EMPTY.channel)

type RoundProps = {
  firstId: string
  channel: Values<typeof consultationForm>['channel']
  onSaved: (answer: { consultationId: string; number: string }, channel: RoundProps['channel']) => void
}
type Kept = Values<typeof consultationForm> & { consultationId?: string }

/** One record from its first key to its number; its id is kept with the draft, so that a crash does not make two of it. */
function Round({ firstId, channel, onSaved }: RoundProps) {
  const draft = useDraft<Kept>('consultation')
  const [consultationId, setId] = useState(draft.found?.consultationId ?? firstId)
  const { consultationId: _id, ...found } = draft.found ?? {}
  return (
    <ConsultationForm
      consultationId={consultationId}
      initial={{ ...EMPTY, channel }}
      draft={{
        key: draft.key,
        found: draft.found ? found : null,
        save: (values) => draft.save({ ...values, consultationId }),
        clear: draft.clear,
      }}
      onCleared={() => setId(newId())}
      onSaved={onSaved}
    />
  )
}
