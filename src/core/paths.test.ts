import { describe, expect, test } from 'vitest'
import { inLanguage, paths } from './paths.ts'

describe('paths', () => {
  test.each([
    [paths.library('ar'), '/ar/'],
    [paths.article('en', 'paper-road'), '/en/read/paper-road'],
    [paths.article('ar', 'paper-road', 'b3f2'), '/ar/read/paper-road#b3f2'],
    [paths.search('ar'), '/ar/search'],
    [paths.search('ar', 'ورق & حبر'), '/ar/search?q=%D9%88%D8%B1%D9%82%20%26%20%D8%AD%D8%A8%D8%B1'],
  ])('%s', (path, expected) => {
    expect(path).toBe(expected)
  })
})

describe('inLanguage', () => {
  test.each([
    ['/ar/', '/en/'],
    ['/ar/read/arabic-month-names', '/en/read/arabic-month-names'],
    ['/ar', '/en'],
  ])('leads from %s to %s', (from, to) => {
    expect(inLanguage(from, 'en')).toBe(to)
  })
})
