import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heading, list, paragraph, quote, separator, spanOn, verse } from '../../../tests/support/builders.ts'
import type { Block, Span } from '#core/article/schema.ts'
import { markScripts } from './markScripts.ts'

const arabic = { lang: 'ar', dir: 'rtl' } as const
const english = { lang: 'en', dir: 'ltr' } as const
const phrase = (text: string, words: string, writing: typeof arabic | typeof english) =>
  spanOn(text, words, { type: 'phrase', ...writing })

describe('markScripts', () => {
  test.each([paragraph, (text: string) => heading(2, text), quote, (text: string) => verse([text])])(
    'marks what is in the other script, whatever block it stands in',
    (make) => {
      const text = 'كتاب The Name of the Rose ورقم 978-3-16-148410-0'
      const block = make(text)
      expect(markScripts(block, arabic)).toEqual({
        ...block,
        spans: [
          phrase(text, 'The Name of the Rose', english),
          phrase(text, '978-3-16-148410-0', { ...arabic, dir: 'ltr' } as never),
        ],
      })
    },
  )

  test('marks entries of a list, and those inside them', () => {
    const block = list(['لغة Python', { text: 'لغات أخرى', items: [{ text: 'لغة C++' }] }])
    expect(markScripts(block, arabic)).toMatchObject({
      items: [
        { text: 'لغة Python', spans: [phrase('لغة Python', 'Python', english)] },
        { items: [{ text: 'لغة C++', spans: [phrase('لغة C++', 'C++', english)] }] },
      ],
    })
  })

  test('gives a block of the other direction its own, and marks the article’s in it', () => {
    const text = 'The word كتاب means a book.'
    const block = paragraph(text)
    expect(markScripts(block, arabic)).toEqual({ ...block, ...english, spans: [phrase(text, 'كتاب', arabic)] })
    const items = list(['One thing', 'Another thing', 'شيء'])
    expect(markScripts(items, arabic)).toMatchObject({ ...english, items: [{}, {}, { spans: [{ lang: 'ar' }] }] })
    const persian = paragraph('همه‌چیز را می‌خواهم بگویم.')
    expect(markScripts(persian, english)).toEqual({ ...persian, lang: 'fa', dir: 'rtl' })
  })

  test.each([paragraph('فقرة بلا كلمة أخرى، من 2008-2011.'), separator()])(
    'leaves other blocks as they are',
    (block) => {
      expect(markScripts(block, arabic)).toEqual(block)
    },
  )

  test('keeps what was marked, and marks nothing across it or in code', () => {
    const text = 'لغة Type Script وأمر npm run هنا وكتاب Old Book'
    const spans = [
      spanOn(text, 'لغة Type', { type: 'strong' }),
      spanOn(text, 'npm run', { type: 'code' }),
      spanOn(text, 'Book', { type: 'link', href: 'https://example.org/' }),
    ]
    expect(markScripts(paragraph(text, { spans }), arabic)).toMatchObject({
      spans: [...spans, phrase(text, 'Old Book', english)],
    })
  })

  test('changes no word, and finds nothing to add the second time', () => {
    const words = fc
      .array(fc.constantFrom('كتاب', 'Web', ' ', '. ', '12', '(', ')', 'C++', '3×4', '،'))
      .map((all) => all.join(''))
    const said = (block: Block) => ('text' in block ? block.text : '')
    const spansIn = (block: Block): Span[] => ('spans' in block ? (block.spans ?? []) : [])
    fc.assert(
      fc.property(words, fc.constantFrom(arabic, english), (text, around) => {
        const once = markScripts(paragraph(text), around)
        expect(said(once)).toBe(text)
        expect(spansIn(markScripts(once, around))).toEqual(spansIn(once))
      }),
    )
  })
})
