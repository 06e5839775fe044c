import type { OrganisationKind } from '#kernel/actor.ts'
import { titleOf } from '#kernel/labels.ts'
import { COUNSEL_KINDS, MATTER_KINDS } from '#law/terms.ts'
import { type CounselEntry, type CounselForm, counselEntry } from './form.ts'

/** A person of the register and the units there are, as a list is compared with them. */
export type Member = Omit<CounselForm, 'organisationId'> & { id: string; unit: string }
export type Unit = { name: string; kind: OrganisationKind }
/** What becomes of a line: the person as they will stand, with what changes in words; or what is wrong with it. */
export type Placed =
  | { at: number; standing: 'new'; after: Omit<Member, 'id'>; changes: string[] }
  | { at: number; standing: 'changed' | 'same'; after: Member; changes: string[] }
export type Placing = { placed: Placed[]; units: Unit[]; faults: { at: number; message: string }[] }

const UNIT_KINDS: readonly OrganisationKind[] = ['firm', 'legalServiceOffice', 'centre', 'station']
/** A firm's and a service office's name ends by law with what it is (律师事务所名称管理办法 第六条). */
const kindByName = (name: string): OrganisationKind | null =>
  name.endsWith('律师事务所') ? 'firm' : name.endsWith('法律服务所') ? 'legalServiceOffice' : null

const WORDS: Partial<Record<keyof CounselEntry, Readonly<Record<string, string>>>> = {
  kind: COUNSEL_KINDS,
  matterKinds: MATTER_KINDS,
}
function inWords(field: keyof CounselEntry, value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  return [value]
    .flat()
    .map((one) => WORDS[field]?.[String(one)] ?? String(one))
    .join('、')
}

/**
 * Compares a list with the register, line by line. A person is known by the licence number, else by name and unit; what a line does
 * not state is left as it is; the same list a second time changes nothing.
 */
export function placeEntries(
  entries: readonly CounselEntry[],
  register: readonly Member[],
  known: readonly Unit[],
): Placing {
  const units = new Map(known.map((unit) => [unit.name, unit]))
  const result: Placing = { placed: [], units: [], faults: [] }
  const seen = new Map<string, number>()
  for (const [at, entry] of entries.entries()) {
    const fault = (message: string) => result.faults.push({ at, message })
    const unit = units.get(entry.unit) ?? unitOf(entry.unit)
    if (!unit) {
      fault(`名册中没有单位“${entry.unit}”，请先在机构名册中登记，再导入`)
      continue
    }
    if (!UNIT_KINDS.includes(unit.kind)) {
      fault(`“${entry.unit}”不是承办单位`)
      continue
    }
    const found = memberOf(entry, register)
    if (typeof found === 'string') {
      fault(found)
      continue
    }
    const key = found?.id ?? entry.licenceNumber ?? `${entry.name}/${entry.unit}`
    if (seen.has(key)) {
      fault(`${entry.name}在名单中重复，与前面第 ${(seen.get(key) as number) + 1} 人是同一人`)
      continue
    }
    const placed = found ? revised(at, entry, found) : admitted(at, entry)
    if (typeof placed === 'string') {
      fault(placed)
      continue
    }
    seen.set(key, at)
    if (!units.has(unit.name)) {
      units.set(unit.name, unit)
      result.units.push(unit)
    }
    result.placed.push(placed)
  }
  return result
}

const unitOf = (name: string): Unit | null => {
  const kind = kindByName(name)
  return kind && { name, kind }
}

/** Whom a line is about: a member, nobody yet, or why that cannot be told. */
function memberOf(entry: CounselEntry, register: readonly Member[]): Member | null | string {
  const here = register.filter(({ name, unit }) => name === entry.name && unit === entry.unit)
  const licensed = entry.licenceNumber
    ? register.filter(({ licenceNumber }) => licenceNumber === entry.licenceNumber)
    : []
  const both = licensed.filter((member) => here.includes(member))
  if (both.length === 1) return both[0] as Member
  if (licensed.length > 1 || both.length > 1) return `执业证号${entry.licenceNumber}在名册中不止一人，请先在名册中改正`
  const [owner] = licensed
  if (owner)
    return owner.name === entry.name
      ? owner
      : `执业证号${entry.licenceNumber}在名册中是${owner.name}的，请核对姓名和证号`
  if (here.length > 1) return `${entry.unit}有${here.length}位${entry.name}，请填写执业证号`
  const [member] = here
  if (member?.licenceNumber && entry.licenceNumber)
    return `${entry.unit}的${entry.name}登记的执业证号是${member.licenceNumber}，请核对；证号有误的先在名册中改正`
  return member ?? null
}

function revised(at: number, { unit, name: _name, ...stated }: CounselEntry, member: Member): Placed {
  const after: Member = { ...member, unit }
  const changes = member.unit === unit ? [] : [`所属单位：${member.unit} → ${unit}`]
  for (const [name, value] of Object.entries(stated) as [keyof typeof stated, unknown][]) {
    const before = member[name]
    if (value === undefined || inWords(name, before) === inWords(name, value)) continue
    Object.assign(after, { [name]: value })
    changes.push(`${titleOf(counselEntry.shape[name])}：${inWords(name, before)} → ${inWords(name, value)}`)
  }
  return { at, standing: changes.length > 0 ? 'changed' : 'same', after, changes }
}

function admitted(at: number, { kind, matterKinds, ...stated }: CounselEntry): Placed | string {
  const missing = [!kind && '人员类别', !matterKinds && '办理的案件类别'].filter((title) => title !== false)
  if (!kind || !matterKinds) return `${stated.name}是新登记的，请填写${missing.join('、')}`
  const { languages = [], townships = [], share = 1, knowsMinors = false, ...rest } = stated
  const after = { ...rest, kind, matterKinds, languages, townships, relatives: [], share, knowsMinors }
  return { at, standing: 'new', after, changes: [] }
}
