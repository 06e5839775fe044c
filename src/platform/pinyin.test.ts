import { expect, it } from 'vitest'
import { keysOf } from './pinyin.ts'

it.each([
  ['王小明', 'wangxiaoming', 'wxm'],
  ['单田芳', 'shantianfang', 'stf'],
  ['吕某某', 'lvmoumou', 'lmm'],
  ['欧阳某', 'ouyangmou', 'oym'],
  ['Maria 样例', 'mariayangli', 'myl'],
  ['', '', ''],
])('%s is typed %s, or %s', (name, pinyin, initials) => {
  expect(keysOf(name)).toEqual({ pinyin, initials })
})
