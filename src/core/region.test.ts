import { describe, expect, test, vi } from 'vitest'
import { regionalDefaults } from './region.ts'

const told = (languages: string[], timeZone?: string) => {
  const { digits, decimal, months } = regionalDefaults(languages, () => timeZone)
  return `${months} ${digits} ${decimal}`
}

describe('regionalDefaults', () => {
  test.each([
    ['ar-EG', 'egypt arab point'],
    ['ar-SA', 'egypt arab point'],
    ['ar-KW', 'egypt arab point'],
    ['ar-QA', 'egypt arab point'],
    ['ar-BH', 'egypt arab point'],
    ['ar-OM', 'egypt arab point'],
    ['ar-YE', 'egypt arab point'],
    ['ar-SD', 'egypt arab point'],
    ['ar-MR', 'egypt arab comma'],
    ['ar-AE', 'egypt latn point'],
    ['ar-LY', 'egypt latn comma'],
    ['ar-IQ', 'levant arab point'],
    ['ar-SY', 'levant arab point'],
    ['ar-LB', 'levant arab comma'],
    ['ar-JO', 'levant arab point'],
    ['ar-PS', 'levant arab point'],
    ['ar-MA', 'morocco latn comma'],
    ['ar-EH', 'morocco latn point'],
    ['ar-DZ', 'algeria latn comma'],
    ['ar-TN', 'algeria latn comma'],
  ])('takes %s as %s', (tag, expected) => {
    expect(told([tag])).toBe(expected)
  })

  test.each([
    ['a script before the region', ['ar-Arab-MA'], 'morocco latn comma'],
    ['an extension behind it', ['ar-IQ-u-nu-latn'], 'levant arab point'],
    ['small letters', ['ar-iq'], 'levant arab point'],
    ['a later tag, where the first has no region', ['ar', 'en', 'ar-TN'], 'algeria latn comma'],
    ['an Arabic tag before another', ['en-AE', 'ar-IQ'], 'levant arab point'],
    ['a language other than Arabic in an Arab region', ['en-US', 'fr-MA'], 'morocco latn comma'],
  ])('understands %s', (_, languages, expected) => {
    expect(told(languages)).toBe(expected)
  })

  test.each([
    ['Asia/Baghdad', 'levant arab point'],
    ['Asia/Beirut', 'levant arab comma'],
    ['Africa/Casablanca', 'morocco latn comma'],
    ['Africa/Algiers', 'algeria latn comma'],
    ['Africa/Tunis', 'algeria latn comma'],
    ['Africa/Nouakchott', 'egypt arab comma'],
    ['Asia/Dubai', 'egypt latn point'],
    ['Asia/Riyadh', 'egypt arab point'],
    ['Europe/London', 'egypt arab point'],
    [undefined, 'egypt arab point'],
  ])('asks the time zone where no tag has an Arab region: %s', (timeZone, expected) => {
    expect(told(['ar', 'en-GB'], timeZone)).toBe(expected)
  })

  test('believes a tag before the time zone, and does not even ask for that', () => {
    const timeZone = vi.fn<() => string>(() => 'Asia/Baghdad')
    expect(regionalDefaults(['ar-EG'], timeZone).months).toBe('egypt')
    expect(timeZone).not.toHaveBeenCalled()
    expect(regionalDefaults(['ar'], timeZone).months).toBe('levant')
  })
})
