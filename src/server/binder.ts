import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DocumentKind } from '#documents/index.ts'
import { completeFacts, type FactsOf, printForm, printKeptForm, printRequest } from '#documents/prepare.ts'
import { dayInChina, type Instant, instantOf, msOf } from '#kernel/plain-date.ts'
import { paginate } from '#modules/archive/keeping.ts'
import { type Archived, listUnbound, saveBound } from '#modules/archive/store.ts'
import { coverOf, indexOf, noteOf, type Planned, planVolume } from '#modules/archive/volume.ts'
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
/** The pages of an issued paper are counted when all of them lie there. */
const UNCOUNTED = -1

/** Binds a volume of what was archived and is not bound yet. Killed in between it begins that volume again. Gives how many it bound. */
export async function bindDossiers(parts: Parts, county: string, archived: Archived = 'any'): Promise<number> {
  const today = dayInChina(parts.now())
  const waiting = (await inCounty(parts.db, county, (tx) => listUnbound(tx, county, archived, today)))
    .filter(({ matterId }) => (failing.get(matterId) ?? 0) <= msOf(parts.now()))
    .slice(0, 1)
  for (const { matterId } of waiting) {
    const folder = await mkdtemp(join(tmpdir(), 'fayuan-volume-'))
    try {
      await bindOne(parts, county, matterId, folder)
      failing.delete(matterId)
    } catch (error) {
      failing.set(matterId, msOf(parts.now()) + AGAIN)
      throw error
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return waiting.length
}

async function bindOne({ db, vault, files, typesetter, now }: Parts, county: string, matterId: string, folder: string) {
  const at = now()
  const filling = { vault, county, today: dayInChina(at) }
  const plan = await inCounty(db, county, (tx) => planVolume({ ...filling, db: tx }, matterId))
  const { archiveNumber, archivedOn } = plan.dossier
  // The volume's moment is the day it was archived, so that binding it again gives the same bytes.
  const createdAt = instantOf(Date.parse(`${archivedOn}T00:00:00+08:00`))
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
      return source.files.map(({ digest, mediaType, pages }) => ({
        kind: mediaType.startsWith('image/') ? ('picture' as const) : ('foreign' as const),
        ...{ title, pages, file: files.placeOf(digest) },
      }))
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
  for (const planned of plan.papers) bound.push({ planned, parts: await partsOf(planned) })
  const issued = bound.flatMap(({ parts }) => parts).filter(({ pages }) => pages === UNCOUNTED)
  const counted = await askAside<number[]>({ count: issued.map(({ file }) => file) })
  for (const [index, part] of issued.entries()) part.pages = counted[index] as number
  const items = paginate(
    bound.map(({ planned: { source: _source, ...paper }, parts }) => ({
      ...paper,
      pages: parts.reduce((sum, { pages }) => sum + pages, 0),
    })),
  )
  const pages = items.at(-1)?.lastPage ?? 0
  const own = <K extends DocumentKind>(kind: K, facts: FactsOf<K>) =>
    printRequest(kind, completeFacts(kind, facts), createdAt)
  const cover = await inCounty(db, county, (tx) => coverOf({ ...filling, db: tx }, plan, pages))
  const front = [
    await typeset('封面', own('dossier-cover', cover)),
    await typeset('卷内目录', own('dossier-index', indexOf(plan, items))),
  ]
  const back = [await typeset('备考表', printForm('dossier-note', noteOf(plan, items), createdAt))]
  const stamps = await typeset('页码', { template: 'page-stamps.typ', data: { pages }, title: '页码', createdAt })
  const order: PaperOrder = {
    bind: {
      title: archiveNumber,
      createdAt,
      front,
      parts: bound.flatMap(({ parts }) => parts),
      back,
      stamps: stamps.file,
    },
  }
  const digest = await files.save(await askAside<Uint8Array>(order))
  await inCounty(db, county, (tx) => saveBound(tx, county, matterId, { items, pages, digest, now: at }))
}
