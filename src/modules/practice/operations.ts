import { Refusal } from '#kernel/refusal.ts'
import { startSession } from '#modules/access/operations.ts'
import { longestSession } from '#modules/access/rules.ts'
import { enterCounty } from '#modules/access/store.ts'
import type { Operations } from '#platform/context.ts'
import type { practice } from './contract.ts'
import { findPracticeCounty, isPracticeAccount, listPracticePeople } from './store.ts'

export type Progress = { done: number; total: number; day: string | null; finished: boolean }
const noPractice = () => new Refusal('not_found', '这里不是样例县，请用自己的账号登录')

/** The operations of a practice county; a server for real work is never given them. */
export const practiceOperations = (progress: () => Progress): Operations<typeof practice> => ({
  async readPractice({ db, tx }) {
    const found = await findPracticeCounty(db)
    if (!found) throw noPractice()
    await enterCounty(tx, found.county)
    return { centre: found.centre, progress: progress(), people: await listPracticePeople(db, found.county) }
  },

  async enterAs({ tx, now, session }, { accountId }) {
    const found = await findPracticeCounty(tx)
    const isTheirs = found && (await isPracticeAccount(tx, found.county, accountId))
    if (!isTheirs) throw noPractice()
    return { name: await startSession(tx, session, accountId, now, longestSession(now)) }
  },
})
