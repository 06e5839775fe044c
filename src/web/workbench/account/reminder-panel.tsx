import { Button } from 'antd'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { Field } from '#web/ui/field.tsx'
import { useForm } from '#web/ui/form.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'

const schema = CONTRACTS.saveReminderChoice.input

/** By what way one wants to be told of what. */
export function ReminderPanel() {
  const choice = useAsk('readReminderChoice', {}, { staleTime: Number.POSITIVE_INFINITY })
  return (
    <Panel title="提醒" className="account-proof">
      <Read of={choice} rows={3}>
        {(kept) => <ChoiceForm key={JSON.stringify(kept)} kept={kept} />}
      </Read>
    </Panel>
  )
}

function ChoiceForm({ kept: { phone, texts, quiet, mine, goesOut } }: { kept: Answer<'readReminderChoice'> }) {
  const form = useForm(schema, { texts, quiet })
  const saving = useCommand('saveReminderChoice', {
    onDone: () => void forget('readReminderChoice'),
    onRefused: ({ faults }) => form.showFaults(faults),
  })
  const free = mine.filter(({ isObligatory }) => !isObligatory).map(({ rule }) => rule)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const checked = form.check()
        if (checked) void saving.send(checked)
      }}
    >
      <div className="fields fields-2">
        <Field
          scope={form}
          name="quiet"
          only={free}
          placeholder="都接收"
          help="期限已过的提醒不能关闭；其他的不想看可以选在这里"
        />
        <Field
          scope={form}
          name="phone"
          placeholder={phone ? `${phone}，不改的不填` : '没有登记；名册中有电话的用名册的'}
          help={goesOut ? '本县开启了短信的提醒发到这里' : '本县没有短信平台，现在不发短信'}
        />
        <Field scope={form} name="texts" />
      </div>
      <ObstacleNote obstacle={saving.obstacle} onClose={saving.dismiss} />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!form.isTouched} loading={saving.pending}>
          保存
        </Button>
        {phone && (
          <Button onClick={() => void saving.send({ texts, quiet, phone: null })} disabled={saving.pending}>
            删除手机号
          </Button>
        )}
      </div>
    </form>
  )
}
