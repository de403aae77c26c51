import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clampSize, readPreferences, sizes, startingPreferences } from './preferences.ts'

describe('readPreferences', () => {
  test('takes up what was kept', () => {
    const kept = { paper: 'sepia', face: 'amiri', leading: 'loose', size: 26, digits: 'latn', months: 'levant' }
    expect(readPreferences(kept)).toEqual(kept)
  })

  test.each([[undefined], [null], ['dark'], [42], [[]], [{ paper: 'pink', size: 'large', face: null }]])(
    'begins afresh with %o',
    (stored) => {
      expect(readPreferences(stored)).toEqual(startingPreferences)
    },
  )

  test('keeps what it understands beside what it does not', () => {
    expect(readPreferences({ paper: 'black', months: 'roman' })).toEqual({ ...startingPreferences, paper: 'black' })
  })

  test('never gives a preference that the app cannot show', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { size } = readPreferences(stored)
        expect(size).toBeGreaterThanOrEqual(sizes.min)
        expect(size).toBeLessThanOrEqual(sizes.max)
      }),
    )
  })
})

describe('clampSize', () => {
  test.each([
    [13, 14],
    [20.4, 20],
    [99, 34],
  ])('brings %d to %d', (size, expected) => {
    expect(clampSize(size)).toBe(expected)
  })
})
