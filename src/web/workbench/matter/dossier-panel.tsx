import { useAsk } from '#web/ui/ask.ts'
import { Panel } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'
import { askAgain, BoundDossier } from '../archive/bound-dossier.tsx'
import type { Matter } from './matter.ts'
import type { Paper } from './paper-viewer.tsx'

/** The bound volume of an archived matter: its index, each line with its pages, and the whole as one PDF. */
export function DossierPanel({ matter, onOpen }: { matter: Matter; onOpen: (paper: Paper) => void }) {
  const dossier = useAsk(
    'readDossier',
    { matterId: matter.id },
    { enabled: matter.state === 'archived', every: askAgain },
  )
  if (matter.state !== 'archived') return null
  return (
    <Panel title="卷宗">
      <Read of={dossier}>
        {(found) => (
          <BoundDossier
            dossier={found}
            onOpen={() => onOpen({ kind: 'dossier', id: `${matter.id}/dossier/volume`, title: found.archiveNumber })}
          />
        )}
      </Read>
    </Panel>
  )
}
