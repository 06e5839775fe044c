import { DOCUMENTS } from '#documents/index.ts'
import { type Actor, has } from '#kernel/actor.ts'
import { maskName } from '#kernel/mask.ts'
import type { FileAnswer } from '#kernel/operation.ts'
import { monthInChinese } from '#kernel/plain-date.ts'
import { type Reason, Refusal } from '#kernel/refusal.ts'
import { CAUSES, type Cause } from '#law/terms.ts'
import { listMaterials } from '#modules/application/store.ts'
import { nextNumber } from '#modules/document/store.ts'
import { listSigned } from '#modules/form/store.ts'
import { freezeShifts } from '#modules/help/store.ts'
import { listParties, titleOf } from '#modules/matter/people.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { listStory, loadMatter, readMatter, recordStep, requireStep } from '#modules/matter/store.ts'
import { type Policy, readPolicy } from '#modules/policy/store.ts'
import { requireTask } from '#modules/reading/store.ts'
import { boundsOf } from '#modules/roster/rules.ts'
import type { Operations, QueryContext } from '#platform/context.ts'
import type { archive } from './contract.ts'
import { judgeHelpMonth, obstacleToBinding } from './help-month.ts'
import { gatherMonth } from './help-volume.ts'
import { APPROVALS_TO_DESTROY, keepUntil, obstacleToDestroying } from './keeping.ts'
import { type Dossier, judgeDossier } from './rules.ts'
import {
  countAhead,
  type DossierRow,
  findDossier,
  findHelpDossier,
  listDestructions,
  listDossiers,
  listFiles,
  listHeld,
  listLoans,
  loadDestruction,
  loadDossier,
  saveApproval,
  saveDestroyed,
  saveDestruction,
  saveDestructionRefusal,
  saveDossier,
  saveLoan,
  saveReturn,
  saveShelf,
  saveStopped,
  seesDossier,
} from './store.ts'
import { type Handed, packTransfer } from './transfer.ts'

const noDossier = () => new Refusal('not_found', '没有这份卷宗，或者不在您的办理范围内；请从档案登记中打开')
const noList = () => new Refusal('not_found', '没有这份销毁清单，请从档案登记中打开')
const TOO_LARGE = 500_000_000 // bytes, about five hundred dossiers of photos

/** All that the gate looks at. */
export async function gather(context: QueryContext, matter: Matter, { onDay }: Policy): Promise<Dossier> {
  const { db, today } = context
  const { county, id } = matter
  const parties = await listParties(context, county, id)
  return {
    matter,
    hasAgent: parties.some(({ role }) => role === 'agent'),
    materials: await listMaterials(db, county, id),
    documents: (await listHeld(db, county, id)).map((row) => ({ ...row, title: DOCUMENTS[row.kind].title })),
    files: await listFiles(db, county, id),
    story: await listStory(db, county, id),
    signed: (await listSigned(db, county, id)).map(({ kind }) => kind),
    lists: onDay.dossierLists,
    today,
  }
}

/** What the note page says of the faults. What cannot be mended any more must not keep a dossier out for ever: the director answers for it. */
function notesOn(faults: readonly Reason[], actor: Actor, explanation: string | null): string[] {
  if (faults.length === 0) return []
  if (explanation && has(actor, 'director'))
    return [...faults.map(({ text }) => text), `主任${actor.name}说明：${explanation}`]
  throw new Refusal(
    'not_now',
    `卷宗有 ${faults.length} 处问题，不能归档：${faults.map(({ text }) => text).join('；')}；请补正后再归档，确实不能补正的，由主任写明情况后归档`,
    [...new Set(faults.map(({ basis }) => basis))].join('；'),
  )
}

async function shownOf({ db, actor, today }: QueryContext, dossier: DossierRow) {
  const { matterId: _matterId, helpMonth: _month, digest, ...rest } = dossier
  return { ...rest, isBound: digest !== null, ahead: await countAhead(db, actor.county, dossier.id, today) }
}
function volumeOf(files: QueryContext['files'], found: DossierRow | undefined): FileAnswer {
  if (found?.destroyedOn) throw new Refusal('not_now', `卷宗已于${found.destroyedOn}依照批准的清单销毁`)
  if (found?.isStopped)
    throw new Refusal('not_now', '卷宗的装订已经停止；请由档案管理员或者主任点“继续装订”，装订好后再打开')
  if (!found?.digest) throw new Refusal('not_now', '卷宗还没有装订好；归档后一般几秒钟完成，请稍后再打开')
  const { archiveNumber, digest } = found
  return { fileName: `${archiveNumber}.pdf`, mediaType: 'application/pdf', bytes: () => files.read(digest) }
}

export const archiveOperations: Operations<typeof archive> = {
  async checkDossier(context, { matterId }) {
    const { db, actor, today } = context
    const dossier = await gather(
      context,
      await readMatter(db, actor, matterId),
      await readPolicy(db, actor.county, today),
    )
    return {
      papers: [
        ...dossier.materials.map(({ title, pages, receivedOn, phase }) => ({
          ...{ title, pages, on: receivedOn },
          responsible: phase === 'application' ? '申请人' : '承办人',
        })),
        ...dossier.documents.map(({ title, number, issuedOn }) => ({
          ...{ title: number ? `${title} ${number}` : title, pages: null, on: issuedOn },
          responsible: '法律援助中心',
        })),
      ],
      faults: judgeDossier(dossier),
    }
  },

  async archiveMatter(context, { matterId, explanation = null }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'archive', context)
    const policy = await readPolicy(tx, actor.county, today)
    const faults = judgeDossier(await gather(context, matter, policy))
    const notes = notesOn(faults, actor, explanation)
    const archiveNumber = await nextNumber(context, policy, 'archive')
    const note = notes.length > 0 ? notes.join('；') : null
    const archived = await recordStep(context, matter, 'archive', { archiveNumber, archivedOn: today, note })
    const until = keepUntil(today, policy.onDay.retentionYears)
    await saveDossier(tx, actor, { id: matterId, archiveNumber, archivedOn: today, keepUntil: until, notes })
    return { matterId, state: archived.state, documentId: null, archiveNumber }
  },

  async readDossier(context, { matterId }) {
    const { db, actor, now } = context
    const matter = await readMatter(db, actor, matterId)
    await requireTask(db, actor, matter, now)
    const found = await findDossier(db, actor.county, matterId)
    if (!found) throw new Refusal('not_found', '这件案件还没有归档，没有卷宗')
    return shownOf(context, found)
  },

  async openDossier({ db, actor, now, files }, { matterId }) {
    const matter = await readMatter(db, actor, matterId)
    await requireTask(db, actor, matter, now)
    return volumeOf(files, await findDossier(db, actor.county, matterId))
  },

  async checkHelpMonth(context, { month }) {
    const { db, actor, today, now } = context
    const gathered = { ...(await gatherMonth(db, actor.county, month)), today, now }
    const found = await findHelpDossier(db, actor.county, month)
    return {
      shifts: gathered.shifts.length,
      attended: gathered.shifts.filter(({ arrivedAt }) => arrivedAt !== null).length,
      helps: gathered.helps.length,
      obstacle: obstacleToBinding(gathered),
      faults: judgeHelpMonth(gathered),
      dossier: found ? await shownOf(context, found) : null,
    }
  },

  async archiveHelpMonth(context, { month, dossierId, explanation = null }) {
    const { tx, actor, today, now } = context
    const there = await findHelpDossier(tx, actor.county, month)
    if (there)
      throw new Refusal('not_now', `${monthInChinese(month)}的值班法律帮助已经归档，档号 ${there.archiveNumber}`)
    const gathered = { ...(await gatherMonth(tx, actor.county, month)), today, now }
    const obstacle = obstacleToBinding(gathered)
    if (obstacle) throw new Refusal('not_now', obstacle)
    const notes = notesOn(judgeHelpMonth(gathered), actor, explanation)
    const policy = await readPolicy(tx, actor.county, today)
    const archiveNumber = await nextNumber(context, policy, 'archive')
    const until = keepUntil(today, policy.onDay.retentionYears)
    const kept = { id: dossierId, helpMonth: month, archiveNumber, archivedOn: today, keepUntil: until, notes }
    await saveDossier(tx, actor, kept)
    await freezeShifts(tx, actor.county, ...boundsOf(month), archiveNumber)
    return { archiveNumber }
  },

  async openHelpDossier({ db, actor, files }, { month }) {
    return volumeOf(files, await findHelpDossier(db, actor.county, month))
  },

  async stopBinding({ tx, actor, now }, { dossierId, stopped }) {
    const found = await loadDossier(tx, actor, dossierId)
    if (!found) throw noDossier()
    if (found.isBound && stopped) throw new Refusal('not_now', '卷宗已经装订好，不用再停止；请刷新页面后打开')
    await saveStopped(tx, actor.county, dossierId, stopped ? now : null)
    return {}
  },

  async listDossiers({ db, actor, today }, filter) {
    const { total, rows } = await listDossiers(db, actor, filter, today)
    return {
      total,
      rows: rows.map(({ digest, name, recipients, cause, ...row }) => ({
        ...row,
        // A list of many people: who looks for somebody knows the name already.
        title: row.helpMonth
          ? `值班法律帮助（${monthInChinese(row.helpMonth)}）`
          : titleOf(maskName(name ?? ''), recipients ?? 1, CAUSES[cause as Cause]),
        isBound: digest !== null,
      })),
    }
  },

  async placeDossier({ tx, actor }, { dossierId, shelf }) {
    if (!(await loadDossier(tx, actor, dossierId))) throw noDossier()
    await saveShelf(tx, actor.county, dossierId, shelf)
    return {}
  },

  async lendDossier({ tx, actor, today }, { dossierId, loanId, borrower, purpose, dueOn }) {
    const found = await loadDossier(tx, actor, dossierId)
    if (!found) throw noDossier()
    if (found.destroyedOn) throw new Refusal('not_now', `卷宗已于${found.destroyedOn}销毁，不能借出`)
    if (found.loanId) throw new Refusal('not_now', '这份卷宗已经借出，归还后才能再借')
    if (dueOn < today)
      throw new Refusal('invalid', '应还日期不能早于今天', undefined, [{ field: 'dueOn', message: '不能早于今天' }])
    await saveLoan(tx, actor, { loanId, dossierId, borrower, purpose, dueOn, today })
    return {}
  },

  async returnDossier({ tx, actor, today }, { dossierId }) {
    const found = await loadDossier(tx, actor, dossierId)
    if (!found) throw noDossier()
    if (!found.loanId) throw new Refusal('not_now', '这份卷宗没有借出，请刷新页面')
    await saveReturn(tx, actor, found.loanId, today)
    return {}
  },

  async listLoans({ db, actor }, { dossierId }) {
    if (!(await seesDossier(db, actor, dossierId))) throw noDossier()
    return listLoans(db, actor.county, dossierId)
  },

  async openTransfer({ db, actor, today, files }, { dossierIds }) {
    const handed: Handed[] = []
    for (const dossierId of new Set(dossierIds)) {
      const found = await findDossier(db, actor.county, dossierId)
      if (!found || found.destroyedOn) throw noDossier()
      const matterNumber = found.matterId && (await readMatter(db, actor, found.matterId)).number
      if (found.isStopped)
        throw new Refusal('not_now', `${found.archiveNumber}的装订已经停止，请在卷宗页面点“继续装订”，装订好后再移交`)
      if (!found.digest) throw new Refusal('not_now', `${found.archiveNumber}还没有装订好，请稍后再移交`)
      const { archiveNumber, archivedOn, pages, digest, keepUntil: until } = found
      const bytes = await files.sizeOf(digest)
      handed.push({
        archiveNumber,
        matterNumber: matterNumber ?? `值班法律帮助 ${found.helpMonth}`,
        archivedOn,
        keepUntil: until,
        pages,
        digest,
        bytes,
      })
    }
    if (handed.reduce((sum, { bytes }) => sum + bytes, 0) > TOO_LARGE)
      throw new Refusal('too_large', '选定的卷宗超过 500 MB，请分几次移交')
    return {
      fileName: `移交包${today}.zip`,
      mediaType: 'application/zip',
      bytes: () => packTransfer(handed, (digest) => files.read(digest)),
    }
  },

  async draftDestruction({ tx, actor, today }, { listId, reason, dossierIds }) {
    const obstacles: string[] = []
    for (const dossierId of new Set(dossierIds)) {
      const found = await loadDossier(tx, actor, dossierId)
      if (!found) throw noDossier()
      const obstacle = obstacleToDestroying(found, today)
      if (obstacle) obstacles.push(obstacle)
    }
    if (obstacles.length > 0)
      throw new Refusal('not_now', `不能列入销毁清单：${obstacles.join('；')}`, '档案法实施条例；本县规则：保管期限')
    await saveDestruction(tx, actor, { listId, reason, dossierIds: [...new Set(dossierIds)], today })
    return { listId }
  },

  async decideDestruction({ tx, actor }, { listId, decision, reason = null }) {
    const found = await loadDestruction(tx, actor.county, listId)
    if (!found) throw noList()
    if (found.doneOn || found.refusal) throw new Refusal('not_now', '这份清单已经办结，请刷新页面')
    if (found.listedBy === actor.userId)
      throw new Refusal('not_permitted', '拟定人不能审批自己的清单，请交其他两人审批')
    if (found.approvedBy.includes(actor.userId))
      throw new Refusal('not_permitted', '您已经同意过，须由另一人再审批一次')
    if (decision === 'refuse') {
      if (!reason)
        throw new Refusal('invalid', '请写明不同意的理由', undefined, [
          { field: 'reason', message: '请写明不同意的理由' },
        ])
      await saveDestructionRefusal(tx, actor, listId, reason)
      return { approvals: found.approvedBy.length }
    }
    await saveApproval(tx, actor, listId)
    return { approvals: found.approvedBy.length + 1 }
  },

  async carryOutDestruction({ tx, actor, today }, { listId }) {
    const found = await loadDestruction(tx, actor.county, listId)
    if (!found) throw noList()
    if (found.doneOn || found.refusal) throw new Refusal('not_now', '这份清单已经办结，请刷新页面')
    if (found.approvedBy.length < APPROVALS_TO_DESTROY)
      throw new Refusal('not_now', `须两人先后同意，现有 ${found.approvedBy.length} 人同意；请交审批后再办理`)
    return { destroyed: await saveDestroyed(tx, actor, listId, today) }
  },

  async listDestructions({ db, actor }) {
    return (await listDestructions(db, actor.county)).map(({ approvedBy, listedById, ...row }) => ({
      ...row,
      isOwn: listedById === actor.userId,
      hasApproved: approvedBy.includes(actor.userId),
      approvals: approvedBy.length,
    }))
  },
}
