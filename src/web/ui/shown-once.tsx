import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { CopyLine } from './copy-line.tsx'
import { useFocusBack } from './focus-back.ts'

type Props = {
  title: string
  /** What is to be done with it, and that it is not shown again. */
  children: ReactNode
  lines: readonly string[]
  okText: string
  onClose: () => void
}

/** A secret that is handed over once: copied, and gone when this closes. */
export function ShownOnce({ title, children, lines, okText, onClose }: Props) {
  useFocusBack()
  return (
    <Modal open onCancel={onClose} onOk={onClose} cancelButtonProps={{ hidden: true }} okText={okText} title={title}>
      <p>{children}</p>
      {lines.map((line) => (
        <CopyLine key={line} text={line} />
      ))}
    </Modal>
  )
}
