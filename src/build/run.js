/**
 * The one entry of every command in package.json: `node src/build/run.js COMMAND …`. It first sees to it that the
 * packages are installed, so it may itself use nothing but Node; then the command's module is loaded. Whatever is not the
 * command's own output goes to standard error.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A module exports `run(args)`, which gives the exit code.
 * @typedef {{ run: (args: string[]) => Promise<number> }} Command
 */

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** @type {Record<string, () => Promise<Command>>} */
const commands = {
  start: () => typeScript('start.ts'),
  dev: async () => ({ run: develop }),
  build: () => typeScript('buildSite.ts'),
  test: () => import(/* @vite-ignore */ new URL('test.js', import.meta.url).href),
  add: () => typeScript('addArticles.ts'),
  check: () => typeScript('checkArticles.ts'),
  bench: () => typeScript('bench.ts'),
  fonts: () => typeScript('cutFonts.ts'),
  icons: () => typeScript('drawIcons.ts'),
  screenshots: () => typeScript('takeScreenshots.ts'),
}

process.exitCode = await main(process.argv.slice(2))

/** @param {string[]} args */
async function main([name = '', ...args]) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    console.error(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
    return 1
  }
  if (!isNodeNewEnough()) {
    console.error(`Waraq needs Node 20.19 or newer; this is ${process.version}.`)
    return 1
  }
  if (!installPackages()) {
    console.error('The packages could not be installed. What npm says is above.')
    return 1
  }
  return (await command()).run(args)
}

function isNodeNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

/** Whether everything in package-lock.json is installed, afterwards. Takes milliseconds when there is nothing to do. */
function installPackages() {
  const lock = join(root, 'package-lock.json')
  const stamp = join(root, 'node_modules/.cache/waraq/installed')
  const hash = () => createHash('sha256').update(readFileSync(lock)).digest('hex')
  const remember = () => {
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, hash())
    return true
  }

  if (existsSync(lock)) {
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash()) return true
    if (isInstalled(lock)) return remember()
    return npm('ci') && remember()
  }
  return npm('install') && remember()
}

/**
 * npm keeps a list of what it installed. It lacks what is optional and made for other machines.
 * @param {string} lock
 */
function isInstalled(lock) {
  const list = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(list)) return false
  /** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} Packages */
  const read = (/** @type {string} */ file) =>
    /** @type {{ packages: Packages }} */ (JSON.parse(readFileSync(file, 'utf8'))).packages
  const installed = read(list)
  return Object.entries(read(lock)).every(
    ([path, { version, optional }]) => path === '' || optional === true || installed[path]?.version === version,
  )
}

/** @param {'ci' | 'install'} action */
function npm(action) {
  console.error(action === 'ci' ? 'Installing packages …' : 'Installing packages, without a lock file …')
  const args = [action, '--no-audit', '--no-fund', '--loglevel', 'error']
  // Under `npm run`, npm says where it is itself; that also works where `npm` is a script for a shell.
  const self = process.env['npm_execpath']
  const isNpm = self !== undefined && /npm-cli\.c?js$/.test(self)
  const result = isNpm
    ? spawnSync(process.execPath, [self, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  return result.status === 0
}

/**
 * Loads a module of this folder that is written in TypeScript, with all that it imports.
 * @param {string} file
 * @returns {Promise<Command>}
 */
async function typeScript(file) {
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(join(root, 'src/build', file), { root, logLevel: 'warn' })
  return /** @type {Command} */ (module)
}

/** `npm run dev`. */
async function develop() {
  const { createServer } = await import('vite')
  const server = await createServer({ root })
  await server.listen()
  server.printUrls()
  return 0
}
