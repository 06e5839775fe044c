import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import type { Cause, CheckExemption, NoticeReason } from './terms.ts'

/** What the statute in force says of scope and means. An old matter is judged by the law of its own day. */
export type Statute = {
  name: string
  /** Causes in scope by the statute itself, each with its item. */
  listed: Partial<Record<Cause, string>>
  withoutMeansCondition: Partial<Record<Cause, string>>
  criminal: Partial<Record<Cause, { ground: 'defence' | 'victimOrPrivateProsecutor'; basis: string }>>
  notices: Partial<Record<NoticeReason, string>>
  retrial: string | null
  /** Who counts as in hardship without a check, and from which day where that is later than the statute. */
  noCheck: Partial<Record<CheckExemption, { basis: string; from?: PlainDate }>>
  scopeBasis: string
  meansBasis: string
}

const law = (article: string) => `法律援助法 ${article}`
const item31 = (item: string) => law(`第三十一条第${item}项`)
const assistance = { basis: law('第四十二条第二项') }
/** 社会救助法 第十三条 made these classes of social assistance; before that day no law knew them. */
const newAssistance = { basis: `${assistance.basis}；社会救助法 第十三条`, from: plainDate('2026-07-01') }

/** 中华人民共和国法律援助法, in force since 2022-01-01. */
export const LAW_2021: Statute = {
  name: '法律援助法',
  listed: {
    stateCompensation: item31('一'),
    socialInsurance: item31('二'),
    socialAssistance: item31('二'),
    pension: item31('三'),
    supportOfParents: item31('四'),
    supportOfChildren: item31('四'),
    supportOfSpouse: item31('四'),
    labourRelation: item31('五'),
    labourPay: item31('五'),
    civilCapacity: item31('六'),
    workInjury: item31('七'),
    trafficInjury: item31('七'),
    foodDrugInjury: item31('七'),
    medicalInjury: item31('七'),
    environment: item31('八'),
  },
  withoutMeansCondition: {
    heroHonour: law('第三十二条第一项'),
    braveAct: law('第三十二条第二项'),
    retrialAcquittal: law('第三十二条第三项'),
    domesticAbuse: law('第三十二条第四项'),
  },
  criminal: {
    criminalDefence: { ground: 'defence', basis: law('第二十四条') },
    crimeVictim: { ground: 'victimOrPrivateProsecutor', basis: law('第二十九条') },
    criminalSettlement: { ground: 'victimOrPrivateProsecutor', basis: law('第二十九条') },
    privateProsecution: { ground: 'victimOrPrivateProsecutor', basis: law('第二十九条') },
    incidentalCivil: { ground: 'victimOrPrivateProsecutor', basis: law('第二十九条') },
  },
  notices: {
    minor: law('第二十五条第一款第一项'),
    sensoryDisability: law('第二十五条第一款第二项'),
    limitedCapacity: law('第二十五条第一款第三项'),
    lifeOrDeath: law('第二十五条第一款第四项'),
    deathReview: law('第二十五条第一款第五项'),
    inAbsentia: law('第二十五条第一款第六项'),
    otherMandatory: law('第二十五条第一款第七项'),
    otherDefendant: law('第二十五条第二款'),
    compulsoryMedical: law('第二十八条'),
    prosecutionCoverage: '关于进一步深化刑事案件律师辩护全覆盖试点工作的意见（司发通〔2022〕49号）',
  },
  retrial: law('第三十三条'),
  noCheck: {
    noFixedLiving: { basis: law('第四十二条第一项') },
    extremePoverty: assistance,
    minimumLiving: assistance,
    minimumLivingMargin: newAssistance,
    rigidExpense: newAssistance,
    disasterVictim: assistance,
    temporaryHardship: assistance,
    emergencyMedical: assistance,
    homeless: assistance,
    judicialAssistance: assistance,
    preferentialTreatment: assistance,
    migrantWorkerPay: { basis: law('第四十二条第三项') },
    migrantWorkerInjury: { basis: law('第四十二条第三项') },
  },
  scopeBasis: law('第三十一条'),
  meansBasis: law('第三十四条'),
}

const old = (article: string) => `法律援助条例 ${article}`
/** 法律援助条例 (2003): six matters, a means test for 见义勇为 as well, and no exemption from the check but by local rule. */
const REGULATION_2003: Statute = {
  name: '法律援助条例',
  listed: {
    stateCompensation: old('第十条第一款第一项'),
    socialInsurance: old('第十条第一款第二项'),
    socialAssistance: old('第十条第一款第二项'),
    pension: old('第十条第一款第三项'),
    supportOfParents: old('第十条第一款第四项'),
    supportOfChildren: old('第十条第一款第四项'),
    supportOfSpouse: old('第十条第一款第四项'),
    labourPay: old('第十条第一款第五项'),
    braveAct: old('第十条第一款第六项'),
  },
  withoutMeansCondition: {},
  criminal: {
    criminalDefence: { ground: 'defence', basis: old('第十一条第一项') },
    crimeVictim: { ground: 'victimOrPrivateProsecutor', basis: old('第十一条第二项') },
    privateProsecution: { ground: 'victimOrPrivateProsecutor', basis: old('第十一条第三项') },
  },
  notices: {
    otherDefendant: old('第十二条第一款'),
    minor: old('第十二条第二款'),
    sensoryDisability: old('第十二条第二款'),
    lifeOrDeath: old('第十二条第二款'),
  },
  retrial: null,
  noCheck: {},
  scopeBasis: old('第十条'),
  meansBasis: old('第十三条'),
}

const LAW_IN_FORCE = plainDate('2022-01-01')
/** The statute of that day. */
export const statuteOn = (day: PlainDate): Statute => (day < LAW_IN_FORCE ? REGULATION_2003 : LAW_2021)
