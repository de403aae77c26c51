import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Digits, MonthNames } from '#core/region.ts'
import { formatBytes, formatDate, formatNumber, formatPercent, type InterfaceLanguage } from './format.ts'

const monthNames: MonthNames[] = ['egypt', 'levant', 'morocco', 'algeria', 'both']

/** The space that keeps a number and its unit on one line reads as a space. */
const read = (text: string) => text.replaceAll('\u00A0', ' ')

describe('formatNumber', () => {
  test.each([
    [0, '٠', '0'],
    [12, '١٢', '12'],
    [999, '٩٩٩', '999'],
    [1234, '١٬٢٣٤', '1,234'],
    [1234567, '١٬٢٣٤٬٥٦٧', '1,234,567'],
    [1.75, '١٫٧٥', '1.75'],
    [0.1 + 0.2, '٠٫٣', '0.3'],
    [1234.5678, '١٬٢٣٤٫٥٦٨', '1,234.568'],
  ])('writes %d as %s or %s', (value, arabic, latin) => {
    expect(formatNumber(value, 'ar', 'arab')).toBe(arabic)
    expect(formatNumber(value, 'ar', 'latn')).toBe(latin)
    expect(formatNumber(value, 'en', 'arab')).toBe(latin)
  })
})

describe('formatPercent', () => {
  test.each([
    [0, '٠٪', '0%'],
    [0.454, '٤٥٪', '45%'],
    [0.29, '٢٩٪', '29%'],
    [1, '١٠٠٪', '100%'],
  ])('writes %d as %s or %s', (share, arabic, latin) => {
    expect(formatPercent(share, 'ar', 'arab')).toBe(arabic)
    expect(formatPercent(share, 'ar', 'latn')).toBe(latin)
    expect(formatPercent(share, 'en', 'arab')).toBe(latin)
  })
})

describe('formatBytes', () => {
  test.each([
    [0, '٠ ك.ب', '0 kB'],
    [1, '١ ك.ب', '1 kB'],
    [42_318, '٤٢ ك.ب', '42 kB'],
    [999_499, '٩٩٩ ك.ب', '999 kB'],
    [999_500, '١٫٠ م.ب', '1.0 MB'],
    [1_440_000, '١٫٤ م.ب', '1.4 MB'],
    [9_949_999, '٩٫٩ م.ب', '9.9 MB'],
    [9_960_000, '١٠ م.ب', '10 MB'],
    [140_600_000, '١٤١ م.ب', '141 MB'],
    [999_600_000, '١٫٠ غ.ب', '1.0 GB'],
    [12_000_000_000, '١٢ غ.ب', '12 GB'],
  ])('writes %i bytes as %s or %s', (bytes, arabic, english) => {
    expect(read(formatBytes(bytes, 'ar', 'arab'))).toBe(arabic)
    expect(read(formatBytes(bytes, 'en', 'arab'))).toBe(english)
  })

  test('keeps the decimal point with Latin digits in Arabic', () => {
    expect(formatBytes(1_440_000, 'ar', 'latn')).toBe('1.4\u00A0م.ب')
  })
})

describe('formatDate', () => {
  const written = '2023-09-03T16:20'

  test.each<[InterfaceLanguage, Digits, MonthNames, string, string]>([
    ['ar', 'arab', 'egypt', 'الأحد ٣ سبتمبر ٢٠٢٣، ٤:٢٠ م', '٣ سبتمبر ٢٠٢٣'],
    ['ar', 'latn', 'egypt', 'الأحد 3 سبتمبر 2023، 4:20 م', '3 سبتمبر 2023'],
    ['ar', 'arab', 'levant', 'الأحد ٣ أيلول ٢٠٢٣، ٤:٢٠ م', '٣ أيلول ٢٠٢٣'],
    ['ar', 'latn', 'morocco', 'الأحد 3 شتنبر 2023، 4:20 م', '3 شتنبر 2023'],
    ['ar', 'latn', 'algeria', 'الأحد 3 سبتمبر 2023، 4:20 م', '3 سبتمبر 2023'],
    ['ar', 'arab', 'both', 'الأحد ٣ أيلول/سبتمبر ٢٠٢٣، ٤:٢٠ م', '٣ أيلول/سبتمبر ٢٠٢٣'],
    ['en', 'arab', 'levant', 'Sunday 3 September 2023, 4:20 pm', '3 September 2023'],
  ])('writes a date in %s, %s, %s', (ui, digits, months, long, short) => {
    expect(read(formatDate(written, ui, { digits, months }, 'long'))).toBe(long)
    expect(formatDate(written, ui, { digits, months }, 'short')).toBe(short)
  })

  test.each<[MonthNames, string]>([
    ['egypt', 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'],
    ['levant', 'كانون الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الأول تشرين الثاني كانون الأول'],
    ['morocco', 'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر'],
    ['algeria', 'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر'],
  ])('knows the twelve months of %s', (months, names) => {
    const year = Array.from({ length: 12 }, (_, month) => {
      const date = formatDate(
        `2023-${String(month + 1).padStart(2, '0')}-05`,
        'ar',
        { digits: 'latn', months },
        'short',
      )
      return date.replace(/^5 | 2023$/g, '')
    })
    expect(year.join(' ')).toBe(names)
  })

  test.each([
    ['2024-02-29', 'الخميس 29 فبراير 2024', 'Thursday 29 February 2024'],
    ['2023-01-01T00:05', 'الأحد 1 يناير 2023، 12:05 ص', 'Sunday 1 January 2023, 12:05 am'],
    ['2023-01-02T12:00:30', 'الاثنين 2 يناير 2023، 12:00 م', 'Monday 2 January 2023, 12:00 pm'],
    ['2023-01-03T09:07+03:00', 'الثلاثاء 3 يناير 2023، 9:07 ص', 'Tuesday 3 January 2023, 9:07 am'],
    ['2023-01-04T23:59Z', 'الأربعاء 4 يناير 2023، 11:59 م', 'Wednesday 4 January 2023, 11:59 pm'],
  ])('reads %s as it stands', (date, arabic, english) => {
    expect(read(formatDate(date, 'ar', { digits: 'latn', months: 'egypt' }, 'long'))).toBe(arabic)
    expect(read(formatDate(date, 'en', { digits: 'latn', months: 'egypt' }, 'long'))).toBe(english)
  })

  test('leaves alone what is not a date', () => {
    expect(formatDate('أمس', 'ar', { digits: 'arab', months: 'egypt' }, 'long')).toBe('أمس')
  })

  test('puts the right weekday to every date', () => {
    const day = fc.date({ min: new Date('1900-01-01T00:00Z'), max: new Date('2100-12-31T00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const long = formatDate(date.toISOString().slice(0, 10), 'en', { digits: 'latn', months: 'egypt' }, 'long')
        const platform = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(date)
        expect(long.split(' ')[0]).toBe(platform)
      }),
    )
  })
})

describe('everything written here', () => {
  const everything = (ui: InterfaceLanguage, digits: Digits) =>
    [
      formatNumber(1234.5, ui, digits),
      formatPercent(0.5, ui, digits),
      formatBytes(1_440_000, ui, digits),
      ...monthNames.map((months) => formatDate('2023-09-03T16:20', ui, { digits, months }, 'long')),
    ].join(' ')

  test.each<[InterfaceLanguage, Digits, RegExp]>([
    ['ar', 'arab', /[0-9%]/],
    ['ar', 'latn', /[٠-٩٪٫٬]/],
    ['en', 'arab', /[\u0600-\u06FF]/],
    ['en', 'latn', /[\u0600-\u06FF]/],
  ])('in %s with %s has its own digits and no character of direction', (ui, digits, foreign) => {
    expect(everything(ui, digits)).not.toMatch(foreign)
    expect(everything(ui, digits)).not.toMatch(/\p{Cf}/u)
  })
})
