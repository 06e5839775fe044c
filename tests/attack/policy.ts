import { CENTRE_STAFF, ROLE_NAMES, type Role } from '#kernel/actor.ts'
import type { Operation } from '#kernel/operation.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type MatterState, sightOf, waitingFor } from '#modules/matter/lifecycle.ts'
import { isAssigned, type MatterName, type PlaceName } from './house.ts'
import type { OperationName, Sample } from './samples.ts'

/** What somebody has to do with the matter beside their post. */
export const TIES = ['none', 'acted', 'handles'] as const
export type Tie = (typeof TIES)[number]
export type Asker = { role: Role; at: PlaceName; tie: Tie }
/** Received at the own station and handled by the own firm; of another county; or never there. */
export const RECORDS = ['existing', 'otherCounty', 'nonexistent'] as const
export type RecordRelation = (typeof RECORDS)[number]
export type Verdict = 'allowed' | 'not_permitted' | 'not_found' | 'reason_needed'

// Each shows what is personal of one matter: opened by whoever has a task in it, or with a reason.
const ASKS_FOR_A_TASK: readonly OperationName[] = [
  'readMatter',
  'revealPerson',
  'openDocument',
  'openAttachment',
  'openMaterial',
  'listNoticesOf',
  'listServices',
  'printMatterForm',
  'printWholeMatterForm',
  'readDossier',
  'openDossier',
  'openThumbnail',
  'openDocumentWord',
  'openSignedForm',
]
// Whoever proposed may not decide (四分离).
const DECISIONS: readonly OperationName[] = ['grantAid', 'refuseAid']
const ASKS_AT_HOME: readonly Role[] = ['stationClerk', 'dutyLawyer']

export function seesMatter({ role, at, tie }: Asker, on: MatterName): boolean {
  switch (sightOf({ roles: [role] })) {
    case 'county':
      return true
    case 'organisation':
      return at === 'ownStation'
    case 'unit':
      return isAssigned(on) && (at === 'ownFirm' || tie === 'handles')
    case 'own':
      return isAssigned(on) && tie === 'handles'
    default:
      return false
  }
}
export const seesConsultation = ({ role, at }: Asker): boolean => !ASKS_AT_HOME.includes(role) || at === 'ownStation'
/** What the second wall alone shows: a little more than the contracts, since the whole centre sees the county's questions. */
export const seesConsultationsBeneath = (asker: Asker): boolean =>
  ([...CENTRE_STAFF, 'bureau', 'hotlineAgent', ...ASKS_AT_HOME] as Role[]).includes(asker.role) &&
  seesConsultation(asker)
function managesCounsel({ role, at, tie }: Asker): boolean {
  if (role === 'firmHead') return at === 'ownFirm'
  if (role === 'counsel') return tie === 'handles'
  return true
}

const mayAsk = ({ roles }: Operation, role: Role): boolean =>
  roles === 'public' || roles === 'anyone' || roles.includes(role)

/** The whole policy: the contract's roles, then whether the record is there for them at all, then whether it is their work. */
export function verdictOn(
  name: OperationName,
  { about }: Sample,
  asker: Asker,
  record: RecordRelation,
  on: MatterName,
): Verdict {
  const operation: Operation = CONTRACTS[name]
  if (!mayAsk(operation, asker.role)) return 'not_permitted'
  if (about === null) return 'allowed'
  if (record !== 'existing') return 'not_found'
  if (about === 'consultation') return seesConsultation(asker) ? 'allowed' : 'not_found'
  if (about === 'cooperation' || about === 'link') return 'allowed'
  if (about === 'help' && (asker.role === 'counsel' || asker.role === 'dutyLawyer'))
    return asker.tie === 'handles' ? 'allowed' : 'not_found'
  if (about === 'help') return 'allowed'
  if (about === 'shift') return asker.tie === 'handles' ? 'allowed' : 'not_found'
  // A duty lawyer sees a call for help only when it was answered with their name.
  if (about === 'notice' && (asker.role === 'counsel' || asker.role === 'dutyLawyer'))
    return asker.at === 'agency' ? 'allowed' : 'not_found'
  if (about === 'notice') return asker.role !== 'agencyClerk' || asker.at === 'agency' ? 'allowed' : 'not_found'
  if (about === 'counsel') return managesCounsel(asker) ? 'allowed' : 'not_found'
  if (!seesMatter(asker, on)) return 'not_found'
  if (ASKS_FOR_A_TASK.includes(name) && needsReason(asker, on)) return 'reason_needed'
  if (DECISIONS.includes(name) && asker.tie === 'acted') return 'not_permitted'
  return 'allowed'
}

export const needsReason = ({ role, tie }: Asker, on: MatterName): boolean =>
  sightOf({ roles: [role] }) === 'county' && tie !== 'acted' && !waitingFor({ roles: [role] }).includes(stateOf(on))

export const stateOf = (on: MatterName): MatterState => {
  if (on === 'notice') return 'received'
  if (on === 'noticeHandling') return 'handling'
  if (on === 'lent') return 'archived'
  if (on === 'ownReview') return 'accepted'
  return on === 'urgent' ? 'granted' : on
}
export { ROLE_NAMES }
