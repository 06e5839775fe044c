import { z } from 'zod'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { Reasons } from '#web/ui/reasons.tsx'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

const NOTHING = z.strictObject({})

/** What is in the dossier and what is missing, before it is closed for good. */
export function ArchiveStep(props: StepProps) {
  const dossier = useAsk('checkDossier', { matterId: props.matter.id })
  const { form, draft, command } = useStep('archiveMatter', props, NOTHING, {})
  return (
    <StepForm
      step={props}
      form={form}
      draft={draft}
      initial={{}}
      command={command}
      label="编号归档，出具封面和目录"
      isDisabled={!dossier.data || dossier.data.missing.length > 0}
      onSend={() => void command.send({ matterId: props.matter.id })}
    >
      <Read of={dossier}>{(data) => <Dossier dossier={data} />}</Read>
    </StepForm>
  )
}

function Dossier({ dossier: { items, missing } }: { dossier: Answer<'checkDossier'> }) {
  return (
    <>
      {missing.length > 0 ? (
        <div className="step-advice">
          <p className="outcome outcome-soon">卷宗不齐，缺 {missing.length} 项，补齐后才能归档</p>
          <Reasons reasons={missing} />
        </div>
      ) : (
        <p className="outcome outcome-good">卷宗齐全，可以归档</p>
      )}
      <h3 className="section-title">卷内目录（{items.at(-1)?.lastPage ?? 0} 页）</h3>
      <table className="sheet">
        <thead>
          <tr>
            <th>文件</th>
            <th>责任者</th>
            <th>日期</th>
            <th className="amount">页次</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ title, responsible, on, firstPage, lastPage }) => (
            <tr key={`${title}${firstPage}`}>
              <td>{title}</td>
              <td className="nowrap">{responsible}</td>
              <td className="nowrap">{dayText(on)}</td>
              <td className="amount number">{firstPage >= lastPage ? firstPage : `${firstPage}—${lastPage}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
