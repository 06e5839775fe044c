// Makes the pictures of docs/screens and of the README, each screen of each post's day in a small practice county. `npm run screenshot`
// With a name after it only that day: `npm run screenshot -- 主任`
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DAYS, LOOKS, type See, seeLook, settled } from './days.ts'
import { openDesk } from './rig.ts'

const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url))
mkdirSync(folder, { recursive: true })
const only = process.argv[2]
const desk = await openDesk()
const photographer =
  (day: string): See =>
  async (name, page) => {
    // No row lies under the mouse.
    await page.mouse.move(0, 0)
    await settled(page)
    await page.screenshot({ path: `${folder}${day}-${name}.png`, animations: 'disabled' })
  }
for (const [name, walk] of Object.entries(DAYS)) if (!only || only === name) await walk(desk, photographer(name))
for (const name of Object.keys(LOOKS)) if (!only || only === name) await seeLook(desk, photographer(name), name)
await desk.close()
