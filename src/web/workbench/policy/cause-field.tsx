import type { z } from 'zod'
import { CAUSES } from '#law/terms.ts'
import { Field } from '#web/ui/field.tsx'
import type { Scope } from '#web/ui/form.ts'
import { useMe } from '#web/ui/session.ts'
import { useCounty } from './use-county.ts'

type Props<S extends z.ZodObject> = {
  scope: Scope<S>
  name: keyof z.input<S> & string
  autoFocus?: boolean
  onPick?: (cause: unknown) => void
}

/** All causes, those first that the county has named as its common ones. */
export function CauseField<S extends z.ZodObject>(props: Props<S>) {
  const { commonCauses } = useCounty(useMe().today)
  const only = commonCauses && [...new Set([...commonCauses, ...Object.keys(CAUSES)])]
  return <Field {...props} span={2} placeholder="输入汉字或者拼音首字母查找" {...(only && { only })} />
}
