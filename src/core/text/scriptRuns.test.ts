import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../../../tests/support/anyText.ts'
import { cpuTime } from '../../../tests/support/cpuTime.ts'
import { scriptRuns } from './scriptRuns.ts'

const arabic = { lang: 'ar', dir: 'rtl' } as const
const english = { lang: 'en', dir: 'ltr' } as const

/** The words of each run, with its language where it is not English in Arabic, or Arabic in English. */
const inArabic = (text: string) => spoken(text, arabic, 'en')
const inEnglish = (text: string) => spoken(text, english, 'ar')
function spoken(text: string, around: typeof arabic | typeof english, usual: string): string[] {
  return scriptRuns(text, around).map(({ start, end, lang }) =>
    lang === usual ? text.slice(start, end) : `${lang}: ${text.slice(start, end)}`,
  )
}

describe('scriptRuns in Arabic', () => {
  test.each([
    ['أعلنت شركة Google عن منتج', ['Google']],
    ['Google تعلن عن منتج.', ['Google']],
    ['كتاب The Structure of Scientific Revolutions مشهور', ['The Structure of Scientific Revolutions']],
    ['نشرته New York Times أمس', ['New York Times']],
    ['رواية Alice’s Adventures مترجمة', ['Alice’s Adventures']],
    ['مجلة Rock & Roll قديمة', ['Rock & Roll']],
    ['الـGDP', ['GDP']],
    ['وباء COVID-19 وطائرة F-16', ['COVID-19', 'F-16']],
    ['زار J. R. R. Tolkien مدينة St. Louis', ['J. R. R. Tolkien', 'St. Louis']],
    ['جيش U.S. هناك', ['U.S.']],
    ['بين Sony 2008 Nature', ['Sony 2008 Nature']],
    ['هاتف iPhone 15 الجديد', ['iPhone 15']],
    ['iPhone 15: ما الجديد؟', ['iPhone 15']],
    ['لغة Python 3.12 حديثة', ['Python 3.12']],
    ['سعة 12,5km و5G', ['12,5km', '5G']],
    ['كتب в Москве', ['und: в Москве']],
  ])('takes together what belongs together: %s', (text, expected) => {
    expect(inArabic(text)).toEqual(expected)
  })

  test.each([
    ['ابن خلدون (Ibn Khaldun) كتب', ['Ibn Khaldun']],
    ['الأزمة (GDP) انتهت.', ['GDP']],
    ['«Web» كلمة.', ['Web']],
    ['مدخل إلى React!', ['React']],
    ['كتاب Nature.', ['Nature']],
    ['انظر a.com، b.com', ['a.com', 'b.com']],
    ['يستخدم React. Vue بديل', ['React', 'Vue']],
    ['مدخل إلى C++ – Reader', ['C++', 'Reader']],
    ['بحث Nature 2008-2011 فقط', ['Nature']],
    ['في عدد Nature 2008 مقال', ['Nature']],
    ['منظمة WHO (World Health Organization) في جنيف', ['WHO (World Health Organization)']],
    ['شركة (Apple) Incorporated كبيرة', ['Apple', 'Incorporated']],
    ['صحيفة The (New وغيرها', ['The', 'New']],
    ['صحيفة The “New” Times هنا', ['The “New” Times']],
  ])('leaves outside what belongs to the sentence: %s', (text, expected) => {
    expect(inArabic(text)).toEqual(expected)
  })

  test.each([
    ['قال: «Hello, world!» ثم', ['Hello, world!']],
    ['قال: «Stop. Go home.» ثم', ['Stop. Go home.']],
    ['قال: Hello, world!', ['Hello, world!']],
    ['اللغة: Python!', ['Python']],
  ])('takes the last mark of a quotation along: %s', (text, expected) => {
    expect(inArabic(text)).toEqual(expected)
  })

  test.each([
    ['اتصل +963 11 123-4567 الآن', ['ar: +963 11 123-4567']],
    ['هاتف 011-1234567 أو 555-123-4567', ['ar: 011-1234567', 'ar: 555-123-4567']],
    ['ردمك 978-3-16-148410-0', ['ar: 978-3-16-148410-0']],
    ['ردمك 0-306-40615-X', ['0-306-40615-X']],
    ['الإصدار 2.0.1-beta متاح', ['2.0.1-beta']],
    ['بتاريخ 2023-09-03 صدر', ['ar: 2023-09-03']],
    ['من 2023-09-03 - 2023-10-01', ['ar: 2023-09-03', 'ar: 2023-10-01']],
    ['تعلّم C++.', ['C++']],
    ['تعلّم C# و.NET', ['C#', '.NET']],
    ['زوروا https://example.com/ اليوم', ['https://example.com/']],
    ['زوروا https://example.com/a_(b)?c=1.', ['https://example.com/a_(b)?c=1']],
    ['راسل name.surname@example.org.', ['name.surname@example.org']],
    ['ثم --save الآن', ['--save']],
    ['افتح main.py و.gitignore', ['main.py', '.gitignore']],
    ['تابع @user_1 و#tag الآن', ['@user_1', '#tag']],
    ['صورة 1920×1080 بكسل', ['ar: 1920×1080']],
    ['السعر $12.50 أو US$1,200', ['ar: $12.50', 'US$1,200']],
    ['عبارة --save و $12 في 2023-09-03', ['--save', 'ar: $12', 'ar: 2023-09-03']],
  ])('keeps in order what has only one: %s', (text, expected) => {
    expect(inArabic(text)).toEqual(expected)
  })

  test.each([
    'بين 2008-2011 فقط',
    'بلغت 50% من',
    'بلغت ٥٠٪ من',
    'الحرارة -5 درجات',
    'عام 2023',
    'في 3/9/2023 الساعة 16:20',
    'النتيجة 3/10',
    'حاصل 3×4=12',
    'المقاطع 1-2-3-4',
    'الأرقام 123-4567',
    'جمع 2 + 3',
    'تابع @القارئ و#ثورة',
    '',
  ])('lets numbers, ranges and sums run with the text: %s', (text) => {
    expect(inArabic(text)).toEqual([])
  })

  test('isolates the Arabic words of an address within it, so that they keep their order', () => {
    expect(inArabic('https://example.com/مقال/2023/عنوان')).toEqual([
      'https://example.com/مقال/2023/عنوان',
      'ar: مقال',
      'ar: عنوان',
    ])
  })
})

describe('scriptRuns in English', () => {
  test.each([
    ['Ibn Khaldun (ابن خلدون) wrote', ['ابن خلدون']],
    ['#ثورة is trending', ['#ثورة']],
    ['Tags: تاريخ, فلسفة, أدب', ['تاريخ', 'فلسفة', 'أدب']],
    ['He said “كيف حالك؟” to me', ['كيف حالك؟']],
    ['In عام 2023 في المدينة it was', ['عام 2023 في المدينة']],
    ['the sura البقرة ٢٥٥ says', ['البقرة ٢٥٥']],
    ['the word كتاب.', ['كتاب']],
    ['the word می\u200Cخواهم here', ['fa: می\u200Cخواهم']],
    ['the word ہے here', ['ur: ہے']],
    ['the צה"ל army', ['he: צה"ל']],
    ['call +963 11 123-4567 on 2023-09-03, $12.50', []],
    ['بيت and ١٢٣', ['بيت']],
  ])('finds the words of the other direction: %s', (text, expected) => {
    expect(inEnglish(text)).toEqual(expected)
  })
})

describe('scriptRuns', () => {
  const mixed = fc
    .array(
      fc.constantFrom(
        'كتاب',
        'Web',
        ' ',
        '. ',
        '، ',
        '(',
        ')',
        '«',
        '»',
        '12',
        '-',
        '٣',
        '#',
        '+',
        '"',
        '“',
        '”',
        ': ',
      ),
    )
    .map((pieces) => pieces.join(''))

  test('gives ranges in order, without white space at their ends, that begin outside one another', () => {
    fc.assert(
      fc.property(fc.oneof(mixed, anyText), fc.constantFrom(arabic, english), (text, around) => {
        let outer = { start: 0, end: 0 }
        for (const run of scriptRuns(text, around)) {
          expect(text.slice(run.start, run.end)).toMatch(/^\S(?:[^]*\S)?$/)
          expect(run.end).toBeLessThanOrEqual(text.length)
          // Words of an address lie within it.
          const isInside = run.dir === around.dir && run.start >= outer.start && run.end <= outer.end
          expect(isInside || run.start >= outer.end).toBe(true)
          if (!isInside) outer = run
        }
      }),
    )
  })

  test('leaves no Latin letter of an Arabic text outside', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const outside = scriptRuns(text, arabic).reduceRight(
          (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
          text,
        )
        expect(outside).not.toMatch(/[a-z]/i)
      }),
    )
  })

  test.each(['a ', 'a (', '(((a', '1', '1-', '+1', 'a.', '«a» ', 'ب a ', '0 ', 'http://a(', '1×', '$1', '“a'])(
    'is quick with a long text of %j',
    (unit) => {
      const text = unit.repeat(50_000)
      expect(cpuTime(() => [arabic, english].map((around) => scriptRuns(text, around)))).toBeLessThan(3000)
    },
  )
})
