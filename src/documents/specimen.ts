import type { Instant } from '#kernel/plain-date.ts'
import { EXAMPLES } from './examples.ts'
import { FORM_EXAMPLES } from './form-examples.ts'
import { FORMS, type FormKind } from './forms.ts'
import { DOCUMENTS, type DocumentKind } from './index.ts'
import { completeFacts, printForm, printRequest } from './prepare.ts'

const isDocument = (kind: DocumentKind | FormKind): kind is DocumentKind => Object.hasOwn(DOCUMENTS, kind)

type Office = { name: string; address?: string | null; phone?: string | null }
/** A paper as it looks filled in: invented people, this office as the sender, and the mark of practice across every page. */
export function printSpecimen(kind: DocumentKind | FormKind, agency: Office, at: Instant) {
  const ours = { practice: true, agency }
  // Each example fits its own kind (their types say so); of a kind that is only known now TypeScript cannot tell.
  const request = isDocument(kind)
    ? printRequest(kind, completeFacts(kind, { ...EXAMPLES[kind].full, ...ours } as never), at)
    : printForm(kind, { ...FORM_EXAMPLES[kind], ...ours } as never, at)
  return { ...request, title: `${{ ...DOCUMENTS, ...FORMS }[kind].title}（样张）` }
}
