import { Link } from '@tanstack/react-router'
import { useAsk } from '#web/ui/ask.ts'
import type { Sent } from '#web/ui/command.ts'
import { Reasons } from '#web/ui/reasons.tsx'
import { Read } from '#web/ui/states.tsx'
import { outcomeText } from '../application/advice-view.tsx'

const DECIDED = { granted: '已给予援助', refused: '已不予援助' } as const

/** What the last year's applications would have been advised under the change: how many, and which. */
export function PreviewView({ change }: { change: Sent<'changePolicy'>['change'] }) {
  const preview = useAsk('previewPolicy', { change })
  return (
    <>
      <h3 className="rule-new">对过去一年申请的影响</h3>
      <Read of={preview}>
        {({ judged, groups, matters }) => (
          <>
            <p>
              过去一年决定的申请 {judged} 件，
              {groups.length === 0
                ? '参考意见都不变。'
                : `其中 ${groups.reduce((sum, { count }) => sum + count, 0)} 件的参考意见会不同：`}
            </p>
            <ul className="preview-groups">
              {groups.map(({ decided, before, after, count }) => (
                <li key={`${decided}${before}${after}`}>
                  <b>{count}</b> 件{DECIDED[decided]}的：“{outcomeText(before)}”变为“{outcomeText(after)}”
                </li>
              ))}
            </ul>
            <ul className="preview-matters">
              {matters.map(({ matterId, number, after, reasons }) => (
                <li key={matterId}>
                  <Link to="/matters/$matterId" params={{ matterId }}>
                    {number}
                  </Link>
                  <span className="quiet">　{outcomeText(after)}</span>
                  <Reasons reasons={reasons} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </>
  )
}
