import { dayInChina } from '#kernel/plain-date.ts'
import type { Operations } from '#platform/context.ts'
import type { policy } from './contract.ts'
import { readAdoption } from './store.ts'

export const policyOperations: Operations<typeof policy> = {
  async readPolicy({ db, actor }) {
    const { version, adoptedAt, body } = await readAdoption(db, actor.county)
    return { version, adoptedOn: dayInChina(adoptedAt), body }
  },
}
