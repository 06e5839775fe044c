import { Input } from 'antd'
import { useId } from 'react'
import type { z } from 'zod'
import { FieldFrame } from '#web/ui/field-frame.tsx'
import { type Scope, setIn, type Values } from '#web/ui/form.ts'

/** A password is typed where password managers look for it. */
export function PasswordField<S extends z.ZodObject>({
  scope,
  name,
  title,
  isNew,
  note,
}: {
  scope: Scope<S>
  name: keyof z.input<S> & string
  title: string
  isNew: boolean
  note?: string
}) {
  const id = useId()
  const fault = scope.faults[name]
  return (
    <FieldFrame id={id} title={title} isRequired fault={fault} note={note}>
      <Input.Password
        id={id}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        aria-describedby={fault || note ? `${id}-note` : undefined}
        {...(fault && { status: 'error' as const })}
        value={(scope.values[name] as string | undefined) ?? ''}
        onChange={(event) => setIn(scope, { [name]: event.target.value } as Values<S>)}
      />
    </FieldFrame>
  )
}
