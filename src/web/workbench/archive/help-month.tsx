import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { addMonths, monthInChinese, plainDate } from '#kernel/plain-date.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { useDraftedForm } from '#web/ui/drafted-form.tsx'
import { Field } from '#web/ui/field.tsx'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { Reasons } from '#web/ui/reasons.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { type Paper, PaperViewer } from '../matter/paper-viewer.tsx'
import { MonthPick } from '../roster/month-pick.tsx'
import { askAgain, BoundDossier } from './bound-dossier.tsx'

const route = getRouteApi('/in/dossiers/help')
const explaining = CONTRACTS.archiveHelpMonth.input.pick({ explanation: true })

/** A month of duty help becomes one volume: what is in it, what is wrong with it, and the volume once it is bound. */
export function HelpMonthPage() {
  const me = useMe()
  const { month: asked } = route.useSearch()
  const navigate = route.useNavigate()
  // Last month is the one whose turn it is.
  const month = asked ?? addMonths(plainDate(`${me.today.slice(0, 7)}-01`), -1).slice(0, 7)
  const [paper, setPaper] = useState<Paper | null>(null)
  const check = useAsk('checkHelpMonth', { month }, { keep: true, every: (answer) => askAgain(answer?.dossier) })
  return (
    <>
      <PageHead title="值班法律帮助归档" note={monthInChinese(month)}>
        <MonthPick value={month} onChange={(next) => void navigate({ search: { month: next } })} />
      </PageHead>
      <Panel title={`${monthInChinese(month)}的值班法律帮助`}>
        <Read of={check}>
          {(data) =>
            data.dossier ? (
              <BoundDossier
                dossier={data.dossier}
                onOpen={() =>
                  setPaper({ kind: 'helpDossier', id: `${month}/volume`, title: data.dossier?.archiveNumber ?? '' })
                }
              />
            ) : (
              <Unbound key={month} month={month} data={data} />
            )
          }
        </Read>
      </Panel>
      <PaperViewer paper={paper} onClose={() => setPaper(null)} />
    </>
  )
}

function Unbound({ month, data }: { month: string; data: Answer<'checkHelpMonth'> }) {
  const me = useMe()
  const { shifts, attended, helps, obstacle, faults } = data
  const { form, draft, note } = useDraftedForm(explaining, {}, `help-dossier.${month}`)
  const [dossierId] = useState(newId)
  const archiving = useCommand('archiveHelpMonth', {
    keep: draft.key,
    onDone: () => {
      draft.clear()
      void forget('checkHelpMonth', 'listDossiers')
    },
    onRefused: () => void forget('checkHelpMonth'),
  })
  const mayExplain = faults.length > 0 && me.roles.includes('director')
  const { explanation } = form.values
  const isReady = obstacle === null && (faults.length === 0 || (mayExplain && Boolean(explanation?.trim())))
  return (
    <div className="stack">
      <p>
        值班 {shifts} 班，到岗 {attended} 班，法律帮助 {helps}{' '}
        人次。归档后装订成一册：封面、目录、台账、每人一份登记表、备考表。
      </p>
      {obstacle && <p className="outcome outcome-soon">{obstacle}</p>}
      {!obstacle && faults.length === 0 && <p className="outcome outcome-good">没有问题，可以归档</p>}
      {!obstacle && faults.length > 0 && (
        <div className="step-advice">
          <p className="outcome outcome-soon">
            有 {faults.length} 处问题，补正后归档；确实不能补正的，由主任写明情况后归档
          </p>
          <Reasons reasons={faults} />
        </div>
      )}
      {!obstacle && mayExplain && (
        <div className="fields">
          <Field scope={form} name="explanation" span="all" rows={3} help="连同上列问题记入备考表" />
        </div>
      )}
      <ObstacleNote obstacle={archiving.obstacle} onClose={archiving.dismiss} />
      {may(me, 'archiveHelpMonth') && !obstacle && (
        <div className="actions">
          <Button
            type="primary"
            disabled={!isReady}
            loading={archiving.pending}
            onClick={() => void archiving.send({ month, dossierId, ...(mayExplain && { explanation }) })}
          >
            编号归档，装订成册
          </Button>
          {note}
        </div>
      )}
    </div>
  )
}
