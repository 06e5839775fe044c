import type { FormFactsOf } from '#documents/prepare.ts'
import { wordOf } from '#kernel/labels.ts'
import { maskIdNumber } from '#kernel/mask.ts'
import { monthInChinese, timeInChina } from '#kernel/plain-date.ts'
import { STAGES } from '#law/terms.ts'
import { HELP_KINDS } from '#modules/help/form.ts'
import { type Filling, officeOf } from './fill.ts'
import type { Helped } from './store.ts'

/** The Ministry's form 28: what a duty lawyer did for one person; the ID number masked, as on every list. */
export async function fillHelpRecord(at: Filling, found: Helped): Promise<FormFactsOf<'help-record'>> {
  const { appliedAt, forwardedAt } = found
  return {
    ...(await officeOf(at)),
    ...{ name: found.name, idNumber: found.idNumber && maskIdNumber(found.idNumber), organ: found.organ },
    ...{ stage: STAGES[found.stage], charge: found.charge, post: found.post, counsel: found.counsel },
    ...{ begunAt: timeInChina(found.begunAt), endedAt: timeInChina(found.endedAt) },
    kinds: found.kinds.map((kind) => HELP_KINDS[kind]),
    ...{ guiltyPlea: found.guiltyPlea, witnessed: found.witnessed },
    ...{ opinion: found.opinion, opinionResult: found.opinionResult },
    ...{ appliedAt: appliedAt && timeInChina(appliedAt), forwardedAt: forwardedAt && timeInChina(forwardedAt) },
  }
}

type LedgerRow = {
  day: string
  post: string
  counsel: string
  name: string
  organ: string
  charge: string
  stage: string
  kinds: readonly string[]
  guiltyPlea: boolean
  witnessed: boolean
}
const yes = (is: boolean) => (is ? '是' : '否')
/** The Ministry's form 29, a month on one ledger. */
export const fillHelpLedger = async (
  at: Filling,
  month: string,
  helps: readonly LedgerRow[],
): Promise<FormFactsOf<'help-ledger'>> => ({
  ...(await officeOf(at)),
  month: monthInChinese(month),
  helps: helps.map((row) => ({
    ...{ on: row.day, post: row.post, counsel: row.counsel, name: row.name, organ: row.organ, charge: row.charge },
    stage: wordOf(STAGES, row.stage),
    kinds: row.kinds.map((kind) => wordOf(HELP_KINDS, kind)).join('；'),
    ...{ guiltyPlea: yes(row.guiltyPlea), witnessed: yes(row.witnessed) },
  })),
})
