import type { Answer } from '#web/ui/ask.ts'

type Share = Answer<'listCandidates'>['firmShare']
const percentOf = ({ assigned, byFirms }: Share): string => `${((byFirms / assigned) * 100).toFixed(1)}%`

/** This year's share of firms' lawyers beside the county's target; with a batch, what it would be. */
export function FirmShare({ share, proposed }: { share: Share; proposed?: Share }) {
  const { assigned, byFirms, targetPercent } = share
  if (assigned === 0 && !proposed?.assigned) return null
  const isShort = (of: Share) =>
    of.targetPercent !== null && of.assigned > 0 && of.byFirms * 100 < of.targetPercent * of.assigned
  return (
    <span className={isShort(proposed ?? share) ? 'due-late' : undefined}>
      今年已派 {assigned} 件，律师事务所律师 {byFirms} 件{assigned > 0 && `（${percentOf(share)}）`}
      {proposed && proposed.assigned > assigned && `，本批指派后 ${percentOf(proposed)}`}
      {targetPercent !== null && `，目标 ${targetPercent}% 以上`}
    </span>
  )
}
