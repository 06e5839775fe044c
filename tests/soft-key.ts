import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A passkey in software: ES256, no attestation (WebAuthn level 2, 6.1 and 6.5). */
export function softKey(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let counter = 0
  const text = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
  const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
  const authenticatorData = (flags: number, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter++)
    return Buffer.concat([sha256('localhost'), Buffer.from([flags]), count, more])
  }
  const clientData = (type: string, challenge: unknown, at: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }))
  const bytes = (content: Buffer) => Buffer.concat([Buffer.from([0x58, content.length]), content]) // CBOR byte string
  const base = { id: text(id), rawId: text(id), type: 'public-key', clientExtensionResults: {} }
  return {
    register({ challenge }: Record<string, unknown>) {
      // CBOR of the COSE key {1: 2, 3: -7, -1: 1, -2: x, -3: y}
      const cose = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
        bytes(Buffer.from(x, 'base64url')),
        Buffer.from([0x22]),
        bytes(Buffer.from(y, 'base64url')),
      ])
      const length = Buffer.from([0, id.length])
      const data = authenticatorData(0x45, Buffer.concat([Buffer.alloc(16), length, id, cose]))
      const word = (name: string) => Buffer.concat([Buffer.from([0x60 + name.length]), Buffer.from(name)])
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3]),
        word('fmt'),
        word('none'),
        word('attStmt'),
        Buffer.from([0xa0]),
        word('authData'),
        bytes(data),
      ])
      const clientDataJSON = text(clientData('webauthn.create', challenge, origin))
      return { ...base, response: { clientDataJSON, attestationObject: text(attestationObject), transports: ['usb'] } }
    },
    prove({ challenge }: Record<string, unknown>, at = origin) {
      const data = authenticatorData(0x05)
      const client = clientData('webauthn.get', challenge, at)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        ...base,
        response: { clientDataJSON: text(client), authenticatorData: text(data), signature: text(signature) },
      }
    },
  }
}
