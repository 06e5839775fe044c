import { Button, Drawer } from 'antd'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { type Answered, type CommandName, type Sent, useCommand } from '#web/ui/command.ts'
import { useDraftedForm } from '#web/ui/drafted-form.tsx'
import type { Form, Values } from '#web/ui/form.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { onSubmitKey } from '#web/ui/submit-key.ts'

type Props<N extends CommandName, S extends z.ZodObject> = {
  name: N
  /** One draft for each thing that is filled in. */
  draftName: string
  title: string
  schema: S
  initial: Values<S>
  /** The rest of what is sent: the id of the new entry. */
  send: (checked: z.output<S>) => Sent<N>
  onClose: () => void
  onDone: (answer: Answered<N>) => void
  size?: number
  children: (form: Form<S>) => ReactNode
  /** What else can be done with the entry, below what is filled in. */
  below?: ReactNode
}

/** A new entry of a register, or one that is changed. Mounted while it is open. */
export function RegisterDrawer<N extends CommandName, S extends z.ZodObject>(props: Props<N, S>) {
  const { name, draftName, title, schema, initial, send, onClose, onDone, size = 520, children, below } = props
  const { form, draft, note } = useDraftedForm(schema, initial, draftName)
  const command = useCommand(name, {
    keep: draft.key,
    onDone: (answer) => {
      draft.clear()
      onDone(answer)
    },
    onRefused: ({ faults }) => form.showFaults(faults),
  })
  const submit = () => {
    const checked = form.check()
    if (checked) void command.send(send(checked))
  }
  return (
    <Drawer open onClose={onClose} size={size} title={title}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
        onKeyDown={onSubmitKey(submit)}
      >
        <div className="fields fields-2">{children(form)}</div>
        <ObstacleNote obstacle={command.obstacle} />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={command.pending}>
            保存
          </Button>
          {note}
        </div>
      </form>
      {below}
    </Drawer>
  )
}
