import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { hasStem, stemOf } from './stem.ts'

const stem = (word: string) => stemOf(fold(word).text)

describe('stemOf', () => {
  test.each([
    ['the article', 'الحاسوب', 'حاسوب'],
    ['the article behind “and”', 'والكتاب', 'كتاب'],
    ['the article behind “by”', 'بالكتاب', 'كتاب'],
    ['the article behind “like”', 'كالكتاب', 'كتاب'],
    ['the article behind “then”', 'فالكتاب', 'كتاب'],
    ['the article behind “for”', 'للكتاب', 'كتاب'],
    ['the plural of men', 'الورّاقون', 'وراق'],
    ['the plural of men, as an object', 'ورّاقين', 'وراق'],
    ['the plural of women', 'مقالات', 'مقال'],
    ['the dual', 'شطران', 'شطر'],
    ['whose it is: hers', 'كتابها', 'كتاب'],
    ['whose it is: his', 'كتابه', 'كتاب'],
    ['whose it is: mine', 'كتابي', 'كتاب'],
    ['the feminine', 'مدينة', 'مدين'],
    ['the relation', 'عربية', 'عرب'],
    ['and vowel marks', 'الْكِتَابُ', 'كتاب'],
  ])('takes off %s: %s', (_, word, left) => {
    expect(stem(word)).toBe(left)
  })

  test.each(['علي', 'وقت', 'بيان', 'مدى', 'للو', 'reading', '1948'])('leaves %s as it is', (word) => {
    expect(stem(word)).toBe(fold(word).text)
  })
})

describe('hasStem', () => {
  test.each([
    ['وحاسوب', 'حاسوب', true],
    ['وللحاسوب', 'حاسوب', true],
    ['وزير', 'وزير', true],
    ['الوزير', 'وزير', true],
    ['زير', 'وزير', false],
    ['كتب', 'كتاب', false],
  ])('%s of %s: %s', (word, of, is) => {
    expect(hasStem(fold(word).text, of)).toBe(is)
  })
})
