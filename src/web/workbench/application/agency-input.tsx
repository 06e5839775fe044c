import type { z } from 'zod'
import type { OrganisationKind } from '#kernel/actor.ts'
import { useAsk } from '#web/ui/ask.ts'
import type { Scope } from '#web/ui/form.ts'
import { SuggestField } from '#web/ui/suggest-field.tsx'

const AGENCIES: OrganisationKind[] = ['court', 'procuratorate', 'police', 'detentionCentre', 'arbitration']

type Props<S extends z.ZodObject> = { scope: Scope<S>; onOwn: () => void }

/** Where the matter lies: the agencies of the register are offered, and those sit in this county. */
export function AgencyInput<S extends z.ZodObject>({ scope, onOwn }: Props<S>) {
  const organisations = useAsk('listOrganisations', {}, { staleTime: 600_000 })
  const names = (organisations.data ?? []).filter(({ kind, active }) => active && AGENCIES.includes(kind))
  return (
    <SuggestField
      scope={scope}
      name="agency"
      span={2}
      offered={names.map(({ name }) => name)}
      onPick={(_name, isOwn) => isOwn && onOwn()}
    />
  )
}
