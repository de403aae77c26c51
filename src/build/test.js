import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkBudgets } from './budgets.js'
import { ensureChromium } from './chromium.js'

/** @typedef {{ passed: number, failed: string[], skipped: string[] }} Outcome failed, skipped: the names of what did, and of what was not run */

/** How long a check may take that takes seconds, in milliseconds: then it hangs. */
const PATIENCE = 300_000

const GROUPS = ['lint', 'unit', 'build', 'e2e']

/**
 * `npm test`: everything that must hold before a change may be published. One failure does not hide the next. The last line
 * is `N passed, N failed`, each check and each test counted once.
 * @param {string[]} args groups to run instead of all: lint, unit, build, e2e; other words pick files of unit and e2e
 * @returns {Promise<number>} 0 if nothing failed, else 1
 */
export async function run(args) {
  const groups = GROUPS.filter((group) => args.includes(group))
  const wanted = new Set(groups.length === 0 ? GROUPS : groups)
  const files = args.filter((word) => !GROUPS.includes(word))
  const scratch = await mkdtemp(join(tmpdir(), 'waraq-test-'))
  /** @type {Outcome[]} */
  const outcomes = []

  try {
    if (wanted.has('lint')) outcomes.push(...(await lint()))
    if (wanted.has('unit')) outcomes.push(await unitTests(join(scratch, 'unit.json'), files))
    if (wanted.has('build') || wanted.has('e2e')) {
      const built = await check('build', [process.execPath, 'src/build/run.js', 'build'])
      outcomes.push(built)
      if (built.failed.length > 0) console.log('– the budgets and the browser tests need a build')
      else {
        if (wanted.has('build')) outcomes.push(await budgets())
        if (wanted.has('e2e')) outcomes.push(...(await browserTests(join(scratch, 'e2e.json'), files)))
      }
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }

  const skipped = outcomes.flatMap((outcome) => outcome.skipped)
  for (const name of skipped) console.log(`– skipped: ${name}`)
  const failed = outcomes.flatMap((outcome) => outcome.failed)
  for (const name of failed) console.log(`– failed: ${name}`)
  console.log(`${sum(outcomes.map((outcome) => outcome.passed))} passed, ${failed.length} failed`)
  return failed.length === 0 ? 0 : 1
}

/** The quick checks of the source, two at a time. */
async function lint() {
  /** @type {[name: string, command: string[]][]} */
  const checks = [
    ['types', tool('tsc', '-p', 'tsconfig.json')],
    ['types of core, which knows no browser', tool('tsc', '-p', 'src/core')],
    ['types of the worker', tool('tsc', '-p', 'src/worker')],
    ['lint and the plan of the house', tool('oxlint')],
    ['style sheets', tool('stylelint', 'src/**/*.css')],
    ['format (npm run format mends it)', tool('prettier', '--check', '--log-level', 'warn', '.')],
    ['nothing unused', tool('knip')],
  ]
  /** @type {Outcome[]} */
  const outcomes = []
  const next = checks.values()
  const worker = async () => {
    for (const [name, command] of next) outcomes.push(await check(name, command))
  }
  await Promise.all([worker(), worker()])
  return outcomes
}

/**
 * @param {string} report where the results go
 * @param {string[]} files
 * @returns {Promise<Outcome>}
 */
async function unitTests(report, files) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await execute(tool('vitest', 'run', ...reporters, ...files), { shown: true })
  /** @type {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] } | undefined} */
  const results = await readJson(report)
  const suites = results?.testResults ?? []
  const tests = suites.flatMap((suite) => suite.assertionResults)
  // A file that cannot even be read has no failing test, and neither has an error between the tests: each counts as one.
  const broken = suites.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  const failed = [
    ...broken.map(({ name }) => name),
    ...tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  ]
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: code !== 0 && failed.length === 0 ? ['an error between the unit tests'] : failed,
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  }
}

/** @returns {Promise<Outcome>} */
async function budgets() {
  try {
    const { table, over } = await checkBudgets('dist', (await readJson('package.json')).budgets)
    return told('budgets, compressed', !over, table)
  } catch (error) {
    return told('budgets, compressed', false, String(error))
  }
}

/**
 * @param {string} report where the results go
 * @param {string[]} files
 * @returns {Promise<Outcome[]>}
 */
async function browserTests(report, files) {
  const chromium = await ensureChromium(console.log)
  if (!chromium.ok) return [told('Chromium', false, chromium.problem)]
  const found = told('Chromium', true, chromium.path)

  const { code } = await execute(
    tool('playwright', 'test', '--config=tests/e2e/playwright.config.ts', '--reporter=list,json', ...files),
    { shown: true, env: { CHROMIUM: chromium.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  )
  /** @type {{ stats: { expected: number, flaky: number }, errors: { message: string }[], suites: Suite[] } | undefined} */
  const results = await readJson(report)
  if (results === undefined) return [found, { passed: 0, failed: ['the browser tests as a whole'], skipped: [] }]
  const { expected, flaky } = results.stats
  const failed = [
    ...results.suites.flatMap((suite) => titlesOf(suite, 'unexpected')),
    ...results.errors.map(({ message }) => message),
  ]
  for (const title of results.suites.flatMap((suite) => titlesOf(suite, 'flaky')))
    console.log(`– passed only at the second try: ${title}`)
  return [
    found,
    {
      passed: expected + flaky,
      failed: code !== 0 && failed.length === 0 ? ['an error between the browser tests'] : failed,
      skipped: results.suites.flatMap((suite) => titlesOf(suite, 'skipped')),
    },
  ]
}

/** @typedef {{ suites?: Suite[], specs: { title: string, file: string, tests: { status: string }[] }[] }} Suite as Playwright reports it */

/**
 * @param {Suite} suite
 * @param {'skipped' | 'flaky' | 'unexpected'} wanted
 * @returns {string[]} the tests that ended so
 */
function titlesOf({ suites = [], specs }, wanted) {
  const here = specs.flatMap(({ file, title, tests }) =>
    tests.filter(({ status }) => status === wanted).map(() => `${file}: ${title}`),
  )
  return [...here, ...suites.flatMap((suite) => titlesOf(suite, wanted))]
}

/**
 * One command that either passes or shows what it said.
 * @param {string} name
 * @param {string[]} command
 * @returns {Promise<Outcome>}
 */
async function check(name, command) {
  const started = performance.now()
  const { code, output } = await execute(command)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  return told(`${name}, ${seconds} s`, code === 0, code === 0 ? '' : output)
}

/**
 * @param {string} name
 * @param {boolean} passed
 * @param {string} details
 * @returns {Outcome}
 */
function told(name, passed, details) {
  console.log(`${passed ? '✓' : '✗'} ${name}`)
  if (details.trim() !== '') console.log(details.trimEnd().replaceAll(/^(?=.)/gm, '  '))
  return { passed: passed ? 1 : 0, failed: passed ? [] : [name], skipped: [] }
}

/**
 * @param {string} name of an installed command
 * @param {string[]} args
 */
function tool(name, ...args) {
  return [join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name), ...args]
}

/**
 * @param {string[]} command
 * @param {{ shown?: boolean, env?: Record<string, string> }} options shown: straight to the screen while it runs
 * @returns {Promise<{ code: number, output: string }>}
 */
function execute([command = '', ...args], { shown = false, env = {} } = {}) {
  return new Promise((done) => {
    let output = ''
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
      ...(shown ? {} : { timeout: PATIENCE }),
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text))
    }
    child.on('error', (error) => done({ code: 1, output: error.message }))
    child.on('close', (code, signal) => {
      done(signal === null ? { code: code ?? 1, output } : { code: 1, output: `${output}\nended by ${signal}` })
    })
  })
}

/**
 * @param {string} file
 * @returns {Promise<any>} undefined if the tool died before it wrote the file
 */
async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
