import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import { Reasons } from '#web/ui/reasons.tsx'
import { useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import type { StepProps } from './step-drawer.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

const schema = CONTRACTS.archiveMatter.input.omit({ matterId: true })

/** What is in the dossier and what is wrong with it, before it is closed for good. */
export function ArchiveStep(props: StepProps) {
  const dossier = useAsk('checkDossier', { matterId: props.matter.id })
  const { form, draft, command } = useStep('archiveMatter', props, schema, {})
  const me = useMe()
  const hasFaults = (dossier.data?.faults.length ?? 0) > 0
  // What cannot be mended any more the director answers for.
  const mayExplain = hasFaults && me.roles.includes('director')
  const { explanation } = form.values
  return (
    <StepForm
      step={props}
      form={form}
      draft={draft}
      initial={{}}
      command={command}
      label="编号归档，装订成册"
      isDisabled={!dossier.data || (hasFaults && !(mayExplain && explanation?.trim()))}
      onSend={() => void command.send({ matterId: props.matter.id, ...(mayExplain && { explanation }) })}
    >
      <Read of={dossier}>{(data) => <Dossier dossier={data} />}</Read>
      {mayExplain && (
        <Field
          scope={form}
          name="explanation"
          span="all"
          rows={3}
          help="确实不能补正的，写明原因；连同上列问题记入备考表"
        />
      )}
    </StepForm>
  )
}

function Dossier({ dossier: { papers, faults } }: { dossier: Answer<'checkDossier'> }) {
  return (
    <>
      {faults.length > 0 ? (
        <div className="step-advice">
          <p className="outcome outcome-soon">卷宗有 {faults.length} 处问题，补正后才能归档</p>
          <Reasons reasons={faults} />
        </div>
      ) : (
        <p className="outcome outcome-good">卷宗没有问题，可以归档；归档后自动装订成一个 PDF</p>
      )}
      <h3 className="section-title">卷内材料（{papers.length} 件）</h3>
      <table className="sheet">
        <thead>
          <tr>
            <th>文件</th>
            <th>责任者</th>
            <th>日期</th>
            <th className="amount">页数</th>
          </tr>
        </thead>
        <tbody>
          {papers.map(({ title, responsible, on, pages }) => (
            <tr key={`${title}${on}`}>
              <td>{title}</td>
              <td className="nowrap">{responsible}</td>
              <td className="nowrap">{on && dayText(on)}</td>
              <td className="amount number">{pages}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
