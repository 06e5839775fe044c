import type { Role } from '#kernel/actor.ts'
import type { Contract } from '#kernel/operation.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { type Client, createClient } from '#web/ui/client.ts'
import { withPhone } from '../second-factor.ts'
import type { ServerProcess } from '../server-process.ts'

export type TownApi = Client<typeof CONTRACTS>
/** Where the server listens now: after a kill it comes back at another port. */
export type Address = { now: string }
export type Worker = { name: string; api: TownApi }

const PASSWORD = 'practice county 2026'

/** A session of its own, as a browser has it. */
export function visitor<C extends Contract>(address: Address, contract: C): Client<C> {
  let cookie = ''
  return createClient(contract, async (url, init) => {
    const answer = await fetch(address.now + url, { ...init, headers: { ...init.headers, ...(cookie && { cookie }) } })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return answer
  })
}
/** Somebody with a session and with a phone. */
export const comer = (address: Address): TownApi => withPhone(visitor(address, CONTRACTS))

/** Opens the county of a freshly started server through its first link, as its first administrator does. */
export async function settle({ log }: ServerProcess, address: Address) {
  const link = log.map((line) => /\/invitation\/(\S+)$/.exec(line)?.[1]).find((token) => token !== undefined)
  if (!link) throw new Error(`the server gave no first link:\n${log.join('\n')}`)
  const admin = comer(address)
  await admin.acceptInvitation({ token: link, login: 'admin', name: '管理员', password: PASSWORD })
  const newId = () => crypto.randomUUID()
  const organisationOf = async (name: string) =>
    (await admin.listOrganisations({})).find((each) => each.name === name)?.id as string
  const centreId = await organisationOf(shouxian.centreName)
  const firmId = newId()
  await admin.addOrganisation({ organisationId: firmId, kind: 'firm', name: '样例律师事务所' })
  let hired = 0
  const hire = async (
    roles: Role[],
    { organisationId = centreId, counselId = null as string | null } = {},
  ): Promise<Worker> => {
    const name = `职员${++hired}`
    const login = `worker-${hired}`
    const { invitation } = await admin.addAccount({ accountId: newId(), login, name, roles, organisationId, counselId })
    const api = comer(address)
    await api.acceptInvitation({ token: invitation.replace('/invitation/', ''), login, name, password: PASSWORD })
    return { name, api }
  }
  return {
    admin,
    hire,
    async hireCounsel(): Promise<Worker & { counselId: string }> {
      const counselId = newId()
      await admin.registerCounsel({
        counselId,
        organisationId: firmId,
        kind: 'lawyer',
        name: '样例律师',
        licensedOn: '2015-06-01',
        knowsMinors: true,
        matterKinds: ['civil', 'criminal', 'administrative'],
      })
      return { counselId, ...(await hire(['counsel'], { organisationId: firmId, counselId })) }
    },
  }
}
