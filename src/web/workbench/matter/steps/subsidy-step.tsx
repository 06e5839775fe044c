import { z } from 'zod'
import { inYuan } from '#kernel/money.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { Facts } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

const NOTHING = z.strictObject({})

/** The sum line by line with its ground, before anybody confirms it. */
export function SubsidyStep(props: StepProps) {
  const sheet = useAsk('previewSubsidy', { matterId: props.matter.id })
  const { form, draft, command } = useStep('computeSubsidy', props, NOTHING, {})
  const total = sheet.data?.total
  return (
    <StepForm
      step={props}
      form={form}
      draft={draft}
      initial={{}}
      command={command}
      label={total === undefined ? '核定补贴' : `核定补贴 ${inYuan(total)} 元`}
      isDisabled={!sheet.data || sheet.data.lines.length === 0}
      onSend={() => void command.send({ matterId: props.matter.id })}
    >
      <Read of={sheet}>{(data) => <Sheet sheet={data} matter={props.matter} />}</Read>
    </StepForm>
  )
}

type SheetProps = { sheet: Answer<'previewSubsidy'>; matter: StepProps['matter'] }
function Sheet({ sheet: { lines, total, isConfirmed }, matter: { counsel, unit } }: SheetProps) {
  if (lines.length === 0) return <p>补贴标准中没有对应的项目，请核对阶段和结案方式，或者请管理员完善“本县规则”。</p>
  return (
    <>
      <Facts
        items={[
          ['承办人', counsel],
          ['承办单位', unit],
        ]}
      />
      <table className="sheet">
        <thead>
          <tr>
            <th>项目</th>
            <th className="amount">金额（元）</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ text, amount, basis }) => (
            <tr key={text}>
              <td>
                {text}
                <span className="basis">{basis}</span>
              </td>
              <td className="amount number">{inYuan(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>合计</td>
            <td className="amount number">
              <b>{inYuan(total)}</b>
            </td>
          </tr>
        </tfoot>
      </table>
      {!isConfirmed && <p className="unconfirmed">补贴标准待确认，核定前请核对“本县规则”。</p>}
    </>
  )
}
