import { spawnSync } from 'node:child_process'
import { unzipSync } from 'fflate'
import type { Operation } from '#kernel/operation.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { connect } from '#platform/database.ts'
import { createTypesetter, type Typesetter } from '#platform/typesetter.ts'
import { wageClaim } from '../examples.ts'
import { type CanaryKind, canariesIn, invented, VALUES_EACH } from './canaries.ts'
import { type Attack, chanceOf, inParallel, shuffled, startTally, type Tally } from './harness.ts'
import { type House, MATTERS, newId, openHouse } from './house.ts'
import {
  type Answer,
  acting,
  alteredModules,
  askCell,
  type Cell,
  everyCell,
  hireEverybody,
  type Seen,
  saysCell,
  send,
  targetOf,
} from './matrix.ts'
import { withPlace } from './place.ts'
import { needsReason, seesConsultation, seesMatter, verdictOn } from './policy.ts'
import { undoing } from './undo.ts'

const COUNT = 10_000
const LANES = 6
const CELLS = 6_000
const SHORT_CELLS = 400

type Owner = { of: string; isFirst: boolean }
/** Whose every planted value is: a matter's, or a question's. */
const ownersIn = (house: House): Map<string, Owner> =>
  new Map(
    [...house.people].flatMap(([of, people]) =>
      people.flatMap((person, index) =>
        Object.values(person).map((value) => [value, { of, isFirst: index === 0 }] as const),
      ),
    ),
  )

/** Where a planted value may stand in an answer: whole in one person's own page and on paper, otherwise the name at most. */
function mayShow(house: House, cell: Cell, kind: CanaryKind, owner: Owner): boolean {
  if (verdictOn(cell.name, cell.sample, cell.asker, cell.record, cell.on) !== 'allowed') return false
  const target = targetOf(house, cell)
  const isTheirWork = () =>
    MATTERS.some(
      (on) => house.matters[on].matterId === owner.of && seesMatter(cell.asker, on) && !needsReason(cell.asker, on),
    )
  switch (cell.name) {
    case 'revealPerson':
      return owner.of === target.matterId && owner.isFirst
    case 'openDocument':
    case 'openDocumentWord':
    case 'printWholeMatterForm':
    case 'openSignedForm':
      return owner.of === target.matterId
    case 'printMatterForm':
      return kind === 'name' && owner.of === target.matterId
    case 'printConsultation':
      return kind === 'name' && owner.of === target.consultationId
    case 'printHelpNotice':
      return kind === 'name' && owner.of === target.noticeId
    case 'readConsultation':
      return owner.of === target.consultationId
    case 'readMatter':
      return kind === 'name' && owner.of === target.matterId
    case 'listMatters':
    case 'exportMatters':
    case 'proposeBatch':
    case 'readDesk':
      return kind === 'name' && owner.isFirst && isTheirWork()
    case 'listNotices':
    case 'exportNotices':
      return kind === 'name' && [house.matters.notice.matterId, target.noticeId].includes(owner.of)
    case 'listNoticesOf':
      return kind === 'name' && owner.of === target.matterId
    case 'openNoticePaper':
      return kind === 'name' && owner.of === house.matters.notice.matterId
    case 'listConsultations':
    case 'exportConsultations':
      return kind === 'name' && cell.asker.role !== 'bureau' && seesConsultation(cell.asker)
    default:
      return false
  }
}

/** What a person reads in an answer: the words of a PDF, a workbook, a Word file, not their bytes. What is no real PDF is read as it is. */
function wordsOf({ text }: Answer): string {
  if (text.startsWith('PK\x03\x04'))
    return Object.values(unzipSync(Buffer.from(text, 'latin1')))
      .map((file) => Buffer.from(file).toString())
      .join('\n')
  if (!text.startsWith('%PDF-')) return text
  const input = Buffer.from(text, 'latin1')
  const { status, stdout } = spawnSync('pdftotext', ['-q', '-', '-'], { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  return status === 0 ? stdout.replace(/\s/g, '') : text
}
/** One paper is set once, however many people open it. */
function remembering(typesetter: Typesetter): Typesetter {
  const known = new Map<string, Promise<Uint8Array>>()
  return {
    ...typesetter,
    typeset: (request) => {
      const key = JSON.stringify(request)
      const bytes = known.get(key) ?? typesetter.typeset(request)
      known.set(key, bytes)
      return bytes
    },
  }
}

async function readEverything(seen: Seen, cells: readonly Cell[], owners: Map<string, Owner>, tally: Tally) {
  const shown: Record<string, number> = {}
  await inParallel(cells, LANES, async (cell) => {
    const answer = await askCell(seen.app, seen.house, seen.accounts, cell)
    const leaks: string[] = []
    for (const { kind, value } of canariesIn(wordsOf(answer))) {
      const owner = owners.get(value)
      if (!owner) continue
      if (answer.code === 'answered' && mayShow(seen.house, cell, kind, owner))
        shown[cell.name] = (shown[cell.name] ?? 0) + 1
      else leaks.push(`${kind} ${value}`)
    }
    tally.check(
      leaks.length === 0,
      () => `${saysCell(cell)} (${answer.code}) shows ${leaks.length}: ${leaks.slice(0, 3).join(', ')}`,
    )
  })
  return shown
}

/** Asks for what somebody else has, in the ways that make a server talk: by a guessed number, an id used twice, a broken form. */
async function provoke({ app, house, accounts }: Seen, tally: Tally): Promise<void> {
  const stranger = accounts.get(JSON.stringify({ role: 'stationClerk', at: 'otherStation', tie: 'none' })) as string
  const { matterId, consultationId } = house.matters.handling
  const victim = house.people.get(matterId)?.[0] ?? invented(0)
  const ask = async (what: string, name: keyof typeof CONTRACTS, input: Record<string, unknown>) => {
    const operation: Operation = CONTRACTS[name]
    const { code, text } = await send(app, operation, input, { accountId: stranger })
    const own = JSON.stringify(input)
    const leaks = [...canariesIn(text)].filter(({ value }) => !own.includes(value))
    tally.check(
      leaks.length === 0,
      () => `${what}: ${code} tells ${leaks.map(({ kind, value }) => `${kind} ${value}`)}: ${text.slice(0, 160)}`,
    )
    tally.check(code !== 'broken', () => `${what}: ${code}`)
    return code
  }
  const { idNumber, phone, name } = victim
  await ask(
    'a guessed ID number under another name',
    'submitApplication',
    wageClaim(newId(), { recipients: [{ name: '样例猜', idNumber }] }),
  )
  await ask('a guessed name and phone', 'submitApplication', wageClaim(newId(), { recipients: [{ name, phone }] }))
  await ask(
    'another’s matter id for a new application',
    'submitApplication',
    wageClaim(matterId, { recipients: [{ name: '样例猜' }] }),
  )
  const question = { channel: 'visit', cause: 'other', groups: [], question: '问', answer: '答', toldMayApply: false }
  await ask('another’s consultation id for a new one', 'recordConsultation', {
    consultationId,
    name: '样例猜',
    ...question,
  })
  await ask('another’s consultation as one’s own', 'submitApplication', {
    ...wageClaim(newId(), { recipients: [{ name: '样例猜' }] }),
    consultationId,
  })
  await ask('a form with a personal value in the wrong field', 'recordConsultation', {
    consultationId: newId(),
    ...question,
    phone: idNumber,
    cause: name,
  })
  await ask('a search by name', 'findSimilarConsultations', { name, phone })
  await ask('a search in the list', 'listMatters', { search: name })
}

/** Planted personal values are seen only where the policy shows them: in answers, papers, refusals and the log. */
export const s2: Attack = {
  id: 'S2',
  run: ({ planted, count = COUNT }) =>
    withPlace(async (place) => {
      const house = await openHouse(place, {
        peopleEach: Math.min(500, Math.ceil(count / VALUES_EACH / MATTERS.length)),
      })
      const typesetter = createTypesetter({ workers: 1 })
      try {
        const tally = startTally()
        const accounts = await hireEverybody(house)
        const owners = ownersIn(house)
        const app = await house.serve({
          db: undoing(connect({ ...place.config, max: LANES })),
          typesetter: remembering(typesetter),
          prepare: acting(),
          ...(planted && { modules: unmasked() }),
        })
        const seen = { app, house, accounts }
        const cells = shuffled(everyCell(), chanceOf(5)).slice(0, count < COUNT ? SHORT_CELLS : CELLS)
        // Whatever the short draw leaves out, the page of a matter and its papers are among what is read.
        const papers = everyCell().filter(
          ({ name, asker, record }) =>
            (name === 'openDocument' || name === 'readMatter') &&
            record === 'existing' &&
            asker.role === 'reviewer' &&
            asker.tie === 'acted' &&
            asker.at === 'centre',
        )
        const shown = await readEverything(seen, [...cells, ...papers], owners, tally)
        tally.check((shown.openDocument ?? 0) > 0, () => 'no paper shows anybody: its words cannot be read here')
        await provoke(seen, tally)
        const logged = [...canariesIn(house.log.join('\n'))].filter(({ value }) => owners.has(value))
        tally.check(logged.length === 0, () => `${logged.length} in the log, first ${logged[0]?.value}`)
        return tally.outcome({
          values: owners.size,
          answers: cells.length + papers.length,
          shown,
          logLines: house.log.length,
        })
      } finally {
        await house.close()
        await typesetter.close()
      }
    }),
}

/** A file that shows what it should cover, and a list that says too much. */
const unmasked = () =>
  alteredModules({
    operation: (name, operation) => (name === 'readMatter' ? { ...operation, output: operation.output } : operation),
    perform: (name, perform) => async (context, input) => {
      const answer = await perform(context, input)
      if (name === 'readMatter') return { ...(answer as object), reviewOpinion: JSON.stringify(invented(0)) }
      if (name === 'listMatters')
        return {
          ...(answer as { rows: object[] }),
          rows: (answer as { rows: object[] }).rows.map((row) => ({ ...row, title: invented(3).phone })),
        }
      return answer
    },
  })
