/**
 * The numbers and dates of the interface. Written out here and not left to `Intl`, because the prerendered page must be
 * letter for letter what the browser then draws, and their data differ: by version, and for the bare `ar` in digits,
 * calendar and invisible direction marks. Only the Hijri day is the platform's, which no prerendered page shows. Nothing
 * here puts in a character of direction: isolate where you insert.
 */
import type { MonthNames, Region } from '#core/region.ts'
import { primaryLanguage } from './direction.ts'
import { hijriDay } from './hijri.ts'

export type InterfaceLanguage = 'ar' | 'en'

/** How numbers are written in Arabic. English has one way. */
export type NumberStyle = Pick<Region, 'digits' | 'decimal'>

/** A number that is not negative, to three decimals at most: ١٬٢٣٤٫٥ or 1,234.5, in some regions 1.234,5. */
export function formatNumber(value: number, ui: InterfaceLanguage, style: NumberStyle): string {
  return written(String(Math.round(value * 1000) / 1000), ui, style)
}

/**
 * A whole number that stands in a text of any language as the numbers of its lists do, which the style sheet sets: ٣ in
 * Arabic, ۳ in Persian and Urdu, 3 in others, and for readers who want 123 everywhere.
 *
 * @param lang of the text, as a BCP 47 tag
 */
export function formatMarker(value: number, lang: string, { digits }: Pick<Region, 'digits'>): string {
  const zero = digits === 'arab' ? ZEROS[primaryLanguage(lang).toLowerCase()] : undefined
  return String(value).replace(/\d/g, (digit) =>
    zero === undefined ? digit : String.fromCharCode(zero + Number(digit)),
  )
}

/** A share (0.45) in whole per cent: ٤٥٪ or 45%. The Arabic sign goes with the Arabic digits only. */
export function formatPercent(share: number, ui: InterfaceLanguage, style: NumberStyle): string {
  const sign = hasArabicDigits(ui, style) ? '٪' : '%'
  return written(String(Math.round(share * 100)), ui, style) + sign
}

/**
 * A size in bytes, in thousands as file managers count: ٤٢ ك.ب, 1.4 MB. Whole kilobytes, at least one where there is
 * anything at all; from a megabyte up, one decimal below ten and none from there.
 */
export function formatBytes(bytes: number, ui: InterfaceLanguage, style: NumberStyle): string {
  const [number, unit] = sizeOf(bytes)
  return `${written(number, ui, style)}${NO_BREAK_SPACE}${ui === 'ar' ? ARABIC_UNITS[unit] : unit}`
}

/**
 * A date of an article as it stands in its file (`2023-09-03` or `2023-09-03T16:20`): in the place it was written,
 * so an offset behind it changes nothing. What is not such a date comes back as it is.
 *
 * Long: الأحد ٣ سبتمبر ٢٠٢٣، ٤:٢٠ م / Sunday 3 September 2023, 4:20 pm (the time only if there is one).
 * Short: ٣ سبتمبر ٢٠٢٣ / 3 September 2023.
 */
export function formatDate(
  date: string,
  ui: InterfaceLanguage,
  style: Pick<Region, 'digits' | 'months'>,
  form: 'long' | 'short',
): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(date)
  if (parts === null) return date
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]

  const monthName = (ui === 'ar' ? ARABIC_MONTHS[style.months] : ENGLISH_MONTHS)[month - 1]
  const calendarDate = `${day} ${monthName} ${year}`
  if (form === 'short') return inDigits(calendarDate, ui, style)

  const weekday = (ui === 'ar' ? ARABIC_WEEKDAYS : ENGLISH_WEEKDAYS)[weekdayOf(year, month, day)]
  const [hour, minute] = [parts[4], parts[5]]
  const time = hour === undefined ? '' : `${ui === 'ar' ? '،' : ','} ${timeOfDay(Number(hour), minute ?? '', ui)}`
  return inDigits(`${weekday} ${calendarDate}${time}`, ui, style)
}

/**
 * The Hijri day of a date of an article: ١٨ صفر ١٤٤٥ هـ / 18 Safar 1445 AH. `undefined` where it is not known: what is no
 * date, a day outside the calendar's tables, a platform that counts wrongly.
 */
export function formatHijri(date: string, ui: InterfaceLanguage, style: Pick<Region, 'digits'>): string | undefined {
  const hijri = hijriDay(date)
  if (hijri === undefined) return undefined
  const monthName = (ui === 'ar' ? ARABIC_HIJRI_MONTHS : ENGLISH_HIJRI_MONTHS)[hijri.month - 1]
  const era = ui === 'ar' ? 'هـ' : 'AH'
  return inDigits(`${hijri.day} ${monthName} ${hijri.year}${NO_BREAK_SPACE}${era}`, ui, style)
}

/** Where the digits of a language begin, as its books number: in step with `ol` in article.css. */
const ZEROS: Record<string, number> = {
  ...{ ar: 0x0660, ckb: 0x0660, sd: 0x0660 },
  ...{ fa: 0x06f0, ur: 0x06f0, ps: 0x06f0, ks: 0x06f0 },
}

/** Keeps a number and what it counts on one line. */
const NO_BREAK_SPACE = '\u00A0'

const ARABIC_UNITS = { kB: 'ك.ب', MB: 'م.ب', GB: 'غ.ب' }

const ENGLISH_WEEKDAYS = listed('Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday')
const ARABIC_WEEKDAYS = listed('الأحد,الاثنين,الثلاثاء,الأربعاء,الخميس,الجمعة,السبت')

const ENGLISH_MONTHS = listed('January,February,March,April,May,June,July,August,September,October,November,December')
const EGYPT = listed('يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر')
const LEVANT = listed('كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول')
/** The spellings of CLDR 47 for `ar-EG`, `ar-IQ`, `ar-MA` and `ar-DZ`. */
const ARABIC_MONTHS: Record<MonthNames, string[]> = {
  egypt: EGYPT,
  levant: LEVANT,
  morocco: listed('يناير,فبراير,مارس,أبريل,ماي,يونيو,يوليوز,غشت,شتنبر,أكتوبر,نونبر,دجنبر'),
  algeria: listed('جانفي,فيفري,مارس,أفريل,ماي,جوان,جويلية,أوت,سبتمبر,أكتوبر,نوفمبر,ديسمبر'),
  both: LEVANT.map((name, month) => `${name}/${EGYPT[month]}`),
}

/** The usual names, and a plain transliteration that every face has the letters for. */
const ARABIC_HIJRI_MONTHS = listed(
  'محرم,صفر,ربيع الأول,ربيع الآخر,جمادى الأولى,جمادى الآخرة,رجب,شعبان,رمضان,شوال,ذو القعدة,ذو الحجة',
)
const ENGLISH_HIJRI_MONTHS = listed(
  'Muharram,Safar,Rabi al-Awwal,Rabi al-Akhir,Jumada al-Ula,Jumada al-Akhirah,' +
    'Rajab,Shaban,Ramadan,Shawwal,Dhu al-Qadah,Dhu al-Hijjah',
)

function listed(names: string): string[] {
  return names.split(',')
}

/** Sunday is 0. Counted in universal time: the reader's own zone has no say in an article's date. */
function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** 4:20 م, 12:05 am. */
function timeOfDay(hour: number, minute: string, ui: InterfaceLanguage): string {
  const half = ui === 'ar' ? (hour < 12 ? 'ص' : 'م') : hour < 12 ? 'am' : 'pm'
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute}${NO_BREAK_SPACE}${half}`
}

function sizeOf(bytes: number): [number: string, unit: keyof typeof ARABIC_UNITS] {
  const kilobytes = Math.round(bytes / 1e3)
  if (kilobytes < 1000) return [String(bytes > 0 ? Math.max(1, kilobytes) : 0), 'kB']
  const megabytes = bytes / 1e6
  return Math.round(megabytes) < 1000 ? [twoFigures(megabytes), 'MB'] : [twoFigures(megabytes / 1e3), 'GB']
}

/** As many decimals as tell sizes apart: 1.4, 14, 140. */
function twoFigures(value: number): string {
  return Math.round(value * 10) < 100 ? value.toFixed(1) : String(Math.round(value))
}

/** A decimal number in ASCII (1234.5) with the separators and digits of the language. */
function written(number: string, ui: InterfaceLanguage, style: NumberStyle): string {
  const { group, decimal } = separatorsOf(ui, style)
  const [whole = '', fraction] = number.split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group)
  return inDigits(fraction === undefined ? grouped : grouped + decimal + fraction, ui, style)
}

function separatorsOf(ui: InterfaceLanguage, style: NumberStyle): { group: string; decimal: string } {
  if (hasArabicDigits(ui, style)) return { group: '٬', decimal: '٫' }
  return ui === 'ar' && style.decimal === 'comma' ? { group: '.', decimal: ',' } : { group: ',', decimal: '.' }
}

function inDigits(text: string, ui: InterfaceLanguage, style: Pick<Region, 'digits'>): string {
  if (!hasArabicDigits(ui, style)) return text
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)))
}

function hasArabicDigits(ui: InterfaceLanguage, { digits }: Pick<Region, 'digits'>): boolean {
  return ui === 'ar' && digits === 'arab'
}
