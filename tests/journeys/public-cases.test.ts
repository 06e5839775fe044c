import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_PAPERS, type ApplicationInput, idNumberOf, PAPERS, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

// Published cases and rules, their facts restated; what a report does not state stays empty here too.
// "The centre's own county" stands for the county of the report: jurisdiction is by the organ's seat, not by name.
let centre: Centre
let reviewer: Person
let director: Person
let serial = 200

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  await centre.addOrganisation('firm', '样例律师事务所')
  await centre.addOrganisation('legalServiceOffice', '样例法律服务所')
  await centre.addCounsel({ name: '样例律师', unit: '样例律师事务所' })
  await centre.addCounsel({ name: '样例懂少年律师', unit: '样例律师事务所', knowsMinors: true })
  await centre.addCounsel({ name: '样例法律工作者', unit: '样例法律服务所', kind: 'legalWorker' })
  reviewer = await centre.hire({ roles: ['reviewer', 'assigner'], name: '审查员' })
  director = await centre.hire({ roles: ['director', 'approver'], name: '主任' })
})
afterAll(() => centre?.close())

const people = (count: number) =>
  Array.from({ length: count }, () => ({ name: '样例人', idNumber: idNumberOf(++serial) }))
const ALL_BUT_AUTHORITY = ALL_PAPERS.filter(({ code }) => code !== 'authority')
const WITHOUT_PROOF = ALL_BUT_AUTHORITY.filter(({ code }) => code !== 'exemptionProof')

async function receive(over: Partial<ApplicationInput>): Promise<string> {
  const matterId = newId()
  await reviewer.api.submitApplication(wageClaim(matterId, { recipients: people(1), ...over }))
  return matterId
}
/** From the receipt to the grant, by two people, on the grounds that the advice gives. */
async function grant(matterId: string, meansProof: 'declared' | 'exempt' | 'notRequired') {
  const advice = await reviewer.api.adviseApplication({ matterId })
  await reviewer.api.acceptApplication({ matterId })
  await reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof, opinion: '依公开案例办理' })
  await director.api.grantAid({ matterId, reasons: advice.reasons })
  const page = await director.api.readMatter({ matterId })
  return { advice, page, bases: (page.grounds ?? []).map(({ basis }) => basis) }
}

describe('published cases: what was granted there is granted here, on the ground that the law gives', () => {
  it.each([
    ['A001', 11, { form: 'litigation' }],
    ['A004', 3, { form: 'litigation' }],
    ['A025', 18, { groups: ['migrantWorker', 'elderly'] }],
  ] as const)(
    '%s: a wage claim of %i migrant workers is one matter with its people counted, without a check',
    async (_id, count, over) => {
      const matterId = await receive({
        recipients: people(count),
        ...over,
        groups: [...('groups' in over ? over.groups : (['migrantWorker'] as const))],
      })
      const { advice, page, bases } = await grant(matterId, 'exempt')
      expect(advice).toMatchObject({ outcome: 'grant', meansProof: 'exempt' })
      expect(bases).toEqual(expect.arrayContaining(['法律援助法 第三十一条第五项', '法律援助法 第四十二条第三项']))
      expect([page.state, page.recipients, page.parties.filter(({ role }) => role === 'recipient').length]).toEqual([
        'granted',
        count,
        count,
      ])
    },
  )

  it('A010: one dispute in arbitration and then in court is two matters of one person', async () => {
    const recipients = people(1)
    const injury = { recipients, cause: 'workInjury', groups: ['migrantWorker'] } as const
    const first = await receive({
      ...injury,
      recipients,
      groups: ['migrantWorker'],
      form: 'arbitration',
      stage: 'arbitration',
      agency: '寿县劳动人事争议仲裁委员会',
    })
    expect((await grant(first, 'exempt')).bases).toEqual(
      expect.arrayContaining(['法律援助法 第三十一条第七项', '法律援助法 第四十二条第三项']),
    )
    const second = await receive({ ...injury, recipients, groups: ['migrantWorker'] })
    expect(second).not.toBe(first)
  })

  it.each<[string, Partial<ApplicationInput>, string]>([
    ['A007', { cause: 'supportOfParents', groups: ['elderly'] }, '法律援助法 第三十一条第四项'],
    ['A016', { cause: 'trafficInjury', groups: [] }, '法律援助法 第三十一条第七项'],
    [
      'A037',
      {
        cause: 'socialAssistance',
        groups: ['disabled'],
        kind: 'administrative',
        form: 'nonLitigation',
        stage: 'notStarted',
        causeCounty: '340422',
      },
      '法律援助法 第三十一条第二项',
    ],
    [
      'A040',
      {
        cause: 'supportOfChildren',
        groups: ['minor', 'disabled'],
        source: 'guardian',
        agent: { name: '样例外祖父', relation: '外祖父' },
        materials: ALL_PAPERS,
      },
      '法律援助法 第三十一条第四项',
    ],
  ])('%s: in scope, means not stated, so the officer judges and grants', async (_id, over, basis) => {
    const matterId = await receive({ materials: WITHOUT_PROOF, ...over })
    const { advice, page, bases } = await grant(matterId, 'declared')
    expect(advice.outcome).toBe('officerMustJudge')
    expect(advice.questions).not.toEqual([])
    expect([page.state, bases]).toEqual(['granted', expect.arrayContaining([basis])])
  })

  it('A022: a mediation after a fatal accident goes to a township legal worker', async () => {
    const matterId = await receive({
      cause: 'trafficInjury',
      groups: [],
      form: 'nonLitigation',
      stage: 'mediation',
      causeCounty: '340422',
      materials: WITHOUT_PROOF,
    })
    await grant(matterId, 'declared')
    const worker = (await reviewer.api.listCandidates({ matterId })).candidates.find(
      ({ kind }) => kind === 'legalWorker',
    )
    expect(worker?.unfitBecause).toEqual([])
    expect((await reviewer.api.assignCounsel({ matterId, counselId: worker?.counselId as string })).state).toBe(
      'assigned',
    )
  })

  it('A028: two deaf defendants are two matters, each by the court’s notice, and only a lawyer defends', async () => {
    for (const recipient of people(2)) {
      const matterId = await receive({
        recipients: [recipient],
        source: 'agency',
        noticeReason: 'sensoryDisability',
        kind: 'criminal',
        cause: 'criminalDefence',
        subject: '盗窃罪',
        form: 'criminalDefence',
        stage: 'trial',
        groups: ['disabled'],
        opponents: [],
        materials: [],
        means: { promised: false },
      })
      await reviewer.api.acceptNotice({ matterId })
      expect((await director.api.readMatter({ matterId })).grounds).toMatchObject([
        { basis: '法律援助法 第二十五条第一款第二项' },
      ])
      const { candidates } = await reviewer.api.listCandidates({ matterId })
      expect(
        candidates.filter(({ unfitBecause }) => unfitBecause.length === 0).every(({ kind }) => kind === 'lawyer'),
      ).toBe(true)
    }
  })

  it('A031: duty help for fifteen suspects is no matter and cannot be entered as one', async () => {
    await expect(receive({ form: 'dutyHelp' as never })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('援助方式'),
    })
  })

  it('A034: a girl who is a victim is represented on her guardian’s signature, by counsel who knows minors', async () => {
    const matterId = await receive({
      source: 'guardian',
      agent: { name: '样例父亲', relation: '父亲' },
      kind: 'criminal',
      cause: 'crimeVictim',
      form: 'criminalAgency',
      stage: 'prosecution',
      agency: '寿县人民检察院',
      groups: ['minor', 'woman'],
      opponents: [],
      materials: ALL_PAPERS,
      means: { promised: true, exemption: 'noFixedLiving' },
    })
    const { advice, bases } = await grant(matterId, 'exempt')
    expect(advice.outcome).toBe('grant')
    expect(bases).toEqual(expect.arrayContaining(['法律援助法 第二十九条', '法律援助法 第四十二条第一项']))
    const fit = (await reviewer.api.listCandidates({ matterId })).candidates.filter(
      ({ unfitBecause }) => unfitBecause.length === 0,
    )
    expect(fit.map(({ name }) => name)).toEqual(['样例懂少年律师'])
  })

  it('A043: a beaten wife needs no means condition at all, and the procuratorate’s referral is an application', async () => {
    const matterId = await receive({
      source: 'agency',
      cause: 'domesticAbuse',
      subject: '离婚纠纷',
      groups: ['woman'],
      materials: [PAPERS.applicationForm, PAPERS.identity, PAPERS.caseMaterials],
      means: { promised: false },
    })
    const { advice, bases } = await grant(matterId, 'notRequired')
    expect(advice).toMatchObject({ outcome: 'grant', meansProof: 'notRequired' })
    expect(bases).toContain('法律援助法 第三十二条第四项')
  })

  it('A067: one’s own income counts, not the parents’ house: 640 yuan alone is below the line', async () => {
    const matterId = await receive({
      cause: 'socialAssistance',
      kind: 'administrative',
      groups: ['disabled'],
      materials: WITHOUT_PROOF,
      means: { promised: true, householdSize: 1, householdMonthlyIncome: 64_000, residence: 'urban' },
    })
    expect(await reviewer.api.adviseApplication({ matterId })).toMatchObject({
      outcome: 'grant',
      meansProof: 'declared',
    })
  })

  it('A019: money lent to a workmate is on no list, and the advice says so with its article', async () => {
    const matterId = await receive({
      cause: 'loan',
      groups: ['minimumLiving'],
      means: { promised: true, exemption: 'minimumLiving' },
    })
    const advice = await reviewer.api.adviseApplication({ matterId })
    expect(advice.outcome).toBe('refuse')
    expect(advice.reasons.map(({ basis }) => basis)).toContain('法律援助法 第三十一条')
  })
})

describe('published rules', () => {
  it('A052: a stranger’s matter before our court is ours; our resident’s matter before another court is told where to go', async () => {
    const stranger = await receive({ recipients: [{ name: '样例外地人', idNumber: '110101198001010010' }] })
    expect(await reviewer.api.adviseApplication({ matterId: stranger })).toMatchObject({ outcome: 'grant' })
    const resident = await receive({ agency: '凤台县人民法院', agencyCounty: '340421' })
    const { outcome, reasons } = await reviewer.api.adviseApplication({ matterId: resident })
    expect([outcome, reasons.map(({ basis }) => basis)]).toEqual([
      'forward',
      expect.arrayContaining(['法律援助法 第三十八条']),
    ])
    expect(
      await reviewer.api.forwardApplication({ matterId: resident, to: '凤台县法律援助中心', manner: 'informed' }),
    ).toMatchObject({ state: 'forwarded', documentId: expect.any(String) })
  })
  it('A061: a wrong venue may be taken in and passed on instead of turned away', async () => {
    const matterId = await receive({ agency: '田家庵区人民法院', agencyCounty: '340403' })
    await reviewer.api.forwardApplication({ matterId, to: '田家庵区法律援助中心', manner: 'forwarded' })
    expect(await reviewer.api.readMatter({ matterId })).toMatchObject({
      state: 'forwarded',
      forwardedTo: '田家庵区法律援助中心',
    })
  })
  it('A046: having served is no exemption by itself', async () => {
    const matterId = await receive({ cause: 'trafficInjury', groups: ['veteran'], materials: WITHOUT_PROOF })
    expect(await reviewer.api.adviseApplication({ matterId })).toMatchObject({ outcome: 'officerMustJudge' })
  })
  it('A049 is not applied: no sum is too small, and the obsolete grounds cannot be entered', async () => {
    const matterId = await receive({
      recipients: [{ name: '样例小额', idNumber: idNumberOf(++serial), claim: 299_900 }],
    })
    expect(await reviewer.api.adviseApplication({ matterId })).toMatchObject({ outcome: 'grant' })
    await expect(receive({ ownFault: true } as never)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('ownFault'),
    })
  })
  it('A055 is another province’s rule: the days to supply are the county’s own, and silence means withdrawn, not revoked', async () => {
    const matterId = await receive({ materials: [PAPERS.applicationForm] })
    await reviewer.api.requestSupplement({ matterId, items: ['身份证明'] })
    centre.setDay('2026-06-01')
    expect((await reviewer.api.deemWithdrawn({ matterId })).state).toBe('deemedWithdrawn')
    centre.setDay('2026-03-03')
  })
  it('A064 is not applied: who once refused counsel or withdrew may apply again, and nobody pays for success', async () => {
    const recipients = people(1)
    const first = await receive({ recipients })
    await reviewer.api.withdrawApplication({ matterId: first, reason: '不接受安排的人员' })
    const again = await receive({ recipients })
    expect(await reviewer.api.adviseApplication({ matterId: again })).toMatchObject({ outcome: 'grant' })
    await expect(receive({ compensation: 10_000 } as never)).rejects.toMatchObject({ code: 'invalid' })
  })
})
