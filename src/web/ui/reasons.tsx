import type { Reason } from '#kernel/refusal.ts'

/** Reasons, each with the ground it stands on; what two rules say alike is said once. */
export const Reasons = ({ reasons }: { reasons: readonly Reason[] }) => (
  <ul className="reasons">
    {distinct(reasons).map(({ text, basis }) => (
      <li key={text + basis}>
        {text}
        <span className="basis">{basis}</span>
      </li>
    ))}
  </ul>
)

const distinct = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map((reason) => [reason.text + reason.basis, reason])).values(),
]
