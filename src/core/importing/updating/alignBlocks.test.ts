import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heading, paragraph, quote, separator } from '../../../../tests/support/builders.ts'
import { alignBlocks } from './alignBlocks.ts'

const first = 'فتحت المكتبة أبوابها صباح أمس بعد عامين من الترميم.'
const second = 'وقالت المديرة إن القراء عادوا قبل الكتب.'
const third = 'وتضم المكتبة أربعين ألف كتاب، أقدمها من القرن الرابع عشر.'
const blocks = (...texts: string[]) => texts.map((text) => paragraph(text))

describe('alignBlocks', () => {
  test.each([
    ['the same text', [first, second, third], [first, second, third], [0, 1, 2]],
    ['a paragraph put in', [first, third], [first, second, third], [0, undefined, 1]],
    ['a paragraph taken out', [first, second, third], [first, third], [0, 2]],
    ['two that changed places', [first, second, third], [second, first, third], [1, 0, 2]],
    ['a word changed', [first, second], [first.replace('صباح', 'مساء'), second], [0, 1]],
    ['vowel marks and spaces', [first], [first.replace('فتحت', 'فَتَحَت  ')], [0]],
    ['another text altogether', [first], [second], [undefined]],
    ['one text twice', [first, second, first], [first, first], [0, 2]],
  ])('sees %s', (_, before, after, expected) => {
    expect(alignBlocks(blocks(...before), blocks(...after))).toEqual(expected)
  })

  test('pairs a paragraph that became a quote, and separators by their place', () => {
    const before = [heading(2, 'تمهيد'), separator(), paragraph(second), separator()]
    const after = [quote(second), separator()]
    expect(alignBlocks(before, after)).toEqual([2, 3])
  })

  const text = fc
    .array(fc.constantFrom('كتاب', 'مكتبة', 'نهر', 'جسر', 'مدينة'), { minLength: 1, maxLength: 6 })
    .map((words) => words.join(' '))
  const texts = fc.array(text, { maxLength: 12 })

  test('pairs no block twice', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const paired = alignBlocks(blocks(...before), blocks(...after)).filter((index) => index !== undefined)
        expect(new Set(paired).size).toBe(paired.length)
      }),
    )
  })

  test('pairs every block of a text with itself', () => {
    fc.assert(
      fc.property(texts, (same) => {
        expect(alignBlocks(blocks(...same), blocks(...same))).toEqual(same.map((_, index) => index))
      }),
    )
  })

  test('keeps all others when one different paragraph is put in or taken out', () => {
    const unlike = fc
      .uniqueArray(fc.nat(9999), { minLength: 1, maxLength: 12 })
      .map((numbers) => numbers.map((number) => `سطر${number} حرف${number}`))
    fc.assert(
      fc.property(unlike, fc.nat(), (before, at) => {
        const place = at % before.length
        const inserted = before.toSpliced(place, 0, 'شيء جديد كل الجدة')
        expect(alignBlocks(blocks(...before), blocks(...inserted))).toEqual(
          before.map((_, index): number | undefined => index).toSpliced(place, 0, undefined),
        )
        expect(alignBlocks(blocks(...inserted), blocks(...before))).toEqual(
          before.map((_, index) => (index < place ? index : index + 1)),
        )
      }),
    )
  })
})
