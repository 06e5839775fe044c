import type { z } from 'zod'
import { Field } from '#web/ui/field.tsx'
import type { Scope } from '#web/ui/form.ts'
import { useMe } from '#web/ui/session.ts'
import { useCounty } from './use-county.ts'

type Props<S extends z.ZodObject> = {
  scope: Scope<S>
  name: keyof z.input<S> & string
  span: 2 | 3
  placeholder: string
}

/** The groups that the county counts today; a group that is no longer counted is not offered. */
export function GroupsField<S extends z.ZodObject>(props: Props<S>) {
  const { countedGroups } = useCounty(useMe().today)
  return <Field {...props} {...(countedGroups && { only: countedGroups })} />
}
