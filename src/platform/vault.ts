import { type CipherSuite, type FieldPlace, intl, SUITES, sealOf } from './cipher-suite.ts'
import type { Reader } from './database.ts'
import type { KeyRing } from './keys.ts'

/** The one way to people's data at rest: what is kept is sealed for its place, what is looked up is looked up by a blind index. */
export type Vault = {
  seal(place: FieldPlace, plain: string): string
  open(place: FieldPlace, sealed: string): string
  /** What is kept beside the sealed value, to find it by. */
  index(county: string, field: IndexedField, value: string): string
  /** All that may be kept of this value: while keys are being changed, some rows still have the older one. */
  indexes(county: string, field: IndexedField, value: string): string[]
}
export type IndexedField = 'person.id_number' | 'person.phone'

/** What a store needs to read people: the database, and the vault to open what lies there. */
export type Opening = { db: Reader; vault: Vault }

export const openVault = (ring: KeyRing, suite: CipherSuite = intl): Vault => {
  const indexes = (county: string, field: IndexedField, value: string): string[] =>
    ring.indexKeys(county, field).map(({ id, secret }) => `${id}.${suite.blindIndex(value, secret)}`)
  return {
    seal: (place, plain) => suite.seal(plain, ring.fieldKey(place.county), place),
    open(place, sealed) {
      const header = sealOf(sealed)
      // Another suite or an older key is read as long as the ring has it: both change while the program runs.
      const { suite: id, keyId } = header ?? { suite: suite.id, keyId: undefined }
      return SUITES[id].open(sealed, ring.fieldKey(place.county, keyId), place)
    },
    index: (county, field, value) => indexes(county, field, value)[0] as string,
    indexes,
  }
}
