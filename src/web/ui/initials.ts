// The collation order of Chinese is that of pinyin: the first character of each initial marks where it begins.
const FIRST = [...'阿八嚓哒妸发旮哈讥咔垃呣拏噢妑七呥仨它穵夕丫帀']
const LETTERS = [...'abcdefghjklmnopqrstwxyz']
const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

/** 'zfldbc' for 支付劳动报酬: enough to find a word of a list by its initials, with no dictionary to load. */
export function initialsOf(text: string): string {
  let initials = ''
  for (const character of text) {
    if (/[a-z0-9]/i.test(character)) initials += character.toLowerCase()
    if (!/[\u4e00-\u9fff]/.test(character)) continue
    const at = FIRST.findLastIndex((first) => collator.compare(first, character) <= 0)
    initials += LETTERS[at] ?? ''
  }
  return initials
}

export const isFoundBy = (typed: string, text: string): boolean => {
  const wanted = typed.trim().toLowerCase()
  return wanted === '' || text.toLowerCase().includes(wanted) || initialsOf(text).includes(wanted)
}
