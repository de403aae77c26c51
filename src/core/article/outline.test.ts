import { describe, expect, test } from 'vitest'
import { outlineOf, sectionOf, type OutlineEntry } from './outline.ts'
import type { Block } from './schema.ts'

const heading = (level: 2 | 3 | 4, text: string): Block => ({ id: `h-${text}`, type: 'heading', level, text })
const paragraph = (id: string): Block => ({ id, type: 'paragraph', text: 'كلام' })

/** A tree in one line: a(b, c). */
const told = (entries: OutlineEntry[]): string =>
  entries.map((entry) => entry.heading.text + (entry.entries.length > 0 ? `(${told(entry.entries)})` : '')).join(', ')

describe('outlineOf', () => {
  test.each<[string, Block[], string]>([
    ['has nothing to list without headings', [paragraph('a')], ''],
    ['lists headings of one level in order', [heading(2, 'a'), paragraph('x'), heading(2, 'b')], 'a, b'],
    [
      'puts smaller headings under larger ones',
      [heading(2, 'a'), heading(3, 'b'), heading(4, 'c'), heading(2, 'd')],
      'a(b(c)), d',
    ],
    [
      'takes a heading that skips a level',
      [heading(2, 'a'), heading(4, 'b'), heading(3, 'c'), heading(4, 'd')],
      'a(b, c(d))',
    ],
    [
      'takes an article that begins deep',
      [heading(4, 'a'), heading(3, 'b'), heading(2, 'c'), heading(3, 'd')],
      'a, b, c(d)',
    ],
  ])('%s', (_, blocks, tree) => {
    expect(told(outlineOf(blocks))).toBe(tree)
  })
})

describe('sectionOf', () => {
  const blocks = [paragraph('before'), heading(2, 'a'), paragraph('in-a'), heading(4, 'b'), paragraph('in-b')]

  test.each([
    ['the heading over a block', 'in-a', 'h-a'],
    ['the nearest heading, whatever its level', 'in-b', 'h-b'],
    ['a heading for itself', 'h-b', 'h-b'],
    ['no section before the first heading', 'before', undefined],
    ['no section for a block that is gone', 'gone', undefined],
    ['no section where no block is named', undefined, undefined],
  ])('finds %s', (_, blockId, section) => {
    expect(sectionOf(blocks, blockId)).toBe(section)
  })
})
