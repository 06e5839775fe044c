import { createCipheriv, createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FieldPlace,
  gm,
  intl,
  nameIndexes,
  namePieceIndexes,
  normalise,
  SealBroken,
  type SealingKey,
  SUITES,
  sealOf,
  wholeNameIndex,
} from './cipher-suite.ts'

const keyOf = (id: string, byte: number): SealingKey => ({ id, secret: new Uint8Array(32).fill(byte) })
const key = keyOf('k1', 1)
const place: FieldPlace = { county: '340422', table: 'person', column: 'phone', rowId: 'a1' }
const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })

describe('the algorithms Node brings', () => {
  it('SM3 and SM4 are those of GB/T 32905 and GB/T 32907', () => {
    expect(createHash('sm3').update('abc').digest('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
    const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
    expect(cipher.update(block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
  })
})

describe.each([intl, gm])('the $id suite', (suite) => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(suite.open(suite.seal(text, key, place), key, place)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })
  it('says with which suite and key, and never the same twice', () => {
    const [one, two] = [suite.seal('13800001234', key, place), suite.seal('13800001234', key, place)]
    expect(sealOf(one)).toEqual({ suite: suite.id, keyId: 'k1' })
    expect(one).not.toBe(two)
    expect(sealOf('13800001234')).toBeNull()
  })
  it('shows nothing of the text but its length', () => {
    expect(suite.seal('13800001234', key, place)).not.toContain('13800001234')
    expect(suite.seal('一', key, place).length).toBe(suite.seal('二', key, place).length)
  })
  it.each<[string, Partial<FieldPlace>]>([
    ['row', { rowId: 'a2' }],
    ['column', { column: 'address' }],
    ['table', { table: 'counsel' }],
    ['county', { county: '340421' }],
    ['place that reads the same when its parts are joined', { table: 'personp', column: 'hone' }],
  ])('does not open in another %s', (_, other) => {
    const sealed = suite.seal('13800001234', key, place)
    expect(() => suite.open(sealed, key, { ...place, ...other })).toThrow(SealBroken)
  })
  it('does not open with another key, even one that bears the same name', () => {
    const sealed = suite.seal('13800001234', key, place)
    expect(() => suite.open(sealed, keyOf('k2', 2), place)).toThrow('不是用这把密钥')
    expect(() => suite.open(sealed, keyOf('k1', 2), place)).toThrow('改动过')
    expect(() => suite.open(sealed.replace('.k1.', '.k2.'), keyOf('k2', 1), place)).toThrow('改动过')
  })
  it('does not open with any one bit of it flipped', () => {
    const sealed = suite.seal('寿县寿春镇', key, place)
    const [, , , body = ''] = sealed.split('.')
    const bytes = Buffer.from(body, 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(() => suite.open(`v1.${suite.id}.k1.${flipped.toString('base64url')}`, key, place)).toThrow(SealBroken)
    }
  })
  it('does not open with any one letter of it changed', () => {
    const sealed = suite.seal('3', key, place)
    for (let index = 0; index < sealed.length; index++)
      for (const letter of 'Ab-_.0=') {
        if (sealed[index] === letter) continue
        const changed = sealed.slice(0, index) + letter + sealed.slice(index + 1)
        expect(() => suite.open(changed, key, place)).toThrow(SealBroken)
      }
  })
  it('does not open when it was cut short, or is no sealed text', () => {
    const sealed = suite.seal('寿县', key, place)
    for (let length = 0; length < sealed.length; length++)
      expect(() => suite.open(sealed.slice(0, length), key, place)).toThrow(SealBroken)
    expect(() => suite.open('寿县', key, place)).toThrow(SealBroken)
    expect(() => suite.open(`${sealed}\n`, key, place)).toThrow(SealBroken)
  })
  it('does not open what the other suite sealed', () => {
    const other = suite === intl ? gm : intl
    expect(() => suite.open(other.seal('寿县', key, place), key, place)).toThrow(SealBroken)
    expect(SUITES[other.id]).toBe(other)
  })

  it('finds a value by its blind index however it was typed, and tells values and keys apart', () => {
    const index = (value: string, byte = 1) => suite.blindIndex(value, new Uint8Array(32).fill(byte))
    expect(index('34042219800101001x')).toBe(index(' ３４０４２２１９８００１０１００１Ｘ　'))
    expect(index('34042219800101001X')).not.toBe(index('340422198001010011'))
    expect(index('34042219800101001X')).not.toBe(index('34042219800101001X', 2))
    expect(index('34042219800101001X')).toMatch(/^[\w-]{22}$/)
  })
  it('finds a name by any piece of it, and nothing that does not hold the piece', () => {
    const secret = new Uint8Array(32).fill(3)
    const name = fc.array(fc.constantFrom(...'王李张刘陈杨赵黄周吴徐秀英伟芳'), { minLength: 1, maxLength: 4 })
    const holds = (whole: string, piece: string) => {
      const indexes = new Set(nameIndexes(suite, whole, secret))
      return namePieceIndexes(suite, piece, secret).every((index) => indexes.has(index))
    }
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (letters, a, b) => {
        const whole = letters.join('')
        const from = a % letters.length
        expect(holds(whole, letters.slice(from, from + 1 + (b % letters.length)).join(''))).toBe(true)
        expect(holds(whole, '郑')).toBe(false)
      }),
      { numRuns: 200 },
    )
    expect(holds('张秀英', '秀张')).toBe(false)
  })
  it('tells a whole name from a piece that reads the same', () => {
    const secret = new Uint8Array(32).fill(3)
    const whole = wholeNameIndex(suite, '张伟', secret)
    expect(nameIndexes(suite, ' 张　伟', secret)).toContain(whole)
    expect(nameIndexes(suite, '张伟东', secret)).not.toContain(whole)
    expect(wholeNameIndex(suite, '阿不都·热合曼', secret)).toBe(wholeNameIndex(suite, '阿不都热合曼', secret))
  })
})

it('normalising twice is normalising once', () => {
  fc.assert(fc.property(anyText, (text) => normalise(normalise(text)) === normalise(text)))
})
