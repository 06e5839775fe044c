import type { ReactNode } from 'react'

type Props = {
  id: string
  title: ReactNode | null
  isRequired?: boolean
  /** A set of radio buttons is named by its label, not pointed at. */
  isGroup?: boolean
  fault?: string | undefined
  note?: ReactNode
  span?: 1 | 2 | 3 | 'all'
  children: ReactNode
}

/** Label above, control, one line below for help or for what is wrong; tied together for screen readers. */
export function FieldFrame({ id, title, isRequired, isGroup, fault, note, span = 1, children }: Props) {
  const Label = isGroup ? 'span' : 'label'
  return (
    <div className={`field span-${span}`} {...(fault !== undefined && { 'data-fault': true })}>
      {title !== null && (
        <Label className="field-label" id={`${id}-label`} {...(!isGroup && { htmlFor: id })}>
          {title}
          {isRequired && (
            <span className="field-required" aria-hidden="true">
              ＊
            </span>
          )}
        </Label>
      )}
      {children}
      {(fault !== undefined || note) && (
        <div id={`${id}-note`} className={fault === undefined ? 'field-note' : 'field-fault'}>
          {fault ?? note}
        </div>
      )}
    </div>
  )
}
