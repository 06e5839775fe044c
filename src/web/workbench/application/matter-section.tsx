import type { Cause, MatterKind } from '#law/terms.ts'
import { applicationForm } from '#modules/application/form.ts'
import { Field } from '#web/ui/field.tsx'
import { factsOf } from '#web/ui/field-kind.ts'
import { type Form, setIn } from '#web/ui/form.ts'
import { Panel } from '#web/ui/panel.tsx'
import { AgencyInput } from './agency-input.tsx'
import { CountySelect } from './county-select.tsx'
import { formsFor, kindsFor, stagesFor } from './suggest.ts'

const { agency, agencyCounty, causeCounty } = applicationForm.shape

/** What the dispute is, where it stands, and where it belongs. */
export function MatterSection({
  form,
  counties,
}: {
  form: Form<typeof applicationForm>
  counties: readonly { code: string; name: string }[]
}) {
  const { values, faults } = form
  const { kind, form: aidForm, stage } = values
  const keepFitting = (next: MatterKind | undefined) => ({
    ...(aidForm && !formsFor(next).includes(aidForm) && { form: undefined }),
    ...(stage && !stagesFor(next).includes(stage) && { stage: undefined }),
  })
  return (
    <Panel title="申请事项">
      <div className="fields">
        <Field
          scope={form}
          name="cause"
          span={2}
          placeholder="输入汉字或者拼音首字母查找"
          onPick={(cause) => {
            if (!cause) return
            const suggested = kindsFor(cause as Cause)
            setIn(form, { ...keepFitting(suggested.kind), ...suggested })
          }}
        />
        <Field scope={form} name="subject" span={2} />
        <Field
          scope={form}
          name="kind"
          span={2}
          onPick={(next) => setIn(form, keepFitting(next as MatterKind | undefined))}
        />
        <Field scope={form} name="form" span={2} only={formsFor(kind)} />
        <Field scope={form} name="stage" only={stagesFor(kind)} />
        <Field scope={form} name="limitationOn" title="时效或期限届满日" />
        <AgencyInput
          title={factsOf(agency).title}
          value={values.agency}
          fault={faults.agency}
          onChange={(name, isOfCounty) =>
            setIn(form, {
              agency: name,
              // An agency of the county's own register sits in the county.
              ...(isOfCounty && !values.agencyCounty && { agencyCounty: counties[0]?.code }),
            })
          }
        />
        <CountySelect
          title={factsOf(agencyCounty).title}
          counties={counties}
          value={values.agencyCounty}
          fault={faults.agencyCounty}
          onChange={(code) => setIn(form, { agencyCounty: code })}
        />
        <CountySelect
          title={factsOf(causeCounty).title}
          counties={counties}
          value={values.causeCounty}
          fault={faults.causeCounty}
          onChange={(code) => setIn(form, { causeCounty: code })}
        />
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
