import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names under which systems keep the browser that the tests drive, the plainest first. */
const NAMES = ['chromium', 'google-chrome-stable', 'google-chrome', 'chrome', 'chromium-browser']

const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const BY_HAND = 'Install Chromium or Chrome, or set CHROMIUM to the path of one.'

/**
 * The path of a Chromium of this machine: what CHROMIUM names, else the first that is found.
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env['CHROMIUM']
  if (named) return named
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC].find((path) =>
    existsSync(path),
  )
}

/**
 * Finds a Chromium that starts, and installs Debian's where there is none and the system lets us.
 * @param {(line: string) => void} tell hears what takes time
 * @returns {Promise<{ ok: true, path: string } | { ok: false, problem: string }>}
 */
export async function ensureChromium(tell) {
  const found = findChromium()
  if (found !== undefined) {
    return starts(found) ? { ok: true, path: found } : { ok: false, problem: `${found} does not start. ${BY_HAND}` }
  }

  const apt = commandFor('apt-get')
  if (apt === undefined) return { ok: false, problem: `There is no Chromium, and no right to install one. ${BY_HAND}` }
  tell('There is no Chromium yet: installing it with apt-get.')
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const output = await outputOfFailure([...apt, ...args])
    if (output !== undefined) return { ok: false, problem: `apt-get ${args[0]} failed. ${BY_HAND}\n${output}` }
  }

  const installed = findChromium()
  return installed !== undefined && starts(installed)
    ? { ok: true, path: installed }
    : { ok: false, problem: `apt-get installed a Chromium that does not start. ${BY_HAND}` }
}

/**
 * Ubuntu's chromium-browser is a stub that only asks for a snap: existing is not enough.
 * @param {string} path
 */
function starts(path) {
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}

/**
 * The command as somebody who may run it: root, or one whom sudo does not ask.
 * @param {string} command
 * @returns {string[] | undefined} undefined where it does not exist or is not allowed
 */
function commandFor(command) {
  if (spawnSync(command, ['--version']).status !== 0) return undefined
  if (process.getuid?.() === 0) return [command]
  return spawnSync('sudo', ['-n', command, '--version']).status === 0 ? ['sudo', '-n', command] : undefined
}

/**
 * @param {string[]} command
 * @returns {Promise<string | undefined>} the last of what it said, or undefined if it went well
 */
function outputOfFailure([command = '', ...args]) {
  return new Promise((done) => {
    let output = ''
    const child = spawn(command, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text))
    }
    child.on('error', (error) => done(error.message))
    child.on('close', (code) => done(code === 0 ? undefined : output.trimEnd().split('\n').slice(-8).join('\n')))
  })
}
