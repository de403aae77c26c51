import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '#build/addArticles.ts'
import type { Article } from '#core/article/schema.ts'
import { emptyFolder, runCommand } from './commands.ts'

const fixture = (name: string) => path.join(import.meta.dirname, 'fixtures', name)
let folder: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ folder, remove } = await emptyFolder())
  vi.stubEnv('CONTENT_DIR', path.join(folder, 'articles'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await remove()
})

const add = (args: string[], input?: Uint8Array) => runCommand(run, args, input)
const stored = async () => (await readdir(path.join(folder, 'articles')).catch((): string[] => [])).toSorted()
/** Writes a file and returns where it is. */
async function file(name: string, content: string | Uint8Array): Promise<string> {
  const at = path.join(folder, name)
  await writeFile(at, content)
  return at
}
const read = (out: string): Article => JSON.parse(out)
const outline = ({ blocks }: Article) => blocks.map(({ type }) => type)

describe('npm run add', () => {
  test('makes an article of an Arabic print view, and says what it left out', async () => {
    const { code, out, err } = await add(['--stdout', fixture('market.txt')])
    const article = read(out)
    expect(code).toBe(0)
    expect({ ...article, blocks: [] }).toEqual({
      format: 1,
      id: 'suq-alkatb-alqadima-yaud-ila-dafa-alnahr-baa-yarahnun-ala',
      lang: 'ar',
      dir: 'rtl',
      title: 'سوق الكتب القديمة يعود إلى ضفة النهر.. باعة يراهنون على «جمهور المساء»',
      authors: [{ name: 'ليلى منصور' }],
      publisher: { name: 'الديوان' },
      published: '2024-03-14T18:45',
      topics: [],
      blocks: [],
    })
    expect(outline(article)).toEqual([
      'paragraph',
      'paragraph',
      'heading',
      'paragraph',
      'heading',
      'paragraph',
      'separator',
      'paragraph',
    ])
    const lines = (await readFile(fixture('market.txt'), 'utf8')).split('\n')
    const texts = article.blocks.flatMap((block) => ('text' in block ? [block.text] : []))
    expect(texts.filter((text) => !lines.includes(text))).toEqual([])
    expect(err.split('\n').map((line) => /market\.txt:(\d+): warning: /.exec(line)?.[1])).toEqual([
      '1',
      '2',
      '4',
      '6',
      '11',
      '24',
      '26',
      '37',
      '38',
      undefined,
    ])
    expect(await stored()).toEqual([])
  })

  test('makes an article of a wrapped English text', async () => {
    const article = read((await add(['--stdout', fixture('ferry.txt')])).out)
    expect(article).toMatchObject({
      id: 'the-night-ferry-is-back-after-eleven-years-and-the-island-is',
      lang: 'en',
      dir: 'ltr',
      title: 'The night ferry is back after eleven years, and the island is wide awake',
      published: '2023-09-03T16:20',
      publisher: { name: 'The Harbour Gazette' },
      authors: [{ name: 'Nora Whitfield' }, { name: 'Sami Darwish' }],
    })
    expect(outline(article)).toEqual(['paragraph', 'paragraph', 'heading', 'paragraph', 'list', 'paragraph'])
    expect(article.blocks[5]).toMatchObject({
      text: expect.stringMatching(/^Nobody .* subsidy will last\. .* than he is\.$/),
    })
  })

  test('reads the same article from UTF-16, from windows-1256 and from standard input', async () => {
    const text = await readFile(fixture('market.txt'), 'utf8')
    const expected = read((await add(['--stdout', fixture('market.txt')])).out)
    const utf16 = new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (letter) => letter.charCodeAt(0)).buffer)
    expect(read((await add(['--stdout', await file('wide.txt', utf16)])).out)).toEqual(expected)
    expect(read((await add(['--stdout', '-'], new TextEncoder().encode(`\uFEFF${text}`))).out)).toEqual(expected)

    // The separator's star is the one letter of the text that windows-1256 lacks.
    const table = new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
    const old = Uint8Array.from(text.replaceAll('٭', '*'), (letter) => table.indexOf(letter))
    const { blocks, ...head } = read((await add(['--stdout', await file('old.txt', old)])).out)
    expect(head).toEqual({ ...expected, blocks: undefined })
    expect(blocks.filter(({ type }) => type !== 'separator')).toEqual(
      expected.blocks.filter(({ type }) => type !== 'separator'),
    )
  })

  test('writes into the folder, replaces the same article and never another', async () => {
    const first = await file('a.txt', 'عودة المكتبة\n\nفتحت المكتبة أبوابها صباح أمس.')
    const edited = await file('b.txt', 'عودة المكتبة\n\nفتحت المكتبة أبوابها مساء أمس.')
    const namesake = await file('c.txt', 'عودة المكتبة!\n\nأغلقت المكتبة أبوابها.')
    expect((await add([first])).code).toBe(0)
    expect(await stored()).toEqual(['auda-almaktaba.json'])
    await add([edited])
    expect(await stored()).toEqual(['auda-almaktaba.json'])
    expect((await add([namesake])).out).toMatch(/auda-almaktaba-2\.json\n$/)
    await add([namesake])
    expect(await stored()).toEqual(['auda-almaktaba-2.json', 'auda-almaktaba.json'])

    const json = await readFile(path.join(folder, 'articles', 'auda-almaktaba.json'), 'utf8')
    expect(read(json).blocks).toMatchObject([{ text: 'فتحت المكتبة أبوابها مساء أمس.' }])
    expect(json).toMatch(/^\{\n {2}"format": 1,\n[^]*\}\n$/)
    expect(read(await readFile(path.join(folder, 'articles', 'auda-almaktaba-2.json'), 'utf8')).id).toBe(
      'auda-almaktaba-2',
    )
    expect((await add(['--id', 'auda-almaktaba', namesake])).err).toMatch(/^--id auda-almaktaba: is the id of another/)
  })

  test('writes nothing if any file has a fault, and names each', async () => {
    const empty = await file('empty.txt', '\n')
    const image = await file('image.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0))
    const { code, out, err } = await add([fixture('market.txt'), empty, image, path.join(folder, 'none.txt')])
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err.split('\n').filter((line) => line !== '' && !line.includes('warning:'))).toEqual([
      `${empty}: has no text in it`,
      `${image}: is not a text file; save it as plain text (UTF-8) first`,
      `${path.join(folder, 'none.txt')}: is not there`,
    ])
    expect(await stored()).toEqual([])
  })

  test('takes language, id and title from the options', async () => {
    const text = await file('a.txt', 'Une bibliothèque rouvre ses portes après deux ans de travaux.')
    const { out } = await add(['--stdout', '--lang', 'fr', '--id', 'biblio', '--title', 'La bibliothèque', text])
    expect(read(out)).toMatchObject({ id: 'biblio', lang: 'fr', dir: 'ltr', title: 'La bibliothèque' })
  })

  test('checks and normalises article JSON', async () => {
    const block = { id: 'b1', type: 'paragraph', text: 'فتحت المكتبة أبوابها.' }
    const article = { format: 1, id: 'maktaba', lang: 'ar', dir: 'rtl', title: 'المكتبة', blocks: [block], extra: 1 }
    const good = await add(['--stdout', await file('good.json', JSON.stringify(article))])
    expect(read(good.out)).toEqual({ ...article, extra: undefined, authors: [], topics: [] })

    const spans = [{ start: 0, end: 4, type: 'link', href: 'javascript:alert(1)' }]
    const bad = await file('bad.json', JSON.stringify({ ...article, title: '', blocks: [{ ...block, spans }] }))
    expect(await add([bad])).toEqual({
      code: 1,
      out: '',
      err: `${bad}: title: is empty\n${bad}: blocks[0].spans[0].href: must be an http, https, mailto or # link\n`,
    })
  })

  test.each([
    [[], /^No file was named/],
    [
      ['--format', 'docx', 'a.docx'],
      /^--format docx: is not a format that can be imported; there are text, markdown, html, feed and json/,
    ],
    [['--lang', 'Arabic!', 'a.txt'], /^--lang Arabic!: is not a language tag/],
    [['--id', '../x', 'a.txt'], /^--id \.\.\/x: must be/],
    [['--id', 'x', 'a.txt', 'b.txt'], /^--id, --title and --url go with one file/],
    [['--colour', 'a.txt'], /--colour/],
  ])('refuses %j', async (args, message) => {
    expect(await add(args)).toEqual({ code: 1, out: '', err: expect.stringMatching(message) })
  })

  test('prints several articles as a list, and help', async () => {
    const { out } = await add(['--stdout', fixture('market.txt'), fixture('ferry.txt')])
    expect(JSON.parse(out).map(({ lang }: Article) => lang)).toEqual(['ar', 'en'])
    expect(await add(['--help'])).toEqual({ code: 0, out: expect.stringMatching(/^Usage: npm run add/), err: '' })
  })
})
