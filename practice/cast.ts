import type { OrganisationKind, Role } from '#kernel/actor.ts'
import { addDays, type PlainDate } from '#kernel/plain-date.ts'
import type { CounselKind, MatterKind } from '#law/terms.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { type Act, act, type Known } from './act.ts'
import { type Chance, chanceOf, practiceId } from './chance.ts'
import { clock } from './office-hours.ts'
import { nameOf, phoneOf, TOWNSHIPS } from './people.ts'

export const ADMINISTRATOR = 'guanli'
export const CENTRE = shouxian.centreName
export const COURT = '寿县人民法院'
export const PROCURATORATE = '寿县人民检察院'
export const POLICE = '寿县公安局'
export const ARBITRATION = '寿县劳动人事争议仲裁委员会'

type Post = { login: string; name: string; roles: Role[]; organisation: string }
/** A small centre: nine people, some with two posts. Who reviews never approves. */
export const CENTRE_POSTS = [
  { login: 'zhuren', name: '方守正', roles: ['director', 'approver'], organisation: CENTRE },
  { login: 'fuzhuren', name: '顾明兰', roles: ['approver'], organisation: CENTRE },
  { login: 'shencha1', name: '常秀芳', roles: ['reviewer'], organisation: CENTRE },
  { login: 'shencha2', name: '权学兵', roles: ['reviewer', 'hotlineAgent'], organisation: CENTRE },
  { login: 'zhipai', name: '时慧珍', roles: ['assigner'], organisation: CENTRE },
  { login: 'zhiliang', name: '柏怀中', roles: ['qualitySupervisor'], organisation: CENTRE },
  { login: 'caiwu', name: '洪静', roles: ['finance'], organisation: CENTRE },
  { login: 'dangan', name: '祝春梅', roles: ['archivist'], organisation: CENTRE },
  { login: 'rexian', name: '俞晓月', roles: ['hotlineAgent'], organisation: CENTRE },
] as const satisfies readonly Post[]
export type CentreLogin = (typeof CENTRE_POSTS)[number]['login']

const OUTSIDE: (Omit<Post, 'name'> & { kind: OrganisationKind })[] = [
  { login: 'sifaju', roles: ['bureau'], organisation: shouxian.bureauName, kind: 'bureau' },
  { login: 'shiju', roles: ['city'], organisation: `${shouxian.city}司法局`, kind: 'city' },
  { login: 'fayuan', roles: ['agencyClerk'], organisation: COURT, kind: 'court' },
  { login: 'jiancha', roles: ['agencyClerk'], organisation: PROCURATORATE, kind: 'procuratorate' },
  { login: 'gongan', roles: ['agencyClerk'], organisation: POLICE, kind: 'police' },
  { login: 'kanshou', roles: ['agencyClerk'], organisation: '寿县看守所', kind: 'detentionCentre' },
]
const LAW_FIRMS = '楚都 寿春 淝水 八公 安丰 硖石 芍陂 宾阳'.split(' ').map((name) => `样例${name}律师事务所`)
const SERVICE_OFFICES = '正阳关 炎刘 迎河 保义'.split(' ').map((name) => `样例${name}法律服务所`)
/** Heads, members and what kind of people they are: forty counsel in twelve units, and two of the centre's own. */
const UNITS: { name: string; kind: OrganisationKind; counsel: CounselKind; members: number }[] = [
  ...LAW_FIRMS.map((name, index) => ({
    name,
    kind: 'firm' as const,
    counsel: 'lawyer' as const,
    members: [5, 4, 4, 3, 3, 3, 2, 2][index] as number,
  })),
  ...SERVICE_OFFICES.map((name) => ({
    name,
    kind: 'legalServiceOffice' as const,
    counsel: 'legalWorker' as const,
    members: 3,
  })),
]
const OWN_LAWYERS = 2
/** One in so many speaks with the hands. */
const SIGNS_EVERY = 12

export type Counsel = {
  id: string
  login: string
  name: string
  gender: '女' | '男'
  unit: string
  /** The login of the unit's head; the centre's own lawyers have none. */
  head: string | null
  kind: CounselKind
  roles: Role[]
  phone: string
  licensedOn: PlainDate
  criminalSince: PlainDate | null
  knowsMinors: boolean
  matterKinds: MatterKind[]
  /** When this person is away this year and the next ones: the first days of August, September … */
  leaves: { from: PlainDate; until: PlainDate }[]
}
export type Station = { login: string; name: string; organisation: string; township: string }
export type Cast = { counsel: Counsel[]; stations: Station[]; dutyLawyers: string[]; acts: Act[] }

export const stationOf = (township: string): string => `${shouxian.county}${township}法律援助工作站`
const twoDigits = (index: number) => String(index + 1).padStart(2, '0')

/** Everybody who lives in the county, and the acts by which the administrator writes them down on the day before it begins. */
export function castOf(seed: number, from: PlainDate, until: PlainDate): Cast {
  const chance = chanceOf(seed, 'cast')
  const anyName = () => nameOf(chance, chance.hit(0.45) ? '女' : '男')
  const counsel = counselOf(seed, chance, from, until)
  const stations = TOWNSHIPS.map(([township], index) => ({
    login: `zhan${twoDigits(index)}`,
    name: anyName(),
    organisation: stationOf(township),
    township,
  }))
  const outside = OUTSIDE.map((post) => ({ ...post, name: anyName() }))
  const posts: (Post & { counselId?: string })[] = [
    ...CENTRE_POSTS.map((post) => ({ ...post, roles: [...post.roles] })),
    ...counsel.map(({ id, login, name, roles, unit }) => ({ login, name, roles, organisation: unit, counselId: id })),
    ...stations.map(({ login, name, organisation }) => ({
      login,
      name,
      organisation,
      roles: ['stationClerk' as const],
    })),
    ...outside,
  ]
  const dutyLawyers = counsel.filter(({ roles }) => roles.includes('dutyLawyer')).map(({ login }) => login)
  return { counsel, stations, dutyLawyers, acts: actsOf(seed, addDays(from, -1), posts, counsel) }
}

function counselOf(seed: number, chance: Chance, from: PlainDate, until: PlainDate): Counsel[] {
  const members = [
    ...UNITS.flatMap((unit) => Array.from({ length: unit.members }, (_, place) => ({ ...unit, place }))),
    ...Array.from({ length: OWN_LAWYERS }, () => ({ name: CENTRE, counsel: 'staff' as const, place: 1 })),
  ]
  const heads = new Map<string, string>()
  return members.map(({ name: unit, counsel: kind, place }, index): Counsel => {
    const isLawyer = kind === 'lawyer'
    const isHead = place === 0
    const login = `${isLawyer ? 'lvshi' : kind === 'staff' ? 'zhongxin' : 'falv'}${twoDigits(index)}`
    if (isHead) heads.set(unit, login)
    const years = chance.whole(isHead ? 9 : 2, isHead ? 24 : 15)
    const licensedOn = addDays(from, -years * 365 - chance.whole(0, 300))
    const criminalYears = Math.max(0, years - chance.whole(0, 4))
    // The register knows a list of roles, and the practice county's entrance shows each list once: keep the lists few.
    const roles: Role[] = isHead
      ? ['firmHead', 'counsel']
      : isLawyer && place === 2
        ? ['counsel', 'dutyLawyer']
        : unit === LAW_FIRMS[1] && place === 1
          ? ['counsel', 'peerReviewer']
          : ['counsel']
    return {
      id: practiceId(seed, `counsel/${index}`),
      login,
      ...namedOf(chance),
      unit,
      head: heads.get(unit) ?? null,
      kind,
      roles,
      phone: phoneOf(chance),
      licensedOn,
      criminalSince: isLawyer && criminalYears > 0 ? addDays(from, -criminalYears * 365) : null,
      knowsMinors: isLawyer && index % 3 === 0,
      matterKinds: isLawyer
        ? ['civil', 'criminal', 'administrative', 'stateCompensation']
        : ['civil', 'administrative'],
      leaves: leavesOf(chance, from, until),
    }
  })
}

const namedOf = (chance: Chance): Pick<Counsel, 'name' | 'gender'> => {
  const gender = chance.hit(0.35) ? '女' : '男'
  return { name: nameOf(chance, gender), gender }
}

/** A week or so each year, written down when it begins. */
function leavesOf(chance: Chance, from: PlainDate, until: PlainDate): Counsel['leaves'] {
  const leaves: Counsel['leaves'] = []
  for (let day = addDays(from, chance.whole(10, 360)); day < until; day = addDays(day, chance.whole(300, 430)))
    leaves.push({ from: day, until: addDays(day, chance.whole(4, 11)) })
  return leaves
}

function actsOf(seed: number, day: PlainDate, posts: (Post & { counselId?: string })[], counsel: Counsel[]): Act[] {
  let second = 0
  const next = () => clock(day, 9 * 60, second++)
  const own = [
    ...OUTSIDE.filter(({ kind }) => kind !== 'bureau').map(({ organisation, kind }) => ({ name: organisation, kind })),
    { name: ARBITRATION, kind: 'arbitration' as const },
    ...UNITS,
  ]
  // The centre's people first: with them the county can be looked at while the rest comes.
  const centre = posts.filter(({ organisation, counselId }) => organisation === CENTRE && !counselId)
  const others = posts.filter((post) => !centre.includes(post))
  const hire = ({ login, name, roles, organisation, counselId }: (typeof posts)[number]): Act =>
    act({
      at: next(),
      key: `account/${login}`,
      operation: 'addAccount',
      by: ADMINISTRATOR,
      after: organisation,
      input: (known: Known) => ({
        accountId: practiceId(seed, `account/${login}`),
        login,
        name,
        roles,
        organisationId: known.organisation(organisation),
        counselId: counselId ?? null,
      }),
    })
  return [
    ...centre.map((post) => ({ ...hire(post), after: [] })),
    ...own.map(({ name, kind }) =>
      act({
        at: next(),
        key: `organisation/${name}`,
        operation: 'addOrganisation',
        by: ADMINISTRATOR,
        after: name,
        input: { organisationId: practiceId(seed, `organisation/${name}`), kind, name },
      }),
    ),
    ...counsel.map((each, index) =>
      act({
        at: next(),
        key: `counsel/${each.login}`,
        operation: 'registerCounsel',
        by: ADMINISTRATOR,
        after: each.unit,
        input: (known: Known) => ({
          counselId: each.id,
          organisationId: known.organisation(each.unit),
          kind: each.kind,
          name: each.name,
          licenceNumber: `样例执业证${String(index + 1).padStart(4, '0')}`,
          phone: each.phone,
          licensedOn: each.licensedOn,
          criminalSince: each.criminalSince,
          knowsMinors: each.knowsMinors,
          matterKinds: each.matterKinds,
          gender: each.gender,
          languages: index % SIGNS_EVERY === 0 ? ['手语'] : [],
        }),
      }),
    ),
    ...others.map(hire),
  ]
}
