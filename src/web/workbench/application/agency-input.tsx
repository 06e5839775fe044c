import { AutoComplete } from 'antd'
import { useId } from 'react'
import type { OrganisationKind } from '#kernel/actor.ts'
import { useAsk } from '#web/ui/ask.ts'
import { FieldFrame } from '#web/ui/field-frame.tsx'
import { isFoundBy } from '#web/ui/initials.ts'

const AGENCIES: OrganisationKind[] = ['court', 'procuratorate', 'police', 'detentionCentre', 'arbitration']

/** Free text, with the agencies of the register offered. */
export function AgencyInput({
  title,
  value,
  fault,
  onChange,
}: {
  title: string
  value: string | null | undefined
  fault: string | undefined
  /** `isOfCounty` when it was picked from the county's own register. */
  onChange: (name: string | undefined, isOfCounty: boolean) => void
}) {
  const id = useId()
  const organisations = useAsk('listOrganisations', {}, { staleTime: 600_000 })
  const names = (organisations.data ?? []).filter(({ kind, active }) => active && AGENCIES.includes(kind))
  return (
    <FieldFrame id={id} title={title} fault={fault} span={2}>
      <AutoComplete
        id={id}
        className="full"
        allowClear
        value={value ?? ''}
        options={names.map(({ name }) => ({ value: name }))}
        showSearch={{ filterOption: (text, option) => isFoundBy(text, option?.value ?? '') }}
        onChange={(name: string | undefined) =>
          onChange(
            name === '' ? undefined : name,
            names.some((one) => one.name === name),
          )
        }
      />
    </FieldFrame>
  )
}
