import { describe, expect, it } from 'vitest'
import { addDays, type Instant, plainDate } from '#kernel/plain-date.ts'
import { holidayName } from '#law/calendar.ts'
import {
  type DayDeadline,
  DEADLINES,
  dueDate,
  dueInstant,
  type HourDeadline,
  latestBefore,
  type Period,
} from '#law/deadlines.ts'
import { numeral } from '#law/numeral.ts'
import { AID_FORMS, CAUSES, CHECK_EXEMPTIONS, NOTICE_REASONS, STAGES } from '#law/terms.ts'
import { adviseOn, type Judgeable } from '#modules/application/rules.ts'
import { addressOf, type Counsel, judgeFitness } from '#modules/assignment/rules.ts'
import { judgeClosing } from '#modules/closing/rules.ts'
import { judgeNextStage } from '#modules/continuation/rules.ts'
import { challengeFrom, FACTOR_KINDS, lockCodes, provenFrom } from '#modules/factor/rules.ts'
import { MATTER_STATES, type MatterState } from '#modules/matter/lifecycle.ts'
import { dueOf, EMPTY_MATTER, type Matter, moved, replay, resumed, subjectOf } from '#modules/matter/rules.ts'
import { factsSchema } from '#policy/facts.ts'
import { policyOn } from '#policy/in-effect.ts'
import { judge } from '#policy/judge.ts'
import { PACKS } from '#policy/packs/index.ts'
import { PLACE_PACKS, PLACES } from './fixtures/packs.ts'

// What every rule says, word for word: an officer reads these sentences and signs under them. A change shows here, to be read.
const today = plainDate('2026-03-05')
const ALL = { ...PACKS, ...PLACE_PACKS }
type Stated = Parameters<typeof factsSchema.parse>[0] & object
/** Everything that a verdict says, on one line each. */
function said(stated: Stated): string[] {
  const verdict = judge(factsSchema.parse(stated), ALL, '340422', today)
  const { route, outcome, inScope, urgent, means, jurisdiction } = verdict
  return [
    `${outcome} | ${route} | scope ${inScope} | ${means.road} ${means.meets} ${means.proof} ${means.perHead} ${means.threshold} | ${jurisdiction.competent} ${jurisdiction.counties}${urgent ? ' | urgent' : ''}`,
    ...verdict.reasons.map(({ text, basis }) => `+ ${text}（${basis}）`),
    ...verdict.questions.map((question) => `? ${question}`),
    ...verdict.missing.map((paper) => `- ${paper}`),
  ]
}
const tongling = {
  county: PLACES.tongling.code,
  agencyCounty: PLACES.tongling.code,
  stage: 'firstInstance',
  residence: 'urban',
  declared: true,
} as const
const alone = (yuan: number) => ({ householdSize: 1, householdIncome: yuan * 100 })
const causes = Object.keys(CAUSES) as (keyof typeof CAUSES)[]

describe('verdicts', () => {
  it.each(['2026-03-05', '2018-06-01'])('[S1] [S2] [S3] [S7] [ST1] on every cause, on %s', (day) => {
    expect(
      Object.fromEntries(causes.map((cause) => [cause, said({ ...tongling, ...alone(500), cause, day })])),
    ).toMatchSnapshot()
  })
  it.each(['2026-03-05', '2018-06-01'])('[S4] on every notice, on %s', (day) => {
    const reasons = Object.keys(NOTICE_REASONS)
    const verdicts = reasons.map((noticeReason) => [
      noticeReason,
      said({ cause: 'criminalDefence', stage: 'trial', noticeReason, day }),
    ])
    expect(Object.fromEntries(verdicts)).toMatchSnapshot()
  })
  it.each([
    ['2026-07-01', true],
    ['2026-07-01', false],
    ['2026-06-30', true],
    ['2018-06-01', true],
  ])('[M3] on every exemption, on %s, shown: %s', (day, exemptionShown) => {
    const exemptions = Object.keys(CHECK_EXEMPTIONS)
    const told = { ...tongling, ...alone(9000), cause: 'supportOfParents', day, exemptionShown }
    expect(
      Object.fromEntries(exemptions.map((exemption) => [exemption, said({ ...told, exemption })])),
    ).toMatchSnapshot()
  })
  it('[J1] [J2] [J4] [J5] on every form and stage, here, elsewhere and nowhere', () => {
    const verdicts = Object.keys(AID_FORMS).flatMap((form) =>
      Object.keys(STAGES).map((stage) => [
        `${form} ${stage}`,
        [
          {},
          { agencyCounty: '340422' },
          { agencyCounty: '340421', causeCounty: '340422' },
          { disputeAgencyCounty: '340403', causeCounty: '340421' },
        ].map((places) =>
          said({ cause: 'domesticAbuse', form, stage, ...places }).filter(
            (line) => /^[?+]|\|/.test(line) && !/不受经济/.test(line),
          ),
        ),
      ]),
    )
    expect(Object.fromEntries(verdicts)).toMatchSnapshot()
  })
  it.each<[string, Stated]>([
    ['just below the line', { ...tongling, ...alone(1399.99) }],
    ['on the line', { ...tongling, ...alone(1400) }],
    [
      'on the line where that still meets it',
      { ...tongling, county: PLACES.guangdong.code, agencyCounty: PLACES.guangdong.code, ...alone(2000) },
    ],
    ['in the country', { ...tongling, residence: 'rural', householdSize: 3, householdIncome: 400_000 }],
    ['opponent in the household, own means told', { ...tongling, opponentInHousehold: true, ownIncome: 100_000 }],
    ['opponent in the household, own means not told', { ...tongling, opponentInHousehold: true, ...alone(100) }],
    ['income not told', { ...tongling }],
    ['nobody in the household', { ...tongling, householdIncome: 100 }],
    ['no statement signed', { ...tongling, ...alone(500), declared: false }],
    ['query agrees', { ...tongling, ...alone(500), declared: false, checked: 'consistent' }],
    ['query disagrees', { ...tongling, ...alone(500), checked: 'inconsistent' }],
    ['no residence', { ...tongling, ...alone(500), residence: null }],
    ['no line published', { ...tongling, county: PLACES.daqing.code, agencyCounty: PLACES.daqing.code, ...alone(500) }],
    ['line not confirmed', { ...tongling, county: '340422', agencyCounty: '340422', ...alone(9000) }],
    ['line not confirmed, low income', { ...tongling, county: '340422', agencyCounty: '340422', ...alone(500) }],
    [
      'expense taken off',
      {
        ...tongling,
        county: PLACES.guangdong.code,
        agencyCounty: PLACES.guangdong.code,
        ...alone(5000),
        rigidExpense: 300_000,
      },
    ],
    [
      'expense not enough',
      {
        ...tongling,
        county: PLACES.guangdong.code,
        agencyCounty: PLACES.guangdong.code,
        ...alone(5000),
        rigidExpense: 299_999,
      },
    ],
    [
      'expense above the income',
      {
        ...tongling,
        county: PLACES.guangdong.code,
        agencyCounty: PLACES.guangdong.code,
        ...alone(5000),
        rigidExpense: 900_000,
      },
    ],
    ['expense where no rule takes it off', { ...tongling, ...alone(1500), rigidExpense: 50_000 }],
    [
      'a second home',
      {
        ...tongling,
        county: PLACES.guangdong.code,
        agencyCounty: PLACES.guangdong.code,
        ...alone(500),
        assets: [{ kind: 'secondHome' }],
      },
    ],
    [
      'a second home, income not told',
      {
        ...tongling,
        county: PLACES.guangdong.code,
        agencyCounty: PLACES.guangdong.code,
        assets: [{ kind: 'secondHome' }],
      },
    ],
    ['a car where no rule names it', { ...tongling, ...alone(500), assets: [{ kind: 'car' }] }],
    ['a defendant above the line', { ...tongling, ...alone(9000), cause: 'criminalDefence', stage: 'trial' }],
    [
      'a migrant worker without papers',
      { ...tongling, ...alone(9000), cause: 'workInjury', groups: ['migrantWorker'] },
    ],
    [
      'a migrant worker’s other claim',
      { ...tongling, ...alone(9000), groups: ['migrantWorker'], exemptionShown: true },
    ],
    [
      'a local exemption',
      {
        ...tongling,
        county: '340422',
        agencyCounty: '340422',
        ...alone(9000),
        groups: ['military'],
        exemptionShown: true,
      },
    ],
    ['nothing but the cause', {}],
    [
      'a criminal cause as a civil matter',
      { ...tongling, ...alone(500), cause: 'crimeVictim', kind: 'civil', form: 'criminalAgency' },
    ],
    ['a civil cause as a criminal matter', { ...tongling, ...alone(500), cause: 'labourPay', kind: 'criminal' }],
    [
      'a retrial ordered',
      { ...tongling, ...alone(500), cause: 'criminalRetrial', stage: 'retrial', retrialOpened: true },
    ],
    [
      'a retrial not ordered',
      { ...tongling, ...alone(500), cause: 'criminalRetrial', stage: 'retrial', retrialOpened: false },
    ],
    ['a retrial of a loan', { ...tongling, ...alone(500), cause: 'loan', stage: 'retrial' }],
    ['no papers at all', { ...tongling, ...alone(500), brought: [] }],
    ['papers of a guardian', { ...tongling, ...alone(500), brought: [], source: 'guardian' }],
    [
      'papers of a relative',
      { ...tongling, ...alone(500), brought: ['identity'], source: 'closeRelative', exemption: 'homeless' },
    ],
    ['six days left', { ...tongling, ...alone(500), timeLimit: '2026-03-11' }],
    ['seven days left', { ...tongling, ...alone(500), timeLimit: '2026-03-12' }],
    ['the last day', { ...tongling, ...alone(500), timeLimit: '2026-03-05', brought: [] }],
    ['the day after', { ...tongling, ...alone(500), timeLimit: '2026-03-04' }],
    ['a measure that cannot wait', { ...tongling, brought: [], needsImmediateMeasure: true }],
    ['urgent and out of scope', { ...tongling, cause: 'loan', needsImmediateMeasure: true }],
    ['another department’s', { ...tongling, ...alone(500), otherDepartment: '劳动保障监察大队' }],
    [
      'first received elsewhere',
      { ...tongling, ...alone(500), firstReceivedBy: '另一中心', firstReceivedOn: '2026-03-04' },
    ],
    [
      'received elsewhere on the same day',
      { ...tongling, ...alone(500), firstReceivedBy: '另一中心', firstReceivedOn: '2026-03-05' },
    ],
    ['refused before', { ...tongling, ...alone(500), refusedBefore: true }],
    ['refused before, with something new', { ...tongling, ...alone(500), refusedBefore: true, hasNewFacts: true }],
    ['an unknown county', { ...tongling, county: '999999' }],
  ])('[E1] [E3] [E4] [E5] [M5] [M6] [M7] [M9] [M10] %s', (_what, stated) => {
    expect(said({ cause: 'trafficInjury', ...stated })).toMatchSnapshot()
  })
  it('[M5] takes savings above an amount, and only asks while the rule is not confirmed', () => {
    const savings = (state: 'confirmed' | 'toConfirm') => ({
      ...ALL,
      [PLACES.tongling.code]: {
        ...PLACES.tongling,
        assetVetoes: [
          {
            value: { kind: 'savings' as const, above: 5_000_000 },
            from: plainDate('2022-01-01'),
            source: '某规定',
            state,
          },
        ],
      },
    })
    const verdict = (value: number | null, state: 'confirmed' | 'toConfirm') => {
      const facts = factsSchema.parse({
        ...tongling,
        ...alone(500),
        cause: 'trafficInjury',
        assets: [{ kind: 'savings', value }],
      })
      const { outcome, reasons, questions } = judge(facts, savings(state), '340422', today)
      return [outcome, reasons.at(-1)?.text, ...questions]
    }
    expect([5_000_001, 5_000_000, null].map((value) => verdict(value, 'confirmed'))).toMatchSnapshot()
    expect(verdict(5_000_001, 'toConfirm')).toMatchSnapshot()
  })
})

describe('clocks', () => {
  it('[D11] [D14] say why, each in one sentence', () => {
    const names = Object.keys(DEADLINES) as (keyof typeof DEADLINES)[]
    const sentences = names.map((name) =>
      (DEADLINES[name] as Period).unit === 'hour'
        ? dueInstant(name as HourDeadline, '2026-03-05T01:00:00.000Z' as Instant).because
        : dueDate(name as DayDeadline, today).because,
    )
    expect(sentences).toMatchSnapshot()
    expect([latestBefore('courtNotice', today), latestBefore('helpNotice', today)]).toMatchSnapshot()
  })
  it('[D3] [D10] say what moved them, and what is not known yet', () => {
    const from = ['2025-09-30', '2026-04-29', '2026-12-20', '2018-11-30', '2026-03-07', '2026-02-10'].map(plainDate)
    expect(
      from.flatMap((day) =>
        (['review', 'closingReview', 'helpAnswered', 'suit'] as const).map((name) =>
          dueDate(name, day, { stoppedDays: 2, stoppedBy: '协作期间' }),
        ),
      ),
    ).toMatchSnapshot()
  })
  it('[CAL1] every holiday of every year has its name and its days', () => {
    const days: string[] = []
    for (let day = plainDate('2019-01-01'); day < '2027-01-01'; day = addDays(day, 1)) {
      const name = holidayName(day)
      if (name) days.push(`${day} ${name}`)
    }
    expect(days).toMatchSnapshot()
  })
  it('[D11] numbers are written as articles write them', () => {
    expect(Array.from({ length: 101 }, (_, n) => numeral(n)).join(' ')).toMatchSnapshot()
  })
})

const matter = (over: Partial<Matter>): Matter =>
  ({
    ...EMPTY_MATTER,
    county: '340422',
    id: 'm',
    state: 'received',
    version: 1,
    cause: 'labourPay',
    subject: null,
    noticeReason: null,
    receivedOn: plainDate('2026-03-02'),
    ...over,
  }) as Matter

describe('a matter', () => {
  const days = {
    receivedOn: plainDate('2026-03-02'),
    decidedOn: plainDate('2026-03-03'),
    supplementDueOn: plainDate('2026-03-20'),
    changeAskedOn: plainDate('2026-03-04'),
    objectionOn: plainDate('2026-03-04'),
    closedOn: plainDate('2026-03-01'),
    closingSubmittedOn: plainDate('2026-03-03'),
  }
  it('[L6] [L7] has one duty at a time, in every state', () => {
    const states = Object.keys(MATTER_STATES) as MatterState[]
    const dues = (over: Partial<Matter>) =>
      Object.fromEntries(
        states.map((state) => [state, dueOf(matter({ ...days, state, ...over }), today)?.because ?? null]),
      )
    expect(dues({})).toMatchSnapshot()
    expect(dues({ noticeReason: 'minor' })).toMatchSnapshot()
    expect(
      dues({ closedOn: null, urgentUntil: plainDate('2026-03-19'), assignFrom: plainDate('2026-03-04') }),
    ).toMatchSnapshot()
    expect(
      dues({
        stoppedDays: 3,
        supplementDueOn: null,
        changeAskedOn: null,
        objectionOn: null,
        closingSubmittedOn: null,
        decidedOn: null,
      }),
    ).toMatchSnapshot()
  })
  it('[L6] [D12] counts to the day, and shows an earlier promise only', () => {
    const due = (promised: number, on = today) => dueOf(matter(days), on, { promised: { review: promised } })
    expect([due(3), due(7), due(5, plainDate('2026-03-10'))]).toMatchSnapshot()
    expect(dueOf(matter({ ...days, state: 'supplementing' }), plainDate('2026-03-21'))).toMatchSnapshot()
    expect(
      dueOf(matter({ ...days, state: 'assigned', urgentUntil: plainDate('2026-03-19') }), plainDate('2026-03-20')),
    ).toMatchSnapshot()
  })
  it('[R4] [CO1] adds the pause to the period when it ends', () => {
    const since = plainDate('2026-03-01')
    expect(resumed(matter({ stoppedDays: 2, supplementFrom: since }), today)).toMatchSnapshot()
    expect(resumed(matter({ cooperationFrom: since }), today)).toMatchSnapshot()
    expect(resumed(matter({ stoppedDays: 1 }), today)).toMatchSnapshot()
  })
  it('[L8] begins empty, replays its story, and refuses one that is none', () => {
    const receive = { step: 'receive', changes: { receivedOn: today } } as const
    expect(replay('340422', 'm', [receive, { step: 'accept', changes: { acceptedOn: today } }])).toMatchSnapshot()
    expect(() => replay('340422', 'm', [{ step: 'accept', changes: {} }])).toThrow('does not begin with its receipt')
    expect(() => replay('340422', 'm', [])).toThrow('m does not begin')
    expect(() => replay('340422', 'm', [receive, { step: 'grade', changes: {} }])).toThrow(
      'takes “grade” from “received”',
    )
    expect([
      moved(matter({})),
      moved(matter({}), 'd'),
      subjectOf(matter({})),
      subjectOf(matter({ subject: '盗窃罪' })),
    ]).toMatchSnapshot()
  })
})

describe('people', () => {
  const counsel: Counsel = {
    ...{
      id: 'l',
      name: '甲',
      unitId: 'u',
      unit: '所',
      kind: 'lawyer',
      matterKinds: ['civil', 'criminal'],
      active: true,
    },
    ...{
      licensedOn: plainDate('2015-01-01'),
      criminalSince: plainDate('2016-01-01'),
      knowsMinors: true,
      openMatters: 3,
      lastYear: 10,
    },
    ...{ leaveFrom: null, leaveUntil: null, suspendedUntil: null, actsAgainst: [], gender: null },
  } as Counsel
  const civil = {
    kind: 'civil',
    form: 'litigation',
    groups: [],
    graveSentence: false,
    noticeReason: null,
    stage: 'firstInstance',
  } as const
  const criminal = { ...civil, kind: 'criminal', form: 'criminalDefence', stage: 'trial' } as const
  it.each<[string, Parameters<typeof judgeFitness>[0], Partial<Counsel>, number | undefined]>([
    ['fit', civil, {}, 20],
    ['struck off', civil, { active: false }, 20],
    ['no lawyer in a criminal matter', criminal, { kind: 'legalWorker' }, 20],
    ['no lawyer as a victim’s agent', { ...civil, form: 'criminalAgency' }, { kind: 'volunteer' }, 20],
    [
      'a grave sentence without the years',
      { ...criminal, graveSentence: true },
      { criminalSince: plainDate('2024-01-01') },
      20,
    ],
    ['a grave notice without an entry', { ...criminal, noticeReason: 'lifeOrDeath' }, { criminalSince: null }, 20],
    ['a death review by notice', { ...criminal, noticeReason: 'deathReview' }, { criminalSince: null }, 20],
    ['a death review by stage', { ...criminal, stage: 'deathReview' }, { criminalSince: null }, 20],
    ['the years to the day', { ...criminal, graveSentence: true }, { criminalSince: plainDate('2023-03-05') }, 20],
    ['a minor by group', { ...criminal, groups: ['minor'] }, { knowsMinors: false }, 20],
    ['a minor by notice', { ...criminal, noticeReason: 'minor' }, { knowsMinors: false }, 20],
    ['a minor’s civil matter', { ...civil, groups: ['minor'] }, { knowsMinors: false }, 20],
    ['another kind of matter', civil, { matterKinds: ['administrative'] }, 20],
    ['suspended to today', civil, { suspendedUntil: today }, 20],
    ['suspended to yesterday', civil, { suspendedUntil: plainDate('2026-03-04') }, 20],
    ['on leave from today', civil, { leaveFrom: today, leaveUntil: today }, 20],
    ['on leave from tomorrow', civil, { leaveFrom: plainDate('2026-03-06'), leaveUntil: plainDate('2026-03-09') }, 20],
    ['leave over', civil, { leaveFrom: plainDate('2026-03-01'), leaveUntil: plainDate('2026-03-04') }, 20],
    ['on leave without a first day', civil, { leaveUntil: today }, 20],
    ['at the limit', civil, { openMatters: 20 }, 20],
    ['below the limit', civil, { openMatters: 19 }, 20],
    ['no limit', civil, { openMatters: 99 }, undefined],
    ['acts for the other side', civil, { actsAgainst: ['某公司', '王某'] }, 20],
  ])('[A1] [A9] %s', (_what, of, over, limit) => {
    expect(judgeFitness(of, { ...counsel, ...over }, limit, today).unfitBecause).toMatchSnapshot()
  })
  it('[A9] are addressed as one writes to them', () => {
    const organs = [
      '寿县人民法院',
      '寿县人民检察院',
      '寿县公安局',
      '寿县看守所',
      '寿县劳动人事争议仲裁委员会',
      '某村委会',
    ]
    expect(organs.map(addressOf)).toEqual(['贵院', '贵院', '贵局', '贵局', '贵委', undefined])
  })
  it('[SF3] [SF4] prove for a quarter of an hour, and rest after five wrong codes', () => {
    const now = '2026-03-05T01:00:00.000Z' as Instant
    expect([provenFrom(now), challengeFrom(now), FACTOR_KINDS]).toMatchSnapshot()
    expect(Array.from({ length: 11 }, (_, failures) => lockCodes(failures, now))).toMatchSnapshot()
  })
})

describe('the end of a matter', () => {
  const closing = {
    closedOn: today,
    manner: 'judgment',
    benefit: 10,
    wages: 10,
    materials: [{ code: 'agreement' }, { code: 'outcome' }],
  } as const
  const handled = { assignedOn: plainDate('2026-03-01'), heardOn: plainDate('2026-03-04'), form: 'litigation' } as const
  it.each<[string, object, object, boolean]>([
    ['complete', {}, {}, true],
    ['tomorrow', { closedOn: plainDate('2026-03-06') }, {}, true],
    ['before the assignment', { closedOn: plainDate('2026-02-28') }, {}, true],
    ['on the day of the assignment', { closedOn: plainDate('2026-03-01') }, {}, true],
    ['never assigned', {}, { assignedOn: null }, true],
    ['more wages than benefit', { wages: 11 }, {}, true],
    ['no meeting', {}, {}, false],
    ['no judgment in the file', { materials: [{ code: 'agreement' }] }, {}, true],
    ['no ruling in the file', { manner: 'ruling', materials: [{ code: 'agreement' }] }, { heardOn: null }, true],
    ['no award in the file', { manner: 'award', materials: [{ code: 'agreement' }] }, { heardOn: null }, true],
    [
      'a settlement without papers',
      { manner: 'settlement', materials: [{ code: 'agreement' }] },
      { heardOn: null },
      true,
    ],
    ['judged without a hearing', {}, { heardOn: null }, true],
    ['no agreement', { materials: [{ code: 'outcome' }] }, {}, true],
  ])('[C1] [C2] [C3] %s', (_what, over, of, hasMet) => {
    const entries = hasMet ? (['meeting'] as const) : (['told'] as const)
    expect(
      judgeClosing(
        { ...handled, ...of },
        entries,
        { ...closing, ...over } as Parameters<typeof judgeClosing>[2],
        today,
      ),
    ).toMatchSnapshot()
  })
  it('[CN1] and the next stage says what stands in its way', () => {
    const of = { state: 'closed', stage: 'trial', noticeReason: 'minor' } as const
    expect([
      judgeNextStage({ ...of, state: 'handling' }, 'secondInstance', '1号', null),
      judgeNextStage(of, 'trial', '1号', null),
      judgeNextStage(of, 'secondInstance', '1号', '寿援申〔2026〕2号'),
      judgeNextStage(of, 'secondInstance', null, null),
      judgeNextStage(of, 'secondInstance', '1号', null),
    ]).toMatchSnapshot()
  })
})

describe('an application as the screen states it', () => {
  const policy = policyOn(PLACES.tongling, today)
  const stated: Judgeable = {
    ...{
      kind: 'civil',
      cause: 'trafficInjury',
      form: 'litigation',
      stage: 'firstInstance',
      source: 'self',
      noticeReason: null,
      groups: [],
    },
    ...{
      agencyCounty: PLACES.tongling.code,
      causeCounty: null,
      limitationOn: null,
      brought: ['applicationForm', 'identity', 'meansStatement', 'caseMaterials'],
    },
    means: { promised: true, residence: 'urban', householdSize: 2, householdMonthlyIncome: 200_000 },
  } as Judgeable
  it.each<[string, Partial<Judgeable>]>([
    ['below the line', {}],
    [
      'above it',
      {
        means: {
          promised: true,
          residence: 'urban',
          householdSize: 1,
          householdMonthlyIncome: 200_000,
        } as Judgeable['means'],
      },
    ],
    [
      'exempt by paper',
      {
        means: { promised: false, exemption: 'homeless', residence: 'urban' } as Judgeable['means'],
        brought: [...stated.brought, 'exemptionProof'],
      },
    ],
    [
      'exempt by query',
      {
        means: {
          promised: false,
          exemption: 'homeless',
          residence: 'urban',
          checked: 'consistent',
        } as Judgeable['means'],
      },
    ],
    [
      'exempt and not shown',
      { means: { promised: false, exemption: 'homeless', residence: 'urban' } as Judgeable['means'] },
    ],
    [
      'the opponent at home',
      {
        means: {
          promised: true,
          residence: 'rural',
          opponentInHousehold: true,
          ownMonthlyIncome: 100,
        } as Judgeable['means'],
      },
    ],
    ['in arbitration', { form: 'arbitration', stage: 'arbitration' }],
    [
      'where it happened',
      { form: 'nonLitigation', stage: 'notStarted', agencyCounty: null, causeCounty: PLACES.tongling.code },
    ],
    ['urgent', { limitationOn: plainDate('2026-03-06') }],
    [
      'notified',
      { noticeReason: 'minor', cause: 'criminalDefence', form: 'criminalDefence', kind: 'criminal', stage: 'trial' },
    ],
  ])('[E1] %s', (_what, over) => {
    const { outcome, reasons, questions, missing, urgent, means } = adviseOn({ ...stated, ...over }, policy, today)
    expect({
      outcome,
      reasons,
      questions,
      missing: missing.map(({ code }) => code),
      urgent,
      road: means.road,
      proof: means.proof,
    }).toMatchSnapshot()
  })
})
