import { describe, expect, it } from 'vitest'
import { cite } from './citation.ts'

describe('a ground as a document quotes it', () => {
  it('gives a statute its full name', () => {
    expect(cite('法律援助法 第四十九条')).toBe('《中华人民共和国法律援助法》第四十九条')
    expect(cite('民法典 第二百条')).toBe('《中华人民共和国民法典》第二百条')
  })
  it('does not take a rule or a regulation for a statute', () => {
    expect(cite('安徽省法律援助条例 第九条')).toBe('《安徽省法律援助条例》第九条')
    expect(cite('法律援助投诉处理办法 第三条')).toBe('《法律援助投诉处理办法》第三条')
  })
  it('names one law once for several articles', () => {
    expect(cite('法律援助法 第三十一条；法律援助法 第四十一条；安徽省法律援助条例 第九条')).toBe(
      '《中华人民共和国法律援助法》第三十一条、第四十一条、《安徽省法律援助条例》第九条',
    )
  })
  it('leaves alone what is already quoted or names no article', () => {
    expect(cite('《中华人民共和国法律援助法》第四十九条')).toBe('《中华人民共和国法律援助法》第四十九条')
    expect(cite('寿县经济困难标准')).toBe('寿县经济困难标准')
    expect(cite('')).toBe('')
  })
})
