import { MATERIALS, type MaterialCode, requiredMaterials } from '#law/materials.ts'
import { exemptionOf } from '#law/means.ts'
import type { applicationForm } from '#modules/application/form.ts'
import { type Form, setIn } from '#web/ui/form.ts'
import { useMe } from '#web/ui/session.ts'
import { useCounty } from '../policy/use-county.ts'
import { MaterialsChecklist, type Wanted } from './materials-checklist.tsx'

/** The law's list for this very application, ticked off as papers are handed in. */
export function MaterialsList({ form }: { form: Form<typeof applicationForm> }) {
  const { today } = useMe()
  const { localExemptions } = useCounty(today)
  const { cause, source, noticeReason, groups = [], means, materials = [] } = form.values
  const wanted: Wanted = {}
  if (cause && source) {
    const exemption = exemptionOf({ cause, groups, exemption: means?.exemption ?? null }, localExemptions)
    const list = requiredMaterials({
      cause,
      source,
      noticeReason: noticeReason ?? null,
      exemption: exemption?.exemption ?? null,
      exemptionShownByQuery: means?.checked === 'consistent',
    })
    for (const { code, required, basis } of list) wanted[code] = { isRequired: required, basis }
  }
  return (
    <>
      <MaterialsChecklist<MaterialCode>
        labels={MATERIALS}
        materials={materials}
        wanted={wanted}
        repeatable={['caseMaterials']}
        onChange={(next) => setIn(form, { materials: next })}
      />
      {noticeReason && (
        <p className="quiet small">办案机关通知的案件不要求申请材料；随通知送来的文书可以列在“案件材料”。</p>
      )}
    </>
  )
}
