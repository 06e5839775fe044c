import type { DocumentKind } from '#documents/index.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import { requiredMaterials } from '#law/materials.ts'
import type { Matter } from '#modules/matter/rules.ts'

export type Paper = { title: string; responsible: string; on: PlainDate | null; pages: number; number?: string | null }
export type DossierItem = Paper & { firstPage: number; lastPage: number }

/** The dossier in its order: what came in, what was decided and assigned, what was handled, how it ended. */
export function paginate(papers: readonly Paper[]): DossierItem[] {
  let page = 0
  return papers.map((paper) => {
    const firstPage = page + 1
    page += paper.pages
    return { ...paper, firstPage, lastPage: page }
  })
}

type Held = { materials: readonly { phase: string; code: string }[]; documents: readonly DocumentKind[] }
const NAMES: Partial<Record<DocumentKind, string>> = {
  'grant-decision': '给予法律援助决定书',
  'assignment-notice': '指派通知书',
  'closing-report': '结案报告表',
  'termination-decision': '终止法律援助决定书',
}

/** Everything missing before the matter may be archived, at once, each with its ground. */
export function judgeDossier(
  matter: Pick<Matter, 'state' | 'cause' | 'source' | 'noticeReason' | 'assignedOn'>,
  { materials, documents }: Held,
): Reason[] {
  const isTerminated = matter.state === 'terminated'
  const has = (phase: string, code: string) =>
    materials.some((material) => material.phase === phase && material.code === code)
  const wanted: [boolean, DocumentKind][] = [
    [matter.noticeReason === null, 'grant-decision'],
    [matter.assignedOn !== null, 'assignment-notice'],
    [!isTerminated, 'closing-report'],
    [isTerminated, 'termination-decision'],
  ]
  const papers = requiredMaterials({
    cause: matter.cause,
    noticeReason: matter.noticeReason,
    source: matter.source,
    exemption: null,
  }).filter(({ code, required }) => required && !has('application', code))
  return [
    ...papers.map(({ title, basis }) => ({ text: `缺${title}`, basis })),
    ...wanted
      .filter(([isWanted, kind]) => isWanted && !documents.includes(kind))
      .map(([, kind]) => ({ text: `缺${NAMES[kind]}`, basis: '办理法律援助案件程序规定 第四十二条（一案一卷）' })),
    ...(isTerminated || has('closing', 'agreement')
      ? []
      : [{ text: '缺委托协议、授权委托书', basis: '办理法律援助案件程序规定 第二十七条' }]),
  ]
}
