import './application.css'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { useDraft } from '#web/ui/draft.ts'
import { newId } from '#web/ui/new-id.ts'
import { PageHead } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { ApplicationForm, type Received } from './application-form.tsx'
import type { Typed } from './means-road.ts'
import { kindsFor } from './suggest.ts'

const route = getRouteApi('/in/applications/new')
type Consultation = Answer<'readConsultation'>
type Kept = Typed & { matterId?: string }

// An empty form is not yet what the contract takes: the first applicant has no name.
const EMPTY = {
  source: 'self',
  recipients: [{}],
  groups: [],
  opponents: [],
  means: { residence: 'rural', promised: false },
  materials: [],
  graveSentence: false,
  filledInBy: false,
} as unknown as Typed

/** What was said at the consultation is not typed again. */
function from({ name, phone, idNumber, cause, groups, question }: Consultation): Typed {
  const known = cause as NonNullable<Typed['cause']>
  return {
    ...EMPTY,
    recipients: [
      { ...(name && { name }), ...(phone && { phone }), ...(idNumber && { idNumber }) },
    ] as Typed['recipients'],
    cause: known,
    ...kindsFor(known),
    groups: groups as Typed['groups'],
    story: question,
  }
}

export function NewApplication() {
  const { consultation: consultationId } = route.useSearch()
  const consultation = useAsk(
    'readConsultation',
    { consultationId: consultationId ?? '' },
    { enabled: consultationId !== undefined, staleTime: Number.POSITIVE_INFINITY },
  )
  return (
    <>
      <PageHead
        title="收到申请"
        note={
          consultation.data
            ? `由咨询 ${consultation.data.number} 转来，已填的内容不用再填`
            : '收到当日登记，审查期限从收到之日起算'
        }
      />
      {consultationId === undefined ? (
        <Opened name="application" initial={EMPTY} />
      ) : (
        <Read of={consultation}>
          {(data) => (
            <Opened key={data.id} name={`application.${data.id}`} initial={from(data)} consultationId={data.id} />
          )}
        </Read>
      )}
    </>
  )
}

function Opened({ name, initial, consultationId }: { name: string; initial: Typed; consultationId?: string }) {
  const draft = useDraft<Kept>(name)
  const navigate = useNavigate()
  const [matterId, setId] = useState(draft.found?.matterId ?? newId())
  const { matterId: _id, ...found } = draft.found ?? {}
  const received = (answer: Received) =>
    void navigate({
      to: '/matters/$matterId',
      params: { matterId: answer.matterId },
      replace: true,
      state: {
        done: {
          text: `已收到申请，案号 ${answer.number}，应当在${dayText(answer.dueOn)}前办理。`,
          documentId: answer.documentId,
        },
      },
    })
  return (
    <ApplicationForm
      matterId={matterId}
      consultationId={consultationId}
      initial={initial}
      draft={{
        key: draft.key,
        found: draft.found ? found : null,
        save: (values) => draft.save({ ...values, matterId }),
        clear: draft.clear,
      }}
      onCleared={() => setId(newId())}
      onReceived={received}
    />
  )
}
