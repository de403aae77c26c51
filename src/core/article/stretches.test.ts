import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heading, note, paragraph, separator } from '../../../tests/support/builders.ts'
import type { Block } from './schema.ts'
import { stretchesOf, stretchWith } from './stretches.ts'

/** A paragraph of as many letters. */
const letters = (count: number) => paragraph('ورق '.repeat(count / 4))
const long = (count: number) => Array.from({ length: count }, () => letters(400))

describe('stretchesOf', () => {
  test('leaves an article of two screens, or a little more, in one piece', () => {
    const blocks = [heading(2, 'في البدء'), ...long(6)]
    expect(stretchesOf(blocks).map((stretch) => stretch.blocks)).toEqual([blocks])
    expect(stretchesOf([])).toEqual([])
  })

  test('cuts one of usual length in pieces, the first no longer than what is seen first, and says how large they are', () => {
    const blocks = long(15)
    expect(stretchesOf(blocks).map((stretch) => [stretch.blocks.length, stretch.size])).toEqual([
      [2, 2 * 460],
      [6, 6 * 460],
      [7, 7 * 460],
    ])
  })

  test('cuts a long one into pieces of about the same size, which are the article again', () => {
    const block = fc.oneof(
      fc.integer({ min: 1, max: 150 }).map((words) => paragraph('ورق '.repeat(words))),
      fc.constant(0).map(() => heading(3, 'فصل')),
      fc.constant(0).map(separator),
    )
    fc.assert(
      fc.property(fc.array(block, { minLength: 200, maxLength: 400 }), (blocks) => {
        const stretches = stretchesOf(blocks)
        expect(stretches.flatMap((stretch) => stretch.blocks)).toEqual(blocks)
        for (const stretch of stretches) expect(sizeOf(stretch.blocks)).toBeLessThan(12_000)
      }),
      { numRuns: 20 },
    )
  })

  test('cuts above a block that has no space of its own above it', () => {
    const blocks = [...long(40), heading(2, 'فصل'), separator(), ...long(40)]
    const firsts = stretchesOf(blocks).map((stretch) => stretch.blocks[0]?.type)
    expect(firsts.length).toBeGreaterThan(10)
    expect(new Set(firsts)).toEqual(new Set(['paragraph']))
  })

  test('makes no stretch of notes alone, which would be an empty space', () => {
    const notes = Array.from({ length: 90 }, () => note('ورق '.repeat(60)))
    expect(stretchesOf([...long(60), ...notes]).length).toBe(stretchesOf(long(60)).length)
  })

  test('cuts all the same where there is no such block for long', () => {
    const blocks = Array.from({ length: 2000 }, (_, index) => heading(3, `فصل ${index}`))
    expect(Math.max(...stretchesOf(blocks).map((stretch) => stretch.blocks.length))).toBeLessThan(200)
  })
})

describe('stretchWith', () => {
  test('finds the piece that a block is drawn in, which for a note is the last one', () => {
    const [late, remark] = [letters(400), note('حاشية')]
    const stretches = stretchesOf([remark, ...long(80), late])
    expect(stretches.length).toBeGreaterThan(10)
    expect(stretchWith(stretches, late.id)).toBe(stretches.length - 1)
    expect(stretchWith(stretches, remark.id)).toBe(stretches.length - 1)
    expect(stretchWith(stretches, stretches[3]?.blocks[1]?.id)).toBe(3)
    expect(stretchWith(stretches, 'nowhere')).toBe(-1)
    expect(stretchWith(stretches, undefined)).toBe(-1)
  })
})

function sizeOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), 0)
}
