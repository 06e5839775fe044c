import './edit-conflict.css'
import { Alert, Button, Radio } from 'antd'
import { useId, useState } from 'react'
import type { z } from 'zod'
import { differing, type Side } from '#kernel/seen.ts'
import { factsOf, fieldOf } from './field-kind.ts'
import type { Values } from './form.ts'
import { wordsFor } from './labels.ts'
import { dayText } from './when.ts'

/** A field's value as a person says it, where the schema cannot: the name behind an id. */
export type WordOf = (field: string, value: unknown) => string | undefined
type Props<S extends z.ZodObject> = {
  schema: S
  /** The record as it was opened, as it is now, and as it was filled in here. */
  seen: Values<S>
  now: Values<S>
  mine: Values<S>
  wordOf?: WordOf | undefined
  /** What was chosen, over what was filled in. */
  onSave: (chosen: Values<S>) => void
  onBack: () => void
}

/** Two have changed the same record: side by side what was, what a colleague made of it and what was filled in here, to choose from. */
export function EditConflict<S extends z.ZodObject>(props: Props<S>) {
  const { schema, seen, now, mine, wordOf, onSave, onBack } = props
  const group = useId()
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({})
  const [isAsked, setAsked] = useState(false)
  const rows = differing(Object.keys(schema.shape), { seen, now, mine }).map(({ field, by }) => ({
    ...{ field, facts: factsOf(fieldOf(schema, field)) },
    side: chosen[field] ?? (by === 'both' ? null : by),
  }))
  const open = rows.filter(({ side }) => side === null)
  const valueIn = (of: Values<S>, field: string) => (of as Readonly<Record<string, unknown>>)[field]
  const say = (of: Values<S>, field: string) =>
    wordOf?.(field, valueIn(of, field)) ?? inWords(schema, field, valueIn(of, field))
  const save = () => {
    setAsked(true)
    if (open.length > 0) return
    const taken = rows.map(({ field, side }) => [field, valueIn(side === 'now' ? now : mine, field)])
    onSave(Object.fromEntries(taken) as Values<S>)
  }
  return (
    <section className="stack" aria-label="对照修改">
      <Alert
        type="warning"
        showIcon
        role="alert"
        title="这条登记在您填写期间已被他人修改，您填的内容都在，还没有保存"
        description="只有一方改过的已经替您选好；双方都改过的请选定一个，再按所选保存。"
      />
      <div className="list">
        <table className="edit-conflict">
          <thead>
            <tr>
              <th scope="col">栏目</th>
              <th scope="col">打开时</th>
              <th scope="col">现在（别人改的）</th>
              <th scope="col">您填的</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, facts: { title }, side }) => (
              <tr key={field}>
                <th scope="row">
                  {title}
                  {side === null && <span className={isAsked ? 'field-fault' : 'quiet'}>请选一个</span>}
                </th>
                <td>{say(seen, field)}</td>
                {(['now', 'mine'] as const).map((of) => (
                  <td key={of} className={side === of ? 'is-taken' : undefined}>
                    <Radio
                      name={`${group}${field}`}
                      checked={side === of}
                      onChange={() => setChosen((before) => ({ ...before, [field]: of }))}
                      aria-label={`${title}：${of === 'now' ? '用现在的' : '用您填的'}“${say(of === 'now' ? now : mine, field)}”`}
                    >
                      {say(of === 'now' ? now : mine, field)}
                    </Radio>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p className="quiet">您填的和现在登记的内容一样，没有要选的，可以直接保存。</p>}
      <div className="actions">
        <Button type="primary" onClick={save}>
          按所选保存
        </Button>
        <Button onClick={onBack}>返回填写</Button>
        {isAsked && open.length > 0 && (
          <span className="field-fault" role="alert">
            请先选定：{open.map(({ facts: { title } }) => title).join('、')}
          </span>
        )}
      </div>
    </section>
  )
}

function inWords(schema: z.ZodObject, field: string, value: unknown): string {
  const { kind, labels } = factsOf(fieldOf(schema, field))
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (kind === 'date') return dayText(String(value))
  return wordsFor(labels, [value].flat().map(String))
}
