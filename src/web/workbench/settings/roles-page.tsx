import './settings.css'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { ROLE_NAMES, ROLES, type Role } from '#kernel/actor.ts'
import { useAsk } from '#web/ui/ask.ts'
import { isFoundBy } from '#web/ui/initials.ts'
import { ListBar } from '#web/ui/list-bar.tsx'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { downloadSheet, type TemplateColumn } from '#web/ui/sheet-template.ts'
import { Nothing, Read } from '#web/ui/states.tsx'
import { HoldersDrawer } from './holders-drawer.tsx'
import { type Asked, isForAll, type RoomOf, roomsOf, whoMay } from './roles.ts'
import { SEPARATIONS } from './separations.ts'

const route = getRouteApi('/in/settings/roles')
const SHEET: TemplateColumn[] = [
  { heading: '模块', width: 28 },
  { heading: '内容', width: 60 },
  { heading: '办理或者查看', width: 14 },
  { heading: '二次验证', width: 10 },
  { heading: '岗位', width: 60 },
]

/** What each post may do, read from the very contracts that the server refuses by. */
export function RolesPage() {
  const { role } = route.useSearch()
  const navigate = route.useNavigate()
  const accounts = useAsk('listAccounts', {})
  const [typed, setTyped] = useState('')
  const [isWhole, setWhole] = useState(false)
  const [chosen, setChosen] = useState<Asked | null>(null)
  const choose = (next: Role | undefined) => void navigate({ search: { role: next }, replace: true })
  const rooms = roomsOf(role, isWhole, typed)
  const all = rooms.flatMap(({ commands, queries }) => [...commands, ...queries])
  const acts = all.filter(({ kind }) => kind === 'command').length
  const title = role ? ROLES[role] : '全部岗位'
  const save = () =>
    downloadSheet(
      `岗位权限（${title}）`,
      SHEET,
      all.map(({ room, summary, kind, secondFactor, roles }) => [
        ...[room, summary, kind === 'command' ? '办理' : '查看', secondFactor ? '需要' : ''],
        whoMay(roles),
      ]),
    )
  return (
    <>
      <PageHead title="岗位权限" note={`${title}：办理 ${acts} 项，查看 ${all.length - acts} 项`}>
        <Button onClick={() => void save()} disabled={all.length === 0}>
          导出 Excel
        </Button>
      </PageHead>
      <ListBar
        search={typed}
        placeholder="事项、模块"
        onType={setTyped}
        onSearch={setTyped}
        isFiltered={typed !== '' || role !== undefined}
        onClear={() => {
          setTyped('')
          choose(undefined)
        }}
      >
        <Select
          className="register-kind"
          aria-label="岗位"
          placeholder="岗位"
          allowClear
          showSearch={{ filterOption: (typed, option) => isFoundBy(typed, option?.label ?? '') }}
          popupMatchSelectWidth={false}
          options={ROLE_NAMES.map((value) => ({ value, label: ROLES[value] }))}
          value={role ?? null}
          onChange={(next: Role | undefined) => choose(next)}
        />
        {role && (
          <Checkbox checked={isWhole} onChange={({ target }) => setWhole(target.checked)}>
            含人人都能办的
          </Checkbox>
        )}
      </ListBar>
      <div className="stack">
        {role && (
          <Read of={accounts} rows={1}>
            {(rows) => {
              const holders = rows.filter(({ active, roles }) => active && roles.includes(role))
              return (
                <p className="quiet">
                  {holders.length === 0
                    ? `现在没有启用的用户担任${ROLES[role]}`
                    : `现在由 ${holders.length} 人担任：${holders.map(({ name }) => name).join('、')}`}
                </p>
              )
            }}
          </Read>
        )}
        <Panel flush>
          {rooms.length === 0 ? <Nothing text="没有符合条件的事项" /> : <Rooms rooms={rooms} onChoose={setChosen} />}
        </Panel>
        <Panel title="必须分开的职责" flush>
          <table className="sheet rights">
            <thead>
              <tr>
                <th>分开的职责</th>
                <th>怎样分开</th>
                <th>依据</th>
              </tr>
            </thead>
            <tbody>
              {SEPARATIONS.map(({ id, apart, text, basis }) => (
                <tr key={id}>
                  <th scope="row">{apart}</th>
                  <td>{text}</td>
                  <td className="quiet">{basis}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      </div>
      {chosen && <HoldersDrawer asked={chosen} accounts={accounts} onClose={() => setChosen(null)} />}
    </>
  )
}

type Choosing = { onChoose: (asked: Asked) => void }
const Rooms = ({ rooms, onChoose }: { rooms: RoomOf[] } & Choosing) => (
  <table className="sheet rights" aria-label="岗位权限">
    <thead>
      <tr>
        <th>模块</th>
        <th>办理</th>
        <th>查看</th>
      </tr>
    </thead>
    <tbody>
      {rooms.map(({ room, commands, queries }) => (
        <tr key={room}>
          <th scope="row">{room}</th>
          <td>
            <Items items={commands} onChoose={onChoose} />
          </td>
          <td>
            <Items items={queries} onChoose={onChoose} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Items = ({ items, onChoose }: { items: Asked[] } & Choosing) => (
  <ul className="rights-list">
    {items.map((asked) => (
      <li key={asked.name}>
        <button type="button" className="link" onClick={() => onChoose(asked)}>
          {asked.summary}
        </button>
        {asked.secondFactor && <span className="state">二次验证</span>}
        {isForAll(asked.roles) && <span className="quiet small">{whoMay(asked.roles)}</span>}
      </li>
    ))}
  </ul>
)
