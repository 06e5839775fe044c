import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { consultationForm } from '#modules/consultation/form.ts'
import { useCommand } from '#web/ui/command.ts'
import type { Draft } from '#web/ui/draft.ts'
import { DraftNote } from '#web/ui/draft-note.tsx'
import { Field } from '#web/ui/field.tsx'
import { useForm, type Values } from '#web/ui/form.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { onSubmitKey } from '#web/ui/submit-key.ts'
import { CauseField } from '../policy/cause-field.tsx'
import { GroupsField } from '../policy/groups-field.tsx'
import { Earlier } from './earlier.tsx'

type Typed = Values<typeof consultationForm>
type Props = {
  consultationId: string
  initial: Typed
  draft: Draft<Typed>
  onCleared: () => void
  onSaved: (answer: { consultationId: string; number: string }, channel: Typed['channel']) => void
}

export function ConsultationForm({ consultationId, initial, draft, onCleared, onSaved }: Props) {
  const { key, found, save: saveDraft, clear } = draft
  // The callbacks of a draft are made anew at each render; the form must not take that for a change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: found and key say when it is another draft
  const steady = useMemo(() => ({ key, found, save: saveDraft, clear }), [key, found])
  const form = useForm(consultationForm, initial, steady)
  const [isRestored, setRestored] = useState(found !== null)
  const { send, pending, obstacle } = useCommand('recordConsultation', {
    keep: key,
    onDone: (answer) => {
      clear()
      onSaved(answer, form.values.channel)
    },
    onRefused: ({ faults }) => form.showFaults(faults),
  })
  const submit = () => {
    const checked = form.check()
    if (checked) void send({ consultationId, ...checked })
  }
  return (
    <div className="consultation">
      <form
        className="panel consultation-form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
        onKeyDown={onSubmitKey(submit)}
      >
        <ObstacleNote obstacle={obstacle} />
        <div className="fields">
          <Field scope={form} name="channel" span={2} />
          <CauseField scope={form} name="cause" autoFocus />
          <Field scope={form} name="name" placeholder="可不填" />
          <Field scope={form} name="phone" placeholder="可不填" />
          <GroupsField scope={form} name="groups" span={2} placeholder="可多选，可不填" />
          <Field scope={form} name="question" span="all" rows={3} />
          <Field scope={form} name="answer" span="all" rows={4} />
          <Field scope={form} name="idNumber" placeholder="可不填" />
          <Field scope={form} name="satisfaction" placeholder="可不填" />
          <div className="field span-2 told">
            <Field scope={form} name="toldMayApply" />
          </div>
        </div>
        <div className="actions consultation-actions">
          <Button type="primary" htmlType="submit" loading={pending}>
            保存
          </Button>
          <span className="quiet">
            <kbd className="key">Ctrl</kbd> + <kbd className="key">Enter</kbd> 保存
          </span>
          <DraftNote
            isRestored={isRestored}
            onClear={() => {
              clear()
              form.reset(initial)
              setRestored(false)
              onCleared()
            }}
          />
        </div>
      </form>
      <Earlier name={form.values.name} />
    </div>
  )
}
