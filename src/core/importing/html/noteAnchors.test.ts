import { describe, expect, test } from 'vitest'
import { node } from '../../../../tests/support/tree.ts'
import { noteAnchors, withAnchoredNotes } from './noteAnchors.ts'
import { descendants, textOf } from './query.ts'
import type { HtmlElement } from './tree.ts'

const link = (attributes: Record<string, string>, ...children: (HtmlElement | string)[]) =>
  node('a', attributes, ...children)

/** How programs write a text with one note. */
const pages: [string, HtmlElement, HtmlElement][] = [
  [
    'an encyclopedia',
    node('p', {}, 'نص', node('sup', { id: 'cite_ref-1' }, link({ href: '#cite_note-1' }, '[1]'))),
    node('ol', {}, node('li', { id: 'cite_note-1' }, link({ href: '#cite_ref-1' }, '^'), 'حاشية')),
  ],
  [
    'a newsletter',
    node('p', {}, 'نص', link({ id: 'footnote-anchor-1', href: '#footnote-1' }, '1')),
    node(
      'div',
      {},
      link({ id: 'footnote-1', href: '#footnote-anchor-1' }, '1'),
      node('div', {}, node('p', {}, 'حاشية')),
    ),
  ],
  [
    'LibreOffice',
    node('p', {}, 'نص', link({ name: 'sdfootnote1anc', href: '#sdfootnote1sym' }, node('sup', {}, '1'))),
    node(
      'div',
      { id: 'sdfootnote1' },
      node('p', {}, link({ name: 'sdfootnote1sym', href: '#sdfootnote1anc' }, '1'), 'حاشية'),
    ),
  ],
  [
    'Google Docs',
    node('p', {}, 'نص', node('sup', {}, link({ href: '#ftnt1', id: 'ftnt_ref1' }, '[1]'))),
    node('div', {}, node('p', {}, link({ href: '#ftnt_ref1', id: 'ftnt1' }, '[1]'), node('span', {}, ' حاشية'))),
  ],
  [
    'Word',
    node('p', {}, 'نص', link({ href: '#_ftn1', name: '_ftnref1' }, node('sup', {}, '[1]'))),
    node(
      'div',
      { id: 'ftn1' },
      node('p', {}, link({ href: '#_ftnref1', name: '_ftn1' }, node('sup', {}, '[1]')), ' حاشية'),
    ),
  ],
]

describe('noteAnchors', () => {
  test.each(pages)('finds the note of %s, and not what it leads back to', (_, text, notes) => {
    const page = withAnchoredNotes(node('body', {}, text, notes))
    const anchors = noteAnchors(page)
    const found = [...descendants(page)].filter((element) => anchors.has(element.attributes.get('id') ?? ''))
    expect(found.map(textOf).map((words) => words.replace(/^\^\s*/, ''))).toEqual(['حاشية'])
    expect(textOf(text)).toMatch(/^نص/)
  })

  test.each([
    [
      'a number that leads to a section',
      node('p', {}, 'نص', node('sup', {}, link({ href: '#part' }, '1'))),
      node('h2', { id: 'part' }, 'باب'),
    ],
    ['a link of words', node('p', {}, link({ href: '#note-1' }, 'انظر أدناه')), node('p', { id: 'note-1' }, 'نص')],
    [
      'a number that leads nowhere',
      node('p', {}, 'نص', node('sup', {}, link({ href: '#note-1' }, '1'))),
      node('p', {}, 'نص'),
    ],
  ])('takes %s for no note', (_, text, rest) => {
    expect(noteAnchors(withAnchoredNotes(node('body', {}, text, rest))).size).toBe(0)
  })

  test('leaves a page without such notes as it is', () => {
    const page = node(
      'body',
      {},
      node('p', {}, link({ href: '#x', id: 'y' }, '1'), ' باب'),
      node('p', { id: 'x' }, 'نص'),
    )
    expect(withAnchoredNotes(page)).toBe(page)
  })
})
