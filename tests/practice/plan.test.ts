import { describe, expect, it } from 'vitest'
import { faultOfIdNumber } from '#kernel/id-number.ts'
import { dayInChina, plainDate, timeInChina } from '#kernel/plain-date.ts'
import { dayKind } from '#law/calendar.ts'
import type { Act, InputOf } from '#practice/act.ts'
import { planOf } from '#practice/plan.ts'
import type { Run } from '#practice/story.ts'

const YEAR: Run = { seed: 7, matters: 1200, fromDay: plainDate('2025-11-20'), untilDay: plainDate('2026-11-20') }
const known = { organisation: (name: string) => name }
const told = (acts: readonly Act[]) =>
  acts.map((act) => [act.at, act.key, typeof act.by === 'string' ? act.by : act.by.chosen?.login, act.input(known)])

const { acts } = planOf(YEAR)
const applications = acts
  .filter(({ operation }) => operation === 'submitApplication')
  .map((act) => act.input(known) as InputOf<'submitApplication'>)
const notices = acts
  .filter(({ operation }) => operation === 'sendNotice')
  .map((act) => act.input(known) as InputOf<'sendNotice'>)
const count = (operation: string) => acts.filter((act) => act.operation === operation).length

describe('the plan of a practice county', () => {
  it('follows from its seed and its days alone', () => {
    const run = { ...YEAR, matters: 60 }
    expect(told(planOf(run).acts)).toEqual(told(planOf(run).acts))
    expect(told(planOf({ ...run, seed: 8 }).acts)).not.toEqual(told(planOf(run).acts))
  })

  it('gives every act a key of its own, and every matter its acts in order', () => {
    expect(new Set(acts.map(({ key }) => key)).size).toBe(acts.length)
    const last = new Map<string, string>()
    const overtaken = acts.filter(({ after: [chain = ''], at }) => {
      const before = last.get(chain) ?? ''
      last.set(chain, at)
      return at < before
    })
    expect(overtaken).toEqual([])
  })

  it('works in the office on working days and in opening hours; only the hotline answers at other times', () => {
    const isHotline = ({ operation, input }: Act) =>
      operation === 'recordConsultation' &&
      ['phone', 'online'].includes((input(known) as InputOf<'recordConsultation'>).channel)
    const office = acts.filter((act) => act.key.startsWith('matter/') && !isHotline(act))
    expect(office.length).toBeGreaterThan(15_000)
    const elsewhen = office.filter(({ at }) => {
      const time = timeInChina(at).slice(11)
      const isOpen = (time >= '08:00' && time < '12:00') || (time >= '14:30' && time < '17:30')
      return dayKind(dayInChina(at)) === 'rest' || !isOpen
    })
    expect(elsewhen).toEqual([])
  })

  it('invents people who can be told from real ones: practice block, impossible phones, companies that say so', () => {
    const notified = notices.map(({ person }) => ({
      name: person?.name ?? '',
      idNumber: person?.idNumber,
      phone: null,
    }))
    const people = [...applications.flatMap(({ recipients }) => recipients), ...notified]
    for (const { idNumber, phone } of people) {
      expect(faultOfIdNumber(idNumber ?? '')).toBeNull()
      expect(idNumber?.slice(14, 15)).toBe('9')
      if (phone) expect(phone).toMatch(/^1000422\d{4}$/)
    }
    const companies = applications
      .flatMap(({ opponents }) => opponents)
      .filter(({ name }) => /公司|医院|部$/.test(name))
    expect(companies.length).toBeGreaterThan(200)
    for (const { name } of companies) expect(name.startsWith('样例')).toBe(true)
    expect(people.some(({ name }) => /[〇䶮㛃𬍛]/u.test(name))).toBe(true)
  })

  it('keeps the proportions of the public figures', () => {
    const share = (is: (each: (typeof applications)[number]) => boolean) => applications.filter(is).length / 1200
    expect(share(({ kind }) => kind === 'criminal') + notices.length / 1200).toBeCloseTo(0.25, 2)
    expect(share(({ kind }) => kind === 'administrative')).toBeCloseTo(0.003, 2)
    const wages = share(({ cause }) => cause === 'labourPay') / share(({ kind }) => kind === 'civil')
    expect(wages).toBeGreaterThan(0.3)
    expect(wages).toBeLessThan(0.4)
    const people = applications.reduce((sum, { recipients }) => sum + recipients.length, notices.length)
    const perMatter = people / (applications.length + notices.length)
    expect(perMatter).toBeGreaterThan(1.05)
    expect(perMatter).toBeLessThan(1.2)
    expect(new Set(applications.map(({ recipients }) => recipients.length))).toEqual(
      new Set([1, 3, 11, 18, 20, 26, 88]),
    )
    expect(count('recordConsultation')).toBe(2640)
    expect(count('refuseAid') / 1200).toBeCloseTo(0.04, 2)
    expect(count('forwardApplication') / 1200).toBeCloseTo(0.02, 2)
    expect(count('requestSupplement') / 900).toBeCloseTo(0.12, 1)
  })

  it('has more wage claims before 春节 and less of everything in August', () => {
    const days = acts
      .filter(({ operation }) => operation === 'submitApplication')
      .map((act) => ({ day: dayInChina(act.at), form: act.input(known) as InputOf<'submitApplication'> }))
    const wages = days.filter(({ form }) => form.cause === 'labourPay').map(({ day }) => day.slice(0, 7))
    const inMonth = (months: string[], month: string) => months.filter((each) => each === month).length
    expect(inMonth(wages, '2026-01')).toBeGreaterThan(1.6 * inMonth(wages, '2026-04'))
    const all = days.map(({ day }) => day.slice(0, 7))
    expect(inMonth(all, '2026-08')).toBeLessThan(0.85 * inMonth(all, '2026-06'))
  })
})
