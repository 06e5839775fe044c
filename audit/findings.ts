/** What can be wrong with a history; each is told with where. */
export const KINDS = {
  entryChanged: '记录被改动',
  contentChanged: '记录对应的办理步骤被改动',
  entryMissing: '记录被删除',
  entryUnlisted: '记录没有进入树，可能是事后插入的',
  leafGap: '树叶编号不连续',
  leafTwice: '树叶编号出现两次',
  stepUnlinked: '办理步骤没有对应的记录，可能是直接写入数据库的',
  rootMismatch: '记录与签过名的树头不符，可能被改写',
  rolledBack: '数据库少于签过名的树头，可能被退回到以前',
  headForged: '树头签名不真',
  frontierChanged: '树头的组成与树头不符',
  headFork: '同样条数有两个不同的树头',
  headOrder: '树头时间先后颠倒',
  headMissing: '库外保存的树头在数据库里没有',
  fileTruncated: '库外树头文件缺少数据库已有的树头，可能被截短',
  fileBroken: '库外树头文件有无法识别的行',
  rowsHidden: '有行不属于任何登记的县，或被规则挡住、核验不到',
  headStale: '有记录超过时限仍没有树头',
} as const

export type Kind = keyof typeof KINDS
export type Finding = { county: string; kind: Kind; where: string }

const SHOWN = 20

/** Collects findings; a rewritten history has millions, so of each kind only the first are kept and all are counted. */
export function newFindings() {
  const shown: Finding[] = []
  const counts: Partial<Record<Kind, number>> = {}
  return {
    add(county: string, kind: Kind, where: string): void {
      const count = (counts[kind] ?? 0) + 1
      counts[kind] = count
      if (count <= SHOWN) shown.push({ county, kind, where })
    },
    shown,
    counts,
    total: () => Object.values(counts).reduce((sum, count) => sum + count, 0),
  }
}
export type Findings = ReturnType<typeof newFindings>

export const sentences = ({ shown, counts }: Findings): string[] => [
  ...shown.map(({ county, kind, where }) => `${county} ${KINDS[kind]}：${where}`),
  ...Object.entries(counts)
    .filter(([, count]) => count > SHOWN)
    .map(([kind, count]) => `${KINDS[kind as Kind]}：共 ${count} 处，只列出前 ${SHOWN} 处`),
]
