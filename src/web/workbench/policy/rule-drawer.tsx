import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { choice, day, text } from '#kernel/fields.ts'
import { LISTS } from '#policy/change.ts'
import { ENTRY_STATES } from '#policy/dated.ts'
import { RULE_FORMS } from '#policy/rule-forms.ts'
import { forget } from '#web/ui/ask.ts'
import { type Sent, useCommand } from '#web/ui/command.ts'
import { useDraftedForm } from '#web/ui/drafted-form.tsx'
import { Field } from '#web/ui/field.tsx'
import { factsOf, fieldOf } from '#web/ui/field-kind.ts'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { RowsField } from '#web/ui/rows-field.tsx'
import { PreviewView } from './preview-view.tsx'
import { RuleEntries } from './rule-entries.tsx'
import type { Rule } from './rule-table.tsx'
import { TariffPreview } from './tariff-preview.tsx'

type Change = Sent<'changePolicy'>['change']
const dates = {
  from: day('生效日期'),
  source: text('依据', { max: 500, help: '文件名称、文号，或者由谁在哪一天确认' }),
  state: choice('状态', ENTRY_STATES),
  note: text('说明', { max: 500 }).optional(),
}

type Props = { rule: Rule; version: number; today: string; onClose: () => void }

/** Long values are changed from the newest one, not typed anew; what stands beside others starts empty. */
function startOf({ key, latest }: Rule): Record<string, unknown> {
  if (LISTS.includes(key) || latest === undefined) return {}
  return 'value' in RULE_FORMS[key].shape ? { value: latest } : { ...(latest as object) }
}

/** A long form would hide what one has just asked for. */
const bringIntoView = (section: HTMLElement | null) => section?.scrollIntoView({ block: 'start' })

/** A new value of a rule from a day on: tried on last year's applications, then adopted. Or an entry confirmed or ended. */
export function RuleDrawer({ rule, version, today, onClose }: Props) {
  useFocusBack()
  const valueForm: z.ZodObject = RULE_FORMS[rule.key]
  const schema = z.object({ ...valueForm.shape, ...dates })
  const initial = { ...startOf(rule), from: today, state: 'confirmed' }
  const { form, draft, note } = useDraftedForm<z.ZodObject>(schema, initial, `rule.${rule.key}`)
  const [tried, setTried] = useState<Change | null>(null)
  const adopted = () => {
    draft.clear()
    void forget('readPolicy', 'adviseApplication', 'tryApplication')
    onClose()
  }
  const command = useCommand('changePolicy', {
    keep: draft.key,
    onDone: adopted,
    onRefused: ({ faults }) =>
      form.showFaults(faults.map((fault) => ({ ...fault, field: fault.field.replace(/^change\./, '') }))),
  })
  const stated = (): Change | null => {
    const checked = form.check() as (Record<string, unknown> & z.output<z.ZodObject<typeof dates>>) | null
    if (!checked) return null
    const { from, source, state, note: remark, ...value } = checked
    return { action: 'add', rule: rule.key, value, from, source, state, ...(remark && { note: remark }) }
  }
  const names = Object.keys(valueForm.shape)
  const kindOf = (name: string) => factsOf(fieldOf(schema, name)).kind
  return (
    <Drawer
      open
      onClose={onClose}
      size={names.some((name) => kindOf(name) === 'rows') ? 1080 : 640}
      title={`修改规则：${rule.name}`}
    >
      <div className="stack">
        <RuleEntries rule={rule} today={today} onChange={(change) => void command.send({ basedOn: version, change })} />
        <h3 className="rule-new">新的规定</h3>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            setTried(stated())
          }}
        >
          <div className="fields fields-2">
            {names.map((name) =>
              kindOf(name) === 'rows' ? (
                <RowsField key={name} scope={form} name={name} />
              ) : (
                <Field key={name} scope={form} name={name} span={kindOf(name) === 'lines' ? 'all' : 1} />
              ),
            )}
            <Field scope={form} name="from" />
            <Field scope={form} name="state" />
            <Field scope={form} name="source" span="all" />
            <Field scope={form} name="note" span="all" />
          </div>
          <ObstacleNote obstacle={command.obstacle} />
          <div className="actions">
            <Button htmlType="submit">试算影响</Button>
            <Button
              type="primary"
              loading={command.pending}
              onClick={() => {
                const change = stated()
                if (change) void command.send({ basedOn: version, change })
              }}
            >
              采用
            </Button>
            <span className="quiet">采用后从生效日期起适用，以前的决定不受影响</span>
            {note}
          </div>
        </form>
        {tried && (
          <section key={JSON.stringify(tried)} ref={bringIntoView} className="preview" aria-live="polite">
            {rule.key === 'tariff' ? <TariffPreview change={tried} /> : <PreviewView change={tried} />}
          </section>
        )}
      </div>
    </Drawer>
  )
}
