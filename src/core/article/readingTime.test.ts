import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isVowelled, minutesLeft } from './readingTime.ts'

describe('isVowelled', () => {
  test.each([
    ['a vowelled line', 'قِفَا نَبْكِ مِنْ ذِكْرَى حَبِيبٍ وَمَنْزِلِ', true],
    [
      'prose with its usual few marks',
      'بعد خمسة عشر عامًا على اتفاق الإطار الإستراتيجي، يجلس الطرفان إلى طاولة واحدة، ولا يُعرف بعدُ ما تمّ.',
      false,
    ],
    ['decomposed hamzas', 'أ'.normalize('NFD').repeat(20), false],
    ['English', 'Café society', false],
    ['nothing', '', false],
  ])('judges %s', (_, text, expected) => {
    expect(isVowelled(text)).toBe(expected)
  })
})

describe('minutesLeft', () => {
  test.each([
    [10, 0, 10],
    [10, 0.7, 3],
    [10, 0.71, 3],
    [10, 0.69, 4],
    [6, 0.99, 1],
    [6, 1, 0],
    [6, 1.2, 0],
    [6, -0.1, 6],
  ])('of %i at %d leaves %i', (whole, progress, left) => {
    expect(minutesLeft(whole, progress)).toBe(left)
  })

  test('never grows while one reads on', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), share, share, (whole, a, b) => {
        expect(minutesLeft(whole, Math.max(a, b))).toBeLessThanOrEqual(minutesLeft(whole, Math.min(a, b)))
      }),
    )
  })
})
