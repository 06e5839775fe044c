import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { DAYS, LOOKS, type See, seeLook, settled } from './days.ts'
import { barriersOf, type Desk, openDesk } from './rig.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ template: inject('practice') })
}, 120_000)
afterAll(() => desk?.close())

/** Nothing is pushed out of the screen, and no drawer or other look keeps anybody out; of the plain pages `pages.test.ts` says so. */
const examine: See = async (name, page) => {
  await settled(page)
  const isPlain =
    (await page.getByRole('dialog').count()) === 0 && (await page.locator('html[data-shade="dark"]').count()) === 0
  if (!isPlain) expect(await barriersOf(page), name).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, name).toBeLessThanOrEqual(0)
}

it.each(Object.entries(DAYS))('the day of %s, screen by screen', (_post, walk) => walk(desk, examine), 120_000)
it.each(Object.keys(LOOKS))('desk and matter in %s', (name) => seeLook(desk, examine, name), 60_000)
