import { Button, Progress } from 'antd'
import { type Answer, forget } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { dayText } from '#web/ui/when.ts'

/** While a volume is being bound the page asks again. */
const BINDING_WAIT = 1_000 // ms
export const askAgain = (dossier: { isBound: boolean; isStopped: boolean } | null | undefined) =>
  dossier && !dossier.isBound && !dossier.isStopped ? BINDING_WAIT : 0

/** A bound volume: where it stands, its index, each line with its pages, and the whole as one PDF. */
export function BoundDossier({ dossier, onOpen }: { dossier: Answer<'readDossier'>; onOpen: () => void }) {
  const { archiveNumber, archivedOn, archivist, shelf, lentTo, dueOn, keepUntil, destroyedOn } = dossier
  const { isBound, pages, items, notes } = dossier
  return (
    <div className="stack">
      <Facts
        items={[
          [
            '档号',
            <span key="number" className="number">
              {archiveNumber}
            </span>,
          ],
          ['归档', `${dayText(archivedOn)}，${archivist}`],
          ['存放位置', shelf ?? '未登记'],
          ['借阅', lentTo ? `${lentTo}借出${dueOn ? `，${dayText(dueOn)}应还` : ''}` : '在库'],
          ['保管期限', destroyedOn ? `${dayText(destroyedOn)}销毁` : keepUntil ? `至${dayText(keepUntil)}` : '未设定'],
        ]}
      />
      {notes.map((note) => (
        <p key={note} className="due-soon">
          {note}
        </p>
      ))}
      {!isBound && <Binding dossier={dossier} />}
      {isBound && !destroyedOn && (
        <>
          <div>
            <Button type="primary" onClick={onOpen}>
              打开卷宗（{pages} 页）
            </Button>
          </div>
          <table className="sheet">
            <thead>
              <tr>
                <th>卷内文件</th>
                <th className="amount">页次</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ title, firstPage, lastPage, paperOnly }) => (
                <tr key={firstPage}>
                  <td>
                    {title}
                    {paperOnly ? <span className="basis">纸质 {paperOnly} 页，没有扫描件</span> : null}
                  </td>
                  <td className="amount number">{firstPage === lastPage ? firstPage : `${firstPage}—${lastPage}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  )
}

/** How far it is, and the way to stop it or to let it go on. */
function Binding({ dossier: { id, progress, isStopped, ahead } }: { dossier: Answer<'readDossier'> }) {
  const me = useMe()
  const again = () => void forget('readDossier', 'checkHelpMonth', 'listDossiers')
  const stopping = useCommand('stopBinding', { onDone: again, onRefused: again })
  return (
    <div>
      {isStopped ? (
        <p className="outcome outcome-soon">装订已经停止，没有留下半成品；案件仍是已归档，档号不变。</p>
      ) : (
        <>
          <p className="quiet">
            {ahead > 0
              ? `等候装订，前面还有 ${ahead} 卷；轮到后自动装订，完成后自动显示。`
              : '卷宗正在装订，一般几秒钟完成，完成后自动显示。'}
          </p>
          <Progress percent={progress} aria-label="装订进度" />
        </>
      )}
      {may(me, 'stopBinding') ? (
        <Button loading={stopping.pending} onClick={() => void stopping.send({ dossierId: id, stopped: !isStopped })}>
          {isStopped ? '继续装订' : '停止装订'}
        </Button>
      ) : (
        isStopped && <p className="quiet">需要卷宗的，请档案管理员或者主任继续装订。</p>
      )}
      <ObstacleNote obstacle={stopping.obstacle} />
    </div>
  )
}
