import { printForm } from '#documents/prepare.ts'
import { dayInChina, monthInChinese } from '#kernel/plain-date.ts'
import { type Filling, officeOf } from '#modules/form/fill.ts'
import { fillHelpLedger, fillHelpRecord } from '#modules/form/fill-help.ts'
import { findHelp } from '#modules/form/store.ts'
import { listAttendance, listHelps, listUnanswered, listVisits } from '#modules/help/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import { boundsOf } from '#modules/roster/rules.ts'
import type { HelpMonth } from './help-month.ts'
import { type DossierRow, listCallScans } from './store.ts'
import { boundAt, frontAndBack, type Planned, retentionOf, type VolumePlan } from './volume.ts'

/** A month's shifts, records and calls, as the gate looks at them and the volume shows them. */
export async function gatherMonth(db: Filling['db'], county: string, month: string) {
  const [first, last] = boundsOf(month)
  return {
    month,
    shifts: await listAttendance(db, county, first, last, null),
    helps: (await listHelps(db, county, first, last)).toReversed(),
    visits: await listVisits(db, county, first, last),
    unanswered: await listUnanswered(db, county, first, last),
  } satisfies Omit<HelpMonth, 'today' | 'now'>
}

const distinct = (names: readonly string[]) => [...new Set(names)]

/** The volume of a month of duty help: the ledger, then for every person the organ's call and the record. */
export async function planHelpVolume(at: Filling, dossier: DossierRow, month: string): Promise<VolumePlan> {
  const { db, county } = at
  const office = await officeOf(at)
  const { shifts, helps } = await gatherMonth(db, county, month)
  const { onDay } = await readPolicy(db, county, dossier.archivedOn)
  const papers: Planned[] = []
  if (helps.length > 0)
    papers.push({
      ...{ title: '值班律师法律帮助工作台账', responsible: office.agency.name, on: dossier.archivedOn },
      source: {
        of: 'form',
        form: {
          kind: 'help-ledger',
          facts: await fillHelpLedger(
            at,
            month,
            helps.map((row) => ({ ...row, post: row.postName })),
          ),
        },
      },
    })
  const scans = await listCallScans(
    db,
    county,
    helps.map(({ id }) => id),
  )
  for (const { id, name, organ, counsel, day } of helps) {
    const found = await findHelp(at, county, id)
    if (!found) throw new Error(`no help ${id}`)
    const called = scans.filter(({ helpId }) => helpId === id)
    if (called[0])
      papers.push({
        ...{ title: `法律帮助通知书（${name}）`, responsible: organ, on: dayInChina(called[0].addedAt) },
        ...{ number: called[0].documentNumber, source: { of: 'files', files: called } },
      })
    papers.push({
      ...{ title: `法律帮助情况登记表（${name}）`, responsible: counsel, on: day },
      source: { of: 'form', form: { kind: 'help-record', facts: await fillHelpRecord(at, found) } },
    })
  }
  const { archiveNumber, archivedOn, archivist } = dossier
  const cover = {
    ...{ ...office, archiveNumber, archivedOn, archivist, month: monthInChinese(month) },
    posts: distinct(shifts.map(({ post }) => post)),
    counsel: distinct(shifts.map(({ name }) => name)),
    organs: distinct(helps.map(({ organ }) => organ)),
    ...{ shifts: shifts.length, attended: shifts.filter(({ arrivedAt }) => arrivedAt !== null).length },
    ...{ helps: helps.length, pleas: helps.filter(({ guiltyPlea }) => guiltyPlea).length },
    retention: retentionOf(onDay),
  }
  const createdAt = boundAt(dossier)
  return {
    archiveNumber,
    createdAt,
    papers,
    cover: (pages) => printForm('help-cover', { ...cover, pages }, createdAt),
    ...frontAndBack({ office, dossier, matterNumber: `值班法律帮助 ${monthInChinese(month)}` }),
  }
}
