import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Digits, MonthNames } from '#core/region.ts'
import {
  formatBytes,
  formatDate,
  formatHijri,
  formatMarker,
  formatNumber,
  formatPercent,
  type InterfaceLanguage,
  type NumberStyle,
} from './format.ts'

const monthNames: MonthNames[] = ['egypt', 'levant', 'morocco', 'algeria', 'both']

/** Numbers as in Egypt, in the Emirates, in Morocco, and as in Lebanon, whose own digits are the Arabic ones. */
const egypt: NumberStyle = { digits: 'arab', decimal: 'point' }
const emirates: NumberStyle = { digits: 'latn', decimal: 'point' }
const morocco: NumberStyle = { digits: 'latn', decimal: 'comma' }
const lebanon: NumberStyle = { digits: 'arab', decimal: 'comma' }

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
    expect(formatNumber(value, 'ar', egypt)).toBe(arabic)
    expect(formatNumber(value, 'ar', emirates)).toBe(latin)
    expect(formatNumber(value, 'en', egypt)).toBe(latin)
  })
})

describe('formatMarker', () => {
  test.each([
    ['ar', '١٢٣', '123'],
    ['ar-MA', '١٢٣', '123'],
    ['ckb', '١٢٣', '123'],
    ['fa', '۱۲۳', '123'],
    ['ur-PK', '۱۲۳', '123'],
    ['he', '123', '123'],
    ['en', '123', '123'],
  ])('numbers a text in %s with %s, or %s where a reader wants that', (lang, own, latin) => {
    expect(formatMarker(123, lang, egypt)).toBe(own)
    expect(formatMarker(123, lang, emirates)).toBe(latin)
  })
})

describe('the decimal comma', () => {
  test.each([
    [1234567.5, '1.234.567,5', '١٬٢٣٤٬٥٦٧٫٥', '1,234,567.5'],
    [1234, '1.234', '١٬٢٣٤', '1,234'],
    [0.25, '0,25', '٠٫٢٥', '0.25'],
  ])('of a region is that of its Latin digits in Arabic: %d', (value, latin, arabic, english) => {
    expect(formatNumber(value, 'ar', morocco)).toBe(latin)
    expect(formatNumber(value, 'ar', lebanon)).toBe(arabic)
    expect(formatNumber(value, 'en', morocco)).toBe(english)
  })

  test.each(['ar-EG', 'ar-AE', 'ar-MA', 'ar-LB'])('is the platform’s in %s too', (locale) => {
    const style = { 'ar-EG': egypt, 'ar-AE': emirates, 'ar-MA': morocco, 'ar-LB': lebanon }[locale] ?? egypt
    expect(formatNumber(1234567.5, 'ar', style)).toBe(
      new Intl.NumberFormat(`${locale}-u-nu-${style.digits}`).format(1234567.5),
    )
  })

  test('stands in sizes', () => {
    expect(read(formatBytes(1_440_000, 'ar', morocco))).toBe('1,4 م.ب')
    expect(read(formatBytes(1_440_000, 'en', morocco))).toBe('1.4 MB')
  })
})

describe('formatPercent', () => {
  test.each([
    [0, '٠٪', '0%'],
    [0.454, '٤٥٪', '45%'],
    [0.29, '٢٩٪', '29%'],
    [1, '١٠٠٪', '100%'],
  ])('writes %d as %s or %s', (share, arabic, latin) => {
    expect(formatPercent(share, 'ar', egypt)).toBe(arabic)
    expect(formatPercent(share, 'ar', emirates)).toBe(latin)
    expect(formatPercent(share, 'en', egypt)).toBe(latin)
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
    expect(read(formatBytes(bytes, 'ar', egypt))).toBe(arabic)
    expect(read(formatBytes(bytes, 'en', egypt))).toBe(english)
  })

  test('keeps the decimal point with Latin digits in Arabic', () => {
    expect(formatBytes(1_440_000, 'ar', emirates)).toBe('1.4\u00A0م.ب')
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

describe('formatHijri', () => {
  test.each<[string, string, string]>([
    ['2023-09-03T16:20', '١٨ صفر ١٤٤٥ هـ', '18 Safar 1445 AH'],
    ['2024-03-11', '١ رمضان ١٤٤٥ هـ', '1 Ramadan 1445 AH'],
    ['2026-08-16', '٣ ربيع الأول ١٤٤٨ هـ', '3 Rabi al-Awwal 1448 AH'],
  ])('writes %s as %s or %s', (date, arabic, english) => {
    expect(read(formatHijri(date, 'ar', { digits: 'arab' }) ?? '')).toBe(arabic)
    expect(read(formatHijri(date, 'en', { digits: 'arab' }) ?? '')).toBe(english)
  })

  test('takes the digits that are chosen', () => {
    expect(read(formatHijri('2023-09-03', 'ar', { digits: 'latn' }) ?? '')).toBe('18 صفر 1445 هـ')
  })

  test('names the twelve months, in the order of the year', () => {
    // The first of each month of 1446.
    const firsts = [
      ['2024-07-07', 'محرم', 'Muharram'],
      ['2024-08-05', 'صفر', 'Safar'],
      ['2024-09-04', 'ربيع الأول', 'Rabi al-Awwal'],
      ['2024-10-04', 'ربيع الآخر', 'Rabi al-Akhir'],
      ['2024-11-03', 'جمادى الأولى', 'Jumada al-Ula'],
      ['2024-12-02', 'جمادى الآخرة', 'Jumada al-Akhirah'],
      ['2025-01-01', 'رجب', 'Rajab'],
      ['2025-01-31', 'شعبان', 'Shaban'],
      ['2025-03-01', 'رمضان', 'Ramadan'],
      ['2025-03-30', 'شوال', 'Shawwal'],
      ['2025-04-29', 'ذو القعدة', 'Dhu al-Qadah'],
      ['2025-05-28', 'ذو الحجة', 'Dhu al-Hijjah'],
    ] as const
    for (const [date, arabic, english] of firsts) {
      expect(read(formatHijri(date, 'ar', { digits: 'latn' }) ?? '')).toBe(`1 ${arabic} 1446 هـ`)
      expect(read(formatHijri(date, 'en', { digits: 'latn' }) ?? '')).toBe(`1 ${english} 1446 AH`)
    }
  })

  test('has nothing to say of what is not a date', () => {
    expect(formatHijri('أمس', 'ar', { digits: 'arab' })).toBeUndefined()
  })
})

describe('everything written here', () => {
  const everything = (ui: InterfaceLanguage, digits: Digits) =>
    [
      formatNumber(1234.5, ui, { digits, decimal: 'point' }),
      formatPercent(0.5, ui, { digits, decimal: 'point' }),
      formatBytes(1_440_000, ui, { digits, decimal: 'point' }),
      formatHijri('2023-09-03', ui, { digits }),
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
