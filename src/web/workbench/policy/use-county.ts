import { z } from 'zod'
import { GROUPS, type Group } from '#law/terms.ts'
import { useAsk } from '#web/ui/ask.ts'

// Only what the forms need of the county's rules; the whole of them is read on their own page.
const county = z.object({
  code: z.string(),
  county: z.string(),
  neighbours: z.array(z.object({ code: z.string(), name: z.string() })),
  localExemptions: z.array(
    z.object({
      value: z.object({ group: z.enum(Object.keys(GROUPS) as [Group, ...Group[]]) }),
      from: z.string(),
      until: z.string().optional(),
      source: z.string(),
    }),
  ),
})
export type County = {
  counties: { code: string; name: string }[]
  localExemptions: { group: Group; basis: string }[]
}
const NONE: County = { counties: [], localExemptions: [] }

/** The county and its neighbours, and whom its own rules in force today exempt from checking. */
export function useCounty(today: string): County {
  const { data } = useAsk('readPolicy', {}, { staleTime: 600_000 })
  const parsed = county.safeParse(data?.body)
  if (!parsed.success) return NONE
  const { code, county: name, neighbours, localExemptions } = parsed.data
  return {
    counties: [{ code, name }, ...neighbours],
    localExemptions: localExemptions
      .filter(({ from, until }) => from <= today && (until === undefined || today <= until))
      .map(({ value, source }) => ({ group: value.group, basis: source })),
  }
}
