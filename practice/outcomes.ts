import type { AidForm, ClosingManner, ClosingResult, Stage } from '#law/terms.ts'
import type { EntryKind } from '#modules/handling/form.ts'
import type { Chance } from './chance.ts'
import type { Form } from './intake.ts'

/** How a matter will end and what has to be done until then. */
export type Outcome = {
  manner: ClosingManner
  result: ClosingResult
  benefit: number
  wages: number
  /** From taking the assignment to the end, in days. */
  days: number
  entries: EntryKind[]
}
type Weighted<T> = readonly (readonly [T, number])[]

const MANNERS: Record<
  'lawsuit' | 'arbitration' | 'outside' | 'enforcement' | 'investigation' | 'prosecution' | 'trial',
  Weighted<ClosingManner>
> = {
  lawsuit: [
    ['judgment', 48],
    ['mediation', 34],
    ['withdrawal', 9],
    ['settlement', 6],
    ['ruling', 3],
  ],
  arbitration: [
    ['award', 46],
    ['arbitrationMediation', 42],
    ['withdrawal', 12],
  ],
  outside: [
    ['settlement', 45],
    ['mediation', 45],
    ['performed', 10],
  ],
  enforcement: [
    ['performed', 60],
    ['ruling', 40],
  ],
  investigation: [
    ['transferred', 88],
    ['caseDropped', 7],
    ['settlement', 5],
  ],
  prosecution: [
    ['transferred', 84],
    ['nonProsecution', 16],
  ],
  trial: [
    ['judgment', 96],
    ['ruling', 4],
  ],
}
type Road = keyof typeof MANNERS
/** Shortest and longest in days; most lie in the lower half. */
const DAYS: Record<Road, readonly [number, number]> = {
  lawsuit: [35, 285],
  arbitration: [30, 120],
  outside: [6, 50],
  enforcement: [40, 300],
  investigation: [20, 90],
  prosecution: [12, 55],
  trial: [22, 120],
}

export function roadOf({ form, stage }: { form: AidForm; stage: Stage }): Road {
  if (stage === 'investigation' || stage === 'prosecution') return stage
  if (form === 'criminalDefence' || form === 'criminalAgency') return 'trial'
  if (stage === 'enforcement') return 'enforcement'
  return form === 'arbitration' ? 'arbitration' : form === 'nonLitigation' ? 'outside' : 'lawsuit'
}

export function outcomeOf(chance: Chance, form: Form): Outcome {
  const road = roadOf(form)
  const manner = chance.draw(MANNERS[road])
  const [least, most] = DAYS[road]
  const days = Math.round(least + (most - least) * chance.share() ** 1.5)
  const claimed = form.recipients.reduce((sum, { claim }) => sum + (claim ?? 0), 0)
  const got = shareGot(chance, manner)
  const isDefence = form.kind === 'criminal' && claimed === 0
  const benefit = isDefence ? 0 : Math.floor((claimed * got) / 100) * 100
  return {
    manner,
    result: isDefence ? resultOfDefence(chance) : got >= 0.95 ? 'won' : got > 0 ? 'partly' : 'lost',
    benefit,
    wages: form.cause === 'labourPay' ? benefit : 0,
    days,
    entries: entriesOf(chance, road, manner, form.recipients.length),
  }
}

const resultOfDefence = (chance: Chance): ClosingResult =>
  chance.draw([
    ['adopted', 30],
    ['partlyAdopted', 60],
    ['notAdopted', 10],
  ])

/** What part of the claim comes out: judgments and awards give all or much, agreements a little less, some give nothing. */
function shareGot(chance: Chance, manner: ClosingManner): number {
  if (manner === 'performed') return 1
  if (manner === 'withdrawal') return chance.hit(0.55) ? 0.6 + 0.4 * chance.share() : 0
  if (manner === 'ruling') return chance.hit(0.3) ? 0.5 : 0
  if (['judgment', 'award'].includes(manner)) {
    if (chance.hit(0.07)) return 0
    return chance.hit(0.42) ? 1 : 0.45 + 0.5 * chance.share()
  }
  return 0.6 + 0.4 * chance.share()
}

function entriesOf(chance: Chance, road: Road, manner: ClosingManner, people: number): EntryKind[] {
  const isHeard = ['judgment', 'award'].includes(manner)
  const maybe = (entry: EntryKind, probability: number) => (chance.hit(probability) ? [entry] : [])
  const begin: EntryKind[] = ['agreement', 'meeting', ...(people > 9 ? (['report'] as const) : [])]
  switch (road) {
    case 'investigation':
      return ['agreement', 'meeting', ...maybe('meeting', 0.3), 'opinion', 'told']
    case 'prosecution':
      return ['agreement', 'fileReading', 'meeting', 'opinion', ...maybe('told', 0.7)]
    case 'trial':
      return [
        'agreement',
        'fileReading',
        'meeting',
        ...maybe('opinion', 0.5),
        ...(isHeard ? (['hearing'] as const) : []),
        'document',
        ...maybe('told', 0.5),
      ]
    case 'outside':
      return [...begin, ...maybe('investigation', 0.3), 'mediation', 'told', ...maybe('document', 0.5)]
    case 'enforcement':
      return [...begin, 'filing', ...maybe('investigation', 0.4), 'told', 'document']
    default:
      return [
        ...begin,
        ...maybe('investigation', 0.45),
        'filing',
        ...maybe('told', 0.6),
        ...(isHeard ? maybe('mediation', 0.2) : (['mediation'] as const)),
        ...(isHeard || chance.hit(0.25) ? (['hearing'] as const) : []),
        'document',
        ...maybe('told', 0.5),
      ]
  }
}
