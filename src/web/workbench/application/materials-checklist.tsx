import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Radio } from 'antd'
import { SIGNED_MATERIALS } from '#law/dossier.ts'

export type Brought<C extends string> = { code: C; title: string; pages: number; original: boolean }
export type Wanted = Partial<Record<string, { isRequired: boolean; basis: string }>>
type Props<C extends string> = {
  labels: Readonly<Record<C, string>>
  materials: readonly Brought<C>[]
  wanted?: Wanted
  /** Codes under which several papers may be listed, each with its own title. */
  repeatable: readonly C[]
  onChange: (materials: Brought<C>[]) => void
}

/** Tick what came; pages, and whether it is the original. */
export function MaterialsChecklist<C extends string>({ labels, materials, wanted, repeatable, onChange }: Props<C>) {
  const codes = Object.keys(labels) as C[]
  const change = (at: number, next: Partial<Brought<C>>) =>
    onChange(materials.map((one, index) => (index === at ? { ...one, ...next } : one)))
  const remove = (at: number) => onChange(materials.filter((_one, index) => index !== at))
  // What bears a signature comes as the original, the rest mostly as a copy.
  const add = (code: C, title: string) =>
    onChange([...materials, { code, title, pages: 1, original: Object.hasOwn(SIGNED_MATERIALS, code) }])
  return (
    <ul className="papers">
      {codes.map((code) => {
        const found = materials.map((one, at) => ({ ...one, at })).filter((one) => one.code === code)
        const want = wanted?.[code]
        const isRepeatable = repeatable.includes(code)
        return (
          <li key={code} className={wanted && !want && found.length === 0 ? 'paper-unasked' : ''}>
            <div className="paper-head">
              <Checkbox
                checked={found.length > 0}
                onChange={(event) =>
                  event.target.checked
                    ? add(code, labels[code])
                    : onChange(materials.filter((one) => one.code !== code))
                }
              >
                {labels[code]}
              </Checkbox>
              {want && (
                <span className={want.isRequired ? 'paper-must' : 'quiet'} title={want.basis}>
                  {want.isRequired ? (found.length > 0 ? '已收' : '应当提交') : '可以不交'}
                </span>
              )}
              {found.length === 1 && !isRepeatable && found[0] && (
                <Copy paper={found[0]} onChange={(next) => change(found[0]?.at ?? 0, next)} />
              )}
              {isRepeatable && found.length > 0 && (
                <Button type="link" size="small" onClick={() => add(code, '')}>
                  再加一份
                </Button>
              )}
            </div>
            {isRepeatable &&
              found.map((paper) => (
                <div key={paper.at} className="paper-line">
                  <Input
                    size="small"
                    value={paper.title}
                    status={paper.title.trim() === '' ? 'error' : ''}
                    aria-label="材料名称"
                    placeholder="材料名称，例如劳动合同、工资表"
                    onChange={(event) => change(paper.at, { title: event.target.value })}
                  />
                  <Copy paper={paper} onChange={(next) => change(paper.at, next)} />
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={`删去${paper.title || '这份材料'}`}
                    onClick={() => remove(paper.at)}
                  />
                </div>
              ))}
          </li>
        )
      })}
    </ul>
  )
}

function Copy<C extends string>({
  paper,
  onChange,
}: {
  paper: Brought<C>
  onChange: (next: Partial<Brought<C>>) => void
}) {
  return (
    <span className="paper-copy">
      <InputNumber<number>
        size="small"
        min={0}
        max={9999}
        precision={0}
        value={paper.pages}
        suffix="页"
        aria-label={`${paper.title}页数`}
        onChange={(pages) => onChange({ pages: pages ?? 0 })}
      />
      <Radio.Group
        size="small"
        optionType="button"
        aria-label={`${paper.title}是原件还是复印件`}
        options={[
          { value: false, label: '复印件' },
          { value: true, label: '原件' },
        ]}
        value={paper.original}
        onChange={(event) => onChange({ original: event.target.value as boolean })}
      />
    </span>
  )
}
