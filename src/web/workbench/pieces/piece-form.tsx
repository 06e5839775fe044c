import { z } from 'zod'
import { day } from '#kernel/fields.ts'
import { Field } from '#web/ui/field.tsx'
import { useForm } from '#web/ui/form.ts'

const schema = z.strictObject({
  text: z.string().max(20).meta({ title: '短文字', description: '不超过 20 字' }),
  long: z.string().max(500).meta({ title: '长文字' }).optional(),
  on: day('日期').optional(),
  count: z.int().min(1).max(99).meta({ title: '数量' }),
  isYes: z.boolean().meta({ title: '是或者否' }).optional(),
})

/** The fields of a form: empty, filled in, and with what is wrong beneath. */
export function PieceForm() {
  const form = useForm(schema, { text: '已经填好的' })
  return (
    <div className="fields fields-2">
      <Field scope={form} name="text" />
      <Field scope={form} name="count" />
      <Field scope={form} name="on" />
      <Field scope={form} name="isYes" />
      <Field scope={form} name="long" span="all" rows={2} help="可不填" />
      <Field scope={{ ...form, faults: { text: '最多 20 字，现有 21 字' } }} name="text" title="填错的" />
      <Field scope={form} name="count" title="不可用的" disabled />
    </div>
  )
}
