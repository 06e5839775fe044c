import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { useEffect, useState } from 'react'
import { type Answer, forget, useAsk } from './ask.ts'
import { type Sent, useCommand } from './command.ts'
import { newId } from './new-id.ts'
import { ObstacleNote } from './obstacle-note.tsx'

type List = Sent<'saveView'>['list']
type View = Answer<'listViews'>[number]
type Stated = Readonly<Record<string, string>>
type Props = {
  list: List
  /** The filter and columns as they are now; the page that happens to be open is no part of a view. */
  shown: Readonly<Record<string, unknown>>
  onOpen: (view: Stated) => void
}

/** Lists as this person likes to look at them, kept under a name on the server, so that they are there on every computer. */
export function SavedViews({ list, shown, onOpen }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="我的视图"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        isOpen && (
          <Views
            list={list}
            shown={shown}
            onOpen={(view) => {
              setOpen(false)
              onOpen(view)
            }}
          />
        )
      }
    >
      <Button icon={<StarOutlined />}>视图</Button>
    </Popover>
  )
}

function Views({ list, shown, onOpen }: Props) {
  const views = useAsk('listViews', { list })
  const [name, setName] = useState('')
  const again = () => void forget('listViews')
  const saving = useCommand('saveView', {
    onDone: () => {
      setName('')
      again()
    },
  })
  const [dropped, setDropped] = useState<View | null>(null)
  useEffect(() => {
    if (!dropped) return
    const timer = setTimeout(() => setDropped(null), UNDO_MS)
    return () => clearTimeout(timer)
  }, [dropped])
  const dropping = useCommand('dropView', {
    onDone: (_answer, { viewId }) => {
      setDropped(views.data?.find(({ id }) => id === viewId) ?? null)
      again()
    },
  })
  const restoring = useCommand('saveView', {
    onDone: () => {
      setDropped(null)
      again()
    },
  })
  const stated = Object.entries(shown).filter(([key, value]) => value !== undefined && key !== 'page')
  const filter = stated.map(([key, value]) => `${key}=${value}`).join('&')
  const save = () => {
    if (name.trim() !== '') void saving.send({ viewId: newId(), list, name: name.trim(), filter })
  }
  return (
    <div className="stack saved-views">
      {views.data?.length === 0 && <p className="quiet small">还没有保存的视图。设好筛选和列，起个名字保存即可。</p>}
      <ul>
        {views.data?.map((view) => (
          <li key={view.id} className="row">
            <button type="button" className="link" onClick={() => onOpen(stateOf(view))}>
              {view.name}
            </button>
            <Button
              className="push"
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`删除视图“${view.name}”`}
              onClick={() => void dropping.send({ list, viewId: view.id })}
            />
          </li>
        ))}
      </ul>
      <div role="status">
        {dropped && (
          <span className="row">
            已删除视图“{dropped.name}”
            <button
              type="button"
              className="link"
              disabled={restoring.pending}
              onClick={() => void restoring.send({ viewId: newId(), list, name: dropped.name, filter: dropped.filter })}
            >
              撤销
            </button>
          </span>
        )}
      </div>
      <ObstacleNote obstacle={restoring.obstacle} onClose={restoring.dismiss} />
      <ObstacleNote obstacle={saving.obstacle} onClose={saving.dismiss} />
      <ObstacleNote obstacle={dropping.obstacle} onClose={dropping.dismiss} />
      <div className="row">
        <Input
          className="saved-name"
          size="small"
          maxLength={30}
          placeholder="当前筛选和列，存为…"
          aria-label="视图名称"
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={save}
        />
        <Button size="small" loading={saving.pending} disabled={name.trim() === ''} onClick={save}>
          保存
        </Button>
      </div>
    </div>
  )
}

/** How long a deleted view can be called back: time to see what happened, and to reach the button by keyboard. */
const UNDO_MS = 15_000

const stateOf = ({ filter }: View): Stated => Object.fromEntries(new URLSearchParams(filter))
