import { createPublicKey } from 'node:crypto'

/** The key in its one written form; null where the text is no Ed25519 public key, above all where it is a private one. */
export function readPublicKey(pem: string): string | null {
  if (pem.includes('PRIVATE')) return null
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key.export({ type: 'spki', format: 'pem' }).toString() : null
  } catch {
    return null
  }
}
