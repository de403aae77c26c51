import { describe, expect, test } from 'vitest'
import type { Block, Span } from '#core/article/schema.ts'
import {
  article,
  englishArticle,
  figure,
  heading,
  list,
  note,
  paragraph,
  quote,
  separator,
  spanOn,
  table,
  verse,
} from '../../../tests/support/builders.ts'
import { articleHtml } from './blockHtml.ts'

const addresses = { page: 'https://example.org/ar/read/maqala', image: (src: string) => `https://example.org/${src}` }
const html = (...blocks: Block[]) =>
  articleHtml(article({ blocks }), addresses).replace(/^<div lang="ar" dir="rtl">(.*)<\/div>$/s, '$1')

describe('articleHtml', () => {
  test('says the language and direction of the whole', () => {
    expect(articleHtml(englishArticle({ blocks: [paragraph('Text.')] }), addresses)).toBe(
      '<div lang="en" dir="ltr"><p>Text.</p></div>',
    )
  })

  test.each<[string, Block, string]>([
    ['a paragraph', paragraph('نص & <b>'), '<p>نص &amp; &lt;b&gt;</p>'],
    ['a paragraph in another language', paragraph('Text.', { lang: 'en' }), '<p lang="en" dir="ltr">Text.</p>'],
    ['a heading', heading(3, 'عنوان'), '<h3>عنوان</h3>'],
    [
      'a quote of who writes in the other script',
      quote('نص', { attribution: 'Edward Said' }),
      '<blockquote><p>نص</p><p lang="en" dir="ltr">— Edward Said</p></blockquote>',
    ],
    [
      'verse in lines and halves',
      verse([['صدر', 'عجز'], 'بيت']),
      '<blockquote><p>صدر\u2003\u2003عجز<br/>بيت</p></blockquote>',
    ],
    [
      'a list in a list',
      list(['أ', { text: 'ب', ordered: true, items: [{ text: 'ج' }] }]),
      '<ul><li>أ</li><li>ب<ol><li>ج</li></ol></li></ul>',
    ],
    [
      'a figure',
      figure('map.svg', 'خريطة "قديمة"', { caption: 'الخريطة', credit: 'المتحف' }),
      '<figure><img src="https://example.org/map.svg" alt="خريطة &quot;قديمة&quot;" width="640" height="360"/>' +
        '<figcaption><p lang="ar" dir="rtl">الخريطة</p><p>المتحف</p></figcaption></figure>',
    ],
    [
      'a table',
      { ...table([['١', '٢']]), caption: 'جدول', head: [{ text: 'أ' }, { text: 'ب' }] },
      '<table><caption>جدول</caption><thead><tr><th>أ</th><th>ب</th></tr></thead>' +
        '<tbody><tr><td>١</td><td>٢</td></tr></tbody></table>',
    ],
    ['a separator', separator(), '<hr/>'],
  ])('writes %s', (_, block, expected) => {
    expect(html(block)).toBe(expected)
  })

  test.each<[string, Span, string]>([
    ['strong words', spanOn('قرأ الكتاب', 'الكتاب', { type: 'strong' }), 'قرأ <strong>الكتاب</strong>'],
    ['emphasis', spanOn('قرأ الكتاب', 'الكتاب', { type: 'emphasis' }), 'قرأ <em>الكتاب</em>'],
    ['code', spanOn('قرأ الكتاب', 'الكتاب', { type: 'code' }), 'قرأ <code dir="ltr">الكتاب</code>'],
    ['a quotation with its marks', spanOn('قرأ الكتاب', 'الكتاب', { type: 'quote' }), 'قرأ «الكتاب»'],
    [
      'a phrase',
      spanOn('قرأ الكتاب', 'الكتاب', { type: 'phrase', lang: 'fa', dir: 'rtl' }),
      'قرأ <span lang="fa" dir="rtl">الكتاب</span>',
    ],
    [
      'a link',
      spanOn('قرأ الكتاب', 'الكتاب', { type: 'link', href: 'https://example.com/?a=1&b="' }),
      'قرأ <a href="https://example.com/?a=1&amp;b=&quot;">الكتاب</a>',
    ],
    [
      'a link to a block, which is on the page',
      spanOn('قرأ الكتاب', 'الكتاب', { type: 'link', href: '#b7' }),
      'قرأ <a href="https://example.org/ar/read/maqala#b7">الكتاب</a>',
    ],
  ])('writes %s', (_, span, expected) => {
    expect(html(paragraph('قرأ الكتاب', { spans: [span] }))).toBe(`<p>${expected}</p>`)
  })

  test('puts notes at the end, and their numbers where they are referred to', () => {
    const [first, second] = [note('ملاحظة', { id: 'n1' }), note('A note', { id: 'n2', lang: 'en' })]
    const text = 'قرأ الكتاب'
    const spans: Span[] = [spanOn(text, 'الكتاب', { type: 'note-reference', note: 'n2' })]
    expect(html(first, paragraph(text, { spans }), second)).toBe(
      '<p>قرأ الكتاب<sup><a href="https://example.org/ar/read/maqala#n2">2</a></sup></p>' +
        '<hr/><ol><li>ملاحظة</li><li lang="en" dir="ltr">A note</li></ol>',
    )
  })
})
