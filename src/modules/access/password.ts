import { hash, verify } from '@node-rs/argon2'

// OWASP's floor for argon2id: 19 MiB, two passes.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const digestPassword = (password: string): Promise<string> => hash(password, COST)
export const isPassword = (password: string, digest: string): Promise<boolean> => verify(digest, password)
/** What is checked when nobody has that login, so that the answer takes as long. */
export const NOBODYS_DIGEST =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Vd1Kn0XV1J1hX3mGVXHqk0yGfGyIdYB6oXRVAE0l5qw'
