const isStatute = (name: string) => /(?<!办)法$|法典$/.test(name) && !name.startsWith('中华人民共和国')

/**
 * '法律援助法 第四十九条' as a document quotes it: '《中华人民共和国法律援助法》第四十九条'.
 * Several grounds are parted by '；', and those of one law name it once; what names no article is left as it was written.
 */
export function cite(basis: string): string {
  let lastName: string | undefined
  return basis
    .split(/[；;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, name, article] = /^([^《》\s]+)\s+(第.+)$/.exec(part) ?? []
      const isSameLaw = name !== undefined && name === lastName
      lastName = name
      if (!name || !article) return part
      return isSameLaw ? article : `《${isStatute(name) ? '中华人民共和国' : ''}${name}》${article}`
    })
    .join('、')
}
