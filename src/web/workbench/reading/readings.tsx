import './reading.css'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { faultOfIdNumber } from '#kernel/id-number.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { Nothing, Read } from '#web/ui/states.tsx'
import { momentText } from '#web/ui/when.ts'
import { Acts } from './acts.tsx'

/** The director's board: who opened files without a task, and who saw what of one person. */
export function Readings() {
  const openings = useAsk('listOpenings', {})
  return (
    <>
      <PageHead title="查阅记录" note="谁看了什么、为什么看，都在这里" />
      <div className="stack">
        <Panel title="写明理由的查看" flush>
          <Read of={openings}>
            {(rows) => (rows.length === 0 ? <Nothing text="还没有人写明理由查看案件" /> : <Openings rows={rows} />)}
          </Read>
        </Panel>
        <OfPerson />
      </div>
    </>
  )
}

const Openings = ({ rows }: { rows: Answer<'listOpenings'> }) => (
  <table className="sheet">
    <thead>
      <tr>
        <th>时间</th>
        <th>谁</th>
        <th>案件</th>
        <th>理由</th>
        <th>有效至</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ matterId, number, by, organisation, at, until, reason }) => (
        <tr key={`${matterId}${at}`}>
          <td className="nowrap">{momentText(at)}</td>
          <td className="nowrap">
            {by} <span className="quiet">{organisation}</span>
          </td>
          <td className="nowrap">
            <Link to="/matters/$matterId" params={{ matterId }}>
              {number}
            </Link>
          </td>
          <td>{reason}</td>
          <td className="nowrap">{momentText(until)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

type Wanted = { name?: string; idNumber?: string }
function OfPerson() {
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const found = useAsk('listReadings', wanted ?? {}, { enabled: wanted !== null })
  const text = typed.trim().toUpperCase()
  return (
    <Panel title="谁看过这个人">
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          if (text !== '') setWanted(faultOfIdNumber(text) === null ? { idNumber: text } : { name: typed.trim() })
        }}
      >
        <Input
          className="who-input"
          aria-label="姓名或者公民身份号码"
          placeholder="姓名或者公民身份号码"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit">查找</Button>
      </form>
      {wanted && (
        <Read of={found}>
          {(rows) => (rows.length === 0 ? <Nothing text="没有找到这个人的查阅和办理记录" /> : <Acts rows={rows} />)}
        </Read>
      )}
    </Panel>
  )
}
