import { setTimeout as sleep } from 'node:timers/promises'
import { dayInChina, type Instant, instantOf } from '#kernel/plain-date.ts'
import type { Progress } from '#modules/practice/operations.ts'
import { finishRun } from '#modules/practice/store.ts'
import type { World } from '#server/http.ts'
import { renewFirstLink } from '#server/open-county.ts'
import { inCounty } from '#server/walls.ts'
import { Refused } from '#web/ui/client.ts'
import type { Act, Known } from './act.ts'
import { ADMINISTRATOR, CENTRE_POSTS } from './cast.ts'
import { practiceId } from './chance.ts'
import { type Door, openDoor } from './door.ts'
import { clock } from './office-hours.ts'
import { planOf } from './plan.ts'
import { findAccountId, listAnswered } from './store.ts'
import type { Run } from './story.ts'

/** What became of a run: how many acts were sent now, how many an earlier life had done, and which were refused and why. */
export type Lived = { sent: number; known: number; refused: { key: string; message: string }[] }
export type Life = { progress(): Progress; finished: Promise<Lived>; stop(): Promise<void> }
export type LifeOptions = {
  county: string
  /** The one-time link of the first administrator, where the county has just been opened. */
  firstLink: string | null
  /** How many acts may be under way at once. */
  lanes?: number
}

const LANES = 4

/** Lives a run through the county's own operations. Comes back when the centre has its people; the rest goes on by itself. */
export async function live(world: World, run: Run, { county, firstLink, lanes = LANES }: LifeOptions): Promise<Life> {
  const door = await openDoor(world)
  const { acts } = planOf(run)
  const state = { done: 0, day: null as string | null, isStopping: false, isFinished: false }
  const lived: Lived = { sent: 0, known: 0, refused: [] }
  const administrator = await enterAdministrator(world, door, run, county, firstLink)
  const answered = await inCounty(world.db, county, (tx) => listAnswered(tx, county))
  const known = await placesOf(door, run, administrator)
  /** Chains that somebody else has taken in hand: a refused act ends its matter's part in the plan, never the county's life. */
  const leftAlone = new Set<string>()

  const accountOf = ({ by, throughHead }: Act): string => {
    const login = typeof by === 'string' ? by : (throughHead && by.chosen?.head) || by.chosen?.login
    return login === ADMINISTRATOR ? administrator : practiceId(run.seed, `account/${login}`)
  }
  const commandOf = ({ key }: Act, turn = 0) => practiceId(run.seed, turn === 0 ? key : `${key}#${turn}`)

  /** True for what an earlier life has done; for an assignment also remembers who it went to. */
  function isDone(act: Act): boolean {
    const handler = act.assigns
    if (!handler) return answered.has(commandOf(act))
    const candidates = [handler.chosen, ...handler.instead]
    const turn = candidates.findIndex((_, index) => answered.has(commandOf(act, index)))
    if (turn < 0) return false
    handler.chosen = candidates[turn] ?? null
    return true
  }

  async function send(act: Act, turn = 0): Promise<void> {
    for (;;) {
      try {
        await door.ask(act.operation, act.input(known), accountOf(act), act.at, commandOf(act, turn))
        lived.sent++
        return
      } catch (error) {
        // The database is away for a moment: wait for it as everybody does.
        if (!(error instanceof Refused) || error.code !== 'unavailable' || state.isStopping) throw error
        await sleep(500)
      }
    }
  }

  async function perform(act: Act): Promise<void> {
    const [chain = ''] = act.after
    if (state.isStopping) return
    if (leftAlone.has(chain)) {
      state.done++
      return
    }
    const handler = act.assigns
    const candidates = handler ? [handler.chosen, ...handler.instead] : [null]
    for (const [turn, candidate] of candidates.entries()) {
      if (handler) handler.chosen = candidate
      try {
        await send(act, turn)
        state.done++
        return
      } catch (error) {
        if (!(error instanceof Refused) || ['broken', 'unavailable'].includes(error.code)) throw error
        if (turn < candidates.length - 1) continue
        leftAlone.add(chain)
        lived.refused.push({ key: act.key, message: error.message })
        state.done++
      }
    }
  }

  async function performAll(all: readonly Act[]): Promise<void> {
    const last = new Map<string, Promise<void>>()
    const underWay = new Set<Promise<void>>()
    for (const act of all) {
      if (state.isStopping) break
      if (isDone(act)) {
        state.done++
        lived.known++
        continue
      }
      while (underWay.size >= lanes) await Promise.race(underWay)
      state.day = dayInChina(act.at)
      // Nobody acts before they are hired.
      const hired = typeof act.by === 'string' ? [`account/${act.by}`] : []
      const turn = Promise.all([...hired, ...act.after].map((word) => last.get(word))).then(() => perform(act))
      if (act.operation === 'addAccount') last.set(act.key, turn)
      for (const word of act.after) last.set(word, turn)
      underWay.add(turn)
      turn.then(
        () => underWay.delete(turn),
        () => {
          state.isStopping = true
        },
      )
    }
    await Promise.all(underWay)
  }

  async function toTheEnd(): Promise<Lived> {
    try {
      await performAll(acts.slice(CENTRE_POSTS.length))
      if (!state.isStopping) {
        await inCounty(world.db, county, (tx) => finishRun(tx, county, instantOf(Date.now())))
        state.isFinished = true
      }
      return lived
    } finally {
      await door.close()
    }
  }

  await performAll(acts.slice(0, CENTRE_POSTS.length))
  const finished = toTheEnd()
  return {
    progress: () => ({ done: state.done, total: acts.length, day: state.day, finished: state.isFinished }),
    finished,
    async stop() {
      state.isStopping = true
      await finished.catch(() => {})
    },
  }
}

/** The first administrator takes the link on the day before the county's life begins, with a password that nobody knows. */
async function enterAdministrator(
  world: World,
  door: Door,
  { fromDay }: Run,
  county: string,
  firstLink: string | null,
): Promise<string> {
  const before = await findAccountId(world.db, county, ADMINISTRATOR)
  if (before) return before
  const token = firstLink ?? (await renewFirstLink(world.db, county, instantOf(Date.now())))
  if (!token) throw new Error('样例县已有别的管理员，不能继续生成；请用 --data 另选一个空文件夹')
  const at: Instant = clock(fromDay, 0)
  const password = crypto.randomUUID()
  await door.ask('acceptInvitation', { token, login: ADMINISTRATOR, name: '系统管理员', password }, null, at)
  return (await findAccountId(world.db, county, ADMINISTRATOR)) as string
}

/** Where things are: the places that the opening of the county made have ids of their own, the others have those of the plan. */
async function placesOf(door: Door, { seed, fromDay }: Run, administrator: string): Promise<Known> {
  const list = (await door.ask('listOrganisations', {}, administrator, clock(fromDay, 0))) as {
    id: string
    name: string
  }[]
  const ids = new Map(list.map(({ id, name }) => [name, id]))
  return { organisation: (name) => ids.get(name) ?? practiceId(seed, `organisation/${name}`) }
}
