import { DOCUMENTS } from '#documents/index.ts'
import { maskAddress, maskIdNumber, maskPhone } from '#kernel/mask.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listMaterials } from '#modules/application/store.ts'
import { listAttachments, listDocuments } from '#modules/document/store.ts'
import type { Operations } from '#platform/context.ts'
import type { matter } from './contract.ts'
import { availableSteps, MATTER_STATES, MATTER_STEPS, type MatterState } from './lifecycle.ts'
import { asRow, listAllMatters, listMatters, readNamed } from './list.ts'
import { findParty, listParties, type Party } from './people.ts'
import { listStory, readMatter } from './store.ts'

const masked = (party: Party): Party => ({
  ...party,
  idNumber: party.idNumber && maskIdNumber(party.idNumber),
  phone: party.phone && maskPhone(party.phone),
  address: party.address && maskAddress(party.address),
})

const WITH_A_CLOCK = (Object.keys(MATTER_STATES) as MatterState[]).filter((state) =>
  ['received', 'supplementing', 'accepted', 'reviewed', 'granted', 'handling', 'closing'].includes(state),
)

export const matterOperations: Operations<typeof matter> = {
  async listMatters({ db, actor, today }, { page, size, lateOnly, ...filter }) {
    if (!lateOnly) {
      const { total, rows } = await listMatters(db, actor, filter, page, size)
      return { total, rows: rows.map((row) => asRow(row, today)) }
    }
    // Lateness is computed, never stored; only matters whose clock runs are looked at.
    const states = filter.states?.filter((state) => WITH_A_CLOCK.includes(state)) ?? WITH_A_CLOCK
    const late = (await listAllMatters(db, actor, { ...filter, states }))
      .map((row) => asRow(row, today))
      .filter(({ due }) => due?.late)
    return { total: late.length, rows: late.slice((page - 1) * size, page * size) }
  },

  async readMatter({ db, actor, today }, { matterId }) {
    const seen = await readMatter(db, actor, matterId)
    const { county } = seen
    const named = await readNamed(db, actor, matterId)
    const parties = await listParties(db, county, matterId)
    const materials = await listMaterials(db, county, matterId)
    const story = await listStory(db, county, matterId)
    const documents = await listDocuments(db, county, matterId)
    return {
      ...named,
      ...asRow(named, today),
      parties: parties.map(masked),
      materials,
      steps: story.map(({ position, step, by, on, at, note }) => ({
        position,
        step,
        label: MATTER_STEPS[step].label,
        by,
        on,
        at,
        note,
      })),
      documents: documents.map((row) => ({ ...row, title: DOCUMENTS[row.kind].title })),
      attachments: await listAttachments(db, county, matterId),
      next: availableSteps(seen.state, actor),
    }
  },

  async revealPerson({ db, actor }, { matterId, personId }) {
    const { county } = await readMatter(db, actor, matterId)
    const party = await findParty(db, county, matterId, personId)
    if (!party) throw new Refusal('not_found', '这件案件中没有这位当事人，请刷新页面')
    return party
  },
}
