import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clampSize, readPreferences, sizes, startingPreferences, type Preferences } from './preferences.ts'

const chosen: Preferences = {
  paper: 'sepia',
  arabic: { face: 'amiri', size: 26, leading: 'loose', width: 'narrow' },
  latin: { face: 'plex', size: 17, leading: 'tight', width: 'wide' },
  tashkeel: 'hidden',
  digits: 'latn',
  months: 'levant',
  hijri: true,
  keeping: { count: '10', images: false, onMobile: true },
}

describe('readPreferences', () => {
  test('takes up what was kept', () => {
    expect(readPreferences(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen)
  })

  test.each([
    [undefined],
    [null],
    ['dark'],
    [42],
    [[]],
    [{ paper: 'pink', arabic: 'large', latin: { face: 'naskh', size: '20' }, hijri: 'yes' }],
    [{ keeping: { count: 10, images: 'no', onMobile: 1 } }],
    [{ keeping: 'all' }],
  ])('begins afresh with %o', (stored) => {
    expect(readPreferences(stored)).toEqual(startingPreferences)
  })

  test('keeps what it understands beside what it does not', () => {
    expect(readPreferences({ paper: 'black', arabic: { size: 24, face: 'kufi' } })).toEqual({
      ...startingPreferences,
      paper: 'black',
      arabic: { ...startingPreferences.arabic, size: 24 },
    })
  })

  test('never gives a size that cannot be set', () => {
    fc.assert(
      fc.property(fc.anything(), (size) => {
        for (const { size: read } of Object.values(readPreferences({ arabic: { size }, latin: { size } })).filter(
          hasSize,
        )) {
          expect(read).toBeGreaterThanOrEqual(sizes.min)
          expect(read).toBeLessThanOrEqual(sizes.max)
        }
      }),
    )
  })
})

function hasSize(value: unknown): value is { size: number } {
  return typeof value === 'object' && value !== null && 'size' in value
}

describe('clampSize', () => {
  test.each([
    [13, 14],
    [20.4, 20],
    [99, 34],
  ])('brings %d to %d', (size, expected) => {
    expect(clampSize(size)).toBe(expected)
  })
})
