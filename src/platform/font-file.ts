import { inflateSync } from 'node:zlib'

type Table = { tag: string; checksum: number; bytes: Buffer }

/** A WOFF 1.0 file as the TrueType file inside it: the only form in which npm carries 楷体 whole. */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 font')
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index): Table => {
    const at = 44 + index * 20
    const offset = woff.readUInt32BE(at + 4)
    const packedLength = woff.readUInt32BE(at + 8)
    const length = woff.readUInt32BE(at + 12)
    const packed = woff.subarray(offset, offset + packedLength)
    return {
      tag: woff.toString('latin1', at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      bytes: packedLength < length ? inflateSync(packed) : packed,
    }
  }).sort((one, other) => (one.tag < other.tag ? -1 : 1))
  return assemble(woff.readUInt32BE(4), tables)
}

function assemble(flavour: number, tables: readonly Table[]): Buffer {
  const header = Buffer.alloc(12 + 16 * tables.length)
  const step = Math.floor(Math.log2(tables.length))
  header.writeUInt32BE(flavour, 0)
  header.writeUInt16BE(tables.length, 4)
  header.writeUInt16BE(16 << step, 6)
  header.writeUInt16BE(step, 8)
  header.writeUInt16BE(16 * tables.length - (16 << step), 10)
  const parts: Buffer[] = [header]
  let offset = header.length
  for (const [index, { tag, checksum, bytes }] of tables.entries()) {
    const at = 12 + index * 16
    header.write(tag, at, 'latin1')
    header.writeUInt32BE(checksum, at + 4)
    header.writeUInt32BE(offset, at + 8)
    header.writeUInt32BE(bytes.length, at + 12)
    const padding = (4 - (bytes.length % 4)) % 4
    parts.push(bytes, Buffer.alloc(padding))
    offset += bytes.length + padding
  }
  return Buffer.concat(parts)
}

function tableOf(font: Buffer, tag: string): Buffer {
  // The first font of a collection speaks for all of them.
  const start = font.toString('latin1', 0, 4) === 'ttcf' ? font.readUInt32BE(12) : 0
  for (let index = 0; index < font.readUInt16BE(start + 4); index++) {
    const at = start + 12 + index * 16
    if (font.toString('latin1', at, at + 4) !== tag) continue
    const offset = font.readUInt32BE(at + 8)
    return font.subarray(offset, offset + font.readUInt32BE(at + 12))
  }
  throw new Error(`the font has no ${tag} table`)
}

/** Every family name that the font gives itself, in whatever language: a typesetter may know it by any of them. */
export function familiesOf(font: Buffer): string[] {
  const table = tableOf(font, 'name')
  const strings = table.readUInt16BE(4)
  const names = new Set<string>()
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const at = 6 + index * 12
    const isFamily = [1, 16].includes(table.readUInt16BE(at + 6))
    if (!isFamily || table.readUInt16BE(at) !== 3) continue
    const offset = strings + table.readUInt16BE(at + 10)
    names.add(
      Buffer.from(table.subarray(offset, offset + table.readUInt16BE(at + 8)))
        .swap16()
        .toString('utf16le'),
    )
  }
  return [...names]
}

/** Calls back with each character that the font has a glyph for. */
export function eachCharacter(font: Buffer, found: (codePoint: number) => void): void {
  const table = tableOf(font, 'cmap')
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const at = 4 + index * 8
    const isUnicode = [0, 3].includes(table.readUInt16BE(at))
    if (!isUnicode) continue
    const subtable = table.subarray(table.readUInt32BE(at + 4))
    const format = subtable.readUInt16BE(0)
    if (format === 4) eachOfSegments(subtable, found)
    if (format === 12) eachOfGroups(subtable, found)
  }
}

function eachOfSegments(subtable: Buffer, found: (codePoint: number) => void): void {
  const doubled = subtable.readUInt16BE(6)
  for (let at = 0; at < doubled; at += 2) {
    const end = subtable.readUInt16BE(14 + at)
    const start = subtable.readUInt16BE(16 + doubled + at)
    const delta = subtable.readUInt16BE(16 + 2 * doubled + at)
    const rangeAt = 16 + 3 * doubled + at
    const range = subtable.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const raw = range === 0 ? code : subtable.readUInt16BE(rangeAt + range + 2 * (code - start))
      const hasGlyph = raw !== 0 && ((raw + delta) & 0xffff) !== 0
      if (hasGlyph) found(code)
    }
  }
}

function eachOfGroups(subtable: Buffer, found: (codePoint: number) => void): void {
  for (let index = 0; index < subtable.readUInt32BE(12); index++) {
    const at = 16 + index * 12
    const start = subtable.readUInt32BE(at)
    for (let code = start; code <= subtable.readUInt32BE(at + 4); code++)
      if (subtable.readUInt32BE(at + 8) + code - start !== 0) found(code)
  }
}
