import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Operations } from '#web/ui/api.ts'
import { type Me, may } from '#web/ui/session.ts'
import { openReminders } from '../reminder/open.ts'
import { openFind } from './find-open.ts'

type Place = '/' | '/consultations/new' | '/consultations' | '/applications/new' | '/matters'
const GOES: { keys: string; text: string; to: Place; needs: keyof Operations }[] = [
  { keys: 'c', text: '登记咨询', to: '/consultations/new', needs: 'recordConsultation' },
  { keys: 'n', text: '收到申请', to: '/applications/new', needs: 'submitApplication' },
  { keys: 'g d', text: '我的工作台', to: '/', needs: 'readDesk' },
  { keys: 'g c', text: '咨询台账', to: '/consultations', needs: 'listConsultations' },
  { keys: 'g m', text: '案件台账', to: '/matters', needs: 'listMatters' },
]
const OTHERS = [
  { keys: 'Ctrl + K', text: '查找人员、案号、事项、页面' },
  { keys: '/', text: '搜索' },
  { keys: 'b', text: '打开提醒' },
  { keys: '?', text: '显示快捷键' },
  { keys: 'Ctrl + Enter', text: '提交正在填写的表单' },
  { keys: 'Esc', text: '关闭抽屉，内容仍在' },
]
const OPEN = 'fayuan.shortcuts'
const CHORD_MS = 1200

export const openShortcuts = () => window.dispatchEvent(new Event(OPEN))

/** Keys for those who work here all day; they are silent while somebody types. */
export function Shortcuts({ me }: { me: Me }) {
  const [isOpen, setOpen] = useState(false)
  const navigate = useNavigate()
  const chord = useRef({ key: '', at: 0 })
  const goes = GOES.filter(({ needs }) => may(me, needs))

  useEffect(() => {
    const show = () => setOpen(true)
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        return openFind()
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
      const isChord = chord.current.key !== '' && Date.now() - chord.current.at < CHORD_MS
      const keys = isChord ? `${chord.current.key} ${event.key}` : event.key
      chord.current = { key: event.key === 'g' && !isChord ? 'g' : '', at: Date.now() }
      const go = goes.find((one) => one.keys === keys)
      if (go) void navigate({ to: go.to, search: {} })
      else if (event.key === '?') setOpen(true)
      else if (event.key === '/') searchList()
      else if (event.key === 'b') openReminders()
      else return
      event.preventDefault()
    }
    window.addEventListener(OPEN, show)
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener(OPEN, show)
      window.removeEventListener('keydown', press)
    }
  }, [goes, navigate])

  return (
    <Modal open={isOpen} onCancel={() => setOpen(false)} footer={null} title="快捷键" width={420}>
      <dl className="shortcuts">
        {[...goes, ...OTHERS].map(({ keys, text }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) =>
                key === '+' ? (
                  ' + '
                ) : (
                  <kbd key={key} className="key">
                    {key}
                  </kbd>
                ),
              )}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null

/** The search of the list on the screen where there is one, otherwise the search of everything. */
function searchList(): void {
  const box = document.querySelector<HTMLInputElement>('input[data-search="list"]')
  if (box) box.focus()
  else openFind()
}
