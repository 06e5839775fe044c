import type { ReactNode } from 'react'

/** A quiet white sheet with an optional heading. */
export function Panel({
  title,
  extra,
  children,
  className = '',
  flush = false,
}: {
  title?: ReactNode
  extra?: ReactNode
  children: ReactNode
  className?: string
  flush?: boolean
}) {
  return (
    <section className={`panel ${flush ? 'panel-flush' : ''} ${className}`}>
      {title !== undefined && (
        <header className="panel-head">
          <h2>{title}</h2>
          {extra && <div className="panel-extra">{extra}</div>}
        </header>
      )}
      <div className="panel-body">{children}</div>
    </section>
  )
}

export function PageHead({ title, note, children }: { title: ReactNode; note?: ReactNode; children?: ReactNode }) {
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {note && <span className="page-note">{note}</span>}
      {children && <div className="page-actions">{children}</div>}
    </header>
  )
}

/** Term and value pairs, the way a form on paper shows them; nothing is shown for what is empty. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  const stated = items.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
  return (
    <dl className="facts">
      {stated.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
