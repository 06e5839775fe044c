import { createHash, webcrypto } from 'node:crypto'
import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { SignPdf } from '@signpdf/signpdf'
import { Signer } from '@signpdf/utils'
import { type Constructed, Integer, ObjectIdentifier, OctetString, Sequence, Utf8String } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  getRandomValues,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  setEngine,
} from 'pkijs'
import { type Instant, msOf, type PlainDate } from '#kernel/plain-date.ts'

setEngine('node', new CryptoEngine({ name: 'node', crypto: webcrypto as Crypto }))

// Names of the standards in their registered numbers: RFC 5652 (CMS), RFC 5035 (ESS), RFC 5280 (X.509).
const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
}
const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const
/** Room for the signature and its certificate, in bytes. */
const ROOM = 6144

/** Whoever signs with the key of a seal: the built-in one below, or a card or a service that never gives its key away. */
export type SealSigner = { certificate: Uint8Array; sign(content: Uint8Array): Promise<Uint8Array> }

/** A key of its own for a seal, with a certificate that names seal and owner; both in DER. */
export async function makeSealKey(
  { name, owner }: { name: string; owner: string },
  from: PlainDate,
  until: PlainDate,
): Promise<{ certificate: Uint8Array; privateKey: Uint8Array }> {
  const keys = await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify'])
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: newSerial().buffer as ArrayBuffer })
  for (const side of [certificate.issuer, certificate.subject])
    for (const [type, value] of [
      [OID.organisation, owner],
      [OID.commonName, name],
    ] as const)
      side.typesAndValues.push(new AttributeTypeAndValue({ type, value: new Utf8String({ value }) }))
  certificate.notBefore.value = new Date(`${from}T00:00:00Z`)
  certificate.notAfter.value = new Date(`${until}T00:00:00Z`)
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as CryptoKey)
  await certificate.sign(keys.privateKey as CryptoKey, 'SHA-256')
  return {
    certificate: new Uint8Array(certificate.toSchema(true).toBER(false)),
    privateKey: new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
  }
}

/** A positive number of ninety-five bits in its shortest form: anything else is no serial number to a strict reader (RFC 5280, 4.1.2.2). */
function newSerial(): Uint8Array {
  const drawn = getRandomValues(new Uint8Array(12))
  drawn[0] = ((drawn[0] as number) & 0x3f) | 0x40
  return drawn
}

/** SHA-256 of a certificate in upper-case hex, as readers of a PDF show it. */
export const fingerprintOf = (certificate: Uint8Array): string =>
  createHash('sha256').update(certificate).digest('hex').toUpperCase()

/** Signs in this process, with a key that the vault kept. */
export function builtInSigner(certificate: Uint8Array, privateKey: Uint8Array): SealSigner {
  const key = webcrypto.subtle.importKey('pkcs8', privateKey as BufferSource, RSA, false, ['sign'])
  return {
    certificate,
    sign: async (content) => new Uint8Array(await webcrypto.subtle.sign(RSA, await key, content as BufferSource)),
  }
}

export type Signing = { reason: string; name: string; location: string; at: Instant }

/**
 * Signs a PDF as an addition to it (PAdES baseline, ETSI EN 319 142): whatever was signed before stays signed, and one byte changed
 * anywhere breaks it. The same document, key and moment give the same bytes.
 */
export async function signPdf(
  pdf: Uint8Array,
  signer: SealSigner,
  { reason, name, location, at }: Signing,
): Promise<Uint8Array> {
  const signingTime = new Date(msOf(at))
  const withPlace = plainAddPlaceholder({
    pdfBuffer: Buffer.from(pdf),
    ...{ reason, name, location, signingTime },
    contactInfo: '',
    signatureLength: ROOM,
    subFilter: 'ETSI.CAdES.detached',
  })
  const signed = await new SignPdf().sign(tidyTrailer(withPlace), new Pades(signer), signingTime)
  return new Uint8Array(signed)
}

/**
 * Puts right what strict readers point out in the addition: its table begins behind an empty line, its trailer counts objects that
 * are not there, and leaves out the document's identifier, which an archive's PDF must carry (ISO 19005-2, 6.1.3).
 */
function tidyTrailer(pdf: Buffer): Buffer {
  const table = pdf.lastIndexOf('\nxref\n') + 1
  const text = pdf.toString('latin1', table, pdf.lastIndexOf('startxref\n'))
  const before = pdf.toString('latin1', 0, table)
  const highest = [...text.matchAll(/^(\d+) (\d+)$/gm)].map(([, first, count]) => Number(first) + Number(count))
  const counted = [...before.matchAll(/\/Size (\d+)/g)].map(([, size]) => Number(size))
  const [identifier = ''] = /\/ID\s*\[[^\]]*\]/.exec(before) ?? []
  const told = text
    .replace(/\/Size \d+/, `/Size ${Math.max(...highest, ...counted)}`)
    .replace(/>>\s*$/, `${identifier}\n>>\n`)
  return Buffer.concat([pdf.subarray(0, table), Buffer.from(`${told}startxref\n${table}\n%%EOF\n`, 'latin1')])
}

/** Certificates as they were read, by fingerprint: a county has a few seals, and each signs with the same one for years. */
const readCertificates = new Map<string, Certificate>()
function readCertificate(der: Uint8Array): Certificate {
  const fingerprint = fingerprintOf(der)
  const read = readCertificates.get(fingerprint) ?? Certificate.fromBER(der as BufferSource)
  readCertificates.set(fingerprint, read)
  return read
}

class Pades extends Signer {
  readonly #signer: SealSigner
  constructor(signer: SealSigner) {
    super()
    this.#signer = signer
  }
  override async sign(content: Buffer): Promise<Buffer> {
    const { certificate: der } = this.#signer
    const certificate = readCertificate(der)
    const sha256 = (bytes: Uint8Array) => new OctetString({ valueHex: createHash('sha256').update(bytes).digest() })
    const signedAttrs = new SignedAndUnsignedAttributes({
      type: 0,
      attributes: [
        new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.data })] }),
        new Attribute({ type: OID.messageDigest, values: [sha256(content)] }),
        // Which certificate it is that signs, so that no other can be put in its place.
        new Attribute({ type: OID.signingCertificateV2, values: [nested(nested(nested(sha256(der))))] }),
      ],
    })
    // The attributes are signed as the set that they are (0x31), not under the tag that they carry in the structure.
    const toSign = new Uint8Array(signedAttrs.toSchema().toBER(false))
    toSign[0] = 0x31
    const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: OID.sha256 })
    const info = new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
      digestAlgorithm,
      signedAttrs,
      signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256WithRsa }),
      signature: new OctetString({ valueHex: (await this.#signer.sign(toSign)) as BufferSource as ArrayBuffer }),
    })
    const signedData = new SignedData({
      version: 1,
      digestAlgorithms: [digestAlgorithm],
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
      certificates: [certificate],
      signerInfos: [info],
    })
    const envelope = new ContentInfo({ contentType: OID.signedData, content: signedData.toSchema(true) })
    return Buffer.from(envelope.toSchema().toBER(false))
  }
}
const nested = (inner: Constructed | OctetString) => new Sequence({ value: [inner] })
