// Makes the picture of the README: the director's desk in a small practice county. `npm run screenshot`
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openDesk } from './rig.ts'

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url))
mkdirSync(folder, { recursive: true })
const desk = await openDesk()
const page = await desk.enterAs('主任')
await page.getByText('本年数字').waitFor()
await page.screenshot({ path: `${folder}desk.png` })
await desk.close()
