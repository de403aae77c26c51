import { describe, expect, test } from 'vitest'
import { element, escapeMarkup } from './markup.ts'

describe('escapeMarkup', () => {
  test.each([
    ['قال: "اقرأ"', 'قال: &quot;اقرأ&quot;'],
    ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
    ['«نص» بلا شيء', '«نص» بلا شيء'],
    ['قبل\uFFFFبعد\uFFFE', 'قبلبعد'],
  ])('writes %j so that it is read the same', (text, expected) => {
    expect(escapeMarkup(text)).toBe(expected)
  })
})

describe('element', () => {
  test('writes what has content and what has none', () => {
    expect(element('a', { href: 'x?a&b', title: undefined }, ['1', '2'])).toBe('<a href="x?a&amp;b">12</a>')
    expect(element('br', {})).toBe('<br/>')
    expect(element('td', {}, '')).toBe('<td></td>')
    expect(element('img', { width: 0 })).toBe('<img width="0"/>')
  })
})
