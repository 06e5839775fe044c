import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type applicationForm, opponentForm } from '#modules/application/form.ts'
import { Field } from '#web/ui/field.tsx'
import { type Form, row, setIn } from '#web/ui/form.ts'
import { Panel } from '#web/ui/panel.tsx'

/** The other side: a name is enough, and needed, to find conflicts of interest. */
export function OpponentsSection({ form }: { form: Form<typeof applicationForm> }) {
  const { opponents = [] } = form.values
  const add = (
    <Button
      type="link"
      size="small"
      icon={<PlusOutlined />}
      className="inline-add"
      onClick={() => setIn(form, { opponents: [...opponents, {}] as typeof opponents })}
    >
      增加对方当事人
    </Button>
  )
  if (opponents.length === 0)
    return (
      <Panel title="对方当事人" extra={add}>
        <p className="quiet">填写对方姓名或者名称，指派时用来排除利益冲突；没有对方的不填。</p>
      </Panel>
    )
  return (
    <Panel title="对方当事人" extra={add}>
      <div className="stack">
        {opponents.map((_one, index) => {
          const scope = row(form, 'opponents', index, opponentForm)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone, and hold no state of their own
            <div key={index} className="opponent">
              <Field scope={scope} name="name" title="姓名或者名称" />
              <Field scope={scope} name="relation" placeholder="用人单位、子女……" />
              <Field scope={scope} name="idNumber" title="身份号码" />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`删去第${index + 1}名对方当事人`}
                onClick={() => setIn(form, { opponents: opponents.filter((_other, at) => at !== index) })}
              />
            </div>
          )
        })}
      </div>
    </Panel>
  )
}
