import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'

const arabic = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآٱؤئىةـَُِّْٰٕٔ٠٩۴،؛؟ ',
      'ﻻ',
      'ﷲ',
      'ﷺ',
      '\u200C',
      '\u200F',
      '\t',
      '\u00A0',
    ),
    fc.constantFrom('a', 'É', 'ﬁ', '½', "'", '’', '\u0301'),
  ),
})
const anyText = fc.oneof(arabic, fc.string({ unit: 'binary' }))

describe('fold', () => {
  test.each([
    ['vowel marks', 'مُحَمَّدٌ', 'محمد'],
    ['a dagger alef', 'رَحْمٰن', 'رحمن'],
    ['tatweel', 'كتـــاب', 'كتاب'],
    ['hamza on and under alef', 'أحمد إلى الآن', 'احمد الي الان'],
    ['the alef of connection', 'ٱلكتاب', 'الكتاب'],
    ['seats of the hamza', 'مسؤول مسئول', 'مسوول مسيول'],
    ['alef maqsura', 'مصطفى', 'مصطفي'],
    ['teh marbuta', 'مدرسة', 'مدرسه'],
    ['Persian kaf and yeh', 'کتابی', 'كتابي'],
    ['Urdu and Kurdish heh', 'ہۀھەۃ', 'ههههه'],
    ['ligatures', 'ﻻ ﷲ', 'لا الله'],
    ['presentation forms', 'ﻛﺘﺎﺏ', 'كتاب'],
    ['a phrase in one character', 'ﷺ', 'صلي الله عليه وسلم'],
    ['marks of recitation', 'لَهُۥ مَا فِى', 'له ما في'],
    ['Arabic and Persian digits', '١٩٤٨ ۱۹۴۸', '1948 1948'],
    ['joiners', 'می\u200Cخواهم', 'ميخواهم'],
    ['direction marks', '\u200F«Waraq»\u200E', '«waraq»'],
    ['soft hyphens', 'hyphen\u00ADation', 'hyphenation'],
    ['capitals and accents', 'Élysée İstanbul', 'elysee istanbul'],
    ['curly apostrophes', 'don’t', "don't"],
    ['hyphens that do not break', 'co\u2011op', 'co-op'],
    ['white space of every kind', 'على\u00A0 \tقدر\nأهل', 'علي قدر اهل'],
  ])('sees past %s', (_, text, folded) => {
    expect(fold(text).text).toBe(folded)
  })

  test.each([
    ['أ', 'ا\u0654'],
    ['إ', 'ا\u0655'],
    ['آ', 'ا\u0653'],
    ['ؤ', 'و\u0654'],
    ['ئ', 'ي\u0654'],
    ['ۀ', 'ە\u0654'],
    ['é', 'e\u0301'],
  ])('folds %s the same when its mark stands apart', (composed, apart) => {
    expect(fold(apart).text).toBe(fold(composed).text)
  })

  test('remembers where each letter was', () => {
    expect(fold('مُـحﻻ').origin).toEqual([0, 3, 4, 4, 5])
  })

  test('does not care how a text is normalised', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (text, form) => {
        expect(fold(text.normalize(form)).text).toBe(fold(text).text)
      }),
    )
  })

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = fold(text).text
        expect(fold(once).text).toBe(once)
      }),
    )
  })

  test('changes nothing the second time, for every character of the first two planes', () => {
    const unsettled: string[] = []
    for (let code = 0; code <= 0x1ffff; code += 1) {
      const once = fold(String.fromCodePoint(code)).text
      if (fold(once).text !== once) unsettled.push(code.toString(16))
    }
    expect(unsettled).toEqual([])
  })

  test('keeps the way back in step: one place for each unit, never falling, to the end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, origin } = fold(text)
        expect(origin).toHaveLength(folded.length + 1)
        expect(origin).toEqual(origin.toSorted((a, b) => a - b))
        expect(origin.at(-1)).toBe(text.length)
      }),
    )
  })
})
