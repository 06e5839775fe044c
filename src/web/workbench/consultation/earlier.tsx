import { Link } from '@tanstack/react-router'
import { CAUSES } from '#law/terms.ts'
import type { MatterState } from '#modules/matter/lifecycle.ts'
import { useAsk } from '#web/ui/ask.ts'
import { wordFor } from '#web/ui/labels.ts'
import { Panel } from '#web/ui/panel.tsx'
import { useMe } from '#web/ui/session.ts'
import { StateTag } from '#web/ui/state-tag.tsx'
import { useSettled } from '#web/ui/use-settled.ts'
import { shortDay } from '#web/ui/when.ts'

/** Earlier records of the same name: offered while typing, never merged by themselves. */
export function Earlier({
  name,
  onOpen,
}: {
  name: string | null | undefined
  onOpen?: (consultationId: string) => void
}) {
  const { today } = useMe()
  const wanted = useSettled(name?.trim() ?? '', 400)
  const earlier = useAsk(
    'findSimilarConsultations',
    { name: wanted },
    { enabled: wanted.length >= 2, staleTime: 30_000 },
  )
  if (wanted.length < 2) return <EarlierPanel text="填写姓名后，这里列出同名的人以前的咨询和案件。" />
  if (!earlier.data) return <EarlierPanel text={earlier.error ? '暂时查不到以前的记录，不影响登记。' : '正在查找…'} />
  if (earlier.data.length === 0) return <EarlierPanel text={`没有“${wanted}”以前的记录。`} />
  return (
    <Panel title={`“${wanted}”以前的记录`}>
      <p className="quiet earlier-note">可能是同名的人，请核对电话或者身份号码。</p>
      <ul className="earlier">
        {earlier.data.map(({ kind, id, number, on, cause, state }) => (
          <li key={id}>
            <span className="row">
              {kind === 'matter' ? (
                <Link to="/matters/$matterId" params={{ matterId: id }} target="_blank">
                  {number}
                </Link>
              ) : onOpen ? (
                <button type="button" className="link" onClick={() => onOpen(id)}>
                  {number}
                </button>
              ) : (
                <Link to="/consultations" search={{ open: id }} target="_blank">
                  {number}
                </Link>
              )}
              {state ? <StateTag state={state as MatterState} /> : <span className="state">咨询</span>}
            </span>
            <span className="quiet">
              {shortDay(on, today)} · {wordFor(CAUSES, cause)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const EarlierPanel = ({ text }: { text: string }) => (
  <Panel title="以前的记录">
    <p className="quiet" aria-live="polite">
      {text}
    </p>
  </Panel>
)
