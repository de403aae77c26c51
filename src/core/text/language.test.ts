import { describe, expect, test } from 'vitest'
import { detectLanguage, writtenIn, writtenWithin } from './language.ts'

const arabic = { lang: 'ar-IQ', dir: 'rtl' } as const
const persian = { lang: 'fa', dir: 'rtl' } as const
const english = { lang: 'en-GB', dir: 'ltr' } as const

describe('detectLanguage', () => {
  test.each([
    ['ar', 'فتحت المكتبة العامة أبوابها صباح أمس بعد ترميم استمر عامين.'],
    ['ar', 'أطلقت Google خدمة جديدة'],
    ['fa', 'کتابخانهٔ ملی پس از دو سال تعمیر درهای خود را گشود.'],
    ['ur', 'کتب خانہ دو سال کی مرمت کے بعد کل صبح کھول دیا گیا ہے۔'],
    ['ps', 'د کابل ښار کتابتون له دوو کلونو وروسته پرون سهار بېرته پرانیستل شو او ډېر خلک ورغلل.'],
    ['ckb', 'کتێبخانەکە دوای دوو ساڵ چاککردنەوە دوێنێ بەیانی دەرگاکانی کردەوە.'],
    ['he', 'הספרייה הלאומית פתחה את שעריה אחרי שנתיים של שיפוצים.'],
    ['en', 'The public library opened its doors yesterday.'],
    ['en', 'La bibliothèque rouvre'],
  ])('finds %s in %s', (lang, text) => {
    expect(detectLanguage(text)).toBe(lang)
  })

  test.each(['', '2008-2011', '١٢٣', 'Библиотека'])('finds nothing in %j', (text) => {
    expect(detectLanguage(text)).toBeUndefined()
  })
})

describe('writtenIn', () => {
  test.each([
    ['محمد شعت', arabic, arabic],
    ['شيرين عبادي', persian, persian],
    ['John Smith', arabic, { lang: 'en', dir: 'ltr' }],
    ['Jane O’Brien', english, english],
    ['محمود درويش', english, { lang: 'ar', dir: 'rtl' }],
    ['عمر خیام و گفته‌های او', english, { lang: 'fa', dir: 'rtl' }],
    ['עמוס עוז', arabic, arabic],
    ['עמוס עוז', english, { lang: 'he', dir: 'rtl' }],
    ['Лев Толстой', arabic, { lang: 'und', dir: 'ltr' }],
    ['iPhone 15: ما الجديد؟', arabic, arabic],
    ['2008-2011', arabic, arabic],
    ['2008-2011', english, english],
  ])('%s in %o is written in %o', (text, around, expected) => {
    expect(writtenIn(text, around)).toEqual(expected)
  })
})

describe('writtenWithin', () => {
  test.each([
    ['a piece with more Latin letters than Arabic ones', 'قرأت Structure of Science من أوله', arabic, arabic],
    ['an English paragraph', 'All of it is in English, كله.', arabic, { lang: 'en', dir: 'ltr' }],
    ['an English piece with an Arabic name', 'He read ابن خلدون.', english, english],
  ])('%s', (_, text, around, expected) => {
    expect(writtenWithin(text, around)).toEqual(expected)
  })
})
