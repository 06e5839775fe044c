import { inChinese } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isEnded } from '#modules/matter/lifecycle.ts'
import { loadMatter, readMatter, recordStep, requireStep } from '#modules/matter/store.ts'
import type { Operations } from '#platform/context.ts'
import type { Transaction } from '#platform/database.ts'
import type { handling } from './contract.ts'
import { ENTRY_KINDS } from './form.ts'
import { timeFaults } from './rules.ts'
import { findAttachedTo, hasMaterial, saveAttachment, saveFiling } from './store.ts'

type Shown = Parameters<typeof hasMaterial>[3]
async function requireMaterial(tx: Transaction, county: string, matterId: string, shown: Shown): Promise<void> {
  if (!(await hasMaterial(tx, county, matterId, shown)))
    throw new Refusal('invalid', '本案的材料清单中没有这一项，请刷新页面后重新选择', undefined, [
      { field: 'material', message: '请重新选择' },
    ])
}

export const handlingOperations: Operations<typeof handling> = {
  async recordProgress(context, { matterId, entry, on, begunAt = null, endedAt = null, place = null, note }) {
    const { tx, actor, now, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'progress', context)
    if (on > today)
      throw new Refusal('invalid', '承办情况记录已经发生的事，日期不能晚于今天', undefined, [
        { field: 'on', message: '不能晚于今天' },
      ])
    if (matter.assignedOn && on < matter.assignedOn)
      throw new Refusal('invalid', `日期早于指派日（${inChinese(matter.assignedOn)}），请核对`, undefined, [
        { field: 'on', message: '早于指派日' },
      ])
    const [fault] = timeFaults({ on, begunAt, endedAt }, now)
    if (fault) throw new Refusal('invalid', fault.message, undefined, [fault])
    const isLatest = matter.heardOn === null || on > matter.heardOn
    const heard = entry === 'hearing' && isLatest ? { heardOn: on } : {}
    const moved = await recordStep(context, matter, 'progress', {
      ...heard,
      detail: { entry, on, begunAt, endedAt, place, note },
      note: `${ENTRY_KINDS[entry]}（${inChinese(on)}${place ? `，${place}` : ''}）：${note}`,
    })
    return { matterId, state: moved.state, documentId: null }
  },

  async fileAttachment({ tx, actor }, { attachmentId, material = null, leftOut = null }) {
    const found = await findAttachedTo(tx, actor, attachmentId)
    if (!found) throw new Refusal('not_found', '没有这份材料，或者不在您的办理范围内；请从案件页面打开')
    if (isEnded(found.state)) throw new Refusal('not_now', '案件已经归档或者办结，附件不能再调整')
    if (material) await requireMaterial(tx, actor.county, found.matterId, material)
    await saveFiling(tx, actor.county, attachmentId, { material, leftOut })
    return {}
  },

  async addAttachment({ tx, actor, now, upload, files }, { matterId, attachmentId, title, material }) {
    if (!upload?.mediaType) throw new Refusal('invalid', '请选择要上传的文件')
    const matter = await readMatter(tx, actor, matterId)
    if (isEnded(matter.state)) throw new Refusal('not_now', '案件已经办结，不能再加材料；确需补充请联系档案人员')
    if (material) await requireMaterial(tx, actor.county, matterId, { ...material, title })
    await files.keep(upload)
    const { fileName, bytes, digest, mediaType, pages = null, sourceDigest = digest, thumbnail = null } = upload
    const kept = { fileName, mediaType, bytes, digest, pages, sourceDigest, thumbnail }
    const shows = { phase: material?.phase ?? null, code: material?.code ?? null }
    await saveAttachment(tx, actor, { id: attachmentId, matterId, title, ...kept, ...shows }, now)
    return { attachmentId, bytes, mediaType, pages }
  },
}
