import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printForm, printKeptForm } from '#documents/prepare.ts'
import { dayInChina, type Instant, msOf } from '#kernel/plain-date.ts'
import { planHelpVolume } from '#modules/archive/help-volume.ts'
import { paginate } from '#modules/archive/keeping.ts'
import { type Archived, findDossier, listUnbound, saveBound, saveProgress } from '#modules/archive/store.ts'
import { type Planned, planVolume } from '#modules/archive/volume.ts'
import { asPdf } from '#modules/document/operations.ts'
import { findAddressed } from '#modules/document/store.ts'
import { findSignedInside } from '#modules/form/store.ts'
import type { Database } from '#platform/database.ts'
import type { FileStore } from '#platform/files.ts'
import { askAside, type PaperOrder } from '#platform/papers.ts'
import type { Typesetter, TypesettingRequest } from '#platform/typesetter.ts'
import type { Vault } from '#platform/vault.ts'
import type { VolumePart } from '#platform/volume.ts'
import { inCounty } from './walls.ts'

type Parts = { db: Database; vault: Vault; files: FileStore; typesetter: Typesetter; now: () => Instant }
// What could not be bound must not keep the others waiting; it is tried again later, and by every new start of the program.
const failing = new Map<string, number>()
const AGAIN = 600_000 // ms
/** The pages of what was not counted when it came are counted when all of it lies there. */
const UNCOUNTED = -1

/** Binds a volume of what was archived and is not bound yet. Killed in between it begins that volume again. Gives how many it bound. */
export async function bindDossiers(parts: Parts, county: string, archived: Archived = 'any'): Promise<number> {
  const today = dayInChina(parts.now())
  const waiting = (await inCounty(parts.db, county, (tx) => listUnbound(tx, county, archived, today)))
    .filter(({ id }) => (failing.get(id) ?? 0) <= msOf(parts.now()))
    .slice(0, 1)
  for (const { id } of waiting) {
    const folder = await mkdtemp(join(tmpdir(), 'fayuan-volume-'))
    try {
      await bindOne(parts, county, id, folder)
      failing.delete(id)
    } catch (error) {
      failing.set(id, msOf(parts.now()) + AGAIN)
      throw error
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return waiting.length
}

async function bindOne({ db, vault, files, typesetter, now }: Parts, county: string, id: string, folder: string) {
  const at = now()
  const plan = await inCounty(db, county, async (tx) => {
    const dossier = await findDossier(tx, county, id)
    const filling = { vault, county, today: dayInChina(at), db: tx }
    if (dossier?.helpMonth) return planHelpVolume(filling, dossier, dossier.helpMonth)
    if (!dossier?.matterId) throw new Error(`no dossier ${id}`)
    return planVolume(filling, dossier, dossier.matterId)
  })
  const { archiveNumber, createdAt } = plan
  let count = 0
  const save = async (title: string, bytes: Uint8Array, pages: number): Promise<VolumePart> => {
    const file = join(folder, `${++count}.pdf`)
    await writeFile(file, bytes)
    return { kind: 'own', title, file, pages }
  }
  const typeset = async (title: string, request: TypesettingRequest) => {
    const { pdf, pages } = await typesetter.layOut(request)
    return save(title, pdf, pages)
  }
  const partsOf = async ({ title, source }: Planned): Promise<VolumePart[]> => {
    if (source.of === 'form') {
      const { kind, facts } = source.form
      return [await typeset(title, printForm(kind, facts as never, createdAt))]
    }
    if (source.of === 'files')
      return Promise.all(source.files.map((file) => partOf(title, file, (digest) => files.bring(digest, folder))))
    if (source.of === 'signed') {
      const found = await inCounty(db, county, (tx) => findSignedInside({ db: tx, vault }, county, source.signedFormId))
      if (!found) throw new Error(`no signed form ${source.signedFormId}`)
      return [await typeset(title, { ...printKeptForm(found.kind, found.facts, found.signedAt), page: found.page })]
    }
    const paper = await inCounty(db, county, async (tx) => {
      const found = await findAddressed({ db: tx, vault }, county, source.documentId)
      if (!found) throw new Error(`no document ${source.documentId}`)
      return { found, pdf: await asPdf({ db: tx, vault, files, typesetter }, county, found) }
    })
    return [await save(title, await paper.pdf.bytes(), UNCOUNTED)]
  }
  const bound: { planned: Planned; parts: VolumePart[] }[] = []
  // Most of the time goes into the papers; the rest is the book itself.
  const tell = progressTold((percent) => inCounty(db, county, (tx) => saveProgress(tx, county, id, percent)))
  for (const planned of plan.papers) {
    bound.push({ planned, parts: await partsOf(planned) })
    if (!(await tell((80 * bound.length) / plan.papers.length))) return
  }
  const uncounted = bound.flatMap(({ parts }) => parts).filter(({ pages }) => pages === UNCOUNTED)
  const counted = await askAside<number[]>({ count: uncounted })
  for (const [index, part] of uncounted.entries()) part.pages = counted[index] as number
  const items = paginate(
    bound.map(({ planned: { source: _source, ...paper }, parts }) => ({
      ...paper,
      pages: parts.reduce((sum, { pages }) => sum + pages, 0),
    })),
  )
  const pages = items.at(-1)?.lastPage ?? 0
  const front = [await typeset('封面', plan.cover(pages)), await typeset('卷内目录', plan.index(items))]
  const back = [await typeset('备考表', plan.note(items))]
  const stamps = await typeset('页码', { template: 'page-stamps.typ', data: { pages }, title: '页码', createdAt })
  const parts = bound.flatMap((each) => each.parts)
  const order: PaperOrder = { bind: { title: archiveNumber, createdAt, front, parts, back, stamps: stamps.file } }
  const volume = await askAside<Uint8Array>(order)
  // The file is kept under the dossier's lock: whoever stops at this moment is told that it is bound, or no file is left behind.
  await inCounty(db, county, async (tx) => {
    if (!(await saveProgress(tx, county, id, 100))) return
    await saveBound(tx, county, id, { items, pages, digest: await files.save(volume), now: at })
  })
}

/** Told in steps of ten: whoever waits looks once a second. False as soon as binding has been stopped. */
function progressTold(tell: (percent: number) => Promise<boolean>): (percent: number) => Promise<boolean> {
  let told = 0
  return async (percent) => {
    const step = Math.floor(percent / 10) * 10
    if (step <= told) return true
    told = step
    return tell(step)
  }
}

type Filed = { digest: string; mediaType: string; pages: number | null }
const partOf = async (
  title: string,
  { digest, mediaType, pages }: Filed,
  bring: (digest: string) => Promise<string>,
): Promise<VolumePart> => ({
  ...{ title, file: await bring(digest), kind: mediaType.startsWith('image/') ? 'picture' : 'foreign' },
  pages: pages ?? (mediaType.startsWith('image/') ? 1 : UNCOUNTED),
})
