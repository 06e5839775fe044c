import { useAsk } from '#web/ui/ask.ts'
import { Pick, type PickProps } from '../register/pick.tsx'

/** Picks somebody of the duty register. */
export function MemberPick(props: PickProps) {
  const duty = useAsk('listDuty', {})
  const options = (duty.data?.members ?? []).map(({ counselId, name, unit }) => ({
    value: counselId,
    label: `${name} · ${unit}`,
  }))
  return <Pick {...props} isRequired options={options} />
}
