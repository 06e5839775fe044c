import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eachCharacter, familiesOf, unwrapWoff } from './font-file.ts'

const { resolve } = createRequire(import.meta.url)

/** The fonts that come with npm, so that a document looks the same on every machine. */
const packaged = (): string[] => [
  resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
  resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  kai(),
]
/** Debian's fonts-hanazono: characters beyond the general standard, for the few names that need them. */
const RARE = ['/usr/share/fonts/truetype/hanazono/HanaMinA.ttf', '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf']

function kai(): string {
  const woff = resolve('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff')
  const { version } = createRequire(import.meta.url)('@fontsource/lxgw-wenkai/package.json') as { version: string }
  const folders = [
    fileURLToPath(new URL('../../node_modules/.cache/fayuan-fonts', import.meta.url)),
    join(tmpdir(), `fayuan-fonts-${userInfo().uid}`),
  ]
  const name = `LXGWWenKai-${version}.ttf`
  const ready = folders.map((folder) => join(folder, name)).find(existsSync)
  if (ready) return ready
  const bytes = unwrapWoff(readFileSync(woff))
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      // Two processes may start at once: neither may see half a font.
      const draft = join(folder, `${name}.${process.pid}`)
      writeFileSync(draft, bytes)
      renameSync(draft, join(folder, name))
      return join(folder, name)
    } catch (error) {
      if (folder === folders.at(-1)) throw error
    }
  }
  throw new Error('no folder to keep the unwrapped font in')
}

/** The office's own licensed fonts (仿宋_GB2312, 方正小标宋), from the folder that FAYUAN_FONTS names. */
function licensed(): string[] {
  const folder = process.env.FAYUAN_FONTS
  if (!folder) return []
  return readdirSync(folder)
    .filter((name) => /\.(ttf|otf|ttc)$/i.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/** What a typesetting process must be told about fonts. */
export type Fonts = { files: string[]; families: { fang: string[]; xiaobiao: string[] } }

let known: { fonts: Fonts; covered: Uint8Array } | undefined

function look(): { fonts: Fonts; covered: Uint8Array } {
  if (known) return known
  const own = licensed()
  const shared = [...packaged(), ...RARE.filter(existsSync)]
  const covered = new Uint8Array(0x110000 / 8)
  for (const file of shared)
    eachCharacter(readFileSync(file), (code) => {
      covered[code >> 3] = (covered[code >> 3] ?? 0) | (1 << (code & 7))
    })
  const names = own.flatMap((file) => familiesOf(readFileSync(file)))
  const families = {
    fang: names.filter((name) => /仿宋|fang ?song/i.test(name)),
    xiaobiao: names.filter((name) => /小标宋|xiao ?biao/i.test(name)),
  }
  known = { fonts: { files: [...own, ...shared], families }, covered }
  return known
}

export const fonts = (): Fonts => look().fonts

/**
 * The characters of a text that no document could print, each once: to warn while a name is typed.
 * Spaces, line ends and what is never drawn are not among them.
 */
export function missingCharacters(text: string): string[] {
  const { covered } = look()
  const isPrintable = (character: string) => {
    const code = character.codePointAt(0) ?? 0
    return ((covered[code >> 3] ?? 0) & (1 << (code & 7))) !== 0
  }
  return [...new Set(text)].filter((it) => !/[\s\p{Default_Ignorable_Code_Point}]/u.test(it) && !isPrintable(it))
}
