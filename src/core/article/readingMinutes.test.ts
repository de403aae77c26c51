import { describe, expect, test } from 'vitest'
import { readingMinutes } from './readingMinutes.ts'

const minutes = (lang: string, word: string, count: number) =>
  readingMinutes({
    lang,
    title: word,
    blocks: [{ id: 'a', type: 'paragraph', text: `${word} `.repeat(count - 1).trim() }],
  })

describe('readingMinutes', () => {
  test.each([
    ['Arabic at its own pace', 'ar', 'كتاب', 2000, 14],
    ['a region of Arabic the same', 'ar-IQ', 'كتاب', 2000, 14],
    ['Persian as it is written in the same script', 'fa', 'کتاب', 2000, 14],
    ['Kurdish in the Arabic script', 'ku-Arab', 'کتێب', 2000, 14],
    ['Arabic in Latin letters as other Latin text', 'ar-Latn', 'kitab', 2000, 9],
    ['English', 'en', 'paper', 2000, 9],
    ['vowelled Arabic more slowly', 'ar', 'كِتَابٌ', 2000, 17],
    ['a full minute as one', 'ar', 'كتاب', 145, 1],
    ['one word more as two', 'ar', 'كتاب', 146, 2],
    ['a single line as one minute', 'en', 'paper', 3, 1],
  ])('counts %s', (_, lang, word, count, expected) => {
    expect(minutes(lang, word, count)).toBe(expected)
  })
})

describe('the words of an article', () => {
  /** So many of each that a word more or less would make another minute. */
  const PACE = { ar: 145, en: 238 }

  test.each([
    ['en', 'don’t'],
    ['en', "rock'n'roll"],
    ['en', 'well-known'],
    ['en', 'e.g.'],
    ['en', '3.14'],
    ['en', '1,000,000'],
    ['en', 'COVID-19'],
    ['en', 'user_name'],
    ['en', 'x = 2'],
    ['en', '— … «»'],
    ['en', 'naïve'.normalize('NFD')],
    ['ar', 'و«الكتاب»،'],
    ['ar', 'كِتَابٌ'],
    ['ar', 'ق.م'],
    ['ar', '٣٫١٤'],
    ['ar', '١٬٠٠٠'],
    ['ar', 'مــد'],
    ['ar', 'می\u200cخواهم'],
    ['ar', 'بـ \u2068Waraq\u2069 و'],
  ] as const)('are in %s those that the platform finds: %s', (lang, sample) => {
    const words = [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(sample)].filter(
      ({ isWordLike }) => isWordLike === true,
    ).length
    const filler = lang === 'ar' ? 'كتاب ' : 'paper '
    // Long enough that the few marks of a sample do not count as vowelled text.
    const fill = PACE[lang] * 2 - words
    const minutesOf = (count: number) =>
      readingMinutes({
        lang,
        title: '',
        blocks: [{ id: 'a', type: 'paragraph', text: `${sample} ${filler.repeat(count)}`.trim() }],
      })
    expect(minutesOf(fill)).toBe(2)
    expect(minutesOf(fill + 1)).toBe(3)
  })

  test.each([
    ['th', 'ฉันอ่านหนังสือ '],
    ['zh', '我读一本书。'],
  ])('are found by a dictionary in %s, which has no spaces', (lang, sentence) => {
    const found = [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(sentence)].filter(
      ({ isWordLike }) => isWordLike === true,
    ).length
    expect(found).toBeGreaterThan(1)
    const text = sentence.repeat(238)
    expect(readingMinutes({ lang, title: '', blocks: [{ id: 'a', type: 'paragraph', text }] })).toBe(found)
  })
})
