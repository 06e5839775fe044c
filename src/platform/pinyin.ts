import { pinyin } from 'pinyin-pro'

/** How a name is typed on a keyboard: 王小明 is wangxiaoming, or wxm. A surname is read as a surname (单 shan, 吕 lv). */
export function keysOf(name: string): { pinyin: string; initials: string } {
  const read = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true })
  const syllables = read.map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, '')).filter(Boolean)
  return { pinyin: syllables.join(''), initials: syllables.map((syllable) => syllable[0]).join('') }
}
