import { v7 } from 'uuid'

/** UUIDv7 from random values, which a page without TLS in the county's own network has too; `crypto.randomUUID` it has not. */
export const newId = (): string => v7()
