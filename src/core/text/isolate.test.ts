import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../../../tests/support/anyText.ts'
import { cpuTime } from '../../../tests/support/cpuTime.ts'
import { isolated, tabTitle } from './isolate.ts'

/** With the invisible characters in sight. */
const seen = (text: string) =>
  text
    .replaceAll('\u2067', '⟨RLI⟩')
    .replaceAll('\u2066', '⟨LRI⟩')
    .replaceAll('\u2069', '⟨PDI⟩')
    .replaceAll('\u200F', '⟨RLM⟩')

describe('isolated', () => {
  test.each([
    ['مدخل إلى C++', 'ltr', '⟨RLI⟩مدخل إلى ⟨LRI⟩C++⟨PDI⟩⟨PDI⟩'],
    ['مدخل إلى C++', 'rtl', '⟨RLI⟩مدخل إلى ⟨LRI⟩C++⟨PDI⟩⟨PDI⟩'],
    ['لغة C# و.NET أولًا', 'rtl', '⟨RLI⟩لغة ⟨LRI⟩C#⟨PDI⟩ و⟨LRI⟩.NET⟨PDI⟩ أولًا⟨PDI⟩'],
    [
      'وباء COVID-19 في المدينة (Wuhan) 2019-2023',
      'rtl',
      '⟨RLI⟩وباء ⟨LRI⟩COVID-19⟨PDI⟩ في المدينة (⟨LRI⟩Wuhan⟨PDI⟩) 2019-2023⟨PDI⟩',
    ],
    ['نهر بلا ضفاف', 'ltr', '⟨RLI⟩نهر بلا ضفاف⟨PDI⟩'],
    ['In praise of slow reading', 'rtl', '⟨LRI⟩In praise of slow reading⟨PDI⟩'],
    ['The word كتاب here', 'ltr', '⟨LRI⟩The word ⟨RLI⟩كتاب⟨PDI⟩ here⟨PDI⟩'],
    ['ما الجديد؟', 'rtl', '⟨RLI⟩ما الجديد؟⟨PDI⟩'],
    ['أحداث 1948', 'rtl', '⟨RLI⟩أحداث 1948⟨PDI⟩'],
    ['2008-2011', 'rtl', '⟨RLI⟩2008-2011⟨PDI⟩'],
    ['2008-2011', 'ltr', '⟨LRI⟩2008-2011⟨PDI⟩'],
    ['example.org:8080', 'rtl', '⟨LRI⟩example.org:8080⟨PDI⟩'],
  ] as const)('holds together %s in a sentence that runs %s', (text, around, expected) => {
    expect(seen(isolated(text, around))).toBe(expected)
  })

  test.each([
    ['نهر بلا ضفاف', 'rtl'],
    ['البيانُ، والتبيينُ', 'rtl'],
    ['In praise of slow reading', 'ltr'],
    ['', 'rtl'],
  ] as const)('leaves alone what nothing can disturb: %s', (text, around) => {
    expect(isolated(text, around)).toBe(text)
  })

  test.each([
    ['a closed isolate and an override', 'ab\u2069\u202Ecd', '⟨LRI⟩abcd⟨PDI⟩'],
    ['a lone isolate', '\u2067عنوان', 'عنوان'],
    ['line breaks', 'سطر\nسطر\u2029آخر', 'سطر سطر آخر'],
  ])('lets %s do nothing', (_, text, expected) => {
    expect(seen(isolated(text, 'rtl'))).toBe(expected)
  })

  test.each(['1', 'a', 'كa', '-', '٣', 'ك,', 'a1'])('is quick with a long text of %j', (unit) => {
    expect(cpuTime(() => isolated(unit.repeat(200_000), 'rtl'))).toBeLessThan(1000)
  })

  test('closes whatever it opens, and holds nothing that ends a line', () => {
    const texts = fc
      .array(fc.oneof(anyText, fc.constantFrom('كتاب', 'Web', ' ', '\u2069', '\u202E', '\u2067', '\u2029', '\n')))
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(texts, fc.constantFrom('rtl', 'ltr'), (text, around) => {
        let depth = 0
        for (const [mark] of isolated(text, around).matchAll(/[\u2066-\u2069\n\r\u2028\u2029\u202A-\u202E]/g)) {
          expect(mark).toMatch(/[\u2066\u2067\u2069]/)
          depth += mark === '\u2069' ? -1 : 1
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
      }),
    )
  })
})

describe('tabTitle', () => {
  test.each([
    ['نهر بلا ضفاف · ورق', 'rtl', 'نهر بلا ضفاف · ورق'],
    [`${isolated('React والبرمجة', 'rtl')} · ورق`, 'rtl', '⟨RLM⟩⟨RLI⟩⟨LRI⟩React⟨PDI⟩ والبرمجة⟨PDI⟩ · ورق'],
    [`${isolated('نهر بلا ضفاف', 'ltr')} · Waraq`, 'ltr', '⟨RLI⟩نهر بلا ضفاف⟨PDI⟩ · Waraq'],
    ['404', 'rtl', '404'],
  ] as const)('of %s, in an interface that runs %s', (title, dir, expected) => {
    expect(seen(tabTitle(title, dir))).toBe(expected)
  })
})
