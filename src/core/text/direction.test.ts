import { describe, expect, test } from 'vitest'
import { directionOf, directionOfText } from './direction.ts'

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
