import { describe, expect, test } from 'vitest'
import { regionalDefaults } from './region.ts'

const told = (languages: string[], timeZone?: string) => {
  const { digits, months } = regionalDefaults(languages, timeZone)
  return `${months} ${digits}`
}

describe('regionalDefaults', () => {
  test.each([
    ['ar-EG', 'egypt arab'],
    ['ar-SA', 'egypt arab'],
    ['ar-KW', 'egypt arab'],
    ['ar-QA', 'egypt arab'],
    ['ar-BH', 'egypt arab'],
    ['ar-OM', 'egypt arab'],
    ['ar-YE', 'egypt arab'],
    ['ar-SD', 'egypt arab'],
    ['ar-MR', 'egypt arab'],
    ['ar-AE', 'egypt latn'],
    ['ar-LY', 'egypt latn'],
    ['ar-IQ', 'levant arab'],
    ['ar-SY', 'levant arab'],
    ['ar-LB', 'levant arab'],
    ['ar-JO', 'levant arab'],
    ['ar-PS', 'levant arab'],
    ['ar-MA', 'morocco latn'],
    ['ar-EH', 'morocco latn'],
    ['ar-DZ', 'algeria latn'],
    ['ar-TN', 'algeria latn'],
  ])('takes %s as %s', (tag, expected) => {
    expect(told([tag])).toBe(expected)
  })

  test.each([
    ['a script before the region', ['ar-Arab-MA'], 'morocco latn'],
    ['an extension behind it', ['ar-IQ-u-nu-latn'], 'levant arab'],
    ['small letters', ['ar-iq'], 'levant arab'],
    ['a later tag, where the first has no region', ['ar', 'en', 'ar-TN'], 'algeria latn'],
    ['an Arabic tag before another', ['en-AE', 'ar-IQ'], 'levant arab'],
    ['a language other than Arabic in an Arab region', ['en-US', 'fr-MA'], 'morocco latn'],
  ])('understands %s', (_, languages, expected) => {
    expect(told(languages)).toBe(expected)
  })

  test.each([
    ['Asia/Baghdad', 'levant arab'],
    ['Asia/Beirut', 'levant arab'],
    ['Africa/Casablanca', 'morocco latn'],
    ['Africa/Algiers', 'algeria latn'],
    ['Africa/Tunis', 'algeria latn'],
    ['Asia/Dubai', 'egypt latn'],
    ['Asia/Riyadh', 'egypt arab'],
    ['Europe/London', 'egypt arab'],
    [undefined, 'egypt arab'],
  ])('asks the time zone where no tag has an Arab region: %s', (timeZone, expected) => {
    expect(told(['ar', 'en-GB'], timeZone)).toBe(expected)
  })

  test('believes a tag before the time zone', () => {
    expect(told(['ar-EG'], 'Asia/Baghdad')).toBe('egypt arab')
  })
})
