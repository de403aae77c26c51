import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  article,
  figure,
  heading,
  list,
  note,
  paragraph,
  published,
  quote,
  separator,
  spanOn,
  table,
  verse,
} from '../../../tests/support/builders.ts'
import { CONTROLS } from '#core/text/controls.ts'
import { admitArticle, admitCatalogue } from './door.ts'

const text = 'كتب الجاحظ في «البخلاء»(1) عن Merv.'
const whole = article({
  kicker: 'تراث',
  standfirst: 'عن الورق وأهله.',
  authors: [{ name: 'محمد شعت' }],
  publisher: { name: 'المرجع', url: 'https://almarjie.example/' },
  source: { url: 'https://almarjie.example/1', note: 'عن تقرير' },
  published: '2023-09-03T16:20',
  topics: ['تراث'],
  translationKey: 'books',
  blocks: [
    heading(2, 'الورق'),
    paragraph(text, {
      spans: [
        spanOn(text, 'الجاحظ', { type: 'strong' }),
        spanOn(text, '«البخلاء»', { type: 'link', href: 'https://example.org/' }),
        spanOn(text, '(1)', { type: 'note-reference', note: 'n1' }),
        spanOn(text, 'Merv', { type: 'phrase', lang: 'en', dir: 'ltr' }),
      ],
    }),
    quote('العلم صيد', { attribution: 'الشافعي', keep: true }),
    verse([['قفا نبكِ', 'بسقط اللوى']]),
    list(['أول', { text: 'ثانٍ', ordered: true, items: [{ text: 'داخل' }] }]),
    figure('images/map.0123456789.svg', '', { caption: 'خريطة', lang: 'ar', dir: 'rtl' }),
    table([['١٩٤٨', '']], { head: [{ text: 'السنة' }, { text: 'الحدث' }] }),
    note('انظر الفصل الأول.', { id: 'n1' }),
    separator(),
  ],
})

const admitted = (data: unknown) => {
  const result = admitArticle(data)
  return result.ok ? result.value : result.problem
}
const copy = (change: object) => ({ ...structuredClone(whole), ...change })
/** The first block as the door lets it in; `undefined` if it does not. */
const block = (data: object) => {
  const result = admitArticle(copy({ blocks: [{ id: 'b1', ...data }, separator()] }))
  return result.ok ? result.value.blocks.find(({ id }) => id === 'b1') : undefined
}

describe('admitArticle', () => {
  test('lets a published article in as it is', () => {
    expect(admitted(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
  })

  test.each([
    ['nothing', undefined],
    ['a page', '<!doctype html>'],
    ['a list', []],
    ['an empty object', {}],
    ['an article without blocks', copy({ blocks: [] })],
    ['blocks that are no list', copy({ blocks: { length: 1 } })],
    ['an article without a title', copy({ title: ' ' })],
    ['a direction that is none', copy({ dir: 'auto' })],
    ['an id that is a path', copy({ id: '../sw' })],
    ['a format that is a text', copy({ format: '1' })],
    ['only blocks that it does not know', copy({ blocks: [{ id: 'b1', type: 'video' }] })],
  ])('takes %s for damage', (_, data) => {
    expect(admitted(data)).toBe('damaged')
  })

  test('says that a newer format is newer', () => {
    expect(admitted({ format: 2, parts: [] })).toBe('newer')
  })

  test('drops what it does not know and keeps the rest', () => {
    const { blocks } = structuredClone(whole)
    const data = copy({
      theme: 'dark',
      blocks: [
        { id: 'b0', type: 'video' },
        { ...blocks[0], onclick: 'alert(1)' },
      ],
    })
    expect(admitted(data)).toEqual({ ...whole, blocks: [blocks[0]] })
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://example.org/1',
    '//evil.example',
    'https://bank.example@evil.example',
    '/ar/',
    'https://example.org/\u202Ea',
  ])('does not link to %j, and keeps the words', (href) => {
    const spans = [{ start: 0, end: 3, type: 'link', href }]
    expect(block({ type: 'paragraph', text, spans })).toEqual({ id: 'b1', type: 'paragraph', text })
  })

  test.each(['../secret.svg', '/x.svg', 'https://evil.example/x.svg', 'data:image/svg+xml,x.svg', 'x.html'])(
    'shows no image from %s',
    (src) => {
      expect(block({ type: 'figure', src, alt: '', width: 1, height: 1 })).toBeUndefined()
    },
  )

  test.each([
    [0, 0],
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [0, text.length + 1],
    ['0', 2],
  ])('drops a span from %s to %s', (start, end) => {
    expect(block({ type: 'paragraph', text, spans: [{ start, end, type: 'strong' }] })).not.toHaveProperty('spans')
  })

  test.each(['true', 1, null])('does not take %j for a word on the marks of a block', (keep) => {
    expect(block({ type: 'paragraph', text, keep })).toEqual({ id: 'b1', type: 'paragraph', text })
  })

  test('takes out what could reorder the page, and the spans that counted it', () => {
    const spans = [spanOn(text, 'الجاحظ', { type: 'strong' })]
    const data = copy({
      title: 'عنوان\u2069\u202E',
      kicker: '\u2067',
      authors: [{ name: '\u2067محمد شعت' }],
      topics: ['تر\u202Eاث'],
      blocks: [
        { id: 'b1', type: 'paragraph', text: `\u202E${text}`, spans },
        { id: 'b2', type: 'paragraph', text, spans },
        { id: 'b3', type: 'list', ordered: false, items: [{ text: `${text}\u2069`, spans }] },
        { id: 'b4', type: 'table', rows: [[{ text: `${text}\u2069`, spans }]] },
        {
          id: 'b5',
          type: 'figure',
          src: 'x.svg',
          alt: '\u202Eأ',
          caption: `\u2066${text}`,
          spans,
          width: 1,
          height: 1,
        },
        { id: 'b6', type: 'note', text: '\u2067\u2069' },
      ],
    })
    const { kicker: _, ...rest } = whole
    expect(admitted(data)).toEqual({
      ...rest,
      title: 'عنوان',
      topics: ['تراث'],
      blocks: [
        { id: 'b1', type: 'paragraph', text },
        { id: 'b2', type: 'paragraph', text, spans },
        { id: 'b3', type: 'list', ordered: false, items: [{ text }] },
        { id: 'b4', type: 'table', rows: [[{ text }]] },
        { id: 'b5', type: 'figure', src: 'x.svg', alt: 'أ', caption: text, width: 1, height: 1 },
      ],
    })
  })

  test('lets no control through, wherever it stands', () => {
    const places = [...JSON.stringify(whole).matchAll(/"[^"]*[\u0600-\u06FF][^"]*"/g)].map(({ index }) => index + 1)
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom('\u202E', '\u2069', '\u2067', '\u200F\u202B'),
        (at, mark) => {
          const json = JSON.stringify(whole)
          const result = admitted(JSON.parse(json.slice(0, at) + mark + json.slice(at)))
          expect(result).toHaveProperty('blocks')
          expect(JSON.stringify(result)).not.toMatch(CONTROLS)
        },
      ),
    )
  })

  test('keeps the marks that Persian and Arabic are typed with', () => {
    const typed = 'می\u200Cخواهم\u200F \u061C2008-2011'
    expect(block({ type: 'paragraph', text: typed })).toMatchObject({ text: typed })
  })

  test('takes no prototype from what it reads', () => {
    const data = JSON.parse(JSON.stringify(whole).replace('{', '{"__proto__":{"polluted":true},')) as unknown
    expect(admitted(data)).not.toHaveProperty('polluted')
    expect({}).not.toHaveProperty('polluted')
  })

  test('survives lists in lists without end', () => {
    let items: object[] = [{ text: 'قاع' }]
    for (let depth = 0; depth < 5000; depth += 1) items = [{ text: 'طبقة', items }]
    expect(block({ type: 'list', ordered: false, items })).toMatchObject({ type: 'list' })
  })

  test('answers to anything at all, and what it lets in, it lets in again', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(whole)), (anything, key) => {
        const result = admitArticle(copy({ [key]: anything }))
        const value = result.ok ? result.value : undefined
        expect(value && admitted(value)).toEqual(value)
      }),
    )
  })

  test('survives any damage to any block', () => {
    fc.assert(
      fc.property(fc.anything(), fc.nat(whole.blocks.length - 1), fc.nat(10), (anything, index, field) => {
        const blocks: Record<string, unknown>[] = structuredClone(whole.blocks)
        const target = blocks[index] ?? {}
        target[Object.keys(target)[field] ?? 'text'] = anything
        const result = admitArticle(copy({ blocks }))
        const value = result.ok ? result.value : undefined
        expect(value && admitted(value)).toEqual(value)
      }),
    )
  })
})

describe('admitCatalogue', () => {
  const { catalogue } = published([whole])

  test('lets a published catalogue in as it is', () => {
    expect(admitCatalogue(JSON.parse(JSON.stringify(catalogue)))).toEqual({ ok: true, value: catalogue })
  })

  test('leaves out entries that it does not understand', () => {
    const [entry] = catalogue.entries
    const broken = [{ ...entry, file: '../../sw.js' }, { ...entry, minutes: 'two' }, null, { ...entry, id: 'x y' }]
    expect(admitCatalogue({ format: 1, entries: [...broken, entry] })).toEqual({ ok: true, value: catalogue })
  })

  test.each([
    [null, 'damaged'],
    [{ format: 1 }, 'damaged'],
    [{ entries: [] }, 'damaged'],
    [{ format: 2, entries: [] }, 'newer'],
  ])('refuses %j as %s', (data, problem) => {
    expect(admitCatalogue(data)).toEqual({ ok: false, problem })
  })
})
