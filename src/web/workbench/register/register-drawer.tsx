import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { type Answered, type CommandName, type Sent, useCommand } from '#web/ui/command.ts'
import { useDraftedForm } from '#web/ui/drafted-form.tsx'
import { EditConflict, type WordOf } from '#web/ui/edit-conflict.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { type Form, setIn, type Values } from '#web/ui/form.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { LoadFailed } from '#web/ui/states.tsx'
import { onSubmitKey } from '#web/ui/submit-key.ts'

type Props<N extends CommandName, S extends z.ZodObject> = {
  name: N
  /** One draft for each thing that is filled in. */
  draftName: string
  title: string
  schema: S
  initial: Values<S>
  /** The rest of what is sent: the id of the entry, and for one that is changed what it was when it was opened. */
  send: (checked: z.output<S>, seen: Values<S>) => Sent<N>
  /** Reads the entry anew, where a colleague may have changed it meanwhile. */
  again?: () => Promise<Values<S>>
  /** The names behind ids, for comparing. */
  wordOf?: WordOf
  onClose: () => void
  onDone: (answer: Answered<N>) => void
  size?: number
  children: (form: Form<S>) => ReactNode
  /** What else can be done with the entry, below what is filled in. */
  below?: ReactNode
}

/** A new entry of a register, or one that is changed. Mounted while it is open. */
export function RegisterDrawer<N extends CommandName, S extends z.ZodObject>(props: Props<N, S>) {
  useFocusBack()
  const { name, draftName, title, schema, initial, send, again, wordOf } = props
  const { onClose, onDone, size = 520, children, below } = props
  const [now, setNow] = useState<Values<S> | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  const { form, draft, note, seen, setSeen } = useDraftedForm(schema, initial, draftName)
  const command = useCommand(name, {
    keep: draft.key,
    onDone: (answer) => {
      draft.clear()
      onDone(answer)
    },
    onRefused: ({ code, faults }) => {
      if (code === 'changed' && again) compare(again)
      else form.showFaults(faults)
    },
  })
  const compare = (read: () => Promise<Values<S>>) => {
    setFailed(null)
    read().then(setNow, setFailed)
  }
  const submit = (values = form.values, over = seen) => {
    const checked = form.check(values)
    if (checked) void command.send(send(checked, over))
  }
  if (now)
    return (
      <Drawer open onClose={onClose} size={Math.max(size, 760)} title={title}>
        <EditConflict
          {...{ schema, seen, now, wordOf }}
          mine={form.values}
          onSave={(chosen) => {
            setNow(null)
            setIn(form, chosen)
            setSeen(now)
            submit({ ...form.values, ...chosen }, now)
          }}
          onBack={() => setNow(null)}
        />
      </Drawer>
    )
  return (
    <Drawer open onClose={onClose} size={size} title={title}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
        onKeyDown={onSubmitKey(() => submit())}
      >
        <div className="fields fields-2">{children(form)}</div>
        <ObstacleNote obstacle={command.obstacle} />
        {failed !== null && again && <LoadFailed error={failed} retry={() => compare(again)} />}
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
