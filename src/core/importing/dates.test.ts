import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../../../tests/support/anyText.ts'
import { readDateLine } from './dates.ts'

const published = (line: string, lang?: string) => readDateLine(line, lang)?.published
const doubts = (line: string, lang?: string) => readDateLine(line, lang)?.doubts

/** Every month once in each family of names, hamza or not. */
const MONTHS: [family: string, names: string][] = [
  ['Egypt and the Gulf', 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'],
  ['Egypt, older', 'يناير فبراير مارس إبريل مايو يونيه يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر'],
  [
    'the Levant and Iraq',
    'كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول',
  ],
  [
    'the Levant, without hamza',
    'كانون_الثاني شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين_الاول تشرين_الثاني كانون_الاول',
  ],
  ['Morocco', 'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر'],
  ['Algeria and Tunisia', 'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر'],
  ['English', 'January February March April May June July August September October November December'],
  ['English, short', 'Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sept. Oct. Nov. Dec.'],
]

describe('readDateLine', () => {
  test.each(MONTHS)('knows the months of %s', (_, names) => {
    const read = names.split(' ').map((name) => published(`15 ${name.replace('_', ' ')} 2021`))
    expect(read).toEqual(names.split(' ').map((_name, index) => `2021-${String(index + 1).padStart(2, '0')}-15`))
  })

  test.each([
    // Order and marks
    ['3 سبتمبر 2023', '2023-09-03'],
    ['03/سبتمبر/2023', '2023-09-03'],
    ['3-سبتمبر-2023', '2023-09-03'],
    ['3 سبتمبر، 2023', '2023-09-03'],
    ['سبتمبر 3, 2023', '2023-09-03'],
    ['2023 سبتمبر 3', '2023-09-03'],
    ['03سبتمبر 2023', '2023-09-03'],
    ['3 من سبتمبر عام 2023', '2023-09-03'],
    ['03/09/2023', '2023-09-03'],
    ['3-9-2023', '2023-09-03'],
    ['3.9.2023', '2023-09-03'],
    ['3 ـ 9 ـ 2023', '2023-09-03'],
    ['3\\9\\2023', '2023-09-03'],
    ['2023-09-03', '2023-09-03'],
    ['2023/9/3', '2023-09-03'],
    ['09/13/2023', '2023-09-13'],
    // Digits
    ['٣ سبتمبر ٢٠٢٣', '2023-09-03'],
    ['۳ سبتمبر ۲۰۲۳', '2023-09-03'],
    ['٠٣/٠٩/٢٠٢٣', '2023-09-03'],
    // Two names of one month
    ['28 آب/أغسطس 2013', '2013-08-28'],
    ['28 آب/اغسطس 2013', '2013-08-28'],
    ['28 آب أغسطس 2013 م', '2013-08-28'],
    ['3 يناير/ كانون الثاني 2024', '2024-01-03'],
    ['31 مارس (آذار) 2024', '2024-03-31'],
    ['2 يونيو\\ حزيران 2021', '2021-06-02'],
    // Weekday
    ['الأحد 03/سبتمبر/2023', '2023-09-03'],
    ['الأحد، 3 سبتمبر 2023', '2023-09-03'],
    ['الاحد (3 أيلول 2023)', '2023-09-03'],
    ['يوم الأحد 3 أيلول 2023', '2023-09-03'],
    ['2023-09-03 - الأحد', '2023-09-03'],
    ['الأربعاء 06-09-2023', '2023-09-06'],
    // Time
    ['الأحد 03/سبتمبر/2023 - 04:20 م', '2023-09-03T16:20'],
    ['3 سبتمبر 2023 | 16:20', '2023-09-03T16:20'],
    ['3 سبتمبر 2023 الساعة 4:20 مساءً', '2023-09-03T16:20'],
    ['٣ سبتمبر، ٢٠٢٣ · ٣:١٦ ص', '2023-09-03T03:16'],
    ['3 سبتمبر 2023 - 12:05 ص', '2023-09-03T00:05'],
    ['3 سبتمبر 2023 - 12:05 م', '2023-09-03T12:05'],
    ['3 سبتمبر 2023 - 9:30 ليلا', '2023-09-03T21:30'],
    ['3 سبتمبر 2023 - 8 صباحًا', '2023-09-03T08:00'],
    ['16:20 - 3 سبتمبر 2023', '2023-09-03T16:20'],
    ['3 سبتمبر 2023 14:00 (GMT+0400)', '2023-09-03T14:00+04:00'],
    ['3 سبتمبر 2023 14:00 GMT+3', '2023-09-03T14:00+03:00'],
    ['3 سبتمبر 2023 14:00 بتوقيت غرينتش', '2023-09-03T14:00Z'],
    ['3 سبتمبر 2023 14:00 بتوقيت القاهرة', '2023-09-03T14:00'],
    ['2023-09-03T16:20:05+03:00', '2023-09-03T16:20:05+03:00'],
    ['2023-09-03T16:20Z', '2023-09-03T16:20Z'],
    ['2023-09-03 16:20:05.123Z', '2023-09-03T16:20:05Z'],
    // Labels, sections, other words set apart
    ['نُشر في: 3 سبتمبر 2023', '2023-09-03'],
    ['نُشِرَت في ٣ سبتمبر، ٢٠٢٣', '2023-09-03'],
    ['تاريخ النشر: 2023/09/03', '2023-09-03'],
    ['تم النشر بتاريخ 3-9-2023', '2023-09-03'],
    ['يـــوم :   2023-09-03', '2023-09-03'],
    ['محليات 03-09-2023, 20:40 | --', '2023-09-03T20:40'],
    ['اقتصاد | 3 سبتمبر 2023', '2023-09-03'],
    ['سبتمبر 3, 2023 · دقيقتان للقراءة', '2023-09-03'],
    ['362 / | 03 سبتمبر 2023', '2023-09-03'],
    // Hijri beside Gregorian
    ['18 صفر 1445هـ الموافق 3 سبتمبر 2023م', '2023-09-03'],
    ['18/2/1445هـ الموافق لـ3/9/2023م', '2023-09-03'],
    ['18/2/1445 هجري الموافق 3/9/2023 ميلادي', '2023-09-03'],
    ['الخميس 23 نوفمبر 2023 9 جمادى الأولى 1445ه', '2023-11-23'],
    // Days in words
    ['الثالث من سبتمبر 2023', '2023-09-03'],
    ['الثالث عشر من مارس عام 2009', '2009-03-13'],
    ['الحادي والثلاثين من أغسطس 2023', '2023-08-31'],
    ['العشرين من تموز 2020', '2020-07-20'],
    // Presentation forms, as PDF files give them
    ['٢٦ ﻣﺎرس ٢٠٢٤م', '2024-03-26'],
    // English
    ['3 September 2023', '2023-09-03'],
    ['3rd of September 2023', '2023-09-03'],
    ['September 3, 2023', '2023-09-03'],
    ['Sept. 3, 2023, 4:20 p.m.', '2023-09-03T16:20'],
    ['Sunday, 03 Sep 2023 16:20', '2023-09-03T16:20'],
    ['Sun, 3 Sep 2023 16:20:00 GMT', '2023-09-03T16:20:00Z'],
    ['Published: 3 September 2023', '2023-09-03'],
    ['Published on Sunday 3 September 2023 at 16.20', '2023-09-03T16:20'],
    ['3 September 2023, 4.20pm', '2023-09-03T16:20'],
    ['Posted September 3rd, 2023 at 4:20 PM', '2023-09-03T16:20'],
    ['World | 3 September 2023 | 5 min read', '2023-09-03'],
    ['3 September 2023 at 14:00 EST', '2023-09-03T14:00'],
  ])('reads %s', (line, date) => {
    expect(published(line)).toBe(date)
    expect(doubts(line)).toEqual([])
  })

  test('tells when a text was changed from when it was published', () => {
    expect(readDateLine('آخر تحديث: 5 سبتمبر 2023')).toEqual({ updated: '2023-09-05', others: [], doubts: [] })
    expect(readDateLine('نُشر: 3 سبتمبر 2023 - آخر تحديث: 5 سبتمبر 2023 09:10')).toMatchObject({
      published: '2023-09-03',
      updated: '2023-09-05T09:10',
    })
    expect(readDateLine('Published 3 September 2023, updated 5 September 2023')).toMatchObject({
      published: '2023-09-03',
      updated: '2023-09-05',
    })
  })

  test.each([
    ['٣ سبتمبر، ٢٠٢٣ ·بقلم سعاد حداد /في التدوينات', 'سعاد حداد'],
    ['By Salma Haddad on April 8, 2022', 'Salma Haddad'],
    ['كتب: أحمد علي | السبت 8 أبريل 2022', 'أحمد علي'],
  ])('finds the author in %s', (line, author) => {
    expect(readDateLine(line)?.author).toBe(author)
  })

  test.each([
    ['السبت 3 سبتمبر 2023', ['weekday-differs']],
    ['Monday, 3 September 2023', ['weekday-differs']],
    ['25 صفر 1445هـ الموافق 3 سبتمبر 2023م', ['hijri-differs']],
    ['19 صفر 1445هـ الموافق 3 سبتمبر 2023م', []],
    ['28 آب/يوليو 2013', ['months-differ']],
    ['3 سبتمبر 2023 - 25:10', ['time-unclear']],
    ['3 سبتمبر 2023 - 16:20 ص', ['time-unclear']],
    ['03/09/2023', []],
  ])('doubts %s', (line, expected) => {
    expect(doubts(line)).toEqual(expected)
  })

  test('takes the order of figures from the weekday, and in English doubts it without one', () => {
    expect(readDateLine('Sunday 09/03/2023', 'en')).toMatchObject({ published: '2023-09-03', doubts: [] })
    expect(readDateLine('09/03/2023', 'en')).toMatchObject({ published: '2023-03-09', doubts: ['order-unclear'] })
    expect(readDateLine('09/09/2023', 'en')).toMatchObject({ published: '2023-09-09', doubts: [] })
  })

  test.each(['٩ /١١ /١٤٤١هـ', '18 صفر 1445', '1445-02-18T12:23:48Z', '18 رمضان 1445 هـ'])(
    'makes no Gregorian date of the Hijri %s',
    (line) => expect(readDateLine(line)).toEqual({ others: [], doubts: ['hijri-only'] }),
  )

  test.each([
    '30 فبراير 2023',
    '31/04/2023',
    '2023-13-01',
    '0 سبتمبر 2023',
    '29 فبراير 2023',
    '3 سبتمبر 23',
    '3 سبتمبر 20233',
  ])('takes the impossible %s for no date', (line) => expect(readDateLine(line)).toBeUndefined())

  test.each([
    'في 3 سبتمبر 2023 زار الوزير المدينة القديمة',
    'زار الوزير المدينة في 3 سبتمبر 2023',
    'وُلد في 3 سبتمبر 1923.',
    'حرب السادس من أكتوبر 1973',
    'متظاهرة تحمل لافتة عليها صورة الشجرة التي قُطعت في وسط المدينة - 2 مارس/آذار 2024',
    'اتفاقية 4 أبريل 1949 وما بعدها',
    'On 3 September 2023 the bridge was opened',
    'The bridge was opened on 3 September 2023.',
    'What happened on 3 September 2023?',
    '03.09.2023 Views',
    'الأربعاء، يوليو 1',
    'اليوم, 11:28',
    'منذ 5 ساعات',
    '360 درجة',
    '',
    '2023',
    '3 سبتمبر',
    `3 سبتمبر 2023 ${'كلمة '.repeat(60)}`,
  ])('leaves prose and half dates alone: %s', (line) => expect(readDateLine(line)).toBeUndefined())

  test('reads back every day it is told, in words', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    const languages = fc.constantFrom('ar-EG', 'ar-LB', 'ar-MA', 'ar-TN', 'en-GB', 'en-US')
    fc.assert(
      fc.property(days, languages, fc.constantFrom('full', 'long'), (day, language, dateStyle) => {
        const line = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC', calendar: 'gregory' }).format(day)
        expect(readDateLine(line)).toEqual({ published: day.toISOString().slice(0, 10), others: [], doubts: [] })
      }),
    )
  })

  test('never throws', () => {
    const piece = fc.constantFrom(
      '3',
      '2023',
      'سبتمبر',
      '/',
      '-',
      ':',
      '(',
      'GMT',
      '+',
      'م',
      'بقلم',
      'آب',
      'الثالث',
      'عشر',
      '.',
      '04',
    )
    const line = fc.oneof(
      anyText,
      fc.array(piece, { maxLength: 20 }).map((parts) => parts.join(' ')),
    )
    fc.assert(
      fc.property(line, (text) => {
        expect(() => readDateLine(text)).not.toThrow()
      }),
    )
  })
})
