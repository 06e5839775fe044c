import { z } from 'zod'

// What lists keep in their address; what is not understood there is left out.

export const codeOf = <C extends Record<string, string>>(labels: C) =>
  z
    .enum(Object.keys(labels) as [keyof C & string, ...(keyof C & string)[]])
    .optional()
    .catch(undefined)
export const day = z.iso.date().optional().catch(undefined)
export const paging = {
  page: z.coerce.number().int().min(1).optional().catch(undefined),
  size: z.coerce.number().int().min(1).max(100).optional().catch(undefined),
}
