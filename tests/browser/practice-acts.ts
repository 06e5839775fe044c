import type { Role } from '#kernel/actor.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { practice } from '#modules/practice/contract.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { visitor } from '../faults/town.ts'

/** Somebody of the practice county with this post, speaking to the running program. */
export async function enter(address: string, role: Role) {
  const api = visitor({ now: address }, { ...CONTRACTS, ...practice })
  const { people } = await api.readPractice({})
  await api.enterAs({ accountId: people.find(({ roles }) => roles.includes(role))?.accountId as string })
  return api
}

/** However quiet the county's last days were, so many matters wait for counsel; each for a person with a serial of its own. */
export async function grantMatters(address: string, serials: readonly number[]): Promise<string[]> {
  const reviewer = await enter(address, 'reviewer')
  const approver = await enter(address, 'approver')
  const matters: string[] = []
  for (const serial of serials) {
    const matterId = crypto.randomUUID()
    const recipients = [{ name: '样例工', idNumber: idNumberOf(serial) }]
    await reviewer.submitApplication(wageClaim(matterId, { recipients }))
    await reviewer.acceptApplication({ matterId })
    await reviewer.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
    const { reasons } = await approver.adviseApplication({ matterId })
    await approver.grantAid({ matterId, reasons })
    matters.push(matterId)
  }
  return matters
}
