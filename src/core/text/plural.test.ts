import { describe, expect, test } from 'vitest'

/** i18next asks the platform which plural form a number takes; our messages stand or fall with its answer. */
describe('Intl.PluralRules', () => {
  test.each([
    [0, 'zero'],
    [1, 'one'],
    [2, 'two'],
    [3, 'few'],
    [10, 'few'],
    [11, 'many'],
    [99, 'many'],
    [100, 'other'],
    [102, 'other'],
    [103, 'few'],
  ])('takes %i in Arabic as %s', (count, form) => {
    expect(new Intl.PluralRules('ar').select(count)).toBe(form)
  })
})
