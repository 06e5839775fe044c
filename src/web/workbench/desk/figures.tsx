import { Link } from '@tanstack/react-router'
import { grouped, inYuan } from '#kernel/money.ts'
import type { Answer } from '#web/ui/ask.ts'
import { Panel } from '#web/ui/panel.tsx'
import { dossierSearch } from '../archive/search.ts'
import { consultationSearch } from '../consultation/search.ts'
import { searchOf } from '../matter/search.ts'

type Figure = Answer<'readDesk'>['figures'][number]

/** The year so far. No figure is a dead end. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <Panel title="本年数字" flush className="figures">
      <ul>
        {figures.map((figure) => (
          <li key={figure.name}>
            <FigureLink figure={figure} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function FigureLink({ figure: { label, value, unit, list } }: { figure: Figure }) {
  const [amount, word] = shown(value, unit)
  const content = (
    <>
      <span className="figure-label">{label.replace(/^本年/, '')}</span>
      <span className="figure-value number">
        {amount}
        <small>{word}</small>
      </span>
    </>
  )
  if (list.of === 'matters')
    return (
      <Link to="/matters" search={searchOf(list.filter)} className="figure">
        {content}
      </Link>
    )
  if (list.of === 'dossiers')
    return (
      <Link to="/dossiers" search={dossierSearch.parse(list.filter)} className="figure">
        {content}
      </Link>
    )
  return (
    <Link to="/consultations" search={consultationSearch.parse(list.filter)} className="figure">
      {content}
    </Link>
  )
}

/** Large sums are read in 万元; the exact one stands in the list. */
function shown(value: number, unit: Figure['unit']): [string, string] {
  if (unit !== '分') return [grouped(value), unit]
  return value >= 100_000_00 ? [inYuan(Math.round(value / 10_000)), '万元'] : [inYuan(value), '元']
}
