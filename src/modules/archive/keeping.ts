import type { PlainDate } from '#kernel/plain-date.ts'

/** One line of the index: what it is, who made it, how many pages it has in the volume, and how many on paper only. */
export type Paper = {
  title: string
  responsible: string
  on: PlainDate | null
  pages: number
  number?: string | null
  paperOnly?: number
}
export type DossierItem = Paper & { firstPage: number; lastPage: number }

/** Pages run on without a gap. */
export function paginate<P extends Paper>(papers: readonly P[]): (P & DossierItem)[] {
  let page = 0
  return papers.map((paper) => {
    const firstPage = page + 1
    page += paper.pages
    return { ...paper, firstPage, lastPage: page }
  })
}

/** Two say yes before anything is destroyed, and neither drew up the list. */
export const APPROVALS_TO_DESTROY = 2
/** Why a dossier may not be put on a list of what is to be destroyed; null where it may. */
export function obstacleToDestroying(
  {
    archiveNumber,
    keepUntil: until,
    destroyedOn,
    loanId,
  }: { archiveNumber: string; keepUntil: PlainDate | null; destroyedOn: PlainDate | null; loanId: string | null },
  today: PlainDate,
): string | null {
  if (destroyedOn) return `${archiveNumber}已经销毁`
  if (until === null) return `${archiveNumber}没有设定保管期限，不得销毁`
  if (until >= today) return `${archiveNumber}的保管期限到${until}，还没有期满`
  if (loanId) return `${archiveNumber}借出未还，请收回后再列入`
  return null
}

/** The day until which a dossier is kept; nothing where the county has set no period: then it is kept for good. */
export const keepUntil = (archivedOn: PlainDate, years: number | null | undefined): PlainDate | null =>
  years ? (`${Number(archivedOn.slice(0, 4)) + years}-12-31` as PlainDate) : null
