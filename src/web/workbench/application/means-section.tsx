import { Button } from 'antd'
import { useState } from 'react'
import type { applicationForm, meansForm } from '#modules/application/form.ts'
import { Field } from '#web/ui/field.tsx'
import type { Form, Scope } from '#web/ui/form.ts'
import { Panel } from '#web/ui/panel.tsx'
import type { Road } from './means-road.ts'

/** Nobody is asked for what the law does not ask: no means on notice or under article 32, no income where there is an exemption. */
export function MeansSection({
  form,
  road,
  means,
}: {
  form: Form<typeof applicationForm>
  road: Road
  means: Scope<typeof meansForm>
}) {
  const [wantsIncome, setWantsIncome] = useState(false)
  if (road.road === 'notice' || road.road === 'noCondition')
    return (
      <Panel title="经济困难状况">
        <p>
          {road.text}。<span className="basis">依据：{road.basis}</span>
        </p>
      </Panel>
    )
  const { opponentInHousehold, exemption } = means.values
  const showsIncome = road.road === 'threshold' || wantsIncome
  const hasOpponents = (form.values.opponents ?? []).length > 0
  return (
    <Panel title="经济困难状况">
      <div className="fields">
        <Field scope={means} name="exemption" span={2} placeholder="没有的不选" />
        {(exemption || road.road === 'noCheck') && (
          <Field scope={means} name="exemptionPaper" span={2} placeholder="低保证、残疾人证等，及其编号" />
        )}
        {road.road === 'noCheck' && (
          <p className="field span-all road">
            {road.text}
            <span className="basis">依据：{road.basis}</span>
          </p>
        )}
        <Field scope={means} name="checked" span={2} placeholder="未查询的不选" />
        {showsIncome ? (
          <>
            <Field scope={means} name="residence" />
            <Field
              scope={means}
              name="householdSize"
              title="共同生活家庭人数"
              disabled={opponentInHousehold === true}
            />
            <Field scope={means} name="householdMonthlyIncome" disabled={opponentInHousehold === true} />
            {opponentInHousehold && <Field scope={means} name="ownMonthlyIncome" />}
            {hasOpponents && (
              <div className="field span-2 aligned">
                <Field scope={means} name="opponentInHousehold" />
              </div>
            )}
          </>
        ) : (
          <div className="field span-2 aligned">
            <Button type="link" size="small" className="inline-add" onClick={() => setWantsIncome(true)}>
              证明不足，另填家庭收入
            </Button>
          </div>
        )}
        <div className="field span-all">
          <Field scope={means} name="promised" />
        </div>
      </div>
    </Panel>
  )
}
