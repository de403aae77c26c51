import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../../../tests/support/anyText.ts'
import { fold } from './fold.ts'
import { asWritten, shownOffset, withoutTashkeel } from './tashkeel.ts'

/** Words of vowelled Arabic, their parts in any order and number: right spelling, wrong spelling, marks of all kinds. */
const vowelled = fc.string({
  unit: fc.constantFrom(
    ...'ابتدذرسشصلمنوهيأإةىٱـ',
    ...'\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652\u0653\u0654\u0656\u0670\u06D6\u08F0',
    ...' \n«١a',
    'ال',
    'لل',
    '🙂',
  ),
  maxLength: 60,
})
const texts = fc.oneof(vowelled, anyText)

describe('withoutTashkeel', () => {
  test.each([
    ['short vowels and sukun', 'سَهِرْتُ وَفِي الْبَيْتِ نَامَ الْقَلَقْ', 'سهرت وفي البيت نام القلق'],
    ['nunation with damma and kasra', 'وَبَيْنَ سُطُورٍ بَيَاضٌ نَدٍ', 'وبين سطور بياض ند'],
    ['the dagger alif', 'هٰذَا وَلٰكِنَّ الرَّحْمٰنَ إِلَىٰ', 'هذا ولكنّ الرحمن إلى'],
    ['signs of recitation', 'لَا رَيْبَ ۛ فِيهِ ۛ هُدًۭى', 'لا ريب ۛ فيه ۛ هدًى'],
    ['the vowels of Persian and Urdu', 'گِلِ سُرخ، مُحبّت', 'گل سرخ، محبّت'],
    ['a vowel that was typed behind the tatweel', 'كـِتـَاب', 'كـتـاب'],
  ])('hides %s', (_, text, shown) => {
    expect(withoutTashkeel(text).text).toBe(shown)
  })

  test.each([
    ['the shadda that is a letter', 'عَلَّمَ وَيُحَدِّثُنِي، ومسّته ريح', 'علّم ويحدّثني، ومسّته ريح'],
    ['the nunation of the accusative', 'شُكْرًا جَزِيلًا، وَفَتًى، وَصَفْحَةً، وَحَقًّا', 'شكرًا جزيلًا، وفتًى، وصفحةً، وحقًّا'],
    ['hamza and madda that stand apart', 'ا\u0654َحْمَد وا\u0653خَر وا\u0655ِلى', 'ا\u0654حمد وا\u0653خر وا\u0655لى'],
    ['marks that a text speaks of', 'الفتحة (َ) والضمة «ـُ» والسكون ◌ْ', 'الفتحة (َ) والضمة «ـُ» والسكون ◌ْ'],
    ['tatweel and joiners', 'كَـــتَبَ می\u200Cخواهَم', 'كـــتب می\u200Cخواهم'],
    ['signs of honour', 'محمد \uFDFA وعليٌّ\u0611', 'محمد \uFDFA وعليّ\u0611'],
    ['other scripts with their marks', 'résumé cafe\u0301 שָׁלוֹם ܫܠܳܡܳܐ नमस्ते', 'résumé cafe\u0301 שָׁלוֹם ܫܠܳܡܳܐ नमस्ते'],
  ])('keeps %s', (_, text, shown) => {
    expect(withoutTashkeel(text).text).toBe(shown)
  })

  test.each([
    ['الشَّمْسُ وَالنُّورُ وَالرِّيحُ', 'الشمس والنور والريح'],
    ['الشَّّمس', 'الشمس'],
    ['الَّذِينَ وَالّتي كَالَّذِي واللّغة واللَّهِ', 'الذين والتي كالذي واللغة والله'],
    ['بِالصَّبْرِ وَكَالدُّرِّ فَبِالنَّاسِ تَاللَّهِ', 'بالصبر وكالدرّ فبالناس تالله'],
    ['لِلنَّاسِ وَلِلصُّحُفِ وَلِلَّيْلِ وَلِلَّهِ', 'للناس وللصحف ولليل ولله'],
    ['أَوَالنَّاسُ «الطُّرُق»\nالسُّها', 'أوالناس «الطرق»\nالسها'],
  ])('hides the shadda that the article causes: %s', (text, shown) => {
    expect(withoutTashkeel(text).text).toBe(shown)
  })

  test.each([
    ['that ends in a sun letter', 'الحدّ والفنّ', 'الحدّ والفنّ'],
    ['whose lam is doubled', 'إِلَّا وَلَّى فَلَّ ظَلَّلَ أَلَّفَ كالٌّ', 'إلّا ولّى فلّ ظلّل ألّف كالّ'],
    ['that begins with لِ or لَ', 'لَذَّ لِسِرِّهِ لَدُنِّي', 'لذّ لسرّه لدنّي'],
    ['that has the letters of the article inside', 'مِثَالُّه سَالُّوم جَالنّ', 'مثالّه سالّوم جالنّ'],
    ['with a moon letter', 'الْمُدَّة الْقُوَّة', 'المدّة القوّة'],
  ])('keeps the shadda of a word %s', (_, text, shown) => {
    expect(withoutTashkeel(text).text).toBe(shown)
  })

  test('remembers where each letter was', () => {
    expect(withoutTashkeel('مُحَمَّدٌ 🙂')).toEqual({ text: 'محمّد 🙂', origin: [0, 2, 4, 6, 7, 9, 10, 11, 12] })
  })

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = withoutTashkeel(text).text
        expect(withoutTashkeel(once).text).toBe(once)
      }),
    )
  })

  test('keeps the way back in step: the same letters, in their order, to the end', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: shown, origin } = withoutTashkeel(text)
        expect(origin.map((at) => text.charAt(at)).join('')).toBe(shown)
        expect(origin).toEqual([...new Set(origin)].toSorted((a, b) => a - b))
        expect(origin.at(-1)).toBe(text.length)
      }),
    )
  })

  test('takes away nothing but marks, so that search finds the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: shown, origin } = withoutTashkeel(text)
        const left = new Set(origin)
        expect(Array.from({ length: text.length }, (_, at) => (left.has(at) ? '' : text.charAt(at))).join('')).toMatch(
          /^\p{M}*$/u,
        )
        expect(fold(shown).text).toBe(fold(text).text)
      }),
    )
  })

  test('treats the lines of a text each by itself', () => {
    fc.assert(
      fc.property(fc.array(texts), (lines) => {
        expect(withoutTashkeel(lines.join('\n')).text).toBe(lines.map((line) => withoutTashkeel(line).text).join('\n'))
      }),
    )
  })
})

describe('shownOffset', () => {
  const shown = withoutTashkeel('مُحَمَّدٌ')

  test.each([
    ['the first letter', 0, 0],
    ['a letter', 4, 2],
    ['a mark that is shown', 6, 3],
    ['a hidden mark', 3, 2],
    ['the end', 9, 5],
    ['what lies beyond the end', 40, 5],
  ])('finds %s', (_, written, expected) => {
    expect(shownOffset(shown, written)).toBe(expected)
  })

  test('leads back from every place of the shown text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const of of [withoutTashkeel(text), asWritten(text)]) {
          expect(of.origin.map((written) => shownOffset(of, written))).toEqual(of.origin.map((_, at) => at))
        }
      }),
    )
  })
})
