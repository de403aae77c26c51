import { describe, expect, test } from 'vitest'
import { node } from '../../../../tests/support/tree.ts'
import { drawBlocks } from './drawBlocks.ts'
import { draftText, type Draft } from './drafts.ts'
import { resolveLink } from './links.ts'
import { noteAnchors } from './noteAnchors.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

function drawn(...children: HtmlNode[]): Draft[] {
  const body = node('body', {}, ...children)
  const linkOf = (href: string) => resolveLink(href, 'https://diwan.example/page')
  return drawBlocks(body, { lang: 'ar', linkOf, notes: noteAnchors(body) })
}
const described = (draft: Draft) => `${draft.type}: ${draftText(draft)}`
const p = (...children: HtmlNode[]) => node('p', {}, ...children)
const div = (attributes: Record<string, string>, ...children: HtmlElement[]) => node('div', attributes, ...children)
/** An element in itself, over and over, with words at each level. */
const nested = (name: string, depth: number): HtmlElement => {
  let element = node(name, {}, 'كلمة ')
  for (let level = 1; level < depth; level += 1) element = node(name, {}, 'كلمة ', element)
  return element
}

describe('drawBlocks', () => {
  test.each<[string, HtmlNode[], string[]]>([
    ['paragraphs', [p('أول'), p('ثان')], ['paragraph: أول', 'paragraph: ثان']],
    ['words between blocks', ['قبل', p('فقرة'), 'بعد'], ['paragraph: قبل', 'paragraph: فقرة', 'paragraph: بعد']],
    ['two breaks as a new paragraph', [p('أول', node('br'), node('br'), 'ثان')], ['paragraph: أول', 'paragraph: ثان']],
    ['one break as a space', [p('أول', node('br'), 'ثان')], ['paragraph: أول ثان']],
    ['three short lines as verse', [p('أ ب', node('br'), 'ج د', node('br'), 'هـ و')], ['verse: أ ب\nج د\nهـ و']],
    ['a quotation', [node('blockquote', {}, p('قول'))], ['quote: قول']],
    ['headings that hold nothing as nothing', [node('h2'), p('نص')], ['paragraph: نص']],
    [
      'terms and what they mean',
      [node('dl', {}, node('dt', {}, 'ورق'), node('dd', {}, 'ما يكتب عليه'))],
      ['paragraph: ورق', 'paragraph: ما يكتب عليه'],
    ],
    ['a table that arranges a page', [node('table', {}, node('tr', {}, node('td', {}, p('نص'))))], ['paragraph: نص']],
    ['no scripts', [node('script', {}, 'let a'), p('نص')], ['paragraph: نص']],
    ['code', [node('pre', {}, 'let a\nlet b')], ['verse: let a\nlet b']],
  ])('draws %s', (_, children, expected) => {
    expect(drawn(...children).map(described)).toEqual(expected)
  })

  test('tells code from lines of Arabic that are kept', () => {
    const isCode = (text: string, attributes = {}) =>
      drawn(node('pre', attributes, text)).map((draft) => draft.type === 'verse' && draft.isCode)
    expect(isCode('for (;;) {\n  read()\n}')).toEqual([true])
    expect(isCode('مررت على النهر القديم\nوقال أما آن المجيء')).toEqual([false])
    expect(isCode('I came back to the river\nand it knew me', { class: 'wp-block-verse' })).toEqual([false])
  })

  test('makes lines of the paragraphs of a poem, and one of the halves of a verse', () => {
    const arabic = div(
      { class: 'poem' },
      div({ class: 'bayt' }, p('مررت على النهر القديم فسلّما'), p('وقال أما آن المجيء وقد ظما')),
      div({ class: 'bayt' }, p('فقلت له يا نهر عذري أنني'), p('مشيت بلاد الله أبغي لك الحمى')),
    )
    expect(drawn(arabic).map(described)).toEqual([
      'verse: مررت على النهر القديم فسلّما\tوقال أما آن المجيء وقد ظما\n' +
        'فقلت له يا نهر عذري أنني\tمشيت بلاد الله أبغي لك الحمى',
    ])
    const english = div(
      { class: 'o-poem' },
      div({ class: 'stanza' }, p('I came back to the river,'), p('it knew me.')),
      div({ class: 'stanza' }, p('And all the boats'), p('are planks.')),
    )
    expect(drawn(english).map(described)).toEqual([
      'verse: I came back to the river,\nit knew me.',
      'verse: And all the boats\nare planks.',
    ])
  })

  test('leaves prose what it is, in whatever the page calls a poem', () => {
    const prose =
      'أعلنت بلدية المدينة أمس أنها أنهت ترميم السوق القديم بعد عمل دام ثلاث سنوات، وقال رئيسها إن المتاجر ستفتح.'
    expect(drawn(div({ class: 'poetry' }, p(prose), p(prose))).map(({ type }) => type)).toEqual([
      'paragraph',
      'paragraph',
    ])
  })

  test('draws more blocks than a call can take', () => {
    const quotation = { ...node('blockquote'), children: Array.from({ length: 150_000 }, () => p('قول')) }
    expect(drawn(quotation)).toHaveLength(150_000)
  })

  test.each(['b', 'i', 'span', 'a', 'div', 'blockquote', 'dt', 'font', 'ul', 'ol'])(
    'keeps every word of 250 nested %s, with no more marks than words',
    (name) => {
      const drafts = drawn(nested(name, 250))
      const words = drafts.flatMap((draft) => draftText(draft).match(/كلمة/g) ?? [])
      expect(words).toHaveLength(250)
      const spans = drafts.flatMap((draft) => ('spans' in draft ? draft.spans : []))
      expect(spans.length).toBeLessThanOrEqual(250)
    },
  )
})
