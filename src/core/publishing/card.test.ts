import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { article, englishArticle } from '../../../tests/support/builders.ts'
import { canBeSet, cardDrawing, type Measure } from './card.ts'

/** Every letter half as wide as it is high, and a space a little more than half as wide as a letter. */
const measure: Measure = (words, { size }) => {
  const spaces = words.split(' ').length - 1
  return ((words.length - spaces) * 0.5 + spaces * 0.27) * size
}

/** What stands on a card, each piece with where it begins and how large it is. */
const piecesOf = (svg: string) =>
  [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/g)].map(([, all = '', words = '']) => {
    const value = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(all)?.[1] ?? ''
    return {
      words: words.replaceAll(/[\u2067\u2069]/g, ''),
      isolated: words.startsWith('\u2067'),
      x: Number(value('x')),
      y: Number(value('y')),
      anchor: value('text-anchor'),
      size: Number(value('font-size')),
      family: value('font-family'),
    }
  })
const titleOf = (svg: string) => piecesOf(svg).filter(({ size, y }) => size > 31 && y < 520)

describe('cardDrawing', () => {
  test('begins on the side that its title begins on', () => {
    const rtl = piecesOf(cardDrawing(article({ kicker: 'رأي', authors: [{ name: 'ليلى' }] }), measure))
    expect(rtl.slice(0, -1).every(({ x, anchor, isolated }) => x === 1116 && anchor === 'end' && isolated)).toBe(true)
    const ltr = piecesOf(cardDrawing(englishArticle({ kicker: 'Essay', authors: [{ name: 'Nora' }] }), measure))
    expect(ltr.slice(0, -1).every(({ x, anchor, isolated }) => x === 84 && anchor === 'start' && !isolated)).toBe(true)
  })

  test('sets words of the other script in their own face, in the order of the line', () => {
    const [first, latin, last] = titleOf(cardDrawing(article({ title: 'كتاب iPhone 15 هنا' }), measure))
    expect([first?.words, latin?.words, last?.words]).toEqual(['كتاب', 'iPhone 15', 'هنا'])
    expect([first?.family, latin?.family]).toEqual(['Noto Naskh Arabic', 'Literata'])
    expect(first?.x).toBeGreaterThan(latin?.x ?? 0)
    expect(latin?.x).toBeGreaterThan(last?.x ?? 0)
    expect(latin?.isolated).toBe(false)
  })

  test('sets a short title large and a long one small, in lines that fit and lose no word', () => {
    const size = (title: string) => titleOf(cardDrawing(article({ title }), measure))[0]?.size ?? 0
    expect(size('ورق')).toBeGreaterThan(size('في مديح القراءة البطيئة والصبر على الكتب الطويلة التي لا تنتهي'))
    const word = fc.constantFrom('كتاب', 'في', 'القراءة', 'البطيئة', 'من')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 24 }), (words) => {
        const lines = titleOf(cardDrawing(article({ title: words.join(' ') }), measure))
        expect(lines.map((line) => line.words).join(' ')).toBe(words.join(' '))
        for (const line of lines)
          expect(measure(line.words, { size: line.size, family: 'Literata', weight: 700 })).toBeLessThan(
            1032 + line.size,
          )
        expect(Math.min(...lines.map(({ y }) => y))).toBeGreaterThan(150)
        expect(Math.max(...lines.map(({ y }) => y))).toBeLessThan(482)
      }),
    )
  })

  test('makes lines of much the same length', () => {
    const lines = titleOf(cardDrawing(article({ title: 'كتاب كتاب كتاب كتاب كتاب كتاب' }), measure))
    expect(new Set(lines.map(({ words }) => words.length)).size).toBe(1)
  })

  test('cuts what is too long for any size', () => {
    const lines = titleOf(cardDrawing(article({ title: 'القراءة '.repeat(120).trim() }), measure))
    expect(lines.at(-1)?.words).toMatch(/…$/)
    expect(lines.at(-1)?.y).toBeLessThan(482)
  })

  test('lets no text out of its element', () => {
    const svg = cardDrawing(englishArticle({ title: 'a </text><script/> & b', authors: [{ name: '"<x>' }] }), measure)
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&amp;')
  })
})

describe('canBeSet', () => {
  test.each([
    ['قراءة في Word', true],
    ['ٹائپنگ کے مسائل', true],
    ['Łódź 2023', true],
    ['«١٢٣»', true],
    ['شلום', false],
    ['Чтение', false],
  ])('of %s is %s', (title, expected) => {
    expect(canBeSet({ title })).toBe(expected)
  })
})
