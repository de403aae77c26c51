import { describe, expect, test } from 'vitest'
import { applyEdits } from './edits.ts'
import { doubledSpaces, foreignLetters, keyboardOf, misplacedJoiners, stretchedWords } from './repairWords.ts'

const done = (text: string, edits: Parameters<typeof applyEdits>[2]) => applyEdits(text, [], edits).text

describe('stretchedWords', () => {
  test.each([
    ['يـــوم الجمعة', 'يوم الجمعة'],
    ['المـــؤســـس : الحــبـيـب', 'المؤسس : الحبيب'],
    ['بــقلـم الكاتبة', 'بقلم الكاتبة'],
    ['مُــحَــمَّد', 'مُحَمَّد'],
    ['ٱلرَّحْمَــٰن', 'ٱلرَّحْمَـٰن'],
  ])('shortens %s', (text, expected) => {
    expect(done(text, stretchedWords(text))).toBe(expected)
  })

  test.each(['سنة ١٤٤٥هـ', 'بـالقاهرة', 'حرف «ـهـ» في الوسط', 'ٱلرَّحْمَـٰن', '6 ـ 4 ـ 1959', 'ـــــــ', 'ههههـ'])(
    'leaves %s',
    (text) => {
      expect(stretchedWords(text)).toEqual([])
    },
  )
})

describe('misplacedJoiners', () => {
  test.each([
    ['می\u200C\u200Cشود', 'می\u200Cشود'],
    ['می\u200Fشود', 'می\u200Cشود'],
    ['می¬شود', 'می\u200Cشود'],
    ['کتاب\u200C ها', 'کتاب ها'],
    ['خانه\u200C', 'خانه'],
    ['نص\u200F\u200F (x)', 'نص\u200F (x)'],
  ])('repairs %j', (text, expected) => {
    expect(done(text, misplacedJoiners(text))).toBe(expected)
  })

  test.each(['خانه\u200Cها', '\u200FC++ لغة', 'ا ¬ ب', 'x¬y', '👨\u200D👩\u200D👧'])('leaves %j', (text) => {
    expect(misplacedJoiners(text)).toEqual([])
  })
})

describe('foreignLetters', () => {
  test.each([
    ['ar', false, 'المکتبة الکبیرة', 'المكتبة الكبيرة'],
    ['ar', true, 'کان علی الطریق إلی مدینة بعیدة فی الشرق', 'كان على الطريق إلى مدينة بعيدة في الشرق'],
    ['ar', false, 'كتب الشاعر محمدی شعره', 'كتب الشاعر محمدی شعره'],
    ['ar', true, 'گلستان و پرسپولیس', 'گلستان و پرسپولیس'],
    ['fa', true, 'كتاب هاي قديمي', 'کتاب های قدیمی'],
    ['fa', false, 'مي\u200Cشود و گفتگوي ما', 'می\u200Cشود و گفتگوی ما'],
    ['fa', true, 'سورة الفاتحة و رَبِّي', 'سورة الفاتحة و رَبِّي'],
    ['ur', true, 'يہ كتاب ہے', 'یہ کتاب ہے'],
    ['en', true, 'کتاب', 'کتاب'],
  ])('writes the letters of %s (most of it foreign: %s): %s', (language, isForeign, text, expected) => {
    expect(done(text, foreignLetters(text, { language, isForeign }))).toBe(expected)
  })

  test('counts the words of each keyboard', () => {
    expect(keyboardOf('کتاب یک كبير', 'ar')).toEqual({ own: 1, foreign: 2 })
  })
})

describe('doubledSpaces', () => {
  test('leaves one space of several, and a no-break space alone', () => {
    const text = 'أ  ب \u00A0ج\u00A0د'
    expect(done(text, doubledSpaces(text))).toBe('أ ب ج\u00A0د')
  })
})
