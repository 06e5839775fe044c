import { birthOf } from '#kernel/id-number.ts'
import { ageOn, type PlainDate } from '#kernel/plain-date.ts'
import type { CheckExemption, Group } from '#law/terms.ts'
import type { InputOf } from './act.ts'
import type { Chance } from './chance.ts'
import { companyOf, nameOfOther, type Somebody, somebody } from './people.ts'
import type { Opponent, Trouble } from './troubles/trouble.ts'

type Form = InputOf<'submitApplication'>
export type Means = { groups: Group[]; means: Form['means']; exemption: CheckExemption | null }

const yuan = (amount: number) => Math.round(amount) * 100
/** To the ten yuan, as people say sums; most claims are small and a few are large. */
export const claimOf = (chance: Chance, [least, most]: readonly [number, number]): number =>
  yuan(Math.round((least + (most - least) * chance.share() ** 1.7) / 10) * 10)

/** The first one and, for a group, colleagues of the same trouble. */
export function recipientsOf(
  chance: Chance,
  { ages, women, claim }: Pick<Trouble, 'ages' | 'women' | 'claim'>,
  size: number,
  today: PlainDate,
): { people: Somebody[]; recipients: Form['recipients'] } {
  const people = Array.from({ length: size }, () => somebody(chance, { ages, women, today }))
  const recipients = people.map(({ name, idNumber, phone, address }) => ({
    name,
    idNumber,
    phone,
    address,
    ...(claim && { claim: claimOf(chance, claim) }),
  }))
  return { people, recipients }
}

const RELATIVES: Partial<Record<Opponent, { relation: string; women: number }>> = {
  child: { relation: '子女', women: 0.25 },
  parent: { relation: '父亲', women: 0 },
  spouse: { relation: '配偶', women: 0.1 },
  neighbour: { relation: '同村村民', women: 0.2 },
  driver: { relation: '', women: 0.12 },
  debtor: { relation: '朋友', women: 0.2 },
}

/** Who stands on the other side: a relative, somebody from the village, or a company that says it is invented. */
export function opponentsOf(chance: Chance, kind: Opponent | null, township: string): Form['opponents'] {
  switch (kind) {
    case null:
      return []
    case 'building':
    case 'factory':
    case 'service':
      return [{ name: companyOf(chance, kind) }]
    case 'hospital':
      return [{ name: '样例县城中医骨伤医院' }]
    case 'office':
      return [{ name: `寿县${township}人民政府` }]
    case 'seller':
      return [{ name: `样例${township.replace(/[镇乡]$/, '')}农资经营部` }]
    default: {
      const { relation = '', women = 0.2 } = RELATIVES[kind] ?? {}
      const name = nameOfOther(chance, chance.hit(women) ? '女' : '男')
      const first = { name, ...(relation && { relation }) }
      if (kind === 'driver') return [first, ...(chance.hit(0.6) ? [{ name: '样例财产保险淮南支公司' }] : [])]
      if (kind === 'child' && chance.hit(0.6)) return [first, { name: nameOfOther(chance, '男'), relation: '子女' }]
      return [first]
    }
  }
}

/** Which groups a person counts in and how means are shown: an exemption by paper or query, else income below the county's line. */
export function meansOf(
  chance: Chance,
  trouble: Trouble,
  { idNumber, sex, township }: Somebody,
  today: PlainDate,
): Means {
  const age = ageOn(birthOf(idNumber) as PlainDate, today)
  const isMigrantWorker = trouble.groups.includes('migrantWorker')
  const isPoor = trouble.exemption === 'minimumLiving' || (!isMigrantWorker && chance.hit(0.06))
  const extra: [Group, boolean][] = [
    ['elderly', age >= 60],
    ['minor', age < 18],
    ['woman', sex === '女' && age >= 18 && chance.hit(0.3)],
    ['disabled', chance.hit(age > 50 ? 0.05 : 0.025)],
    ['minimumLiving', isPoor],
    ['povertyAlleviation', chance.hit(0.03)],
    ['veteran', sex === '男' && age > 22 && chance.hit(0.012)],
    ['minority', township === '陶店回族乡' && chance.hit(0.7)],
    ['laidOff', !isMigrantWorker && age > 30 && age < 58 && chance.hit(0.02)],
  ]
  const groups = [...new Set([...trouble.groups, ...extra.filter(([, isOne]) => isOne).map(([group]) => group)])]
  if (trouble.cause === 'domesticAbuse') return { groups, exemption: null, means: { promised: false } }
  if (isMigrantWorker && ['labourPay', 'workInjury'].includes(trouble.cause))
    return {
      groups,
      exemption: trouble.cause === 'labourPay' ? 'migrantWorkerPay' : 'migrantWorkerInjury',
      means: { promised: true },
    }
  if (isPoor) {
    const isShared = chance.hit(0.5)
    return {
      groups,
      exemption: 'minimumLiving',
      means: {
        exemption: 'minimumLiving',
        promised: true,
        ...(isShared ? { checked: 'consistent' } : { exemptionPaper: `低保证 样例${chance.whole(1000, 9999)}` }),
      },
    }
  }
  const people = chance.whole(1, 6)
  return {
    groups,
    exemption: null,
    means: {
      householdSize: people,
      householdMonthlyIncome: yuan(people * chance.whole(35, 130) * 10),
      residence: township === '寿春镇' && chance.hit(0.6) ? 'urban' : 'rural',
      promised: true,
      ...(chance.hit(0.12) && { checked: 'consistent' as const }),
      ...(trouble.opponent === 'spouse' && {
        opponentInHousehold: true,
        ownMonthlyIncome: yuan(chance.whole(0, 120) * 10),
      }),
    },
  }
}
