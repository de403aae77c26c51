import { beforeAll, describe, expect, test } from 'vitest'
import { loadMessages, translator } from './translator.ts'

beforeAll(async () => {
  await Promise.all([loadMessages('ar', ['all', 'beside']), loadMessages('en', ['all', 'beside'])])
})

/** A number for each of the six forms: 0, 1, 2, a few, many, and the rest. */
describe('the Arabic plurals', () => {
  test.each([
    [0, 'أقل من دقيقة'],
    [1, 'دقيقة'],
    [2, 'دقيقتان'],
    [3, '٣ دقائق'],
    [10, '١٠ دقائق'],
    [11, '١١ دقيقة'],
    [99, '٩٩ دقيقة'],
    [100, '١٠٠ دقيقة'],
    [1234, '١٬٢٣٤ دقيقة'],
  ])('count %i minutes', (count, expected) => {
    expect(translator('ar')(($) => $.article.minutes, { count, digits: 'arab' })).toBe(expected)
  })

  test.each([
    [0, 'لا مقالات على هذا الجهاز'],
    [1, 'مقالة واحدة على هذا الجهاز'],
    [2, 'مقالتان على هذا الجهاز'],
    [7, '7 مقالات على هذا الجهاز'],
    [26, '26 مقالة على هذا الجهاز'],
    [100, '100 مقالة على هذا الجهاز'],
  ])('count %i articles in Latin digits', (count, expected) => {
    expect(translator('ar')(($) => $.saved.count, { count, digits: 'latn' })).toBe(expected)
  })

  test.each([
    [0, 'بقي أقل من دقيقة'],
    [1, 'بقيت دقيقة'],
    [2, 'بقيت دقيقتان'],
    [5, 'بقيت ٥ دقائق'],
    [45, 'بقيت ٤٥ دقيقة'],
    [102, 'بقيت ١٠٢ دقيقة'],
  ])('count %i minutes left', (count, expected) => {
    expect(translator('ar')(($) => $.library.minutesLeft, { count, digits: 'arab' })).toBe(expected)
  })

  test.each([
    [0, 'لا نتيجة عن «كتاب».'],
    [1, 'مقالة واحدة فيها «كتاب»'],
    [2, 'مقالتان فيهما «كتاب»'],
    [3, '٣ مقالات فيها «كتاب»'],
    [11, '١١ مقالة فيها «كتاب»'],
    [200, '٢٠٠ مقالة فيها «كتاب»'],
  ])('count %i results, and say what was looked for', (count, expected) => {
    expect(translator('ar')(($) => $.search.results, { count, query: 'كتاب', digits: 'arab' })).toBe(expected)
  })

  test('count in Latin digits until the reader’s are known', () => {
    expect(translator('ar')(($) => $.article.minutes, { count: 12 })).toBe('12 دقيقة')
  })
})

describe('the English plurals', () => {
  test.each([
    [0, '0 minutes left'],
    [1, '1 minute left'],
    [2, '2 minutes left'],
    [1234, '1,234 minutes left'],
  ])('count %i minutes left, in their own digits', (count, expected) => {
    expect(translator('en')(($) => $.library.minutesLeft, { count, digits: 'arab' })).toBe(expected)
  })

  test.each([
    [0, 'Nothing found for “book”.'],
    [1, '1 article has “book”'],
    [2, '2 articles have “book”'],
  ])('count %i results, and say when there is none', (count, expected) => {
    expect(translator('en')(($) => $.search.results, { count, query: 'book' })).toBe(expected)
  })
})

describe('a message', () => {
  test('takes what is put in as it is: it never becomes HTML', () => {
    expect(translator('en')(($) => $.app.title, { screen: 'A & B <i>' })).toBe('A & B <i> · Waraq')
  })

  test('has the reader’s digits wherever it has a number', () => {
    const told = translator('ar')(($) => $.library.someKept, { kept: 2, all: 12, digits: 'arab' })
    expect(told).toBe('تُفتح دون اتصال: ٢ من ١٢')
  })

  test('has the separators of the reader’s region', () => {
    const values = { count: 1234, digits: 'latn', decimal: 'comma' }
    expect(translator('ar')(($) => $.article.minutes, values)).toBe('1.234 دقيقة')
    expect(translator('en')(($) => $.article.minutes, values)).toBe('1,234 min')
  })
})
