// @vitest-environment node
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// Each starts a tool of its own, which takes a while on a busy machine.

// Each line is a small file that a careless hand might write, and the rule that must stop it.
const offences: [what: string, path: string, rule: string, source: string][] = [
  ['core looking into the device', 'core/text/a.ts', 'house(plan)', `export { a } from '#device/a.ts'`],
  ['a way out of src', 'core/f.ts', 'house(plan)', `export { x } from '../../tests/support/x.ts'`],
  ['core drawing', 'core/b.ts', 'house(plan)', `import { useState } from 'react'\nexport const b = useState`],
  ['core reading files', 'core/c.ts', 'house(plan)', `import fs from 'node:fs'\nexport const c = fs`],
  ['a way up', 'core/text/d.ts', 'house(plan)', `export { c } from '../c.ts'`],
  ['a way up and out', 'core/text/e.ts', 'house(plan)', `export { a } from '../../device/a.ts'`],
  ['a room behind import()', 'device/e.ts', 'house(plan)', `export const e = () => import('#ui/Button.tsx')`],
  ['a room behind a type', 'device/f.ts', 'house(plan)', `export type F = import('#app/App.tsx').Routes`],
  ['ui knowing articles', 'ui/g.ts', 'house(plan)', `import '#core/paths.ts'`],
  ['words looking into the device', 'i18n/h.ts', 'house(plan)', `import '#device/store.ts'`],
  ['the worker looking into the app', 'worker/i.ts', 'house(plan)', `import '#app/App.tsx'`],
  ['the build looking into the app', 'build/j.ts', 'house(plan)', `import '#app/App.tsx'`],
  ['a feature looking upward', 'features/reader/k.ts', 'house(plan)', `import '#app/App.tsx'`],
  ['a feature in another one', 'features/reader/l.ts', 'house(plan)', `import '#features/library/a.ts'`],
  ['a room that the plan does not know', 'utils/m.ts', 'house(plan)', `import '#core/paths.ts'`],
  ['a test that crosses the plan', 'core/n.test.ts', 'house(plan)', `import '#device/a.ts'`],
  ['a sentence in the code', 'ui/O.tsx', 'house(words)', `export const O = () => <p>حُفظ</p>`],
  ['a sentence in braces', 'ui/P.tsx', 'house(words)', `export const P = () => <p>{'Saved'}</p>`],
  [
    'a sentence in a choice',
    'ui/Q.tsx',
    'house(words)',
    `export const Q = (p: { on: boolean }) => <p>{p.on ? 'On' : '·'}</p>`,
  ],
  [
    'a sentence only heard',
    'ui/R.tsx',
    'house(words)',
    'export const R = (p: { n: number }) => <p aria-label={`Page ${p.n}`} />',
  ],
  ['a default export', 'core/s.ts', 'import(no-default-export)', `export default 1`],
  ['a barrel', 'core/index.ts', 'oxc(no-barrel-file)', `export * from './c.ts'`],
  ['a circle', 'core/t.ts', 'import(no-cycle)', `import { u } from '#core/u.ts'\nexport const t = () => u`],
  ['its other half', 'core/u.ts', 'import(no-cycle)', `import { t } from './t.ts'\nexport const u = () => t`],
  ['any', 'core/v.ts', 'typescript(no-explicit-any)', `export const v = (a: any): string => a`],
  ['eval', 'core/w.ts', 'eslint(no-eval)', `eval('1')`],
  [
    'a promise let go',
    'device/x.ts',
    'typescript(no-floating-promises)',
    `async function x() { await 1 }\nexport const y = () => { x() }`,
  ],
  [
    'a promise where none is awaited',
    'device/y.ts',
    'typescript(no-misused-promises)',
    `export const y = () => [1].forEach(async () => { await 1 })`,
  ],
  [
    'a case left out',
    'core/z.ts',
    'typescript(switch-exhaustiveness-check)',
    `export function z(k: 'a' | 'b') { switch (k) { case 'a': console.log(k) } }`,
  ],
  [
    'raw HTML',
    'ui/A.tsx',
    'react(no-danger)',
    `export const A = (p: { h: string }) => <p dangerouslySetInnerHTML={{ __html: p.h }} />`,
  ],
  ['a picture without words', 'ui/B.tsx', 'jsx-a11y(alt-text)', `export const B = () => <img src="a.svg" />`],
  [
    'a hook in a branch',
    'ui/C.tsx',
    'react-hooks(rules-of-hooks)',
    `import { useState } from 'react'\nexport function C(p: { on: boolean }) { if (p.on) useState(1); return null }`,
  ],
  [
    'an effect that forgets what it reads',
    'ui/useD.ts',
    'react-hooks(exhaustive-deps)',
    `import { useEffect } from 'react'\nexport function useD(d: string) { useEffect(() => { document.title = d }, []) }`,
  ],
]

const innocent: [what: string, path: string, source: string][] = [
  [
    'neighbours of one feature and what all features share',
    'features/reader/article/a.ts',
    `import '#features/reader/position/a.ts'\nimport '#features/shared/a.ts'\nimport '#ui/a.ts'\nimport '#i18n/a.ts'\nimport './b.ts'`,
  ],
  [
    'the app putting it together',
    'app/App.tsx',
    `export const routes = [{ path: '/', lazy: () => import('#features/reader/ReaderScreen.tsx') }]`,
  ],
  ['marks that are no language', 'ui/E.tsx', `export const E = (p: { n: number }) => <p>{p.n}&nbsp;· {p.n} / 3</p>`],
  ['a comparison', 'ui/G.tsx', `export const G = (p: { kind: string }) => <p>{p.kind === 'saved' && <b />}</p>`],
  ['attributes that nobody hears', 'ui/F.tsx', `export const F = () => <p lang="ar" className="words" />`],
  ['a test with its tools', 'core/g.test.ts', `import 'node:fs'\nimport '../../tests/support/builders.ts'`],
]

let house: string
let found: Map<string, string[]>

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'waraq-plan-'))
  for (const name of ['package.json', 'tsconfig.json', '.gitignore', '.oxlintrc.json', 'src/build/houseRules.js']) {
    await cp(resolve(name), join(house, name))
  }
  await symlink(resolve('node_modules'), join(house, 'node_modules'))
  const files = [
    ...offences.map(([, path, , source]) => ({ path, source })),
    ...innocent.map(([, path, source]) => ({ path, source })),
  ]
  for (const { path, source } of files) {
    const file = join(house, 'src', path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `${source}\n`)
  }
  found = await lint(house)
})

afterAll(() => rm(house, { recursive: true, force: true }))

describe('the linter', () => {
  test.each(offences)('stops %s', (_, path, rule) => {
    expect(found.get(`src/${path}`)).toContain(rule)
  })

  test.each(innocent)('lets pass %s', (_, path) => {
    expect(found.get(`src/${path}`) ?? []).toEqual([])
  })
})

test('the linter writes ../ as the room that it leads to', async () => {
  await output('oxlint', ['--fix', 'src/core/text/d.ts'], house)
  expect(await readFile(join(house, 'src/core/text/d.ts'), 'utf8')).toBe(`export { c } from '#core/c.ts'\n`)
})

describe('the compiler', () => {
  test.each([
    ['a window', 'export const width = window.innerWidth'],
    ['a document', 'export const title = document.title'],
    ['a process', 'export const folder = process.cwd()'],
  ])('knows no %s in core', async (_, source) => {
    const core = join(house, 'src/core')
    await rm(core, { recursive: true, force: true })
    await mkdir(core)
    await cp(resolve('src/core/tsconfig.json'), join(core, 'tsconfig.json'))
    await writeFile(join(core, 'impure.ts'), source)
    expect(await output('tsc', ['-p', core], house)).toMatch(/impure\.ts.*error TS2\d{3}: Cannot find name/)
  })
})

/** The rules that each file breaks. */
async function lint(folder: string): Promise<Map<string, string[]>> {
  const report = await output('oxlint', ['--format=json'], folder)
  const { diagnostics } = JSON.parse(report) as { diagnostics: { code: string; filename: string }[] }
  const rules = new Map<string, string[]>()
  for (const { code, filename } of diagnostics) {
    rules.set(filename, [...(rules.get(filename) ?? []), code])
  }
  return rules
}

/** What a tool of the project prints when it runs in `folder`, whether it is pleased or not. */
function output(tool: string, args: string[], folder: string): Promise<string> {
  return new Promise((done) => {
    execFile(resolve('node_modules/.bin', tool), args, { cwd: folder }, (_, stdout) => done(stdout))
  })
}
