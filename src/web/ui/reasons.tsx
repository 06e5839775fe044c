import type { Reason } from '#kernel/refusal.ts'

/** Reasons, each with the ground it stands on. */
export const Reasons = ({ reasons }: { reasons: readonly Reason[] }) => (
  <ul className="reasons">
    {reasons.map(({ text, basis }) => (
      <li key={text + basis}>
        {text}
        <span className="basis">{basis}</span>
      </li>
    ))}
  </ul>
)
