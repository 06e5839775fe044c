import { TRIAL_STAGES } from '#law/notices.ts'
import type { Cause, MatterKind } from '#law/terms.ts'
import type { applicationForm } from '#modules/application/form.ts'
import { Field } from '#web/ui/field.tsx'
import { type Form, setIn } from '#web/ui/form.ts'
import { Panel } from '#web/ui/panel.tsx'
import { SuggestField } from '#web/ui/suggest-field.tsx'
import { CauseField } from '../policy/cause-field.tsx'
import type { County } from '../policy/use-county.ts'
import { AgencyInput } from './agency-input.tsx'
import { CountySelect } from './county-select.tsx'
import { formsFor, kindsFor, stagesFor } from './suggest.ts'

/** What the dispute is, where it stands, and where it belongs. */
export function MatterSection({
  form,
  county: { counties, charges, civilCauses },
}: {
  form: Form<typeof applicationForm>
  county: County
}) {
  const { values } = form
  const { kind, form: aidForm, stage } = values
  const subjects = kind === 'criminal' ? charges : civilCauses
  const keepFitting = (next: MatterKind | undefined, cause = values.cause) => ({
    ...(aidForm && !formsFor(next).includes(aidForm) && { form: undefined }),
    ...(stage && !stagesFor(next, cause).includes(stage) && { stage: undefined }),
  })
  return (
    <Panel title="申请事项">
      <div className="fields">
        <CauseField
          scope={form}
          name="cause"
          onPick={(cause) => {
            if (!cause) return
            const suggested = kindsFor(cause as Cause)
            setIn(form, { ...keepFitting(suggested.kind, cause as Cause), ...suggested })
          }}
        />
        <SuggestField scope={form} name="subject" offered={subjects ?? []} span={2} />
        <Field
          scope={form}
          name="kind"
          span={2}
          onPick={(next) => setIn(form, keepFitting(next as MatterKind | undefined))}
        />
        <Field scope={form} name="form" span={2} only={formsFor(kind)} />
        <Field scope={form} name="stage" only={stagesFor(kind, values.cause)} />
        <Field scope={form} name="limitationOn" title="时效或期限届满日" />
        <AgencyInput
          scope={form}
          onOwn={() => !form.values.agencyCounty && setIn(form, { agencyCounty: counties[0]?.code })}
        />
        <CountySelect scope={form} name="agencyCounty" counties={counties} />
        <CountySelect scope={form} name="causeCounty" counties={counties} />
        <Field scope={form} name="askedGender" />
        <Field scope={form} name="language" />
        <Field scope={form} name="askedCounsel" />
        {kind === 'criminal' && stage && TRIAL_STAGES.includes(stage) && <Field scope={form} name="trialProcedure" />}
        {kind === 'criminal' && (
          <div className="field span-all">
            <Field scope={form} name="graveSentence" />
          </div>
        )}
        <Field scope={form} name="story" span="all" rows={4} />
      </div>
    </Panel>
  )
}
