import { Link } from '@tanstack/react-router'
import type { Answer } from '#web/ui/ask.ts'
import { momentText } from '#web/ui/when.ts'

/** Who looked at what and did what, the latest first. */
export const Acts = ({ rows }: { rows: Answer<'listReadings'> }) => (
  <table className="sheet">
    <thead>
      <tr>
        <th>时间</th>
        <th>谁</th>
        <th>看了或者办了什么</th>
        <th>案件</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ at, by, organisation, what, kind, number, matterId }) => (
        <tr key={`${at}${by}${what}`}>
          <td className="nowrap">{momentText(at)}</td>
          <td className="nowrap">
            {by} <span className="quiet">{organisation}</span>
          </td>
          <td>
            {kind === 'query' ? '查看：' : '办理：'}
            {what}
          </td>
          <td className="nowrap">
            {matterId && number ? (
              <Link to="/matters/$matterId" params={{ matterId }}>
                {number}
              </Link>
            ) : (
              ''
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
