import { describe, expect, test } from 'vitest'
import { directionOf, directionOfText, primaryLanguage, resolveDirection, runsAgainst } from './direction.ts'

describe('directionOf', () => {
  test.each([
    ['ar', 'rtl'],
    ['ar-IQ', 'rtl'],
    ['AR', 'rtl'],
    ['fa', 'rtl'],
    ['ur', 'rtl'],
    ['he', 'rtl'],
    ['yi', 'rtl'],
    ['ckb', 'rtl'],
    ['ps', 'rtl'],
    ['sd', 'rtl'],
    ['ug', 'rtl'],
    ['dv', 'rtl'],
    ['ks', 'rtl'],
    ['en', 'ltr'],
    ['en-GB', 'ltr'],
    ['ku', 'ltr'],
    ['arn', 'ltr'],
    ['az', 'ltr'],
  ])('knows how %s is written', (lang, expected) => {
    expect(directionOf(lang)).toBe(expected)
  })

  test.each([
    ['az-Arab', 'rtl'],
    ['ku-Arab-IQ', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['ks-Deva', 'ltr'],
    ['en-Hebr', 'rtl'],
    ['ar-latn', 'ltr'],
    ['zh-min-nan-Latn', 'ltr'],
  ])('believes the script before the language: %s', (lang, expected) => {
    expect(directionOf(lang)).toBe(expected)
  })

  test.each([
    ['ar-u-nu-latn', 'rtl'],
    ['ar-IQ-u-nu-latn', 'rtl'],
    ['en-u-nu-arab', 'ltr'],
  ])('takes no kind of digits for a script: %s', (lang, expected) => {
    expect(directionOf(lang)).toBe(expected)
  })
})

describe('directionOfText', () => {
  test.each([
    ['React والبرمجة', 'rtl'],
    ['«Web» كلمة', 'rtl'],
    ['iPhone 15: ما الجديد؟', 'rtl'],
    ['The word كتاب here', 'ltr'],
    ['Google تُعلن عن منتج جديد.', 'rtl'],
    ['סדר החיים', 'rtl'],
    ['Ibn Khaldun (ابن خلدون) wrote', 'ltr'],
    ['الـWeb', 'rtl'],
  ])('goes by most letters, not by the first: %s', (text, expected) => {
    expect(directionOfText(text)).toBe(expected)
  })

  test.each(['2008-2011', '١٢٣', '***', '', '«…»'])(
    'leaves a text without letters to what stands around it: %s',
    (text) => {
      expect(directionOfText(text)).toBeUndefined()
    },
  )
})

describe('resolveDirection', () => {
  test.each([
    ['its own word', { dir: 'ltr', lang: 'ar', text: 'كتاب' }, 'ltr'],
    ['its language', { lang: 'az-Arab', text: 'kitab' }, 'rtl'],
    ['its language', { lang: 'fa' }, 'rtl'],
    ['its letters', { text: 'React والبرمجة' }, 'rtl'],
    ['its letters', { text: '«Web» كلمة' }, 'rtl'],
    ['its letters', { text: 'iPhone 15: ما الجديد؟' }, 'rtl'],
    ['its letters', { text: 'The word كتاب here' }, 'ltr'],
    ['nothing', { text: '2008-2011' }, undefined],
    ['nothing', { text: '' }, undefined],
    ['nothing', {}, undefined],
  ] as const)('goes by %s: %o', (_, own, expected) => {
    expect(resolveDirection(own)).toBe(expected)
  })
})

describe('runsAgainst', () => {
  test.each([
    ['A whole paragraph in English.', 'rtl', true],
    ['The word كتاب means book, and no more than that.', 'rtl', true],
    ['Google تعلن عن منتج.', 'rtl', false],
    ['تعمل Microsoft Windows معها', 'rtl', false],
    ['فقرة عربية كاملة عن Web', 'ltr', true],
    ['He said «كيف حالك؟» to me', 'ltr', false],
    ['2008-2011', 'rtl', false],
    ['', 'ltr', false],
  ] as const)('%j in a text that runs %s: %s', (text, around, expected) => {
    expect(runsAgainst(text, around)).toBe(expected)
  })
})

describe('primaryLanguage', () => {
  test.each([
    ['ar', 'ar'],
    ['ar-IQ', 'ar'],
    ['ckb-Arab-IQ', 'ckb'],
  ])('of %s is %s', (lang, expected) => {
    expect(primaryLanguage(lang)).toBe(expected)
  })
})
