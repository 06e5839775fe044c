import { describe, expect, it } from 'vitest'
import { fingerprint, intentFor, isSettledBy } from './intent.ts'

let made = 0
const newId = () => `id-${++made}`

describe('one command id per intent', () => {
  const first = intentFor(null, fingerprint('grantAid', { matterId: 'a' }), newId)
  it('keeps the id when the same thing is pressed again', () => {
    expect(intentFor(first, fingerprint('grantAid', { matterId: 'a' }), newId)).toBe(first)
  })
  it('takes a new id when what is sent has changed', () => {
    expect(intentFor(first, fingerprint('grantAid', { matterId: 'b' }), newId).id).not.toBe(first.id)
  })
  it('takes a new id for another file of the same name', () => {
    const sent = (size: number) => fingerprint('addAttachment', { title: '判决书' }, ['a.pdf', size, 1])
    expect(sent(10)).not.toBe(sent(11))
  })
  it.each(['network', 'unavailable', 'broken'])('is not settled by %s: it may have been carried out', (code) => {
    expect(isSettledBy(code)).toBe(false)
  })
  it.each(['invalid', 'not_now', 'not_permitted', 'not_found', 'not_signed_in', 'too_large'])(
    'is settled by %s',
    (code) => {
      expect(isSettledBy(code)).toBe(true)
    },
  )
})
