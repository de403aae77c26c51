import { describe, expect, test } from 'vitest'
import { node } from '../../../../tests/support/tree.ts'
import { pruned, weightOf, type LeftOut } from './prune.ts'
import { textOf } from './query.ts'
import type { HtmlElement } from './tree.ts'

const TEXT =
  'فتحت المكتبة العامة أبوابها صباح أمس بعد ترميم استمر عامين، وقال أمينها إن القاعة الكبرى تتسع اليوم. '.repeat(5)
const text = () => node('p', {}, TEXT)
const words = (name: string, attributes: Record<string, string> = {}) => node(name, attributes, 'كلمات من الصفحة')

/** What is left out of a page that has an element beside its text, and what the page still says. */
function prunedWith(...elements: HtmlElement[]): { notes: (string | undefined)[]; shown: string } {
  const leftOut: LeftOut[] = []
  const page = pruned(node('body', {}, text(), ...elements), leftOut)
  return { notes: leftOut.map(({ note }) => note), shown: textOf(page).replace(textOf(text()), '').trim() }
}

describe('pruned', () => {
  test.each([
    ['navigation', words('nav'), 'navigation-dropped'],
    ['what its role says is navigation', words('div', { role: 'complementary' }), 'navigation-dropped'],
    ['the footer of a page', words('footer'), 'navigation-dropped'],
    ['a table of contents', words('div', { id: 'toc' }), 'navigation-dropped'],
    ['comments', words('section', { class: 'comments-area' }), 'comments-dropped'],
    ['buttons to share', words('div', { class: 'post-share' }), 'share-dropped'],
    ['boxes of other articles', words('aside', { class: 'relatedPosts' }), 'related-dropped'],
    ['advertisements', words('div', { class: 'ad-slot' }), 'advertisement-dropped'],
    ['a button', words('div', { class: 'wp-block-buttons' }), 'control-word-dropped'],
  ])('leaves out %s, and says so', (_, element, note) => {
    expect(prunedWith(element)).toEqual({ notes: [note], shown: '' })
  })

  test.each([
    ['scripts', words('script')],
    ['what nobody sees', words('div', { style: 'display: none' })],
    ['labels for listeners', words('span', { class: 'screen-reader-text' })],
    ['short forms', words('form')],
  ])('leaves out %s without a word', (_, element) => {
    expect(prunedWith(element)).toEqual({ notes: [], shown: '' })
  })

  test.each([
    ['a class that only contains such a word', words('div', { class: 'upload shadow' })],
    ['the footer of a quotation', node('blockquote', {}, words('footer'))],
    ['a list', node('ul', {}, words('li'), words('li'))],
    ['the count of comments', words('div', { class: 'comments-count' })],
  ])('keeps %s', (_, element) => {
    expect(prunedWith(element).shown).toContain('كلمات من الصفحة')
  })

  test('keeps most of a page, whatever it is called', () => {
    const page = node('body', {}, node('div', { class: 'related' }, text()), words('p'))
    expect(textOf(pruned(page))).toContain('فتحت المكتبة')
  })

  const teaser = (index: number) =>
    node(
      'div',
      {},
      node('a', { href: `/${index}` }, node('h3', {}, `خبر آخر رقم ${index}`)),
      node('p', {}, 'مقتطف من خبر آخر …'),
    )
  const teasers = (count: number) => node('div', {}, ...Array.from({ length: count }, (_, index) => teaser(index)))

  test('leaves out a list of other articles, even one that is longer than the text', () => {
    expect(prunedWith(teasers(200))).toEqual({ notes: ['related-dropped'], shown: '' })
  })

  test('keeps a list of articles where it is all there is', () => {
    expect(textOf(pruned(node('body', {}, teasers(200))))).toContain('خبر آخر رقم 199')
  })

  test('leaves out a column of links of an old page, and keeps a cell with links in its text', () => {
    const link = (label: string) => node('a', { href: '/x' }, label)
    const menu = node('td', {}, link('الصفحة الأولى'), node('br'), link('محليات'), node('br'), link('رياضة'))
    const cell = node(
      'td',
      {},
      'تضم المكتبة ',
      link('أربعين ألف كتاب'),
      ' بينها مخطوطات نادرة نُقلت إلى خزائن لا يدخلها الضوء ',
      link('كل أسبوع'),
    )
    const page = node('body', {}, node('table', {}, node('tr', {}, menu, node('td', {}, text()), cell)))
    expect(textOf(pruned(page))).not.toContain('محليات')
    expect(textOf(pruned(page))).toContain('أربعين ألف كتاب')
  })

  test('leaves the tree itself as it is', () => {
    const page = node('body', {}, text(), words('nav'))
    pruned(page)
    expect(textOf(page)).toContain('كلمات من الصفحة')
  })

  test('weighs the text of links a third, and no scripts', () => {
    expect(weightOf(node('p', {}, 'سبعة أحرف ', node('a', {}, 'abcdef'), node('script', {}, 'let a')))).toBe(9 + 2)
  })
})
