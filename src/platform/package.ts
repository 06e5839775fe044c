import { zipSync } from 'fflate'

// So that the same files give the same package.
const MOMENT = new Date('2000-01-01T00:00:00')

/** Files by their names in one package (zip), as they are: what is in it is compressed already. */
export const pack = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({ ...files }, { level: 0, mtime: MOMENT })
