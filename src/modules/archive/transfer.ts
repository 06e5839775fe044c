import type { PlainDate } from '#kernel/plain-date.ts'
import { pack } from '#platform/package.ts'

export type Handed = {
  archiveNumber: string
  matterNumber: string
  archivedOn: PlainDate
  keepUntil: PlainDate | null
  pages: number
  digest: string
  bytes: number
}

const quoted = (cell: string | number) => `"${String(cell).replaceAll('"', '""')}"`

/**
 * What goes to the archive's own house (档案法 第三十九条): the volumes, a list of them, and for every file the digest by which whoever receives
 * it sees that it arrived whole (`sha256sum -c`).
 */
export async function packTransfer(
  handed: readonly Handed[],
  read: (digest: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const nameOf = ({ archiveNumber }: Handed) => `卷宗/${archiveNumber}.pdf`
  const heading = ['序号', '档号', '案件编号', '归档日期', '保管至', '页数', '字节', '文件', 'SHA-256']
  const lines = handed.map((it, index) => [
    ...[index + 1, it.archiveNumber, it.matterNumber, it.archivedOn, it.keepUntil ?? '未设定'],
    ...[it.pages, it.bytes, nameOf(it), it.digest],
  ])
  const list = `\uFEFF${[heading, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`
  const sums = handed.map((it) => `${it.digest}  ${nameOf(it)}\n`).join('')
  const files: Record<string, Uint8Array> = { '移交目录.csv': Buffer.from(list), 'SHA256SUMS.txt': Buffer.from(sums) }
  for (const it of handed) files[nameOf(it)] = await read(it.digest)
  return pack(files)
}
