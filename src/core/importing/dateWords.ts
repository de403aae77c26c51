/**
 * The words of date lines, all folded as `foldWord` folds. Sources: Unicode CLDR 46 (ar-EG, ar-LB, ar-IQ, ar-MA, ar-DZ,
 * ar-TN, ur, fa), and the spellings that newspapers use beside them.
 */

/** Lower case, without vowel marks and tatweel, hamza seats and final letters made one: أغسطس and اغسطس are one word. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{M}\u0640.’']/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
}

/** Gregorian months in words, January first: Egypt and the Gulf, the Levant and Iraq, the Maghreb, English, Urdu, Persian. */
const GREGORIAN = [
  'يناير|كانون الثاني|جانفي|january|jan|جنوري|ژانويه',
  'فبراير|شباط|فيفري|february|feb|فروري|فوريه',
  'مارس|اذار|march|mar|مارچ',
  'ابريل|نيسان|افريل|april|apr|اپريل|اوريل',
  'مايو|ايار|ماي|may|ميي',
  'يونيو|يونيه|حزيران|جوان|june|jun|جون|ژوين',
  'يوليو|يوليه|تموز|يوليوز|جويليه|july|jul|جولايي|ژوييه',
  'اغسطس|اب|غشت|اوت|august|aug|اگست',
  'سبتمبر|ايلول|شتنبر|september|sept|sep|ستمبر|سپتامبر',
  'اكتوبر|تشرين الاول|october|oct|اكتبر',
  'نوفمبر|تشرين الثاني|نونبر|november|nov|نومبر|نوامبر',
  'ديسمبر|كانون الاول|دجنبر|december|dec|دسمبر|دسامبر',
]
const HIJRI = [
  'محرم|المحرم|muharram',
  'صفر|safar',
  'ربيع الاول|rabi al-awwal',
  'ربيع الاخر|ربيع الثاني|rabi al-thani',
  'جمادي الاولي|جمادي الاول|jumada al-awwal',
  'جمادي الاخره|جمادي الثانيه|جمادي الاخر|جمادي الثاني|jumada al-thani',
  'رجب|rajab',
  'شعبان|shaban',
  'رمضان|ramadan',
  'شوال|shawwal',
  'ذو القعده|ذي القعده|dhu al-qadah',
  'ذو الحجه|ذي الحجه|dhu al-hijjah',
]
/** Sunday first, as `Date` counts. */
const WEEKDAYS = [
  'الاحد|sunday|sun',
  'الاثنين|الاتنين|monday|mon',
  'الثلاثاء|الثلثاء|tuesday|tues|tue',
  'الاربعاء|wednesday|wed',
  'الخميس|thursday|thurs|thur|thu',
  'الجمعه|friday|fri',
  'السبت|saturday|sat',
]

const indexed = (rows: string[], first: number) =>
  new Map(rows.flatMap((row, index) => row.split('|').map((word): [string, number] => [word, index + first])))

/** From a name of one or two words, with one space, to its month, counted from 1. */
export const GREGORIAN_MONTHS = indexed(GREGORIAN, 1)
export const HIJRI_MONTHS = indexed(HIJRI, 1)
/** From a day's name to its number, Sunday 0. */
export const WEEKDAY_NUMBERS = indexed(WEEKDAYS, 0)

/** Day numbers in words: «الثالث», and with «عشر», «والعشرين», «والثلاثين» behind it the others. */
export const ORDINALS = new Map([
  ...indexed(['الحادي|الاول', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس', 'السابع', 'الثامن', 'التاسع'], 1),
  ...indexed(['العاشر'], 10),
  ...indexed(['العشرين|العشرون'], 20),
  ...indexed(['الثلاثين|الثلاثون'], 30),
])
export const ORDINAL_TENS = new Map([
  ['عشر', 10],
  ...['والعشرين', 'والعشرون'].map((word): [string, number] => [word, 20]),
  ...['والثلاثين', 'والثلاثون'].map((word): [string, number] => [word, 30]),
])

export type DayPart = 'am' | 'pm' | 'night'
export const DAY_PARTS = new Map<string, DayPart>([
  ...['ص', 'صباحا', 'فجرا', 'am', 'الصباح'].map((word): [string, DayPart] => [word, 'am']),
  ...['م', 'مساء', 'ظهرا', 'عصرا', 'pm', 'المساء'].map((word): [string, DayPart] => [word, 'pm']),
  ['ليلا', 'night'],
])

const words = (text: string) => new Set(text.split(' '))

/** Words that say when a text was changed; what follows is not the day it was published. */
export const UPDATED_WORDS = words('تحديث التحديث تحديثه محدث تعديل updated modified edited revised update')
/** Words that may stand beside a date in a date line and say nothing more. */
export const LABEL_WORDS = words(
  'نشر نشرت النشر نشره منشور تم التاريخ تاريخ بتاريخ في يوم اليوم عام سنه لعام من الموافق الموافقه اخر كتب كتبت حرر حررت صدر ' +
    'صدرت الساعه الوقت بتوقيت بالتوقيت التوقيت المحلي ميلادي ميلاديه هجري هجريه لل ل القاهره مكه المكرمه بيروت ابوظبي بغداد ' +
    'الرياض غرينتش جرينتش غرينيتش ' +
    'published posted on date dated last first the of at created issued time local st nd rd th day est edt cet bst',
)
/** Words that open the name of an author within a line: «بقلم», "by". */
export const BYLINE_WORDS = words('بقلم by')
