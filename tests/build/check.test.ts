import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '#build/checkArticles.ts'
import { emptyFolder, runCommand } from './commands.ts'

let folder: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ folder, remove } = await emptyFolder())
  vi.stubEnv('CONTENT_DIR', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await remove()
})

const article = {
  format: 1,
  id: 'rihla',
  lang: 'ar',
  dir: 'rtl',
  title: 'رحلة ابن بطوطة',
  blocks: [{ id: 'b1', type: 'paragraph', text: 'خرج من طنجة سنة ١٣٢٥.' }],
}
const put = (name: string, value: unknown) =>
  writeFile(path.join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
const check = (...args: string[]) => runCommand(run, args)
const stored = (name: string) => readFile(path.join(folder, name), 'utf8')
/** Without the folder, which is another one each time. */
const lines = (out: string) => out.trimEnd().replaceAll(`${folder}/`, '').split('\n')
const figure = { id: 'f', type: 'figure', src: 'images/map.svg', alt: 'خريطة', width: 4, height: 3 }

describe('npm run check', () => {
  test('passes a folder of sound articles', async () => {
    await put('rihla.json', article)
    await mkdir(path.join(folder, 'images'))
    const out = '1 article, 0 errors, 0 warnings, 0 of house style\n'
    expect(await check()).toEqual({ code: 0, out, err: '' })
  })

  test('passes the bundled articles without an error', async () => {
    vi.stubEnv('CONTENT_DIR', '')
    expect(await check()).toMatchObject({ code: 0, out: expect.stringMatching(/^9 articles, 0 errors, 0 warnings/) })
  })

  test('names file, line, column, block and reason of what makes an article none', async () => {
    await put('rihla.json', JSON.stringify({ ...article, title: '', published: '2023-02-30' }, undefined, 2))
    await put('broken.json', '{')
    await put('other.json', { ...article, id: 'atlas' })
    await put('atlas.json', { ...article, id: 'atlas', blocks: [...article.blocks, figure] })
    await put('spans.json', {
      ...article,
      id: 'spans',
      blocks: [{ id: 'b7', type: 'paragraph', text: 'نص', spans: [{ start: 0, end: 9, type: 'strong' }] }],
    })
    const { code, out } = await check()
    expect(code).toBe(1)
    expect(lines(out.replace(/(is not JSON): .*/, '$1 …'))).toEqual([
      'atlas.json:1:179: error: block f: blocks[1].src names images/map.svg, which is not in the folder. [format]',
      'broken.json:1:1: error: The file is not JSON …',
      'other.json:1:18: error: id is atlas, but the file is named other.json. [format]',
      'other.json:1:18: error: id is also the id of atlas.json. [format]',
      'rihla.json:6:12: error: title is empty. [format]',
      'rihla.json:14:16: error: published is a day that does not exist. [format]',
      expect.stringMatching(/^spans\.json:1:\d+: error: block b7: blocks\[0\]\.spans\[0\] ends at 9, beyond its text/),
      '5 articles, 7 errors, 0 warnings, 0 of house style',
    ])
  })

  test('finds the image that a figure names', async () => {
    await put('rihla.json', { ...article, blocks: [figure] })
    await mkdir(path.join(folder, 'images'))
    await put('images/map.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
    expect((await check()).code).toBe(0)
  })

  test('points at the very letter', async () => {
    const text = 'قال "نعم", ثم\u00A0سكت.'
    const json = JSON.stringify({ ...article, blocks: [{ id: 'b1', type: 'paragraph', text }] }, undefined, 2)
    await put('rihla.json', json)
    const { code, out } = await check()
    expect(code).toBe(0)
    const column = (mark: string, from = 0) => (json.split('\n')[10] ?? '').indexOf(mark, from) + 1
    expect(lines(out)).toEqual([
      `rihla.json:11:${column('\\"')}: style: block b1: A typewriter’s quotation mark; here “«”. [straight-quotes, --fix]`,
      `rihla.json:11:${column('\\"', column('نعم'))}: style: block b1: A typewriter’s quotation mark; here “»”. [straight-quotes, --fix]`,
      `rihla.json:11:${column(', ثم')}: warning: block b1: “,” stands in Arabic text, which writes “،”. [arabic-punctuation, --fix]`,
      '1 article, 0 errors, 1 warning, 2 of house style',
    ])
  })

  test('writes back what is certain, and nothing else', async () => {
    const json = JSON.stringify({ ...article, title: 'رحلة , ابن  بطوطة الى طنجة' }, undefined, 1)
    await put('rihla.json', json)
    await put('other.json', { ...article, id: 'other' })
    const other = await stored('other.json')
    const { code, out } = await check('--fix')
    expect(code).toBe(0)
    expect(lines(out)).toEqual([
      'rihla.json:6:28: style: “الى” lacks its hamza: إلى. [hamza]',
      '2 articles, 0 errors, 0 warnings, 1 of house style, 3 fixed',
    ])
    expect(await stored('rihla.json')).toBe(json.replace('رحلة , ابن  بطوطة', 'رحلة، ابن بطوطة'))
    expect(await stored('other.json')).toBe(other)
    expect(await readdir(folder)).toEqual(['other.json', 'rihla.json'])
    expect((await check('--fix')).out).toContain(', 0 fixed')
  })

  test('prints JSON for other programs', async () => {
    await put('rihla.json', { ...article, title: 'رحلة  ابن بطوطة' })
    const { code, out } = await check('--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      articles: 1,
      errors: 0,
      warnings: 1,
      style: 0,
      fixed: 0,
      findings: [
        {
          file: path.join(folder, 'rihla.json'),
          line: 1,
          column: 63,
          level: 'warning',
          rule: 'extra-space',
          article: 'rihla',
          path: 'title',
          message: 'There are 2 spaces in a row.',
          fix: { text: ' ', certain: true },
        },
      ],
    })
  })

  test('keeps to the levels that a publisher has set', async () => {
    await put('rihla.json', { ...article, title: 'رحلة  ابن بطوطة الى طنجة' })
    await put('other.json', { ...article, id: 'other', title: 'رحلة  أخرى' })
    await put(
      'copydesk.yaml',
      '# Ours\nrules:\n  hamza: error\narticles:\n  other:\n    extra-space: off\n  gone:\n    hamza: off\n',
    )
    const { code, out, err } = await check()
    expect(code).toBe(1)
    expect(lines(out).map((line) => line.replace(/: (?!error|warning).*\[/, ' ['))).toEqual([
      'rihla.json:1:63: warning [extra-space, --fix]',
      'rihla.json:1:75: error [hamza]',
      '2 articles, 1 error, 1 warning, 0 of house style',
    ])
    expect(err).toBe('copydesk.yaml: articles.gone: there is no such article.\n')
    await check('--fix')
    expect(await stored('other.json')).toContain('رحلة  أخرى')
  })

  test.each([
    ['rules:\n  tatwil: off\n', /^copydesk\.yaml: rules\.tatwil: is no rule; there are: /],
    ['rules: [\n', /^copydesk\.yaml: cannot be read: /],
  ])('refuses settings that it does not understand: %j', async (settings, problem) => {
    await put('rihla.json', article)
    await put('copydesk.yaml', settings)
    expect(await check()).toEqual({ code: 1, out: '', err: expect.stringMatching(problem) })
  })

  test('looks at pairs, and refuses one in a single language', async () => {
    const english = { ...article, id: 'travels', lang: 'en', dir: 'ltr', title: 'Travels', translationKey: 'battuta' }
    const both = { id: 'b1', type: 'paragraph', text: 'He left Tangier.' }
    const alone = { id: 'b2', type: 'paragraph', text: 'Not in the Arabic.' }
    await put('rihla.json', { ...article, translationKey: 'battuta' })
    await put('travels.json', { ...english, blocks: [both, alone] })
    await put('lone.json', { ...article, id: 'lone', translationKey: 'nobody' })
    expect(lines((await check()).out).map((line) => line.replace(/:\d+:\d+/, ''))).toEqual([
      'lone.json: warning: No other article has the key nobody: the pair is not linked. [lone-pair]',
      'travels.json: style: Without counterpart in rihla: b2. [counterparts]',
      '3 articles, 0 errors, 1 warning, 1 of house style',
    ])

    await put('travels.json', { ...article, id: 'travels', translationKey: 'battuta' })
    const { code, out } = await check()
    expect(code).toBe(1)
    expect(out).toContain('translationKey is also that of rihla, which has the same language. [format]')
  })

  test('follows links to the site’s own articles, by SITE_URL or by the settings', async () => {
    const spans = [{ start: 0, end: 3, type: 'link', href: 'https://example.org/ar/read/gone' }]
    await put('rihla.json', { ...article, blocks: [{ ...article.blocks[0], spans }] })
    expect((await check()).code).toBe(0)
    await put('copydesk.yaml', 'site: https://example.org\n')
    expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('leads to the article gone') })
    vi.stubEnv('SITE_URL', 'https://example.com')
    expect((await check()).code).toBe(0)
    vi.stubEnv('SITE_URL', 'example.com')
    expect(await check()).toEqual({ code: 1, out: '', err: expect.stringMatching(/^SITE_URL must be /) })
  })

  test('tells what it looks for, and refuses what it does not know', async () => {
    expect(await check('--help')).toMatchObject({ code: 0, out: expect.stringContaining('presentation-forms') })
    expect(await check('--fixx')).toEqual({ code: 1, out: '', err: expect.stringMatching(/takes --fix, --json/) })
  })

  test('says so when there is no folder', async () => {
    vi.stubEnv('CONTENT_DIR', path.join(folder, 'none'))
    expect(await check()).toEqual({ code: 1, out: '', err: expect.stringMatching(/none: cannot be read: /) })
  })
})
