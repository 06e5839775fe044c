import { Button } from 'antd'
import { useAsk } from '#web/ui/ask.ts'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import type { Matter } from './matter.ts'
import type { Paper } from './paper-viewer.tsx'

const WAIT = 3_000 // ms, while the volume is being bound

/** The bound volume of an archived matter: its index, each line with its pages, and the whole as one PDF. */
export function DossierPanel({ matter, onOpen }: { matter: Matter; onOpen: (paper: Paper) => void }) {
  const dossier = useAsk(
    'readDossier',
    { matterId: matter.id },
    { enabled: matter.state === 'archived', every: (answer) => (answer?.isBound === false ? WAIT : 0) },
  )
  if (matter.state !== 'archived') return null
  return (
    <Panel title="卷宗">
      <Read of={dossier}>
        {({
          archiveNumber,
          archivedOn,
          archivist,
          shelf,
          lentTo,
          dueOn,
          keepUntil,
          destroyedOn,
          isBound,
          pages,
          items,
          notes,
        }) => (
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
                [
                  '保管期限',
                  destroyedOn ? `${dayText(destroyedOn)}销毁` : keepUntil ? `至${dayText(keepUntil)}` : '未设定',
                ],
              ]}
            />
            {notes.map((note) => (
              <p key={note} className="due-soon">
                {note}
              </p>
            ))}
            {!isBound && <p className="quiet">卷宗正在装订，一般几秒钟完成，完成后自动显示。</p>}
            {isBound && !destroyedOn && (
              <>
                <div>
                  <Button
                    type="primary"
                    onClick={() => onOpen({ kind: 'dossier', id: `${matter.id}/dossier/volume`, title: archiveNumber })}
                  >
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
                        <td className="amount number">
                          {firstPage === lastPage ? firstPage : `${firstPage}—${lastPage}`}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </>
            )}
          </div>
        )}
      </Read>
    </Panel>
  )
}
