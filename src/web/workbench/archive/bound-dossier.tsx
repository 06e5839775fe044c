import { Button, Progress } from 'antd'
import type { Answer } from '#web/ui/ask.ts'
import { Facts } from '#web/ui/panel.tsx'
import { dayText } from '#web/ui/when.ts'

/** While a volume is being bound the page asks again. */
export const BINDING_WAIT = 1_000 // ms

/** A bound volume: where it stands, its index, each line with its pages, and the whole as one PDF. */
export function BoundDossier({ dossier, onOpen }: { dossier: Answer<'readDossier'>; onOpen: () => void }) {
  const { archiveNumber, archivedOn, archivist, shelf, lentTo, dueOn, keepUntil, destroyedOn } = dossier
  const { isBound, progress, pages, items, notes } = dossier
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
      {!isBound && (
        <div>
          <p className="quiet">卷宗正在装订，一般几秒钟完成，完成后自动显示。</p>
          <Progress percent={progress} aria-label="装订进度" />
        </div>
      )}
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
