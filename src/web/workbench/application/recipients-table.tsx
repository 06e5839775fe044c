import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Pagination } from 'antd'
import { useEffect, useState } from 'react'
import { inYuan } from '#kernel/money.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { GROUPS, type Group } from '#law/terms.ts'
import { type applicationForm, recipientForm } from '#modules/application/form.ts'
import { Field } from '#web/ui/field.tsx'
import { type Form, row, setIn } from '#web/ui/form.ts'
import { GroupsField } from '../policy/groups-field.tsx'
import { groupsOf, personHint } from './suggest.ts'

const SHOWN = 10
const FEW = 3

/** One line a person; a group matter has many. */
export function RecipientsTable({ form, today }: { form: Form<typeof applicationForm>; today: PlainDate }) {
  const { recipients = [], groups = [] } = form.values
  const [page, setPage] = useState(1)
  const first = (Math.min(page, Math.max(1, Math.ceil(recipients.length / SHOWN))) - 1) * SHOWN
  const claims = recipients.reduce((sum, { claim }) => sum + (claim ?? 0), 0)
  const faulty = Object.keys(form.faults).flatMap((field) => /^recipients\.(\d+)\./.exec(field)?.[1] ?? [])
  const firstFaulty = faulty.length > 0 ? Math.min(...faulty.map(Number)) : null
  useEffect(() => {
    // What is wrong is shown, also when it stands on another page.
    if (firstFaulty !== null) setPage(Math.floor(firstFaulty / SHOWN) + 1)
  }, [firstFaulty])
  const add = () => {
    setIn(form, { recipients: [...recipients, {}] as typeof recipients })
    setPage(Math.ceil((recipients.length + 1) / SHOWN))
  }
  const remove = (index: number) => setIn(form, { recipients: recipients.filter((_one, at) => at !== index) })
  const suggested = suggestedGroups(recipients, groups, today)
  return (
    <>
      <table className="people">
        <thead>
          <tr>
            <th className="people-index">#</th>
            <th className="people-name">姓名</th>
            <th className="people-id">公民身份号码</th>
            <th className="people-phone">联系电话</th>
            <th>住址</th>
            <th className="people-claim">请求金额</th>
            <th className="people-act">
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {recipients.slice(first, first + SHOWN).map((recipient, offset) => {
            const index = first + offset
            const scope = row(form, 'recipients', index, recipientForm)
            return (
              <tr key={index}>
                <td className="people-index number">{index + 1}</td>
                <td>
                  <Field scope={scope} name="name" bare />
                </td>
                <td>
                  <Field
                    scope={scope}
                    name="idNumber"
                    bare
                    help={recipients.length <= FEW ? personHint(recipient.idNumber, today) : null}
                  />
                </td>
                <td>
                  <Field scope={scope} name="phone" bare />
                </td>
                <td>
                  <Field scope={scope} name="address" bare />
                </td>
                <td>
                  <Field scope={scope} name="claim" bare />
                </td>
                <td>
                  {recipients.length > 1 && (
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={`删去第${index + 1}名申请人`}
                      onClick={() => remove(index)}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="row people-foot">
        <Button type="link" size="small" icon={<PlusOutlined />} onClick={add} className="inline-add">
          增加一名申请人
        </Button>
        {recipients.length > SHOWN && (
          <Pagination
            size="small"
            simple
            current={first / SHOWN + 1}
            pageSize={SHOWN}
            total={recipients.length}
            onChange={setPage}
          />
        )}
        {recipients.length > 1 && (
          <span className="quiet push">
            共 {recipients.length} 人{claims > 0 && `，请求金额合计 ${inYuan(claims)} 元`}
          </span>
        )}
      </div>
      <div className="fields">
        <GroupsField scope={form} name="groups" span={3} placeholder="可多选，可输入拼音首字母" />
        {suggested.length > 0 && (
          <div className="field suggest">
            <span className="quiet">按身份号码：</span>
            {suggested.map((group) => (
              <Button key={group} size="small" onClick={() => setIn(form, { groups: [...groups, group] })}>
                + {GROUPS[group]}
              </Button>
            ))}
          </div>
        )}
      </div>
    </>
  )
}

type Rows = NonNullable<Form<typeof applicationForm>['values']['recipients']>
const suggestedGroups = (recipients: Rows, groups: readonly Group[], today: PlainDate): Group[] =>
  [...new Set(recipients.flatMap(({ idNumber }) => (idNumber ? groupsOf(idNumber, today) : [])))].filter(
    (group) => !groups.includes(group),
  )
