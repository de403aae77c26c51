import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAll, findForms } from './find.ts'
import { fold } from './fold.ts'

const found = (text: string, query: string) => findAll(text, query).map(({ start, end }) => text.slice(start, end))

const arabic = fc.string({
  unit: fc.constantFrom(
    ...'ابتكلمنهويءأإآٱؤئىةـَُِّْٰٕٔ٠٩ ',
    'ﻻ',
    'ﷲ',
    'ﷺ',
    '\u200C',
    '\u200F',
    '\n',
    'a',
    'É',
    '\u0301',
    '😀',
  ),
})

describe('findAll', () => {
  test.each([
    ['vowel marks', 'قَرَأَ الكِتَابَ', 'الكتاب', ['الكِتَابَ']],
    ['marks in the query', 'قرأ الكتاب', 'الكِتَابَ', ['الكتاب']],
    ['a tanwin on the last letter', 'مُحَمَّدٌ رسول', 'محمد', ['مُحَمَّدٌ']],
    ['hamza seats', 'سؤال وإجابة', 'اجابه', ['إجابة']],
    ['a hamza that stands apart', 'ا\u0654حمد', 'أحمد', ['ا\u0654حمد']],
    ['tatweel', 'كتـــاب', 'كتاب', ['كتـــاب']],
    ['Arabic digits', 'سنة ١٩٤٨', '1948', ['١٩٤٨']],
    ['Latin digits', 'سنة 1948', '١٩٤٨', ['1948']],
    ['capitals', 'Baghdad and BAGHDAD', 'baghdad', ['Baghdad', 'BAGHDAD']],
    ['a line break between two words', 'تأتي العَزائِمُ\nوتأتي', 'العزائم وتأتي', ['العَزائِمُ\nوتأتي']],
    ['spaces around the query', 'قرأ الكتاب اليوم', ' الكتاب ', ['الكتاب']],
  ])('sees past %s', (_, text, query, matches) => {
    expect(found(text, query)).toEqual(matches)
  })

  test('finds a word behind its prefixes', () => {
    expect(found('كتاب والكتاب بالكتاب للكتاب فكتاب ككتاب', 'كتاب')).toHaveLength(6)
  })

  test('takes a ligature whole, and once', () => {
    expect(found('سلام ﻻ ﷲ', 'ل')).toEqual(['ل', 'ﻻ', 'ﷲ'])
  })

  test('finds matches side by side without overlap', () => {
    expect(found('ababab', 'abab')).toEqual(['abab'])
  })

  test.each(['', '   ', '\u064E', '\u200F'])('finds nothing for %j', (query) => {
    expect(findAll('كَتَبَ', query)).toEqual([])
  })

  test('finds any word of any text that holds it', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[a-zء-غف-ي]+$/), fc.string(), (before, word, after) => {
        expect(findAll(`${before} ${word} ${after}`, word).length).toBeGreaterThan(0)
      }),
    )
  })

  test('hands back ranges that hold the query, in order, and never part a letter from its marks', () => {
    const part = fc.tuple(arabic, fc.nat(), fc.nat()).map(([text, a, b]) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y)
      return { text, query: text.slice(start, end) }
    })
    fc.assert(
      fc.property(part, ({ text, query }) => {
        let last = 0
        for (const { start, end } of findAll(text, query)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(fold(text.slice(start, end)).text).toContain(fold(query).text.trim())
          expect(text.slice(start)).not.toMatch(/^\p{M}/u)
          expect(text.slice(end)).not.toMatch(/^\p{M}/u)
          last = end
        }
      }),
    )
  })
})

describe('findForms', () => {
  const forms = (text: string, query: string) => findForms(text, query).map(({ start, end }) => text.slice(start, end))

  test.each([
    ['without the article', 'حاسوبٌ قديم', 'الحاسوب', ['حاسوبٌ']],
    ['behind “for” and the article', 'نظر لِلْحَاسُوبِ ثم مضى', 'الحاسوب', ['لِلْحَاسُوبِ']],
    ['behind “and”', 'شاشة وحاسوب', 'الحاسوب', ['وحاسوب']],
    ['in the plural', 'مرّ بالورّاقين والورّاقون كثير', 'ورّاق', ['بالورّاقين', 'والورّاقون']],
    ['with its owner', 'فتح كتابَها.', 'الكتاب', ['كتابَها']],
    ['side by side', 'دار الكتب المصرية', 'دار كتب', ['دار الكتب']],
    ['and not another word', 'كتب علة مدة', 'علي', []],
    ['and not its letters inside one', 'المكتبات', 'الكتب', []],
    ['and nothing for words of other scripts', 'reader', 'reader', []],
    ['and nothing for nothing', 'كتاب', ' ', []],
  ])('finds a word %s', (_, text, query, matches) => {
    expect(forms(text, query)).toEqual(matches)
  })

  test('hands back whole words with their marks', () => {
    fc.assert(
      fc.property(arabic, arabic, (text, query) => {
        for (const { start, end } of findForms(text, query)) {
          // A tatweel in front of a word is a stroke, and no letter of it, whatever Unicode calls it.
          expect(text.slice(0, start)).not.toMatch(/(?!\u0640)[\p{L}\p{N}]$/u)
          expect(text.slice(end)).not.toMatch(/^[\p{L}\p{M}\p{N}]/u)
        }
      }),
      { examples: [['\u0640ا', 'ا']] },
    )
  })
})
