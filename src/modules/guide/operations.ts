import { type Actor, has, ROLES } from '#kernel/actor.ts'
import { type Instant, plainDate, yearOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Advice } from '#law/eligibility.ts'
import { adviseOnMatter } from '#modules/application/operations.ts'
import { gather } from '#modules/archive/operations.ts'
import { type FaultId, judgeDossier } from '#modules/archive/rules.ts'
import type { MatterState } from '#modules/matter/lifecycle.ts'
import { listMatters } from '#modules/matter/list.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { acrossCounty, hasTaken } from '#modules/matter/store.ts'
import { type Policy, readPolicy } from '#modules/policy/store.ts'
import type { Operations, QueryContext } from '#platform/context.ts'
import type { Reader } from '#platform/database.ts'
import type { guide } from './contract.ts'
import { choicesOf, type Facts, type Given, markTask } from './rules.ts'
import {
  type Begun,
  listAsked,
  listBegun,
  listPosts,
  listTaken,
  listWaiting,
  saveBegun,
  saveGuideAnswer,
} from './store.ts'
import { type Scene, TASK_IDS, TASKS, type TaskId, taskOf } from './tasks.ts'

/** Where the matters of a task wait, what of them suits it, and which of those are given. */
type Source = {
  states: readonly MatterState[]
  isNotified: boolean | null
  judge: (context: QueryContext, matter: Matter, policy: Policy) => Promise<Given | null>
  choose: (suited: readonly Given[]) => Given[]
  /** What is lacking among those that suit. */
  lacks: (suited: readonly Given[]) => Scene[]
}
/** Makes one happen (practice/scenes.ts). */
export type Stage = (scene: Scene, at: Instant) => Promise<void>
const first = (suited: readonly Given[]): Given[] => suited.slice(0, 1)
const faulty = (given: Given): Given | null => (given.because.length > 0 ? given : null)
const none =
  (scene: Scene) =>
  (suited: readonly Given[]): Scene[] =>
    suited.length > 0 ? [] : [scene]
const plain = ({ id, number }: Matter, because: Given['because'] = []): Given => ({
  ...{ matterId: id, number, because },
  ...{ outcome: null, urgent: false },
})
/** One that cannot wait, one to be refused, one to be granted. */
const KINDS: Partial<Record<Scene, (given: Given) => boolean>> = {
  urgent: ({ urgent }) => urgent,
  refuse: ({ outcome, urgent }) => outcome === 'refuse' && !urgent,
  grant: ({ outcome, urgent }) => outcome === 'grant' && !urgent,
}

const advised = async (
  { db, today }: QueryContext,
  matter: Matter,
  policy: Policy,
): Promise<Given & { of: Advice }> => {
  const of = await adviseOnMatter(db, matter, policy, today)
  const outcome = of.outcome === 'grant' || of.outcome === 'refuse' ? of.outcome : null
  return { ...plain(matter, of.reasons), outcome, urgent: of.urgent, of }
}
const CLOSING_FAULTS: readonly FaultId[] = ['missingAgreement', 'missingOutcome', 'missingListed']
/** Seals are on their way when a dossier has just come: no fault of its papers. */
const PASSING: readonly FaultId[] = ['sealAsked', 'sealNotMade']
const faultsOf = async (context: QueryContext, matter: Matter, policy: Policy) =>
  judgeDossier(await gather(context, matter, policy)).filter(({ id }) => !PASSING.includes(id))
const reasonsOf = (faults: Given['because']): Given['because'] => faults.map(({ text, basis }) => ({ text, basis }))

const SOURCES: Partial<Record<TaskId, Source>> = {
  supplement: {
    states: ['received', 'accepted'],
    isNotified: false,
    choose: first,
    lacks: none('missing'),
    async judge(context, matter, policy) {
      const { of } = await advised(context, matter, policy)
      if (of.outcome !== 'supplement' || (await hasTaken(context.db, matter, 'requestSupplement'))) return null
      return plain(
        matter,
        of.missing.map(({ title, basis }) => ({ text: title, basis })),
      )
    },
  },
  review: {
    states: ['accepted'],
    isNotified: false,
    choose: (suited) =>
      Object.values(KINDS)
        .flatMap((is) => first(suited.filter(is)))
        .sort((a, b) => a.number.localeCompare(b.number, 'zh', { numeric: true })),
    lacks: (suited) => (Object.keys(KINDS) as Scene[]).filter((kind) => !suited.some((one) => KINDS[kind]?.(one))),
    async judge(context, matter, policy) {
      const { of, ...given } = await advised(context, matter, policy)
      return given.outcome !== null || of.outcome === 'urgentFirst' ? given : null
    },
  },
  decide: {
    states: ['reviewed'],
    isNotified: false,
    choose: first,
    lacks: none('reviewed'),
    async judge(context, matter, policy) {
      const { of: _advice, ...given } = await advised(context, matter, policy)
      return given.outcome === null || matter.reviewerId === context.actor.userId ? null : given
    },
  },
  assign: {
    states: ['granted'],
    isNotified: null,
    choose: first,
    lacks: none('granted'),
    judge: async (_context, matter) => plain(matter),
  },
  notice: {
    states: ['received'],
    isNotified: true,
    choose: first,
    lacks: none('notice'),
    judge: async (_context, matter) => plain(matter),
  },
  closing: {
    states: ['closing'],
    isNotified: null,
    choose: first,
    lacks: none('closing'),
    async judge(context, matter, policy) {
      const faults = (await faultsOf(context, matter, policy)).filter(({ id }) => CLOSING_FAULTS.includes(id))
      return faulty(plain(matter, reasonsOf(faults)))
    },
  },
  archive: {
    states: ['subsidised'],
    isNotified: null,
    choose: first,
    lacks: none('dossier'),
    judge: async (context, matter, policy) => faulty(plain(matter, reasonsOf(await faultsOf(context, matter, policy)))),
  },
}

async function suiting(context: QueryContext, runId: string, source: Source): Promise<Given[]> {
  const { db, actor, today } = context
  const policy = await readPolicy(db, actor.county, today)
  const suited: Given[] = []
  for (const matter of await listWaiting(db, actor.county, { runId, ...source })) {
    const given = await source.judge(context, matter, policy)
    if (given) suited.push(given)
  }
  return suited
}

/** What waits in the county; what is lacking is made to happen first. */
async function pick(context: QueryContext, runId: string, task: TaskId, stage: Stage): Promise<Given[]> {
  const source = SOURCES[task]
  if (!source) return []
  const found = await suiting(context, runId, source)
  const lacking = source.lacks(found)
  for (const scene of lacking) await stage(scene, context.now)
  return source.choose(lacking.length > 0 ? await suiting(context, runId, source) : found)
}

async function factsOf(
  db: Reader,
  county: string,
  { given, answer, truth, accountId, begunAt }: Begun,
): Promise<Facts> {
  return {
    ...{ given, answer, truth },
    asked: await listAsked(db, county, accountId, begunAt),
    taken: await listTaken(db, county, accountId, begunAt),
  }
}

/** Counted as the list counts, so that whoever filters it rightly finds this figure. */
async function countGranted({ db, actor, today }: QueryContext): Promise<number> {
  const from = plainDate(`${yearOf(today)}-01-01`)
  const filter = { granted: true, group: 'migrantWorker', dated: 'decidedOn', from } as const
  return (await listMatters(db, actor, filter, 1, 1)).total
}

function requirePost(actor: Actor, task: TaskId): void {
  const { role, title } = taskOf(task)
  if (has(actor, role)) return
  throw new Refusal('not_permitted', `“${title}”是${ROLES[role]}的工作；请在新手上手里按“以${ROLES[role]}进入”`)
}
const notBegun = () => new Refusal('not_now', '这一件还没有开始；请先在新手上手里按“开始”')

/** The operations of the guide; a server for real work is never given them. */
export const guideOperations = (stage: Stage): Operations<typeof guide> => ({
  async readGuide({ db, actor: { county } }, { runId }) {
    const posts = await listPosts(
      db,
      county,
      TASK_IDS.map((task) => TASKS[task].role),
    )
    const begun = await listBegun(db, county, runId)
    // A learner is one person after another; each mark looks at what the one of its task did.
    return acrossCounty(db, async () => {
      const shown = []
      for (const task of TASK_IDS) {
        const found = begun.find((one) => one.task === task)
        const post = posts.find(({ role }) => role === TASKS[task].role)
        const given = found?.given ?? []
        const mark = found
          ? markTask(task, await factsOf(db, county, found))
          : { isRight: false, seen: [], missing: [] }
        shown.push({
          task,
          post: post ? { accountId: post.accountId, name: post.name } : null,
          isBegun: found !== undefined,
          matters: given.map(({ matterId, number }) => ({ matterId, number })),
          choices: choicesOf(task, given),
          answer: found?.answer ?? null,
          ...mark,
        })
      }
      return shown
    })
  },

  async beginGuideTask(context, { runId, task }) {
    const { tx, actor, now } = context
    requirePost(actor, task)
    const given = await pick(context, runId, task, stage)
    await saveBegun(tx, actor, { runId, task, given, now })
    return { matters: given.length }
  },

  async answerGuideTask(context, { runId, task, answer }) {
    const { tx, actor } = context
    requirePost(actor, task)
    const begun = (await listBegun(tx, actor.county, runId)).find((one) => one.task === task)
    if (!begun) throw notBegun()
    if (!taskOf(task).question) throw new Refusal('invalid', '这一件不用回答，做完后直接看批改')
    const choices = choicesOf(task, begun.given)
    if (task === 'figure' ? !/^\d{1,6}$/.test(answer) : !choices.includes(answer))
      throw new Refusal('invalid', task === 'figure' ? '请填写件数，只用数字' : '请从列出的答案中选择一个', undefined, [
        { field: 'answer', message: task === 'figure' ? '只填数字' : '请选择' },
      ])
    const truth = task === 'figure' ? await countGranted(context) : null
    await saveGuideAnswer(tx, actor.county, { runId, task, answer, truth })
    const facts = await factsOf(tx, actor.county, { ...begun, answer, truth })
    return { isRight: markTask(task, facts).isRight }
  },
})
