import { useMemo } from 'react'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type PolicyOnDay, policyOn } from '#policy/in-effect.ts'
import { packSchema } from '#policy/pack.ts'
import { useAsk } from '#web/ui/ask.ts'

export type County = Pick<
  PolicyOnDay,
  'localExemptions' | 'commonCauses' | 'countedGroups' | 'civilCauses' | 'charges'
> & {
  /** This county first, its neighbours next. */
  counties: { code: string; name: string }[]
}
const NONE: County = {
  counties: [],
  localExemptions: [],
  commonCauses: undefined,
  countedGroups: undefined,
  civilCauses: undefined,
  charges: undefined,
}

/** What the forms need of the county's rules in force today; nothing while they are read or newer than this page. */
export function useCounty(today: string): County {
  const body = useAsk('readPolicy', {}, { staleTime: 600_000 }).data?.body
  return useMemo(() => {
    const parsed = packSchema.safeParse(body)
    if (!parsed.success) return NONE
    const { code, county: name, neighbours } = parsed.data
    return { ...policyOn(parsed.data, today as PlainDate), counties: [{ code, name }, ...neighbours] }
  }, [body, today])
}
