import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A page as it was written on the day: the file that prints and every file it imports, by name. */
export type Page = { digest: string; files: Record<string, string> }

const known = new Map<string, Page>()

/** The page that prints this kind of document today, with its digest: what an issued document is pinned to. */
export function currentPage(template: string, folder = new URL('../documents/', import.meta.url)): Page {
  const key = new URL(template, folder).href
  const found = known.get(key)
  if (found) return found
  const files: Record<string, string> = {}
  const take = (name: string): void => {
    if (name in files) return
    const text = readFileSync(new URL(name, folder), 'utf8')
    files[name] = text
    for (const [, imported] of text.matchAll(/^#import "([a-z-]+\.typ)"/gm)) take(imported as string)
  }
  take(template)
  const digest = createHash('sha256')
    .update(JSON.stringify(Object.entries(files).sort()))
    .digest('hex')
  const page = { digest, files }
  known.set(key, page)
  return page
}
