import { Button } from 'antd'
import type { z } from 'zod'
import { Field } from './field.tsx'
import { FieldFrame } from './field-frame.tsx'
import { factsOf, fieldOf, rowOf } from './field-kind.ts'
import { row, type Scope, type Values } from './form.ts'

type Props<S extends z.ZodObject> = { scope: Scope<S>; name: keyof z.input<S> & string }

/** A list of like rows, each with the fields of its own schema. Their order may matter, so that a row can be moved up. */
export function RowsField<S extends z.ZodObject>({ scope, name }: Props<S>) {
  const type = fieldOf(scope.schema, name)
  const schema = rowOf(type)
  type Rows = Values<typeof schema>[]
  const rowsIn = (values: Values<S>) => (values[name] ?? []) as Rows
  const rows = rowsIn(scope.values)
  // From the values as they are then: leaving a field may just have changed them.
  const put = (change: (rows: Rows) => Rows) =>
    scope.update((values) => ({ ...values, [name]: change(rowsIn(values)) }), [name])
  return (
    <fieldset className="rows-field">
      <legend>{factsOf(type).title}</legend>
      <FieldFrame id={name} title={null} fault={scope.faults[`${scope.path}${name}`]} span="all">
        <ol>
          {rows.map((_one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own, and its fields hold no state
            <li key={index}>
              <div className="fields">
                {Object.keys(schema.shape).map((field) => (
                  <Field key={field} scope={row(scope, name, index, schema)} name={field} />
                ))}
              </div>
              <div className="actions">
                <Button
                  size="small"
                  disabled={index === 0}
                  onClick={() =>
                    put((now) => now.toSpliced(index - 1, 2, ...now.slice(index - 1, index + 1).reverse()))
                  }
                >
                  上移
                </Button>
                <Button size="small" onClick={() => put((now) => now.toSpliced(index, 1))}>
                  删除
                </Button>
              </div>
            </li>
          ))}
        </ol>
        <Button size="small" onClick={() => put((now) => [...now, {}])}>
          增加一行
        </Button>
      </FieldFrame>
    </fieldset>
  )
}
