import { useFocusBack } from '#web/ui/focus-back.ts'
import './find.css'
import { SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Me } from '#web/ui/session.ts'
import { useSettled } from '#web/ui/use-settled.ts'
import { closeFind } from './find-open.ts'
import { type Find, useFinds } from './finds.ts'

/** Ctrl K: one line that finds people, numbers, causes, words of a consultation and pages; arrows choose, Enter goes there. */
export function FindDialog({ me }: { me: Me }) {
  useFocusBack()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const navigate = useNavigate()
  const listId = useId()
  const chosen = useRef<HTMLDivElement>(null)
  const settled = useSettled(typed.trim(), 250)
  const { groups, isAsking } = useFinds(me, typed.trim(), settled)
  const all = groups.flatMap(({ finds }) => finds)
  const active = Math.min(at, all.length - 1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when the choice does
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' }) // answers with a promise in newer browsers, which is no clean-up
  }, [active])

  const go = (find: Find) => {
    closeFind()
    void navigate(find.to)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const find = all[active]
    if (step) setAt((active + step + all.length) % Math.max(all.length, 1))
    else if (event.key === 'Enter' && find) go(find)
    else return
    event.preventDefault()
  }
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={closeFind}
      width={640}
      className="find"
      styles={{ mask: { background: 'none' } }}
      title={<span className="visually-hidden">查找</span>}
    >
      <div className="find-line">
        <SearchOutlined />
        <input
          // biome-ignore lint/a11y/noAutofocus: it was opened to type here
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={all[active] && `${listId}-${active}`}
          aria-label="查找"
          placeholder="姓名（汉字、拼音、首字母）、案号、文书号、事项、页面"
          value={typed}
          maxLength={50}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
        <kbd className="key">Esc</kbd>
      </div>
      <div id={listId} role="listbox" aria-label="查找结果" className="find-list">
        {groups.map(({ title, finds }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
          <div key={title} role="group" aria-label={title}>
            <div className="find-title">{title}</div>
            {finds.map((find) => {
              const index = all.indexOf(find)
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the line above takes the keys
                <div
                  key={find.key}
                  id={`${listId}-${index}`}
                  ref={index === active ? chosen : null}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className={index === active ? 'find-option find-active' : 'find-option'}
                  onClick={() => go(find)}
                  onMouseMove={() => index !== active && setAt(index)}
                >
                  <span>{find.text}</span>
                  <span className="quiet small">{find.note}</span>
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p className="find-note quiet small" role="status">
        {isAsking ? '正在查找…' : typed.trim() === '' ? '输入后用 ↑ ↓ 选择，回车打开' : `${all.length} 项`}
      </p>
    </Modal>
  )
}
