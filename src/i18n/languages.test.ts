import { describe, expect, test } from 'vitest'
import { bestOf, isLanguage } from './languages.ts'

describe('bestOf', () => {
  test.each([
    ['the first the interface speaks', ['fr-FR', 'en-GB', 'ar'], 'en'],
    ['a language of a region', ['ar-MA'], 'ar'],
    ['a language in capitals', ['EN-us'], 'en'],
    ['Arabic where it speaks none of them', ['fr', 'ku'], 'ar'],
    ['Arabic where the browser says nothing', [], 'ar'],
    ['no language that only begins like one of them', ['arc', 'enm', 'en'], 'en'],
  ])('takes %s', (_, preferred, expected) => {
    expect(bestOf(preferred)).toBe(expected)
  })
})

describe('isLanguage', () => {
  test.each([
    ['ar', true],
    ['en', true],
    ['fr', false],
    ['AR', false],
    ['', false],
    ['toString', false],
    [undefined, false],
  ])('says of %s: %s', (value, expected) => {
    expect(isLanguage(value)).toBe(expected)
  })
})
