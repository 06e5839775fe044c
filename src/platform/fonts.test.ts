import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { familiesOf, unwrapWoff } from './font-file.ts'
import { fonts, missingCharacters } from './fonts.ts'

describe('the characters of a name', () => {
  it('are there for rare names with the fonts of npm alone', () => {
    expect(missingCharacters('王〇 张䶮 李㛃 赵𬍛 买买提·阿不都')).toEqual([])
  })
  it('are told one by one when they are missing, each once', () => {
    expect(missingCharacters('李\u{31350}\u{31350}和\u{10FFFF}')).toEqual(['\u{31350}', '\u{10FFFF}'])
  })
  it('do not include spaces, line ends and marks that are never drawn', () => {
    expect(missingCharacters('第一行\n第二行\t　\u00A0\u200B\uFE0F')).toEqual([])
  })
  it('are known at once after the first time', () => {
    missingCharacters('寿')
    const start = performance.now()
    for (let time = 0; time < 1000; time++) missingCharacters('买买提·阿不都热合曼')
    expect(performance.now() - start).toBeLessThan(200)
  })
})

describe('the fonts', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.resetModules()
  })
  const kaiFile = () => fonts().files.find((file) => file.includes('LXGWWenKai')) as string

  it('include 楷体, unwrapped once', () => {
    const bytes = readFileSync(kaiFile())
    expect(familiesOf(bytes)).toEqual(['LXGW WenKai', '霞鹜文楷'])
    expect(() => unwrapWoff(bytes)).toThrow('not a WOFF')
  })
  it('include the licensed 仿宋 of the office where its folder has one, under every name it has', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fayuan-licensed-'))
    const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16()
    const bytes = readFileSync(kaiFile())
    for (let at = bytes.indexOf(utf16('LXGW WenKai')); at !== -1; at = bytes.indexOf(utf16('LXGW WenKai'), at))
      utf16('FangSong_GB').copy(bytes, at)
    writeFileSync(join(folder, 'simfang.ttf'), bytes)
    vi.stubEnv('FAYUAN_FONTS', folder)
    vi.resetModules()
    const fresh = await import('./fonts.ts')
    expect(fresh.fonts().families).toEqual({ fang: ['FangSong_GB'], xiaobiao: [] })
    expect(fresh.fonts().files[0]).toBe(join(folder, 'simfang.ttf'))
    rmSync(folder, { recursive: true })
  })
})
