import { useNavigate } from '@tanstack/react-router'
import { CONTRACTS } from '#modules/contracts.ts'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { useMe } from '#web/ui/session.ts'
import { AgencyInput } from '../application/agency-input.tsx'
import { CountySelect } from '../application/county-select.tsx'
import { useCounty } from '../policy/use-county.ts'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import type { Matter } from './matter.ts'

const schema = CONTRACTS.openNextStage.input.omit({ previousId: true, matterId: true })

type Props = { matter: Matter; matterId: string; onClose: () => void }
/** The same people go on in the next stage: a matter of its own, linked to this one, with nothing asked for twice. */
export function NextStage({ matter, matterId, onClose }: Props) {
  const navigate = useNavigate()
  const { counties } = useCounty(useMe().today)
  return (
    <RegisterDrawer
      name="openNextStage"
      draftName={`next-stage.${matter.id}`}
      title="进入下一阶段"
      schema={schema}
      initial={{ form: matter.form as 'litigation' }}
      send={(checked) => ({ previousId: matter.id, matterId, ...checked })}
      onClose={onClose}
      onDone={({ documentId, number }) => {
        onClose()
        void navigate({
          to: '/matters/$matterId',
          params: { matterId },
          state: { done: { text: `已另立${number}，当事人和材料沿用原案`, documentId } },
        })
      }}
    >
      {(form) => (
        <>
          <Field scope={form} name="stage" />
          <Field scope={form} name="form" />
          <AgencyInput
            scope={form}
            onOwn={() => !form.values.agencyCounty && setIn(form, { agencyCounty: counties[0]?.code })}
          />
          <CountySelect scope={form} name="agencyCounty" counties={counties} />
          <Field scope={form} name="limitationOn" />
          {matter.noticeReason && <Field scope={form} name="noticeNumber" />}
          <Field scope={form} name="situation" span="all" rows={4} />
        </>
      )}
    </RegisterDrawer>
  )
}
