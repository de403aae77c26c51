import { mkdir, writeFile } from 'node:fs/promises'
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
const check = () => runCommand(run, [])

describe('npm run check', () => {
  test('passes a folder of sound articles', async () => {
    await put('rihla.json', article)
    await mkdir(path.join(folder, 'images'))
    expect(await check()).toEqual({ code: 0, out: '1 articles, 0 errors, 0 notes\n', err: '' })
  })

  test('names file, place and reason of every fault', async () => {
    await put('rihla.json', { ...article, title: '', published: '2023-02-30' })
    await put('broken.json', '{')
    await put('other.json', article)
    const figure = { id: 'f', type: 'figure', src: 'images/map.svg', alt: 'خريطة', width: 4, height: 3 }
    await put('atlas.json', { ...article, id: 'atlas', blocks: [...article.blocks, figure] })
    const { code, out } = await check()
    expect(code).toBe(1)
    expect(
      out
        .replace(/(is not JSON): .*/, '$1')
        .split('\n')
        .toSorted(),
    ).toEqual([
      '',
      '4 articles, 6 errors, 0 notes',
      'atlas.json: blocks[1].src: there is no file images/map.svg in the folder of the articles',
      'broken.json: is not JSON',
      'other.json: id: is rihla, but the file is named other.json; name it rihla.json',
      'rihla.json: id: is also the id of other.json',
      'rihla.json: published: is a day that does not exist',
      'rihla.json: title: is empty',
    ])
  })

  test('finds the image that a figure names', async () => {
    const figure = { id: 'f', type: 'figure', src: 'images/map.svg', alt: 'خريطة', width: 4, height: 3 }
    await put('rihla.json', { ...article, blocks: [figure] })
    await mkdir(path.join(folder, 'images'))
    await put('images/map.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
    expect((await check()).code).toBe(0)
  })

  test('notes blocks without a counterpart, and refuses a pair in one language', async () => {
    const english = { ...article, id: 'travels', lang: 'en', dir: 'ltr', translationKey: 'battuta' }
    const alone = { id: 'b2', type: 'paragraph', text: 'Not in the Arabic.' }
    await put('rihla.json', { ...article, translationKey: 'battuta' })
    await put('travels.json', { ...english, blocks: [...article.blocks, alone] })
    expect(await check()).toEqual({
      code: 0,
      out: 'travels.json: blocks: note: without counterpart in rihla.json: b2\n2 articles, 0 errors, 1 notes\n',
      err: '',
    })

    await put('travels.json', { ...english, lang: 'ar' })
    expect(await check()).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /^travels\.json: translationKey: rihla\.json has the same key and the same language\n/,
      ),
    })
  })

  test('says so when there is no folder', async () => {
    vi.stubEnv('CONTENT_DIR', path.join(folder, 'none'))
    expect(await check()).toEqual({ code: 1, out: '', err: expect.stringMatching(/none: cannot be read: /) })
  })
})
