import { isDay } from '#core/article/day.ts'
import { hijriDay } from '#core/text/hijri.ts'
import { readDateLine } from '#core/importing/dates.ts'
import { asciiDigits } from '#core/importing/digits.ts'

/**
 * A date that a page states for machines, in the form of the article format: ISO 8601 in its variants, RFC 822, or any
 * date line. A year between 1300 and 1500 is a Hijri one in ISO shape and is converted by the Umm al-Qura calendar.
 * `undefined` for what is no date.
 */
export function statedDate(text: string): string | undefined {
  const plain = asciiDigits(text.trim()).replace(/\s+/g, ' ')
  if (plain.length > 120) return undefined
  return isoDate(plain) ?? mailDate(plain) ?? readDateLine(plain, 'en')?.published ?? readDateLine(plain, 'en')?.updated
}

const ISO =
  /^(\d{4})-?(\d{1,2})-?(\d{1,2})(?:[T ]\s?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?(?=$|\s|T)/i

function isoDate(text: string): string | undefined {
  const [whole, year, month, day, hour, minute, second, zone = ''] = ISO.exec(text.replaceAll('/', '-')) ?? []
  if (whole === undefined) return undefined
  const date = civilDay(Number(year), Number(month), Number(day))
  if (date === undefined) return undefined
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return date
  const seconds = second === undefined || Number(second) > 59 ? '' : `:${second}`
  return `${date}T${hour}:${minute}${seconds}${offset(zone)}`
}

function offset(zone: string): string {
  if (zone === '') return ''
  const [, sign, hours = '', minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  if (sign === undefined || (hours === '00' && minutes === '00')) return 'Z'
  return Number(hours) > 14 || Number(minutes) > 59 ? '' : `${sign}${hours}:${minutes}`
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Wed, 28 Aug 2013 10:00:00 +0400, and Wed Aug 28 10:00:00 +0400 2013 */
function mailDate(text: string): string | undefined {
  const [, day, name = '', year, time, zone = ''] =
    /^(?:[a-z]{3,9},? )?(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4})(?:,? (\d{2}:\d{2}(?::\d{2})?) ?(GMT|UTC|Z|[+-]\d{4})?)?/i.exec(
      text,
    ) ?? []
  const date = civilDay(Number(year), MONTHS.indexOf(name.toLowerCase()) + 1, Number(day))
  return date === undefined || time === undefined ? date : `${date}T${time}${offset(zone)}`
}

function civilDay(year: number, month: number, day: number): string | undefined {
  if (year >= 1300 && year <= 1500) return fromHijri(year, month, day)
  return year > 1500 && year < 2200 && isDay(year, month, day) ? isoDay(Date.UTC(year, month - 1, day)) : undefined
}

const DAY = 86_400_000
/** 1 Muharram 1300, and the mean length of a Hijri year and month in days. */
const FIRST = Date.UTC(1882, 10, 12)
const YEAR = 354.367
const MONTH = 29.5306

function fromHijri(year: number, month: number, day: number): string | undefined {
  const about = FIRST + Math.round((year - 1300) * YEAR + (month - 1) * MONTH + day - 1) * DAY
  for (const shift of [0, 1, -1, 2, -2, 3, -3]) {
    const date = isoDay(about + shift * DAY)
    const hijri = hijriDay(date)
    if (hijri?.year === year && hijri.month === month && hijri.day === day) return date
  }
  return undefined
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** The day in the path of an address: /2013/8/3/, /2013-08-03-name, /20130803/. */
export function dateInAddress(address: string): string | undefined {
  const [, year, month, day] =
    /[/=_-](20\d\d|19\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.-]|$)/.exec(address) ??
    /\/(20\d\d)(\d\d)(\d\d)(?=[/_.-]|$)/.exec(address) ??
    []
  return year === undefined ? undefined : civilDay(Number(year), Number(month), Number(day))
}
