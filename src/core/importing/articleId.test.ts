import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ID_PATTERN } from '#core/article/patterns.ts'
import { anyText } from '../../../tests/support/anyText.ts'
import { articleIdOf, freeId } from './articleId.ts'

describe('articleIdOf', () => {
  test.each([
    ['الجسر القديم', 'aljasr-alqadim'],
    ['سوريا والمدينة ٢٠٢٤', 'surya-walmadina-2024'],
    ['مكتبة بغداد', 'maktaba-baghdad'],
    ['قِفَا نَبْكِ مِنْ ذِكْرَى حَبِيبٍ وَمَنْزِلِ', 'qifa-nabki-min-dhikra-habibin-wamanzili'],
    ['كتـــاب', 'katab'],
    ['پارسی و چای', 'parsi-w-chay'],
    ['The café’s 2nd naïve Über-plan', 'the-cafes-2nd-naive-uber-plan'],
    ['C++ في «العراق»', 'c-fi-alaraq'],
    ['你好', ''],
    ['', ''],
  ])('writes %j as %j', (title, id) => expect(articleIdOf(title)).toBe(id))

  test('cuts long titles at a word', () => {
    const id = articleIdOf('مكتبة المدينة القديمة تفتح أبوابها من جديد بعد ترميم طويل استمر عامين كاملين')
    expect(id.length).toBeLessThanOrEqual(60)
    expect(id.length).toBeGreaterThan(45)
    expect(articleIdOf('x'.repeat(500))).toBe('x'.repeat(60))
  })

  test('makes an id or nothing of any title', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        expect(articleIdOf(title)).toMatch(new RegExp(`^$|${ID_PATTERN.source}`))
      }),
    )
  })
})

test('freeId counts up to the first id that nobody has', () => {
  const taken = new Set(['rihla', 'rihla-2'])
  expect(freeId('rihla', (id) => taken.has(id))).toBe('rihla-3')
  expect(freeId('safar', (id) => taken.has(id))).toBe('safar')
})
