import { DOCUMENTS, type DocumentKind } from '#documents/index.ts'
import type { FormFactsOf } from '#documents/prepare.ts'
import { birthOf, sexOf } from '#kernel/id-number.ts'
import { maskAddress, maskIdNumber, maskPhone } from '#kernel/mask.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import {
  AID_FORMS,
  APPLICATION_SOURCES,
  CHECK_EXEMPTIONS,
  CLOSING_MANNERS,
  CLOSING_RESULTS,
  GRADES,
  GROUPS,
  MATTER_KINDS,
  MEANS_PROOFS,
  STAGES,
} from '#law/terms.ts'
import { listMaterials } from '#modules/application/store.ts'
import { readCounselCard } from '#modules/assignment/store.ts'
import { ENTRY_KINDS, type EntryKind } from '#modules/handling/form.ts'
import { listParties, type Party } from '#modules/matter/people.ts'
import { type Matter, subjectOf } from '#modules/matter/rules.ts'
import { listStory } from '#modules/matter/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import { SERVICE_MANNERS, type ServiceManner } from '#modules/service/form.ts'
import { sheetOf } from '#modules/subsidy/operations.ts'
import { amountInWords } from '#platform/amount-words.ts'
import type { Opening } from '#platform/vault.ts'
import type { MatterForm } from './contract.ts'
import { listServed } from './store.ts'

/** What filling in needs: where to read, which county, which day. */
export type Filling = Opening & { county: string; today: PlainDate }

/** Who issues every form, and whether the county is for practice. */
export async function officeOf({ db, county, today }: Pick<Filling, 'db' | 'county' | 'today'>) {
  const { pack, practice } = await readPolicy(db, county, today)
  const { centreName, contacts } = pack
  return { practice, agency: { name: centreName, address: contacts.address, phone: contacts.phone } }
}

type Signatory = { name: string; idNumber: string | null; phone: string | null; address: string | null }
/** The person who signs: whole only where somebody asked for it whole. */
export const signatoryOf = ({ name, idNumber, phone, address }: Signatory, isWhole: boolean) => ({
  name,
  sex: idNumber && sexOf(idNumber),
  birthOn: isWhole ? idNumber && birthOf(idNumber) : null,
  idNumber: idNumber && (isWhole ? idNumber : maskIdNumber(idNumber)),
  phone: phone && (isWhole ? phone : maskPhone(phone)),
  address: address && (isWhole ? address : maskAddress(address)),
})
const namesOf = (people: readonly Party[]) =>
  people.length > 3 ? `${people[0]?.name}等${people.length}人` : people.map(({ name }) => name).join('、')

/** What every form of a matter begins with, and what the forms below take from it. */
async function caseOf(context: Filling, matter: Matter) {
  const { db, county } = context
  const parties = await listParties(context, county, matter.id)
  const having = (role: Party['role']) => parties.filter((party) => party.role === role)
  const card = matter.counselId ? await readCounselCard(db, county, matter.counselId) : null
  const [recipients, opponents, [agent]] = [having('recipient'), having('opponent'), having('agent')]
  const facts = {
    ...(await officeOf(context)),
    matterNumber: matter.number,
    matterKind: MATTER_KINDS[matter.kind],
    subject: subjectOf(matter),
    aidForm: AID_FORMS[matter.form],
    stage: STAGES[matter.stage],
    organ: matter.agency,
    caseNumber: matter.caseNumber,
    recipients: namesOf(recipients),
    opponent: namesOf(opponents),
    unit: card?.unit,
    counsel: card?.name,
    licence: card?.licence,
    counselPhone: card?.phone,
    assignedOn: matter.assignedOn,
  }
  return { facts, recipients, opponents, agent }
}

type Entry = { entry: EntryKind; on: string; place: string | null; note: string }
type Fill<K extends MatterForm> = (
  at: Awaited<ReturnType<typeof caseOf>> & {
    matter: Matter
    person: ReturnType<typeof signatoryOf>
    isWhole: boolean
    context: Filling
  },
) => Promise<FormFactsOf<K>> | FormFactsOf<K>

/** How each form is filled in from the matter's record; what only a person can say stays empty. */
const FILLS: { [K in MatterForm]: Fill<K> } = {
  async 'application-form'({ facts, matter, person, recipients, opponents, agent, isWhole, context }) {
    const materials = await listMaterials(context.db, matter.county, matter.id)
    return {
      ...facts,
      ...person,
      groups: matter.groups.map((group) => GROUPS[group]),
      others: namesOf(recipients.slice(1)),
      agent: agent ? { ...signatoryOf(agent, isWhole), relation: agent.relation } : null,
      opponentRelation: opponents[0]?.relation,
      claim: recipients.some(({ claim }) => claim !== null)
        ? recipients.reduce((sum, { claim }) => sum + (claim ?? 0), 0)
        : null,
      story: matter.story,
      materials: materials
        .filter(({ phase }) => phase === 'application')
        .map(({ title, pages, original }) => ({ title, pages, form: original ? '原件' : '复印件' })),
      receivedOn: matter.receivedOn,
    }
  },
  'means-statement'({ facts, matter, person }) {
    const means = matter.meansFacts as {
      householdSize?: number | null
      householdMonthlyIncome?: number | null
      ownMonthlyIncome?: number | null
      residence?: 'urban' | 'rural'
      exemption?: keyof typeof CHECK_EXEMPTIONS | null
      exemptionPaper?: string | null
      opponentInHousehold?: boolean | null
    }
    return {
      ...facts,
      ...person,
      ...{ householdSize: means.householdSize, householdMonthlyIncome: means.householdMonthlyIncome },
      ownMonthlyIncome: means.ownMonthlyIncome,
      residence: means.residence && { urban: '城镇', rural: '农村' }[means.residence],
      exemption: means.exemption && CHECK_EXEMPTIONS[means.exemption],
      exemptionPaper: means.exemptionPaper,
      opponentInHousehold: means.opponentInHousehold ?? null,
      statedOn: matter.receivedOn,
    }
  },
  async 'review-form'({ facts, matter, context }) {
    const story = await listStory(context.db, matter.county, matter.id)
    const review = matter.reviewerId ? story.findLast(({ step }) => step === 'review') : undefined
    const decision = story.findLast(({ step }) => ['grant', 'refuse', 'grantUrgent', 'confirmUrgent'].includes(step))
    return {
      ...facts,
      source: APPLICATION_SOURCES[matter.source],
      ...{ receivedOn: matter.receivedOn, acceptedOn: matter.acceptedOn },
      groups: matter.groups.map((group) => GROUPS[group]),
      meansProof: matter.meansProof && MEANS_PROOFS[matter.meansProof],
      reviewer: review?.by,
      opinion: matter.reviewOpinion,
      decision: decision && (decision.step === 'refuse' ? '不予法律援助。' : '同意给予法律援助。'),
      grounds: matter.grounds ?? [],
      decider: decision?.by,
      decidedOn: matter.decidedOn,
    }
  },
  'power-of-attorney': ({ facts, person }) => ({ ...facts, ...person }),
  'counsel-agreement': ({ facts, person }) => ({ ...facts, ...person }),
  async 'progress-record'({ facts, matter, context }) {
    const told = (await listStory(context.db, matter.county, matter.id))
      .filter(({ step }) => step === 'progress')
      .map(({ detail }) => detail as Entry)
      .filter(({ entry }) => entry === 'told' || entry === 'report')
    return {
      ...facts,
      entries: told.map(({ entry, on, place, note }) => ({
        on,
        to: entry === 'told' ? '受援人' : '法律援助机构',
        content: `${ENTRY_KINDS[entry]}${place ? `（${place}）` : ''}：${note}`,
      })),
    }
  },
  'change-application': ({ facts, matter, person }) => ({ ...facts, ...person, askedOn: matter.changeAskedOn }),
  async 'service-receipt'({ facts, matter, person, context }) {
    const served = await listServed(context.db, matter.county, matter.id)
    return {
      ...facts,
      ...{ receiver: person.name, address: person.address },
      documents: served.map(({ kind, number, manner, servedOn, receiver, note }) => ({
        ...{ title: DOCUMENTS[kind as DocumentKind].title, number, servedOn, receiver, note },
        manner: manner && SERVICE_MANNERS[manner as ServiceManner].replace(/送达$/, ''),
      })),
    }
  },
  'hearing-observation': ({ facts, matter }) => ({ ...facts, heardOn: matter.heardOn, court: matter.agency }),
  'return-visit': ({ facts, matter, person }) => ({
    ...facts,
    ...person,
    closedOn: matter.closedOn,
    result: resultOf(matter),
  }),
  'quality-table': ({ facts, matter }) => ({ ...facts, closedOn: matter.closedOn, grade: gradeOf(matter) }),
  async 'subsidy-approval'({ facts, matter, context }) {
    const { lines, total } =
      matter.closedOn && matter.closingManner && matter.grade
        ? await sheetOf(context.db, matter)
        : { lines: [], total: null }
    return {
      ...facts,
      manner: matter.closingManner && CLOSING_MANNERS[matter.closingManner],
      closedOn: matter.closedOn,
      grade: gradeOf(matter),
      lines: lines.map(({ text, amount, basis }) => ({ title: text, amount, basis })),
      total,
      totalInWords: total === null ? null : amountInWords(total),
    }
  },
  'dossier-note': ({ facts, matter }) => ({
    ...{ practice: facts.practice, agency: facts.agency, matterNumber: facts.matterNumber },
    archiveNumber: matter.archiveNumber,
  }),
}
const resultOf = ({ closingResult }: Matter) => closingResult && CLOSING_RESULTS[closingResult]
const gradeOf = ({ grade }: Matter) => grade && GRADES[grade]

/** The facts of one form, as far as the matter's record has them. */
export async function fillMatterForm<K extends MatterForm>(
  context: Filling,
  matter: Matter,
  kind: K,
  isWhole: boolean,
): Promise<FormFactsOf<K>> {
  const of = await caseOf(context, matter)
  const [first] = of.recipients
  if (!first) throw new Error(`matter ${matter.id} has no recipient`)
  return FILLS[kind]({ ...of, matter, person: signatoryOf(first, isWhole), isWhole, context })
}
