import fc from 'fast-check'
import type { Nodes as Node, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from './parseMarkdown.ts'

const nodes = (text: string): RootContent[] => {
  const parsed = parseMarkdown(text)
  return parsed.ok ? parsed.parts.flatMap((part) => part.nodes) : []
}
const kinds = (text: string) => nodes(text).map(({ type }) => type)
const entriesIn = (all: readonly Node[]): number =>
  all.reduce(
    (sum, node) => sum + (node.type === 'listItem' ? 1 : 0) + ('children' in node ? entriesIn(node.children) : 0),
    0,
  )
const filler = (times: number) =>
  Array.from({ length: times }, (_, index) => `فقرة رقم ${index} وفيها كلام يكفي لملء السطر إلى آخره.\n\n`).join('')

/** Without what nothing is made of: where it stood, whether entries stand apart, and empty lines that end HTML. */
const bare = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => {
      if (key === 'position' || key === 'spread') return undefined
      return key === 'value' && typeof inner === 'string' ? inner.trimEnd() : inner
    }),
  )

/**
 * Below indented code the parser takes a list that begins with another number than 1 for words
 * (https://github.com/micromark/micromark/pull/228). Cut off from the code it is the list that it should be.
 */
const MISREAD = /^(?: {4}|\t).*\n(?:\s*\n)?(?!1[.)])\d+[.)]/m

describe('parseMarkdown', () => {
  test('finds a definition that stands in another piece of a long text', () => {
    const text = `الكلام في [المصدر][m] والحاشية[^h].\n\n${filler(400)}[m]: https://example.org/m\n\n[^h]: حاشية.\n`
    const [first] = nodes(text)
    expect(first).toMatchObject({
      children: [{}, { type: 'linkReference', identifier: 'm' }, {}, { type: 'footnoteReference' }, {}],
    })
    expect(kinds(text).filter((kind) => kind === 'footnoteDefinition')).toHaveLength(1)
  })

  test('does not cut through fenced code, lists or comments of a long text', () => {
    const code = `\`\`\`\n${'سطر\n\n'.repeat(300)}\`\`\`\n`
    const list = '- بند\n\n'.repeat(300)
    expect(kinds(`${filler(50)}${code}`).filter((kind) => kind !== 'paragraph')).toEqual(['code'])
    expect(kinds(`${filler(50)}${list}`).filter((kind) => kind !== 'paragraph')).toEqual(['list'])
    expect(kinds(`${filler(50)}<!--\n\n${filler(5)}-->\n\nنص`).filter((kind) => kind !== 'paragraph')).toEqual(['html'])
  })

  test('finds a list below indented code, whatever its first number', () => {
    expect(kinds('    رمز\n\n7. بند\n8. بند\n')).toEqual(['code', 'list'])
  })

  test('says the line that each piece begins on', () => {
    const parsed = parseMarkdown(`${filler(200)}# عنوان\n`)
    if (!parsed.ok) throw new Error('it was not parsed')
    const last = parsed.parts.at(-1)
    const heading = last?.nodes.at(-1)
    expect((last?.line ?? 0) + (heading?.position?.start.line ?? 0) - 1).toBe(401)
  })

  test.each([
    ['brackets', '['.repeat(200_000)],
    ['quotes', '> '.repeat(100_000)],
    ['links', '[a]('.repeat(100_000)],
    ['stars', '**a*b _c'.repeat(40_000)],
    ['lists', ' - '.repeat(100_000)],
  ])('takes a line of nothing but %s as the words it is', (_, text) => {
    expect(kinds(text)).toEqual(['paragraph'])
  })

  test('takes ten thousand words, and nothing that is made to be slow', () => {
    const book = `${'كلمة '.repeat(100)}*مهمة* [هنا](http://example.org).\n\n`.repeat(100)
    expect(parseMarkdown(book).ok).toBe(true)
    for (const slow of ['=\n', '[^1]: ح\n', '[a](b)\n', '| a | b |\n', '*a **b _c\n']) {
      expect(parseMarkdown(slow.repeat(40_000))).toEqual({ ok: false })
    }
    expect(parseMarkdown('- *a* **b** `c`\n'.repeat(100_000))).toEqual({ ok: false })
  })

  test('takes a book of lines that were wrapped, with a word marked here and there', () => {
    const lines = Array.from({ length: 9 }, () => 'the public library opened its doors yesterday after two years\n')
    const book = Array.from({ length: 7000 }, (_, index) => `${lines.join('')}${index % 5 ? '' : '*Done.*\n'}\n`).join(
      '',
    )
    const parsed = parseMarkdown(book)
    expect(parsed.ok && parsed.parts.flatMap((part) => part.nodes)).toHaveLength(7000)
  })

  test.each([
    ['words', (index: number) => `- كتاب ${index} في رفّ المكتبة`],
    ['numbers', (index: number) => `${index + 1}. كتاب في رفّ المكتبة`],
    ['links', (index: number) => `* [كتاب](https://example.org/${index}) في رفّ المكتبة`],
    ['entries in entries', (index: number) => (index % 3 === 0 ? `- باب ${index}` : `  - كتاب ${index}`)],
  ])('takes a list of 26,000 entries of %s, as one list', (_, entry) => {
    const text = `${[...Array(26_000).keys()].map(entry).join('\n')}\n`
    const parsed = parseMarkdown(`مقدمة:\n\n${text}\nخاتمة.\n`)
    const all = parsed.ok ? parsed.parts.flatMap((part) => part.nodes) : []
    expect(all.map(({ type }) => type)).toEqual(['paragraph', 'list', 'paragraph'])
    expect(entriesIn(all)).toBe(26_000)
  })

  test('keeps the line of what stands in a long list', () => {
    const list = Array.from({ length: 400 }, (_, index) => `- بند *${index}* فيه كلام\n`).join('')
    const parsed = parseMarkdown(`${list}- بند\n\n  <div>كلام</div>\n`)
    if (!parsed.ok) throw new Error('it was not parsed')
    const [part] = parsed.parts
    const last = part?.nodes[0]?.type === 'list' ? part.nodes[0].children.at(-1) : undefined
    expect((part?.line ?? 0) + (last?.children.at(-1)?.position?.start.line ?? 0) - 1).toBe(403)
  })

  test('lends a piece that there is a definition, not what it says', () => {
    const text = `${filler(50)}[م][a] و[ن][b] وحاشية[^c]\n\n${filler(50)}[a]: https://example.org/a "عنوان"\n[b]: https://example.org/b\n\n[^c]: حاشية.\n`
    const all = nodes(text)
    expect(all.flatMap((node) => (node.type === 'definition' ? [node.url] : []))).toEqual([
      'https://example.org/a',
      'https://example.org/b',
    ])
    expect(JSON.stringify(all).match(/"linkReference"/g)).toHaveLength(2)
    expect(all.filter(({ type }) => type === 'footnoteDefinition')).toHaveLength(1)
  })

  test('gives what the parser gives of the whole text, though most of it never gets there', () => {
    const line = fc.constantFrom(
      ...[
        '',
        '',
        '',
        'كلام لا علامة فيه',
        'وقال: نعم، ثم مضى!',
        'Plain words, 1945.',
        '«قول»',
        '1945 كان عامًا',
        '٣. ليس بندًا',
      ],
      ...[
        'كلام *مهم* جدًا',
        'رابط [هنا][a] وحاشية[^n]',
        'سطر ينتهي  ',
        'a@b.org كتب',
        'see www.example.org',
        'http://example.org',
      ],
      ...[
        '# رأس',
        '===',
        '---',
        '- بند',
        '1. بند',
        '> قول',
        '  داخل',
        '    رمز',
        '\tرمز',
        '```',
        '~~~',
        '| أ | ب |',
        '|---|---|',
        ':-:',
      ],
      ...[
        '[a]: https://example.org/a',
        '[^n]: حاشية',
        '<div>',
        '</div>',
        '<!--',
        '-->',
        '<script>',
        '</script>',
        '<?x',
        '?>',
        '<![CDATA[',
      ],
      ...[
        ']]>',
        '***',
        '&amp; كلام',
        'سطر\\',
        'كلام\u2028*ثم* كلام',
        '\uFEFFكلام',
        'كلام\u00A0',
        '...',
        '!',
        '"كلام"',
        '2) بند',
        'a\0b',
      ],
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = lines.join('\n')
        fc.pre(!MISREAD.test(text))
        const whole = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
        expect(bare(nodes(text))).toEqual(bare(whole.children))
      }),
      { numRuns: 200 },
    )
  }, 600_000)

  test('gives what the parser gives of the whole of a long list', () => {
    const more = ` ${'كلام '.repeat(60).trim()}`
    const line = fc.constantFrom(
      ...[
        '',
        '',
        '- بند',
        '- بند',
        '- بند',
        '- بند',
        '  - داخل',
        '  - داخل',
        '- **بند**',
        '- [بند](b)',
        '- _بند_ **ثانٍ** *ثالث*',
        '- **بند**، `رمز`',
      ],
      ...['1. بند', '2. بند', '3. بند', '7. [بند][a]', '   1. داخل', '   2. داخل', '1) بند', '* بند', '*   بند', '-'],
      ...[
        '  تتمة',
        'تتمة',
        '    رمز',
        '- [ ] مهمة',
        '- [x] مهمة',
        '- # رأس',
        '- > قول',
        '- - بند',
        '- ```',
        '  ```\n  رمز\n  ```',
      ],
      ...[
        '---',
        '- ---',
        '===',
        '- <b>بند</b>',
        '- <div>',
        '- <!-- بند',
        '- a | b',
        '-|-',
        '> - بند',
        ' - بند',
        '# رأس',
      ],
      ...['\n[a]: https://example.org/a', '- [^n]: حاشية', '-\tبند', '- `رمز', '- 1. بند'],
    )
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 16 }), fc.nat(2), (lines, every) => {
        const text = lines
          .map((own, index) =>
            /^(?!.*\]:).*[^\s`=|>-]$/.test(own) && every > 0 && index % every === 0 ? own + more : own,
          )
          .join('\n')
        fc.pre(!MISREAD.test(text))
        const whole = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
        expect(bare(nodes(text))).toEqual(bare(whole.children))
      }),
      { numRuns: 300 },
    )
  }, 600_000)

  test('never throws', () => {
    const pieces = fc.constantFrom(
      '*',
      '_',
      '`',
      '```\n',
      '[',
      '](',
      ')',
      '!',
      '<',
      '>',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '|',
      '|-|\n',
      '[^a]',
      '[^a]: ',
      '    ',
      '#',
      '~~',
      '\\',
      '&amp;',
      'نص',
      '\t',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(parseMarkdown(parts.join('')).ok).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
