import { Button } from 'antd'
import type { PlainDate } from '#kernel/plain-date.ts'
import { agentForm, type applicationForm } from '#modules/application/form.ts'
import { Field } from '#web/ui/field.tsx'
import { type Form, inner, setIn } from '#web/ui/form.ts'
import { Panel } from '#web/ui/panel.tsx'
import { RecipientsImport } from './recipients-import.tsx'
import { RecipientsTable } from './recipients-table.tsx'

const BY_ANOTHER = ['guardian', 'closeRelative', 'agent']

/** Who asks, for whom, and how the application came. */
export function RecipientsSection({ form, today }: { form: Form<typeof applicationForm>; today: string }) {
  const { source, recipients = [], agent, noticeReason } = form.values
  const isByAnother = source !== undefined && BY_ANOTHER.includes(source)
  const hasAgent = isByAnother || (agent ?? null) !== null
  return (
    <Panel
      title="申请人"
      extra={<RecipientsImport onRows={(rows) => setIn(form, { recipients: joined(recipients, rows) })} />}
    >
      <div className="fields">
        <Field
          scope={form}
          name="source"
          onPick={(next) => {
            // An agent of whom nothing was typed goes with the source that called for one.
            if (!BY_ANOTHER.includes(String(next)) && !agent?.name) setIn(form, { agent: undefined })
          }}
        />
        <Field
          scope={form}
          name="noticeReason"
          span={2}
          placeholder="办案机关通知辩护、代理的才选"
          help={null}
          onPick={(reason) => {
            // A notice comes from the organ that handles the case.
            if (reason) setIn(form, { source: 'agency' })
          }}
        />
        {noticeReason && <Field scope={form} name="noticeNumber" />}
      </div>
      <RecipientsTable form={form} today={today as PlainDate} />
      {hasAgent ? (
        <>
          <h3 className="sub-head">代为申请的人</h3>
          <div className="fields">
            <AgentFields form={form} />
          </div>
        </>
      ) : (
        <Button type="link" size="small" className="inline-add" onClick={() => setIn(form, { agent: {} as never })}>
          有人代为申请
        </Button>
      )}
    </Panel>
  )
}

function AgentFields({ form }: { form: Form<typeof applicationForm> }) {
  const agent = inner(form, 'agent', agentForm)
  return (
    <>
      <Field scope={agent} name="name" />
      <Field scope={agent} name="relation" placeholder="父亲、配偶、委托代理人……" />
      <Field scope={agent} name="phone" />
      <Field scope={agent} name="idNumber" />
    </>
  )
}

type Rows = NonNullable<Form<typeof applicationForm>['values']['recipients']>
/** Rows that are read in follow those that were typed; an empty line gives way, and so does a bare name that the list says in full. */
const joined = (before: Rows, more: Rows): Rows => [
  ...before.filter(
    (one) => Object.values(one).some(Boolean) && (one.idNumber || !more.some(({ name }) => name === one.name)),
  ),
  ...more,
]
