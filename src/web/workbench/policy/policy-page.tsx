import './policy.css'
import { useState } from 'react'
import type { PlainDate } from '#kernel/plain-date.ts'
import { policyOn } from '#policy/in-effect.ts'
import { packSchema } from '#policy/pack.ts'
import { useAsk } from '#web/ui/ask.ts'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { PlacePanel } from './place-panel.tsx'
import { RuleDrawer } from './rule-drawer.tsx'
import { type Rule, RuleTable } from './rule-table.tsx'
import { rulesOf } from './rules-of.tsx'

/** Everything that the statute leaves to the county: each value with its days, its source, and whether it is confirmed. */
export function PolicyPage() {
  const me = useMe()
  const { today } = me
  const policy = useAsk('readPolicy', {})
  const [changing, setChanging] = useState<Rule | null>(null)
  return (
    <Read of={policy}>
      {({ version, adoptedOn, body }) => {
        const parsed = packSchema.safeParse(body)
        if (!parsed.success)
          return (
            <Panel title="本县规则">
              <p>规则的格式比本页面新，请刷新页面；仍不能显示的请告诉管理员。</p>
            </Panel>
          )
        const groups = rulesOf(parsed.data)
        const open = policyOn(parsed.data, today as PlainDate).unconfirmed.length
        return (
          <>
            <PageHead
              title="本县规则"
              note={`第 ${version} 版，${dayText(adoptedOn)}采用${open > 0 ? `；有 ${open} 项待中心确认` : ''}`}
            />
            <div className="stack">
              {groups.map(({ title, rules }) => (
                <Panel key={title} title={title} flush>
                  <RuleTable rules={rules} today={today} {...(may(me, 'changePolicy') && { onChange: setChanging })} />
                </Panel>
              ))}
              <PlacePanel pack={parsed.data} version={version} mayChange={may(me, 'setContacts')} />
            </div>
            {changing && (
              <RuleDrawer
                key={changing.key}
                rule={changing}
                version={version}
                today={today}
                onClose={() => setChanging(null)}
              />
            )}
          </>
        )
      }}
    </Read>
  )
}
