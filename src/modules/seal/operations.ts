import { DOCUMENTS } from '#documents/index.ts'
import { addMonths } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findAccountIn, findOrganisation } from '#modules/access/store.ts'
import { acrossCounty } from '#modules/matter/store.ts'
import type { Operations } from '#platform/context.ts'
import { fingerprintOf, makeSealKey } from '#platform/pdf-signer.ts'
import type { seal } from './contract.ts'
import {
  endSeal,
  findActiveSeal,
  listSeals,
  listUses,
  listUsesOf,
  loadIssuedPaper,
  saveDecision,
  saveSeal,
  saveUse,
} from './store.ts'

const YEARS_OF_CERTIFICATE = 10
const noSuchUse = () => new Refusal('not_found', '没有这份用印申请，请刷新用印台账')
const noSuchDocument = () => new Refusal('not_found', '没有这份文书，或者不在您的办理范围内；请从案件页面打开')

export const sealOperations: Operations<typeof seal> = {
  async listSeals({ db, actor }) {
    return (await listSeals(db, actor.county)).map(({ certificate, ...row }) => ({
      ...row,
      fingerprint: fingerprintOf(certificate),
    }))
  },

  async listUsableSeals({ db, actor }) {
    return (await listSeals(db, actor.county))
      .filter(({ endedOn }) => endedOn === null)
      .map(({ id, inscription }) => ({ id, inscription }))
  },

  async registerSeal(context, { sealId, organisationId, keeperId, ...input }) {
    const { tx, actor, today } = context
    const organisation = await findOrganisation(tx, actor.county, organisationId)
    if (!organisation) throw new Refusal('invalid', '没有这个单位，请先在机构名册中登记')
    if (!(await findAccountIn(tx, actor.county, keeperId)))
      throw new Refusal('invalid', '没有这位保管人，请从用户名册中选择', undefined, [
        { field: 'keeperId', message: '请重新选择' },
      ])
    const owner = { name: input.inscription, owner: organisation.name }
    const key = await makeSealKey(owner, today, addMonths(today, 12 * YEARS_OF_CERTIFICATE))
    await saveSeal(context, { id: sealId, organisationId, keeperId, ...input, ...key })
    return { sealId }
  },

  async endSeal({ tx, actor, today }, { sealId, reason }) {
    if (!(await endSeal(tx, actor, sealId, reason, today)))
      throw new Refusal('not_found', '没有这枚印章，或者已经停用，请刷新印章登记')
    return {}
  },

  async listSealUses({ db, actor }, { month }) {
    // The ledger tells of every document of the county, also to whoever answers for seals and sees no matter.
    const found = await acrossCounty(db, () => listUses(db, actor.county, month))
    return found.map(({ kind, askedById, ...row }) => ({
      ...row,
      title: DOCUMENTS[kind].title,
      isOwn: askedById === actor.userId,
    }))
  },

  async askForSeal({ tx, actor, now }, { documentId, sealId, reason }) {
    const found = await loadIssuedPaper(tx, actor.county, documentId)
    if (!found) throw noSuchDocument()
    if (found.voidedOn) throw new Refusal('not_now', '这份文书已经作废，不能用印')
    if (!(await findActiveSeal(tx, actor.county, sealId)))
      throw new Refusal('not_found', '没有这枚印章，或者已经停用，请重新选择')
    const uses = await listUsesOf(tx, actor.county, documentId)
    if (uses.some(({ allowed }) => allowed === null))
      throw new Refusal('not_now', '这份文书已经申请用印，还没有决定，请在用印台账中查看')
    if (uses.some((use) => use.allowed && use.sealId === sealId))
      throw new Refusal('not_now', '这份文书已经加盖这枚印章，请选择另一枚')
    if (uses.some(({ allowed, isMade }) => allowed && !isMade))
      throw new Refusal('not_now', '前一枚印章正在加盖，请稍后再申请')
    await saveUse(tx, actor, { documentId, sealId, reason, isAllowed: false, now })
    return {}
  },

  async decideSealing({ tx, actor, now }, { documentId, decision, reason = null }) {
    if (!(await loadIssuedPaper(tx, actor.county, documentId))) throw noSuchUse()
    const uses = await listUsesOf(tx, actor.county, documentId)
    const use = uses.at(-1)
    if (!use) throw noSuchUse()
    if (use.allowed !== null) throw new Refusal('not_now', '这份用印申请已经决定，请刷新用印台账')
    if (use.askedBy === actor.userId)
      throw new Refusal('not_permitted', '申请用印和批准用印应当是两个人，请其他负责人批准', '本县规则：用印审批')
    if (decision === 'refuse' && !reason)
      throw new Refusal('invalid', '不批准的，请写明理由', undefined, [{ field: 'reason', message: '请写明理由' }])
    await saveDecision(tx, actor, documentId, { isAllowed: decision === 'allow', refusal: reason, now })
    return {}
  },
}
