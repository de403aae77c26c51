// @vitest-environment node
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { shortNames } from './classNames.ts'

let folder: string
const write = (name: string, css: string) => writeFile(join(folder, name), css)
const many = Array.from({ length: 900 }, (_, index) => `.part${index} { color: red; }`).join('\n')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'))
  await mkdir(join(folder, 'ui'))
  await write(
    'ui/Button.module.css',
    '/* .said */ .button:hover > .icon { width: .5rem; } @keyframes rise { from { top: 0; } }',
  )
  await write('Screen.module.css', `.button { color: red; }\n${many}`)
  return () => rm(folder, { recursive: true })
})

const nameOf = (sheet: string, name: string) => shortNames(folder)(name, join(folder, sheet))

describe('shortNames', () => {
  test('are of two letters, and different for each class of each sheet', () => {
    const short = shortNames(folder)
    const names = [
      short('button', join(folder, 'ui/Button.module.css')),
      short('icon', join(folder, 'ui/Button.module.css')),
      short('rise', join(folder, 'ui/Button.module.css')),
      short('button', join(folder, 'Screen.module.css')),
      ...Array.from({ length: 900 }, (_, index) => short(`part${index}`, join(folder, 'Screen.module.css'))),
    ]
    for (const name of names) expect(name).toMatch(/^[a-zA-Z][\w-]$/)
    expect(new Set(names).size).toBe(904)
    expect(names.map((name) => name.toLowerCase())).not.toContain('ad')
  })

  test('stay when another sheet comes', async () => {
    await write('Screen.module.css', '.button { color: red; }')
    const before = nameOf('ui/Button.module.css', 'icon')
    await write('Other.module.css', '.icon { color: red; }')
    expect(nameOf('ui/Button.module.css', 'icon')).toBe(before)
  })

  test('leave the names alone that a sheet has for everybody', async () => {
    await write('Screen.module.css', '.button { color: red; }')
    const before = nameOf('ui/Button.module.css', 'icon')
    await write('all.css', `.${before} { color: red; }`)
    expect(nameOf('ui/Button.module.css', 'icon')).not.toBe(before)
  })

  test('know the sheet however Vite calls it', () => {
    const short = shortNames(folder)
    const file = join(folder, 'ui/Button.module.css')
    expect(short('icon', `${file}?used`)).toBe(short('icon', file))
    expect(() => short('said', file)).toThrow('there is no class ui/Button.module.css said')
  })
})
