// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkArticle } from '#core/article/check.ts'
import type { Article, Span } from '#core/article/schema.ts'
import { article, figure, list, paragraph, spanOn, table } from '../../../tests/support/builders.ts'
import { checkCopy } from './checkCopy.ts'
import { withFixes } from './fix.ts'

const TODAY = '2026-11-24'

function fixed(
  of: Article,
  json = JSON.stringify(of, undefined, 2),
): { article: Article; json: string; fixed: number } {
  const result = withFixes(json, of, checkCopy(of, TODAY))
  const checked = checkArticle(result.json)
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return { article: checked.article, ...result }
}

describe('withFixes', () => {
  test('writes what is certain, and moves the spans with their letters', () => {
    const text = 'قال  «نعم», وقرأ كتـــابًا  جديدًا .'
    const spans: Span[] = [
      spanOn(text, 'نعم', { type: 'strong' }),
      spanOn(text, 'كتـــابًا  جديدًا', { type: 'link', href: 'https://example.org' }),
      spanOn(text, 'جديدًا', { type: 'emphasis' }),
    ]
    const { article: after, fixed: count } = fixed(article({ blocks: [paragraph(text, { id: 'b1', spans })] }))
    const [block] = after.blocks
    if (block?.type !== 'paragraph') throw new Error('no paragraph')
    expect(block.id).toBe('b1')
    expect(block.text).toBe('قال «نعم»، وقرأ كتابًا جديدًا.')
    expect(block.spans?.map(({ start, end }) => block.text.slice(start, end))).toEqual(['نعم', 'كتابًا جديدًا', 'جديدًا'])
    expect(count).toBe(5)
  })

  test('leaves every other letter of the file, its layout and what the format does not know', () => {
    const json = [
      '{"format": 1,   "id": "maqala", "note to self": "كما  هو",',
      ' "lang": "ar", "dir": "rtl", "title": "عنوان ، وبعده \\u0643لام",',
      '\t"blocks": [{"type":"paragraph","id":"b1","text":"نص"}]}',
    ].join('\n')
    const checked = checkArticle(json)
    if (!checked.ok) throw new Error('no article')
    expect(fixed(checked.article, json).json).toBe(json.replace('عنوان ، وبعده \\u0643لام', 'عنوان، وبعده كلام'))
  })

  test('reaches texts inside lists, tables and captions', () => {
    const of = article({
      blocks: [
        list([{ text: 'نص', items: [{ text: 'نص , نص' }] }]),
        figure('a.svg', 'خريطة', { caption: 'شرح  هنا' }),
        table([['خانة ، هنا']]),
      ],
    })
    expect(JSON.stringify(fixed(of).article.blocks)).toMatch(/نص، نص.*شرح هنا.*خانة، هنا/)
  })

  test('keeps a span that a fix would empty', () => {
    const text = 'قرأ  الكتاب'
    const spans: Span[] = [
      { start: 4, end: 5, type: 'strong' },
      { start: 3, end: 5, type: 'emphasis' },
    ]
    expect(fixed(article({ blocks: [paragraph(text, { spans })] })).article.blocks).toMatchObject([
      { text: 'قرأ الكتاب' },
    ])
    const comma = 'قرأ ، ثم'
    const alone = [paragraph(comma, { spans: [{ start: 3, end: 4, type: 'strong' }] })]
    expect(fixed(article({ blocks: alone }))).toMatchObject({ fixed: 0, article: { blocks: alone } })
  })

  test('leaves what is not certain', () => {
    const of = article({ blocks: [paragraph('ذهب الى البيت سنة ١٩٧٣ و١٩٧٤ و1975.')] })
    expect(fixed(of)).toMatchObject({ fixed: 0, article: of })
  })

  const pieces = [
    'قال',
    'في',
    '«نعم»',
    '"لا"',
    'كتـاب',
    ' ',
    '  ',
    ',',
    '،',
    '؟',
    ';',
    '.',
    '(',
    ')',
    'ﻻ',
    '١٢',
    '3',
    'Word',
  ]
  const texts = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 25 })
    .map((parts) => parts.join(''))
    .filter((text) => text.trim() !== '')
  const rangesOf = (text: string) =>
    fc.tuple(fc.nat(text.length - 1), fc.nat(text.length - 1)).map(([one, other]) => ({
      start: Math.min(one, other),
      end: Math.max(one, other) + 1,
    }))

  test('makes no text that is no article, and comes to an end', () => {
    fc.assert(
      fc.property(
        texts.chain((text) => fc.tuple(fc.constant(text), rangesOf(text))),
        ([text, range]) => {
          let of = article({ blocks: [paragraph(text, { id: 'b1', spans: [{ ...range, type: 'strong' }] })] })
          const rounds = Array.from({ length: 5 }, () => {
            const next = fixed(of)
            of = next.article
            return next.fixed
          })
          expect(rounds.at(-1)).toBe(0)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('keeps every letter and figure of a text, and those of its span', () => {
    const words = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]|ـ/gu, '')
    const digits = (text: string) => words(text).replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    fc.assert(
      fc.property(
        texts.filter((text) => !/في {1,}في/.test(text)).chain((text) => fc.tuple(fc.constant(text), rangesOf(text))),
        ([text, range]) => {
          const spans: Span[] = [{ ...range, type: 'strong' }]
          const [block] = fixed(article({ blocks: [paragraph(text, { spans })] })).article.blocks
          if (block?.type !== 'paragraph') throw new Error('no paragraph')
          const [span] = block.spans ?? []
          expect(digits(block.text)).toBe(digits(text))
          // One ligature of two letters may be cut by the span's end; then the span takes both.
          const before = digits(text.slice(range.start, range.end))
          expect(digits(block.text.slice(span?.start, span?.end))).toContain(before)
        },
      ),
      { numRuns: 100 },
    )
  })
})
