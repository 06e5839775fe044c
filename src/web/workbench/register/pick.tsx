import { Select } from 'antd'
import { useId } from 'react'
import type { OrganisationKind } from '#kernel/actor.ts'
import { useAsk } from '#web/ui/ask.ts'
import type { WordOf } from '#web/ui/edit-conflict.tsx'
import { FieldFrame } from '#web/ui/field-frame.tsx'
import { isFoundBy } from '#web/ui/initials.ts'

export type PickProps = {
  title: string
  isRequired?: boolean
  value: string | null | undefined
  fault: string | undefined
  note?: string
  onChange: (id: string | undefined) => void
}

/** Picks one entry of a register by name or initials. */
export function Pick({ options, ...props }: PickProps & { options: { value: string; label: string }[] }) {
  const { title, isRequired = false, value, fault, note, onChange } = props
  const id = useId()
  return (
    <FieldFrame id={id} title={title} isRequired={isRequired} fault={fault} note={note} span="all">
      <Select
        id={id}
        className="full"
        allowClear={!isRequired}
        options={options}
        value={value ?? null}
        onChange={(next: string | undefined) => onChange(next)}
        showSearch={{ filterOption: (typed, option) => isFoundBy(typed, option?.label ?? '') }}
        {...(fault && { status: 'error' as const })}
      />
    </FieldFrame>
  )
}

export function OrganisationPick({ kinds, ...props }: PickProps & { kinds?: readonly OrganisationKind[] }) {
  const organisations = useAsk('listOrganisations', {})
  const options = (organisations.data ?? [])
    .filter(({ active, kind }) => active && (kinds === undefined || kinds.includes(kind)))
    .map(({ id, name }) => ({ value: id, label: name }))
  return <Pick {...props} options={options} />
}

export function AccountPick(props: PickProps) {
  const accounts = useAsk('listAccounts', {})
  const options = (accounts.data ?? [])
    .filter(({ active }) => active)
    .map(({ id, name, organisation }) => ({ value: id, label: `${name} · ${organisation}` }))
  return <Pick {...props} options={options} />
}

export function CounselPick(props: PickProps) {
  const counsel = useAsk('listCounsel', {})
  const options = (counsel.data ?? [])
    .filter(({ active }) => active)
    .map(({ id, name, organisation }) => ({ value: id, label: `${name} · ${organisation}` }))
  return <Pick {...props} options={options} />
}

/** The name behind the id of an organisation, or of counsel, where two versions of an entry are compared. */
export function useOrganisationWord(): WordOf {
  const { data } = useAsk('listOrganisations', {})
  return wordIn('organisationId', data)
}
export function useCounselWord(): WordOf {
  const { data } = useAsk('listCounsel', {})
  return wordIn('counselId', data)
}
const wordIn =
  (of: string, register: readonly { id: string; name: string }[] | undefined): WordOf =>
  (field, value) =>
    field === of ? register?.find(({ id }) => id === value)?.name : undefined
