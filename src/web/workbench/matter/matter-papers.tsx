import { Attachments } from './attachments.tsx'
import { Documents } from './documents.tsx'
import { DossierPanel } from './dossier-panel.tsx'
import type { Matter } from './matter.ts'
import { MatterForms } from './matter-forms.tsx'
import type { Paper } from './paper-viewer.tsx'

/** Below the story: what was issued, what lies in the dossier, what was brought and what can be printed. */
export function MatterPapers({ matter, onOpen }: { matter: Matter; onOpen: (paper: Paper) => void }) {
  return (
    <>
      <Documents matterId={matter.id} documents={matter.documents} onOpen={onOpen} />
      <DossierPanel matter={matter} onOpen={onOpen} />
      <Attachments matter={matter} onOpen={onOpen} />
      <MatterForms matter={matter} onOpen={onOpen} />
    </>
  )
}
