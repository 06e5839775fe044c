import { has } from '#kernel/actor.ts'
import { ageOn, type PlainDate, yearOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireUnchanged } from '#kernel/seen.ts'
import { findOrganisation, saveOrganisation } from '#modules/access/store.ts'
import type { Operations } from '#platform/context.ts'
import type { Reader, Transaction } from '#platform/database.ts'
import { requireNoFaults, reviewOf } from '#platform/sheet.ts'
import type { counsel } from './contract.ts'
import { readCounselList } from './counsel-sheet.ts'
import type { CounselEntry, CounselForm } from './form.ts'
import { type Member, type Placing, placeEntries } from './rules.ts'
import {
  findCounsel,
  listCounsel,
  listRegistered,
  listUnits,
  listYear,
  lockRegister,
  type Reach,
  type Registered,
  readYear,
  reviseCounsel,
  saveAssessment,
  saveCounsel,
  saveLeave,
  saveStanding,
  type Unit,
} from './store.ts'

const noSuchCounsel = () => new Refusal('not_found', '没有这位法律援助人员，请刷新名册')
const yearsSince = (since: PlainDate | null, today: PlainDate) => since && ageOn(since, today)

async function requireUnit(tx: Transaction, county: string, organisationId: string): Promise<void> {
  if (!(await findOrganisation(tx, county, organisationId)))
    throw new Refusal('invalid', '没有这个单位，请先在机构名册中登记')
}
/** A field left empty is an empty field of the register. */
const registered = (
  id: string,
  { licenceNumber = null, phone = null, licensedOn = null, criminalSince = null, gender = null, ...rest }: CounselForm,
): Registered => ({ id, licenceNumber, phone, licensedOn, criminalSince, gender, ...rest })

/** The lines of a list as they stand against the register, with the units that there are. */
async function compare(
  db: Reader,
  county: string,
  entries: readonly CounselEntry[],
): Promise<Placing & { known: Unit[] }> {
  const known = await listUnits(db, county)
  const unitName = new Map(known.map(({ id, name }) => [id, name]))
  const register = (await listRegistered(db, county)).map(
    ({ organisationId, ...member }): Member => ({ ...member, unit: unitName.get(organisationId) ?? '' }),
  )
  return { ...placeEntries(entries, register, known), known }
}

export const counselOperations: Operations<typeof counsel> = {
  async listCounsel({ db, actor, today }) {
    return (await listCounsel(db, actor.county)).map((row) => ({
      ...row,
      practiceYears: yearsSince(row.licensedOn, today),
      criminalYears: yearsSince(row.criminalSince, today),
    }))
  },

  async readCounselCard({ db, actor }, { counselId }) {
    const card = await findCounsel(db, actor.county, counselId)
    if (!card) throw noSuchCounsel()
    return card
  },

  async registerCounsel({ tx, actor, today }, { counselId, ...form }) {
    await requireUnit(tx, actor.county, form.organisationId)
    await saveCounsel(tx, actor.county, registered(counselId, form), today)
    return { counselId }
  },

  async reviseCounsel({ tx, actor }, { counselId, seen, suspendedUntil = null, active, ...form }) {
    await lockRegister(tx)
    const card = await findCounsel(tx, actor.county, counselId)
    if (!card) throw noSuchCounsel()
    requireUnchanged(seen, card)
    await requireUnit(tx, actor.county, form.organisationId)
    const changed = await reviseCounsel(tx, actor.county, registered(counselId, form))
    if (!changed) throw noSuchCounsel()
    if (!active && changed.openMatters > 0)
      throw new Refusal(
        'not_now',
        `还有 ${changed.openMatters} 件案件在办，不能移出名册；请先在案件中更换承办人，暂不派案的可以填“暂停指派至”`,
        '办理法律援助案件程序规定 第三十八条（待确认）',
      )
    await saveStanding(tx, actor.county, counselId, { suspendedUntil, active })
    return {}
  },

  async recordLeave({ tx, actor }, { counselId, from, until }) {
    if (until < from)
      throw new Refusal('invalid', '请假结束日期早于开始日期，请核对', undefined, [
        { field: 'until', message: '早于开始日期' },
      ])
    const reach: Reach = has(actor, 'assigner', 'director')
      ? { of: 'county', id: null }
      : has(actor, 'firmHead')
        ? { of: 'unit', id: actor.organisationId }
        : { of: 'own', id: actor.counselId }
    if (!(await saveLeave(tx, actor.county, counselId, reach, from, until)))
      throw new Refusal('not_found', '没有这位法律援助人员，或者不在您的管理范围内')
    return {}
  },

  async readCounselSheet({ db, actor, upload, files }) {
    if (!upload) throw new Refusal('invalid', '请选择法律援助人员名单（Excel）')
    const list = await readCounselList(await files.readReceived(upload))
    const { units, ...placing } = await compare(
      db,
      actor.county,
      list.rows.map(({ entry }) => entry),
    )
    return { ...reviewOf(list, placing), units }
  },

  async importCounsel({ tx, actor: { county }, today }, { entries }) {
    await lockRegister(tx)
    const { placed, units, faults, known } = await compare(tx, county, entries)
    requireNoFaults(faults, '人')
    const unitId = new Map(known.map(({ id, name }) => [name, id]))
    for (const { name, kind } of units) {
      const id = crypto.randomUUID()
      await saveOrganisation(tx, { county, id, kind, name, township: null, phone: null, address: null })
      unitId.set(name, id)
    }
    for (const { standing, after } of placed) {
      if (standing === 'same') continue
      const { unit, ...form } = after
      const organisationId = unitId.get(unit) as string
      if (standing === 'new')
        await saveCounsel(tx, county, registered(crypto.randomUUID(), { ...form, organisationId }), today)
      else await reviseCounsel(tx, county, registered(after.id, { ...form, organisationId }))
    }
    const count = (of: string) => placed.filter(({ standing }) => standing === of).length
    return { added: count('new'), changed: count('changed'), same: count('same'), units: units.length }
  },

  listAssessments: ({ db, actor, today }, { year }) => listYear(db, actor.county, year, today),

  async readCounselYear({ db, actor, today }, { counselId, year }) {
    if (!(await findCounsel(db, actor.county, counselId))) throw noSuchCounsel()
    return readYear(db, actor.county, counselId, year, today)
  },

  async assessCounsel({ tx, actor, today }, { counselId, year, result, note = null }) {
    if (year > yearOf(today)) throw new Refusal('not_now', `${year} 年还没有到，请核对年度`)
    if (!(await findCounsel(tx, actor.county, counselId))) throw noSuchCounsel()
    await saveAssessment(tx, actor.county, {
      ...{ counselId, year, result, note },
      assessedOn: today,
      assessedBy: actor.userId,
    })
    return {}
  },
}
