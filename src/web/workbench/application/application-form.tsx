import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { applicationForm } from '#modules/application/form.ts'
import { type Answered, useCommand } from '#web/ui/command.ts'
import type { Draft } from '#web/ui/draft.ts'
import { DraftNote } from '#web/ui/draft-note.tsx'
import { Field } from '#web/ui/field.tsx'
import { inner, useForm } from '#web/ui/form.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { useMe } from '#web/ui/session.ts'
import { onSubmitKey } from '#web/ui/submit-key.ts'
import { Earlier } from '../consultation/earlier.tsx'
import { useCounty } from '../policy/use-county.ts'
import { LiveAdvice } from './live-advice.tsx'
import { MaterialsList } from './materials-list.tsx'
import { MatterSection } from './matter-section.tsx'
import { asSent, meansRoadOf, type Typed } from './means-road.ts'
import { MeansSection } from './means-section.tsx'
import { OpponentsSection } from './opponents-section.tsx'
import { RecipientsSection } from './recipients-section.tsx'

export type Received = Answered<'submitApplication'>
type Props = {
  matterId: string
  consultationId: string | undefined
  initial: Typed
  draft: Draft<Typed>
  onCleared: () => void
  onReceived: (answer: Received) => void
}

/** The whole application on one page; what the law and the county's rules say of it stands beside it while it is typed. */
export function ApplicationForm({ matterId, consultationId, initial, draft, onCleared, onReceived }: Props) {
  const { today } = useMe()
  const county = useCounty(today)
  const { key, found, save, clear } = draft
  // biome-ignore lint/correctness/useExhaustiveDependencies: found and key say when it is another draft
  const steady = useMemo(() => ({ key, found, save, clear }), [key, found])
  const form = useForm(applicationForm, initial, steady)
  const [isRestored, setRestored] = useState(found !== null)
  const { values } = form
  const road = meansRoadOf(values, county.localExemptions)

  const { send, pending, obstacle } = useCommand('submitApplication', {
    keep: key,
    onDone: (answer) => {
      clear()
      onReceived(answer)
    },
    onRefused: ({ faults }) => form.showFaults(faults),
  })
  const submit = () => {
    const checked = form.check(asSent(values, road.road))
    if (checked) void send({ matterId, ...(consultationId && { consultationId }), ...checked })
  }
  const faults = Object.keys(form.faults).length
  const [first] = values.recipients ?? []
  return (
    <form
      className="application"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={onSubmitKey(submit)}
    >
      <div className="stack">
        <RecipientsSection form={form} today={today} />
        <MatterSection form={form} county={county} />
        <OpponentsSection form={form} />
        <MeansSection form={form} road={road} means={inner(form, 'means', applicationForm.shape.means)} />
        <Panel title="收到的材料">
          <MaterialsList form={form} />
        </Panel>
      </div>
      <aside className="application-side stack" aria-label="参考意见和提交">
        <Panel>
          <ObstacleNote obstacle={obstacle} />
          {isRestored && (
            <DraftNote
              isRestored
              onClear={() => {
                clear()
                form.reset(initial)
                setRestored(false)
                onCleared()
              }}
            />
          )}
          <Field scope={form} name="filledInBy" />
          <Button type="primary" htmlType="submit" block loading={pending} className="submit">
            提交，出具材料接收凭证
          </Button>
          {faults > 0 && (
            <p className="field-fault" role="alert">
              还有 {faults} 处需要填写或者改正，已在表中标出
            </p>
          )}
          <p className="quiet small">
            <kbd className="key">Ctrl</kbd> + <kbd className="key">Enter</kbd> 提交；边填边存草稿
          </p>
        </Panel>
        <LiveAdvice values={asSent(values, road.road)} />
        <Earlier name={first?.name} />
      </aside>
    </form>
  )
}
