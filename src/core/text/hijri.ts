/** A day of the Hijri calendar; `month` counts from 1, Muharram. */
export interface HijriDay {
  year: number
  month: number
  day: number
}

/**
 * The day of the Umm al-Qura calendar for a date of an article (`2023-09-03`, with or without a time). It is the civil
 * day, from midnight to midnight, as official dates are written; that a Hijri day begins at sunset is left aside.
 *
 * `undefined` for what is no such date, for days outside 1300–1600 AH, where platforms have no tables and compute another
 * calendar instead, and where `knowsHijri` is false.
 */
export function hijriDay(date: string): HijriDay | undefined {
  const gregorian = /^\d{4}-\d\d-\d\d(?=T|$)/.exec(date)?.[0]
  if (gregorian === undefined || gregorian < FIRST_DAY || gregorian > LAST_DAY || !knowsHijri()) return undefined
  return ummAlQura(gregorian)
}

/**
 * Whether this platform can be relied on for the Umm al-Qura calendar. Some have answered with Gregorian months, or with
 * another Islamic calendar, so it must know four days (typography R56); each other one misses at least one of them.
 */
export function knowsHijri(): boolean {
  knows ??= KNOWN_DAYS.every(([gregorian, hijri]) => {
    const { year, month, day } = ummAlQura(gregorian) ?? {}
    return `${day}/${month}/${year}` === hijri
  })
  return knows
}

let knows: boolean | undefined

/** A day in Safar, and the first of Muharram of three years. */
const KNOWN_DAYS = [
  ['2023-09-03', '18/2/1445'],
  ['2022-07-30', '1/1/1444'],
  ['2024-07-07', '1/1/1446'],
  ['2025-06-26', '1/1/1447'],
] as const

/** 1 Muharram 1300 and the last of Dhu al-Hijjah 1600: the tables of Unicode's ICU, which browsers use. */
const FIRST_DAY = '1882-11-12'
const LAST_DAY = '2174-11-25'

let calendar: Intl.DateTimeFormat | undefined

/** What the platform says of a Gregorian day (`2023-09-03`); `undefined` for a day that does not exist. */
function ummAlQura(gregorian: string): HijriDay | undefined {
  const time = Date.parse(`${gregorian}T00:00Z`)
  if (Number.isNaN(time)) return undefined
  // In numbers, and in universal time: the reader's own zone has no say in an article's date.
  calendar ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const parts = calendar.formatToParts(time)
  const numberOf = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  return { year: numberOf('year'), month: numberOf('month'), day: numberOf('day') }
}
