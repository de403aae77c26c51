import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuTime } from '../../../tests/support/cpuTime.ts'
import { checkArticle, MAX_DEPTH } from './check.ts'
import { MAX_ARTICLE_BYTES } from './size.ts'

const paragraph = { id: 'b1', type: 'paragraph', text: 'كتب ابن بطوطة رحلته سنة ١٣٥٥.' }
const article = {
  format: 1,
  id: 'rihla',
  lang: 'ar',
  dir: 'rtl',
  title: 'رحلة ابن بطوطة',
  published: '2024-02-29',
  blocks: [paragraph],
}

/** What is said about a value written as JSON: `path: reason` lines. */
function faultsOf(value: unknown): string[] {
  const checked = checkArticle(typeof value === 'string' ? value : JSON.stringify(value))
  return checked.ok ? [] : checked.faults.map(({ path, reason }) => `${path}: ${reason}`)
}
const withBlocks = (...blocks: unknown[]) => ({ ...article, blocks })
const withSpans = (...spans: unknown[]) => withBlocks({ ...paragraph, spans })
const withLink = (href: unknown) => withSpans({ start: 0, end: 3, type: 'link', href })

describe('checkArticle', () => {
  test('returns the article with the fields that the format has, and no others', () => {
    const checked = checkArticle(
      JSON.stringify({ ...article, colour: 'red', blocks: [{ ...paragraph, onclick: 'x' }] }),
    )
    expect(checked).toEqual({ ok: true, article: { ...article, authors: [], topics: [] } })
  })

  test.each([
    ['text that is not JSON', '{"format": 1,', /^: is not JSON/],
    ['nothing', '', /^: is not JSON/],
    ['a list', '[]', /^: is not an article/],
    ['null', 'null', /^: is not an article/],
    ['a newer format', { ...article, format: 2 }, /^format: is 2: needs a newer Waraq/],
    ['an older or odd format', { ...article, format: '1' }, /^format: must be 1/],
    ['no title', { ...article, title: undefined }, /^title: is missing/],
    ['a blank title', { ...article, title: ' ' }, /^title: is empty/],
    ['a number for a title', { ...article, title: 7 }, /^title: must be a text/],
    ['an author without an object', { ...article, authors: ['سعاد'] }, /^authors\[0\]: must be an object/],
    ['no blocks', { ...article, blocks: [] }, /^blocks: is empty/],
    [
      'a block of an unknown kind',
      withBlocks({ id: 'b1', type: 'video' }),
      /^blocks\[0\]\.type: is not a kind of block/,
    ],
    ['a text where yes or no is asked', withBlocks({ ...paragraph, keep: 'yes' }), /^blocks\[0\]\.keep: must be true/],
    ['a block without a kind', withBlocks({ id: 'b1', text: 'نص' }), /^blocks\[0\]\.type: is missing/],
    ['a block that is a text', withBlocks('نص'), /^blocks\[0\]\S*: must be an object/],
    [
      'a span of an unknown kind',
      withSpans({ start: 0, end: 2, type: 'blink' }),
      /^blocks\[0\]\.spans\[0\]\.type: is not/,
    ],
    ['an override in a text', withBlocks({ ...paragraph, text: 'أ\u202Eب' }), /^blocks\[0\]\.text: has a control/],
    ['an override in a title', { ...article, title: 'عنوان\u2066' }, /^title: has a control/],
    ['half of a character', withBlocks({ ...paragraph, text: 'أ\uD83D' }), /^blocks\[0\]\.text: has half/],
    ['a day that does not exist', { ...article, published: '2023-02-30T16:20' }, /^published: is a day that does not/],
    ['a leap day in a common year', { ...article, updated: '2023-02-29' }, /^updated: is a day that does not/],
    ['a month that does not exist', { ...article, published: '2023-13-01' }, /^published: must be a date/],
    ['an id with a slash', { ...article, id: '../etc' }, /^id: must be/],
    ['two blocks of one id', withBlocks(paragraph, paragraph), /^blocks\[1\]\.id: is also the id of blocks\[0\]/],
    [
      'nested lists of the wrong shape',
      withBlocks({ id: 'l', type: 'list', ordered: false, items: [{ text: 'أ', items: [{}] }] }),
      /^blocks\[0\]\.items\[0\]\.items\[0\]\.text: is missing/,
    ],
  ])('refuses %s', (_, value, fault) => {
    expect(faultsOf(value)).toEqual([expect.stringMatching(fault)])
  })

  test.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s, wherever it stands', (key) => {
    const json = JSON.stringify(article).replace('"type"', `"${key}":{"polluted":true},"type"`)
    expect(faultsOf(json)).toEqual([`blocks[0].${key}: is a name that no article may use`])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:x',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'vbscript:x',
    'blob:x',
    'file:///etc/passwd',
    '//evil.example',
    '/read/x',
    'https://a@evil.example',
    'https:///x',
    'https://a.example/ b',
    'https://a.example/\u202Egpj.exe',
    '',
    '#',
    '#b1"><svg/onload=alert(1)>',
    7,
    null,
  ])('refuses the link %j', (href) => {
    expect(faultsOf(withLink(href))[0]).toMatch(/^blocks\[0\]\.spans\[0\]\.href: /)
  })

  test.each(['https://ar.wikipedia.org/wiki/ابن_بطوطة?a=1#b', 'HTTP://example.org', 'mailto:a@example.org', '#b1'])(
    'takes the link %s',
    (href) => expect(faultsOf(withLink(href))).toEqual([]),
  )

  test.each([
    '../map.svg',
    '/map.svg',
    'a/../map.svg',
    '.map.svg',
    'a/.git/map.svg',
    'https://evil.example/a.svg',
    'a\\b.svg',
    'map.svg?x',
    'map.html',
    'data:image/png;base64,AA',
    'javascript:x.svg',
    'map.svg\n',
    'خريطة.svg',
  ])('refuses the image %j', (src) => {
    const figure = { id: 'f', type: 'figure', src, alt: 'خريطة', width: 10, height: 10 }
    expect(faultsOf(withBlocks(figure))).toEqual([expect.stringMatching(/^blocks\[0\]\.src: must be an image/)])
  })

  test.each([
    '<img src=x onerror=alert(1)>',
    '</script><script>alert(1)</script>',
    '"><svg/onload=alert(1)>',
    "{{constructor.constructor('alert(1)')()}}",
    '__proto__',
    'constructor.prototype',
  ])('takes %s as the plain text it is', (text) => {
    expect(faultsOf({ ...article, title: text, blocks: [{ ...paragraph, text }] })).toEqual([])
  })

  const strong = (start: number, end: number) => ({ type: 'strong', start, end })
  const link = (start: number, end: number) => ({ type: 'link', href: 'https://example.org/', start, end })

  test.each([
    ['beyond its text', [strong(0, 30)], /^blocks\[0\]\.spans\[0\]: ends at 30, beyond its text of 29/],
    ['empty', [strong(3, 3)], /^blocks\[0\]\.spans\[0\]: is empty/],
    ['backwards', [strong(5, 3)], /^blocks\[0\]\.spans\[0\]: is empty/],
    ['negative', [strong(-1, 3)], /^blocks\[0\]\.spans\[0\]\.start: must not be negative/],
    ['not whole', [strong(0, 1.5)], /^blocks\[0\]\.spans\[0\]\.end: must be whole/],
    ['crossing', [strong(0, 8), strong(4, 12)], /^blocks\[0\]\.spans\[1\]: overlaps blocks\[0\]\.spans\[0\]/],
    ['crossing, listed in another order', [strong(4, 12), strong(0, 8)], /^blocks\[0\]\.spans\[0\]: overlaps/],
    ['a link inside a link', [link(0, 12), strong(0, 8), link(4, 7)], /^blocks\[0\]\.spans\[2\]: is a link inside/],
  ])('refuses spans: %s', (_, spans, fault) => {
    expect(faultsOf(withSpans(...spans))).toEqual([expect.stringMatching(fault)])
  })

  test('takes spans that nest, touch or cover the same text', () => {
    expect(faultsOf(withSpans(strong(0, 12), strong(0, 12), link(0, 4), link(4, 8), strong(8, 29)))).toEqual([
      expect.stringMatching(/spans\[4\]: overlaps/),
    ])
    expect(faultsOf(withSpans(strong(0, 12), strong(0, 12), link(0, 4), link(4, 8), strong(12, 29)))).toEqual([])
  })

  test('refuses a span that cuts a character in two', () => {
    const block = { ...paragraph, text: 'ورق 📖' }
    expect(faultsOf(withBlocks({ ...block, spans: [strong(4, 6)] }))).toEqual([])
    expect(faultsOf(withBlocks({ ...block, spans: [strong(4, 5)] }))).toEqual([
      expect.stringMatching(/cuts a character/),
    ])
    expect(faultsOf(withBlocks({ ...block, spans: [strong(5, 6)] }))).toEqual([
      expect.stringMatching(/cuts a character/),
    ])
  })

  test('finds spans out of range wherever spans can stand', () => {
    const spans = [strong(0, 9)]
    const cell = { text: 'أ', spans }
    const [list, figure, table, verse] = [
      { id: 'l', type: 'list', ordered: true, items: [{ text: 'أولًا وثانيًا', items: [{ text: 'ب', spans }] }] },
      { id: 'f', type: 'figure', src: 'map.svg', alt: '', width: 1, height: 1, caption: 'خريطة', spans },
      { id: 't', type: 'table', head: [cell], rows: [[{ text: '' }, cell]] },
      { id: 'v', type: 'verse', text: 'قفا\tنبك', spans },
    ]
    expect(faultsOf(withBlocks(list, figure, table, verse)).map((fault) => fault.split(':')[0])).toEqual([
      'blocks[0].items[0].items[0].spans[0]',
      'blocks[1].spans[0]',
      'blocks[2].head[0].spans[0]',
      'blocks[2].rows[0][1].spans[0]',
      'blocks[3].spans[0]',
    ])
  })

  test('follows notes and links inside the article', () => {
    const spans = [
      { type: 'note-reference', note: 'n1', start: 0, end: 3 },
      { type: 'note-reference', note: 'b1', start: 4, end: 7 },
      { type: 'note-reference', note: 'n9', start: 8, end: 9 },
      { type: 'link', href: '#n1', start: 10, end: 12 },
      { type: 'link', href: '#constructor', start: 13, end: 15 },
    ]
    expect(faultsOf(withBlocks({ ...paragraph, spans }, { id: 'n1', type: 'note', text: 'تحقيق التازي.' }))).toEqual([
      'blocks[0].spans[1].note: names b1, which is not a note',
      'blocks[0].spans[2].note: names n9, which is no block of this article',
      'blocks[0].spans[4].href: leads to #constructor, which is no block of this article',
    ])
  })

  test('reports every fault, not only the first', () => {
    const spans = [strong(0, 99), { type: 'note-reference', note: 'bad', start: 0, end: 3 }]
    const broken = { id: 'bad', type: 'note' }
    const faults = faultsOf({
      ...article,
      title: 4,
      published: '2023-02-30',
      blocks: [broken, { ...paragraph, spans }],
    })
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'title',
      'blocks[0].text',
      'published',
      'blocks[1].spans[0]',
    ])
  })

  test('refuses a large file by its bytes, before it is parsed', () => {
    const letters = MAX_ARTICLE_BYTES / 2
    expect(faultsOf('ق'.repeat(letters + 1))).toEqual([': is larger than 5 MB'])
    expect(faultsOf('ق'.repeat(letters))).toEqual([expect.stringMatching(/is not JSON/)])
    expect(faultsOf('😀'.repeat(MAX_ARTICLE_BYTES / 4 + 1))).toEqual([': is larger than 5 MB'])
  })

  test('refuses deep nesting without following it', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(faultsOf(nested(100_000))).toEqual([': is nested more than 32 levels deep'])
    expect(faultsOf(nested(MAX_DEPTH))).toEqual([expect.stringMatching(/is not an article/)])
    expect(faultsOf({ ...article, title: '[{"'.repeat(100) })).toEqual([])
  })

  test('is quick with as many spans as a file can hold', () => {
    const text = 'كلمة '.repeat(20_000)
    const spans = Array.from({ length: 30_000 }, (_, i) => strong(i, text.length - i))
    const links = Array.from({ length: 30_000 }, (_, i) => link(30_000 + i, 30_001 + i))
    const blocks = withBlocks({ ...paragraph, text, spans: [...spans, ...links] })
    expect(cpuTime(() => expect(faultsOf(blocks)).toEqual([]))).toBeLessThan(3000)
  })

  test('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json({ maxDepth: 6 })), (json) => {
        expect(checkArticle(json).ok).toBe(false)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('blocks', 'authors', 'published', 'title'), (value, field) => {
        expect(() => checkArticle(JSON.stringify({ ...article, [field]: value }))).not.toThrow()
        expect(() => checkArticle(JSON.stringify(withBlocks(value, { ...paragraph, spans: value })))).not.toThrow()
      }),
    )
  })
})
