/** The columns that the address names, in the list's own order; the usual ones where it names none. */
export function columnsIn<C extends string>(
  labels: Readonly<Record<C, string>>,
  usual: readonly C[],
  stated: string | undefined,
): readonly C[] {
  const chosen = (stated ?? '').split(',')
  const known = (Object.keys(labels) as C[]).filter((column) => chosen.includes(column))
  return known.length > 0 ? known : usual
}
