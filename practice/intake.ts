import { addDays, type Instant, type PlainDate } from '#kernel/plain-date.ts'
import type { MaterialCode } from '#law/materials.ts'
import type { AidForm, Stage } from '#law/terms.ts'
import type { ApplicationForm } from '#modules/application/form.ts'
import { adviseOn } from '#modules/application/rules.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import type { InputOf } from './act.ts'
import { noticeFrom } from './agencies/notices.ts'
import { claimOf, meansOf, opponentsOf, recipientsOf } from './applicants.ts'
import { ARBITRATION, COURT, POLICE, PROCURATORATE } from './cast.ts'
import { drawAt } from './chance.ts'
import { CHARGES, CRIMINAL_APPLICATIONS, GRAVE_CHARGES, NOTICE_SHARE, NOTICES } from './charges.ts'
import { type Somebody, somebody } from './people.ts'
import { rulesOn, type Story } from './story.ts'
import type { Course, Trouble } from './troubles/trouble.ts'

export type Form = Omit<InputOf<'submitApplication'>, 'matterId' | 'consultationId'>
/** What comes in at the window: the form as it would be with all papers, and who stands behind it. */
export type Intake = {
  form: Form
  first: Somebody
  trouble: Trouble | null
  /** The paper that was left at home. */
  lacks: MaterialCode | null
  /** The centre that is competent instead of this one. */
  competent: string | null
  /** Where an organ notifies: its clerk, and what it sends at that moment. */
  notified?: { by: string; notice: (at: Instant) => InputOf<'sendNotice'> }
}

const COUNTY = shouxian.code
/** Of applications for a lawsuit, about half of all: gives the 2 % of matters that belong to another centre. ASSUMPTION. */
const ELSEWHERE = 0.045
const COURSES: Record<Course, { form: AidForm; stage: Stage; agency: string | null }> = {
  lawsuit: { form: 'litigation', stage: 'firstInstance', agency: COURT },
  arbitration: { form: 'arbitration', stage: 'arbitration', agency: ARBITRATION },
  mediation: { form: 'nonLitigation', stage: 'mediation', agency: '寿县人民调解委员会' },
  negotiation: { form: 'nonLitigation', stage: 'notStarted', agency: null },
  enforcement: { form: 'litigation', stage: 'enforcement', agency: COURT },
  administrativeLawsuit: { form: 'litigation', stage: 'firstInstance', agency: COURT },
}
const PAPERS: Record<MaterialCode, [title: string, pages: readonly [number, number], original: boolean]> = {
  applicationForm: ['法律援助申请表', [2, 2], true],
  identity: ['居民身份证复印件', [1, 2], false],
  meansStatement: ['经济困难状况说明表', [1, 1], true],
  authority: ['授权委托书、代理人身份证明', [2, 3], true],
  kinship: ['户口簿（近亲属关系证明）', [2, 4], false],
  caseMaterials: ['案件材料', [2, 24], false],
  exemptionProof: ['免予核查情形的证明', [1, 2], false],
}
const EVIDENCE: Partial<Record<ApplicationForm['cause'], string>> = {
  labourPay: '欠条、考勤和转账记录',
  trafficInjury: '道路交通事故认定书、病历和发票',
  workInjury: '工伤认定决定书、病历',
  marriage: '结婚证复印件、分居情况说明',
  domesticAbuse: '报警回执、告诫书、伤情照片',
  supportOfChildren: '离婚协议或者判决书复印件',
  loan: '借条复印件',
}

/** A civil or administrative application; `size` people where it is a group. */
export function civilIntake(story: Story, trouble: Trouble, size: number, day: PlainDate): Intake {
  const { chance } = story
  const { people, recipients } = recipientsOf(chance, trouble, size, day)
  const first = people[0] as Somebody
  const isMinor = trouble.groups.includes('minor')
  // A group must act together: it goes to court or to arbitration, not to the village.
  const course = COURSES[size > 3 ? 'lawsuit' : chance.draw(trouble.courses)]
  const { groups, means } = meansOf(chance, trouble, first, day)
  const opponents = opponentsOf(chance, trouble.opponent, first.township)
  const neighbour = chance.pick(shouxian.neighbours)
  // Only a lawsuit can be in the wrong place for certain: elsewhere where the cause arose is competent too.
  const isElsewhere = course.form === 'litigation' && story.has('elsewhere', ELSEWHERE)
  const total = recipients.reduce((sum, { claim = 0 }) => sum + (claim ?? 0), 0)
  const told = chance
    .pick(trouble.stories)
    .replace('{people}', size > 1 ? `${first.name}等${size}人` : first.name)
    .replace('{with}', opponents[0]?.name ?? '对方')
    .replace('{months}', String(chance.whole(2, 9)))
    .replace('{sum}', String(Math.round(total / 100)))
  const isUrgent = story.has('urgent', 0.05)
  const form: Form = {
    source: isMinor ? 'guardian' : chance.hit(0.06) ? 'closeRelative' : chance.hit(0.04) ? 'agent' : 'self',
    recipients,
    groups,
    kind: trouble.kind,
    cause: trouble.cause,
    form: course.form,
    stage: course.stage,
    opponents,
    agency: isElsewhere ? `${neighbour.name}人民法院` : course.agency,
    agencyCounty: isElsewhere ? neighbour.code : COUNTY,
    causeCounty: COUNTY,
    limitationOn: isUrgent
      ? addDays(day, chance.whole(1, 6))
      : chance.hit(0.1)
        ? addDays(day, chance.whole(20, 300))
        : null,
    story: told,
    means,
    materials: [],
    filledInBy: chance.hit(first.township === '寿春镇' ? 0.2 : 0.45),
  }
  if (form.source !== 'self') {
    const agent = somebody(chance, { ages: [28, 60], women: 0.6, today: day })
    form.agent = {
      name: agent.name,
      idNumber: agent.idNumber,
      phone: agent.phone,
      relation: isMinor ? (agent.sex === '女' ? '母亲' : '父亲') : form.source === 'agent' ? '委托代理人' : '子女',
    }
  }
  const competent = isElsewhere ? `${neighbour.name}法律援助中心` : null
  const lacks = competent || isUrgent ? null : lackOf(story)
  return { form: withPapers(story, form, day), first, trouble, lacks, competent }
}

/** A criminal matter: a notice from the police, the procuratorate or the court, or the few who apply. */
export function criminalIntake(story: Story, point: number, day: PlainDate): Intake {
  const { chance } = story
  if (!story.has('noticed', NOTICE_SHARE)) return criminalApplication(story, day)
  const notice = drawAt(
    NOTICES.map((each) => [each, each.share] as const),
    point,
  )
  const place = chance.draw(notice.places)
  const charge = chance.draw(notice.reason === 'lifeOrDeath' ? GRAVE_CHARGES : CHARGES)
  const person = somebody(chance, { ages: notice.ages, women: 0.11, today: day })
  const isHeld = chance.hit(0.55)
  const age = notice.reason === 'minor' ? ['minor' as const] : []
  const form: Form = {
    source: 'agency',
    recipients: [
      { name: person.name, idNumber: person.idNumber, address: isHeld ? '羁押于寿县看守所' : person.address },
    ],
    noticeReason: notice.reason,
    noticeNumber: `样例援通〔${day.slice(0, 4)}〕${story.index + 1}号`,
    groups: [...new Set([...notice.groups, ...age])],
    kind: 'criminal',
    cause: place.cause,
    form: place.form,
    stage: place.stage,
    opponents: [],
    agency: place.agency,
    agencyCounty: COUNTY,
    graveSentence: notice.reason === 'lifeOrDeath',
    story: `${person.name}涉嫌${charge}罪，${place.agency}依法通知指派律师为其提供法律援助。`,
    means: { promised: false },
    materials: [{ code: 'caseMaterials', title: '通知辩护（代理）公函', pages: chance.whole(1, 3), original: true }],
  }
  const { reason } = notice
  const { by, kind } = ORGANS[place.agency] as (typeof ORGANS)[string]
  const of = {
    noticeId: story.matterId,
    serial: story.index + 1,
    name: person.name,
    idNumber: person.idNumber,
    charge: `${charge}罪`,
  }
  const sent = (at: Instant) => ({
    ...noticeFrom(kind, { ...of, at, reason, stage: place.stage, road: 'web' }),
    groups: form.groups,
    graveSentence: form.graveSentence ?? false,
    measure: isHeld ? ('arrest' as const) : ('bail' as const),
    heldIn: isHeld ? '寿县看守所' : null,
    // Not fixed yet when the court notifies.
    hearingAt: null,
    hearingPlace: null,
  })
  return { form, first: person, trouble: null, lacks: null, competent: null, notified: { by, notice: sent } }
}

/** Whose clerk speaks for which organ. */
const ORGANS: Record<string, { by: string; kind: Parameters<typeof noticeFrom>[0] }> = {
  [COURT]: { by: 'fayuan', kind: 'court' },
  [PROCURATORATE]: { by: 'jiancha', kind: 'procuratorate' },
  [POLICE]: { by: 'gongan', kind: 'police' },
}

function criminalApplication(story: Story, day: PlainDate): Intake {
  const { chance } = story
  const { source, victim, ...place } = chance.draw(CRIMINAL_APPLICATIONS)
  const person = somebody(chance, { ages: [18, 60], women: victim ? 0.6 : 0.1, today: day })
  const charge = chance.draw(CHARGES)
  const { name, idNumber, phone, address } = person
  const household = chance.whole(2, 5)
  const form: Form = {
    source,
    recipients: [{ name, idNumber, phone, address, ...(victim && { claim: claimOf(chance, [5_000, 80_000]) }) }],
    groups: [],
    kind: 'criminal',
    cause: place.cause,
    form: place.form,
    stage: place.stage,
    opponents: [],
    agency: place.agency,
    agencyCounty: COUNTY,
    story: victim
      ? `${name}系${charge}案的被害人，家庭困难，请求律师代理参加诉讼并主张赔偿。`
      : `${name}涉嫌${charge}罪，家庭困难没有委托辩护人，${source === 'detention' ? '经看守所转交' : '由近亲属'}申请律师辩护。`,
    means: {
      householdSize: household,
      householdMonthlyIncome: household * chance.whole(30, 110) * 1000,
      residence: 'rural',
      promised: true,
    },
    materials: [],
  }
  if (source === 'closeRelative') {
    const agent = somebody(chance, { ages: [30, 62], women: 0.6, today: day })
    form.agent = { name: agent.name, idNumber: agent.idNumber, phone: agent.phone, relation: '近亲属' }
  }
  return { form: withPapers(story, form, day), first: person, trouble: null, lacks: lackOf(story), competent: null }
}

/** ASSUMPTION: no public source says how often papers are missing. */
const SUPPLEMENT_SHARE = 0.12
const lackOf = ({ chance, has }: Story): MaterialCode | null =>
  has('supplement', SUPPLEMENT_SHARE)
    ? chance.draw([
        ['caseMaterials', 75],
        ['identity', 25],
      ])
    : null

/** What the law of the county asks for on that day, no more and no less: the house's own rule says what would be missing. */
function withPapers({ chance }: Story, form: Form, day: PlainDate): Form {
  const wanted = adviceOn(form, [], day).missing
  const materials = wanted.map(({ code }) => {
    const [title, [least, most], original] = PAPERS[code]
    const evidence = code === 'caseMaterials' ? EVIDENCE[form.cause] : undefined
    const copies = code === 'identity' ? form.recipients.length : 1
    return { code, title: evidence ?? title, pages: chance.whole(least, most) * copies, original }
  })
  return { ...form, materials }
}

/** What the county will advise on this application on that day, with these papers. */
export function adviceOn(form: Form, brought: readonly MaterialCode[], day: PlainDate) {
  const { noticeReason = null, agencyCounty = null, causeCounty = null, limitationOn = null } = form
  const means = { ...form.means, residence: form.means.residence ?? 'rural' } as ApplicationForm['means']
  const facts = { ...form, noticeReason, agencyCounty, causeCounty, means, brought }
  return adviseOn({ ...facts, limitationOn: limitationOn as PlainDate | null }, rulesOn(day), day)
}
