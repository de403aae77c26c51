// @vitest-environment node
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { article, figure, paragraph } from '../../tests/support/builders.ts'
import { contentsOf, readContent } from './content.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'))
  return () => rm(folder, { recursive: true })
})

const write = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value))
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'

describe('readContent', () => {
  test('publishes an article under a name that changes with it', async () => {
    await write('maqala.json', article())
    const [first] = (await readContent(folder)).catalogue.entries
    await write('maqala.json', article({ title: 'عنوان آخر' }))
    const [second] = (await readContent(folder)).catalogue.entries
    expect(first?.file).toMatch(/^maqala\.[0-9a-f]{10}\.json$/)
    expect(second?.file).not.toBe(first?.file)
  })

  test('publishes the same bytes each time', async () => {
    await write('maqala.json', article())
    await write('essay.json', article({ id: 'essay' }))
    const files = async () => [...(await contentsOf((await readContent(folder)).files))]
    expect(await files()).toEqual(await files())
  })

  test('publishes the images of an article under names of their own, and calls them by these', async () => {
    await mkdir(join(folder, 'images'))
    await writeFile(join(folder, 'images/map.svg'), drawing)
    await write('maqala.json', article({ blocks: [figure('images/map.svg', 'خريطة'), paragraph('نص')] }))
    const { catalogue, files: published } = await readContent(folder)
    const files = await contentsOf(published)
    const [entry] = catalogue.entries
    const [image] = entry?.images ?? []
    expect(image).toMatch(/^images\/map\.[0-9a-f]{10}\.svg$/)
    expect(text(files.get(`articles/${image}`))).toBe(drawing)
    const json = text(files.get(`articles/${entry?.file}`))
    expect(json).toContain(`"src":"${image}"`)
    expect(entry?.bytes).toBe(new TextEncoder().encode(json + drawing).length)
    expect(JSON.parse(text(files.get('articles/catalogue.json')))).toEqual(catalogue)
  })

  test('names every fault of every article: file, path and reason', async () => {
    await write('broken.json', { ...article(), dir: 'up', blocks: [{ id: 'b1', type: 'video' }] })
    await write('pictured.json', article({ id: 'pictured', blocks: [figure('images/none.svg', '')] }))
    await write('maqala.json', article())
    await write('same.json', article())
    const problem = await readContent(folder).then(
      () => '',
      (error: Error) => error.message,
    )
    expect(problem).toContain('broken.json: dir must be rtl or ltr')
    expect(problem).toContain('broken.json: blocks[0].type')
    expect(problem).toContain('pictured.json: blocks[0].src names images/none.svg, which is not beside the article')
    expect(problem).toContain('same.json: id is that of maqala.json')
  })

  test.each(['empty', 'absent'])('refuses an %s folder', async (kind) => {
    await expect(readContent(kind === 'empty' ? folder : join(folder, 'none'))).rejects.toThrow('has no articles')
  })
})
