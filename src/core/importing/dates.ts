import { isDay } from '#core/article/day.ts'
import {
  BYLINE_WORDS,
  DAY_PARTS,
  foldWord,
  GREGORIAN_MONTHS,
  HIJRI_MONTHS,
  LABEL_WORDS,
  ORDINAL_TENS,
  ORDINALS,
  UPDATED_WORDS,
  WEEKDAY_NUMBERS,
  type DayPart,
} from './dateWords.ts'
import { asciiDigits } from './digits.ts'

/** What makes a date line less than certain; an editor should look. */
export type DateDoubt =
  'weekday-differs' | 'hijri-differs' | 'hijri-only' | 'months-differ' | 'order-unclear' | 'time-unclear'

/** What a line says that is nothing but a date with its trimmings. Dates are in the form of the article format. */
export interface DateLine {
  /** `2023-09-03`, `2023-09-03T16:20`, and with `Z` or `+03:00` only where the line states it. */
  published?: string
  updated?: string
  /** Named on the same line: «بقلم …», "By …". */
  author?: string
  /** Words of the line that are no part of the date: a section, a reading time, a place. */
  others: string[]
  doubts: DateDoubt[]
}

/** A longer line is prose, whatever it holds. */
const MAX_LENGTH = 160

/**
 * Reads a line that gives a date and little else, in Arabic or English: «الأحد 03/سبتمبر/2023 - 04:20 م»,
 * "Sept. 3, 2023, 4:20 p.m.". A sentence that mentions a date is none, and gives `undefined`. Days come before months in
 * figures, unless the month could not be one or the weekday says otherwise. A line with a Hijri date alone gives a
 * `DateLine` without dates and a doubt. `lang` decides only whether 03/09/2023 is unclear: in English it is.
 */
export function readDateLine(line: string, lang = 'ar'): DateLine | undefined {
  if (line.length > MAX_LENGTH) return undefined
  const scan = new Scan(line)
  while (!scan.done) scan.step()
  return scan.isDateLine() ? scan.result(lang) : undefined
}

interface Token {
  kind: 'number' | 'word' | 'mark'
  /** Digits as ASCII, words folded, a mark as it is. */
  value: string
  /** Where it stands in the cleaned line, for what is copied out of it. */
  start: number
  end: number
  /** Two spaces or more before it: printed pages set parts apart so. */
  apart: boolean
}

interface Day {
  year: number
  month: number
  day: number
}
interface Time {
  hour: number
  minute: number
  second: number | undefined
  offset: string
}
interface Found {
  /** More than one where figures can be read both ways. */
  days: Day[]
  role: 'published' | 'updated'
  time?: Time
}

/** One walk over the tokens of a line. What is recognised is taken; what is left decides whether it was a date line. */
class Scan {
  readonly #text: string
  readonly #tokens: Token[]
  #at = 0
  #role: 'published' | 'updated' = 'published'
  readonly #found: Found[] = []
  readonly #hijri: Day[] = []
  #weekday: number | undefined
  /** A time that stood before its date. */
  #time: Time | undefined
  readonly #doubts = new Set<DateDoubt>()
  #author: string | undefined
  /** Runs of words that nothing recognised, as ranges of tokens. */
  readonly #others: { from: number; to: number }[] = []
  #labels = 0

  constructor(line: string) {
    this.#text = cleaned(line)
    this.#tokens = tokensOf(this.#text)
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length
  }

  step(): void {
    if (this.#takeDate() || this.#takeTime() || this.#takeWeekday() || this.#takeByline()) return
    const token = this.#token()
    if (token?.kind === 'word' && UPDATED_WORDS.has(token.value)) this.#role = 'updated'
    else if (token?.kind === 'word' && !LABEL_WORDS.has(token.value)) this.#addOther()
    else if (token?.kind === 'number') this.#addOther()
    else if (token?.kind === 'word') this.#labels += 1
    this.#at += 1
  }

  /** Whether what is left beside the date is no more than a section, a place or a reading time, each set apart. */
  isDateLine(): boolean {
    if (this.#found.length + this.#hijri.length === 0) return false
    if (/[!?؟؛;…]$|\.\.$/.test(this.#text)) return false
    if (this.#text.endsWith('.') && (this.#others.length > 0 || this.#labels === 0)) return false
    const sizes = this.#others.map(({ from, to }) => to - from)
    if (sizes.some((size) => size > 5) || sizes.reduce((sum, size) => sum + size, 0) > 8) return false
    return this.#others.every(({ from, to }) => {
      let opening = from
      // «/في التدوينات»: a preposition belongs to what it opens.
      if (/^(?:في|in)$/.test(this.#tokens[from - 1]?.value ?? '')) opening -= 1
      const standsFirst = opening === 0 || this.#isSeparator(opening - 1) || this.#tokens[from]?.apart === true
      const standsLast = to === this.#tokens.length || this.#isSeparator(to) || this.#tokens[to]?.apart === true
      // «محليات 20-11-2021»: one or two words of a section before a date in figures.
      return standsFirst && (standsLast || (to - from <= 2 && this.#isDateInFigures(to)))
    })
  }

  result(lang: string): DateLine {
    const line: DateLine = { others: this.#others.map(({ from, to }) => this.#slice(from, to)), doubts: [] }
    for (const found of this.#found) {
      const [first, second] = found.days
      const onWeekday = found.days.find((day) => weekdayOf(day) === this.#weekday)
      const day = onWeekday ?? first
      if (day === undefined) continue
      if (second !== undefined && onWeekday === undefined && lang.startsWith('en')) this.#doubts.add('order-unclear')
      if (this.#weekday !== undefined && onWeekday === undefined) this.#doubts.add('weekday-differs')
      if (this.#hijri.some((hijri) => !isSameDay(hijri, day))) this.#doubts.add('hijri-differs')
      line[found.role] ??= isoDate(day, found.time)
    }
    if (this.#found.length === 0) this.#doubts.add('hijri-only')
    if (this.#author !== undefined) line.author = this.#author
    line.doubts = [...this.#doubts]
    return line
  }

  #token(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead]
  }

  #takeDate(): boolean {
    const read = readFigures(this.#tokens, this.#at) ?? readInWords(this.#tokens, this.#at)
    if (read === undefined) return false
    this.#at = read.next
    if (read.monthsDiffer) this.#doubts.add('months-differ')
    const calendar = this.#takeCalendar()
    const [first] = read.days
    if (first !== undefined && (calendar === 'hijri' || read.hijri)) this.#hijri.push(first)
    else {
      const found: Found = { days: read.days, role: this.#role }
      if (this.#time !== undefined) found.time = this.#time
      this.#time = undefined
      this.#found.push(found)
    }
    return true
  }

  /** «هـ», «هجري», «م», «ميلادي» right behind a year. */
  #takeCalendar(): 'hijri' | 'gregorian' | undefined {
    const value = this.#token()?.value ?? ''
    if (/^(?:ه|هجري|هجريه|ah|h)$/.test(value)) {
      this.#at += 1
      return 'hijri'
    }
    if (/^(?:م|ميلادي|ميلاديه|ad|ce)$/.test(value)) {
      this.#at += 1
      return 'gregorian'
    }
    return undefined
  }

  #takeTime(): boolean {
    const read = readTime(this.#tokens, this.#at)
    if (read === undefined) return false
    this.#at = read.next
    if (read.time === undefined) {
      this.#doubts.add('time-unclear')
      return true
    }
    const last = this.#found.at(-1)
    if (last !== undefined && last.time === undefined) last.time = read.time
    else this.#time ??= read.time
    return true
  }

  #takeWeekday(): boolean {
    const weekday = WEEKDAY_NUMBERS.get(this.#token()?.value ?? '')
    if (weekday === undefined) return false
    this.#weekday ??= weekday
    this.#at += 1
    return true
  }

  /** From «بقلم», «كتب:» or "by" to the next mark, weekday or date. */
  #takeByline(): boolean {
    const from = this.#at + bylineLength(this.#tokens, this.#at)
    if (from === this.#at) return false
    let to = from
    while (to < this.#tokens.length && !this.#isSeparator(to) && !this.#opensDate(to)) to += 1
    if (to === from || to - from > 6) return false
    this.#author ??= this.#slice(from, to).replace(/\s+on$/, '')
    this.#at = to
    return true
  }

  #opensDate(at: number): boolean {
    const token = this.#tokens[at]
    if (token === undefined || token.kind === 'mark') return false
    return (
      WEEKDAY_NUMBERS.has(token.value) ||
      readFigures(this.#tokens, at) !== undefined ||
      readInWords(this.#tokens, at) !== undefined
    )
  }

  #isDateInFigures(at: number): boolean {
    return readFigures(this.#tokens, at) !== undefined
  }

  #isSeparator(at: number): boolean {
    return this.#tokens[at]?.kind === 'mark' && this.#tokens[at].value !== '.'
  }

  #addOther(): void {
    const last = this.#others.at(-1)
    const adjoins =
      last !== undefined && (last.to === this.#at || (last.to === this.#at - 1 && this.#tokens[last.to]?.value === '.'))
    if (adjoins && !this.#token()?.apart) last.to = this.#at + 1
    else this.#others.push({ from: this.#at, to: this.#at + 1 })
  }

  #slice(from: number, to: number): string {
    return this.#text.slice(this.#tokens[from]?.start, this.#tokens[to - 1]?.end).trim()
  }
}

/** Presentation forms made letters, invisible marks removed, "p.m." one word. */
function cleaned(line: string): string {
  return line
    .normalize('NFKC')
    .replace(/[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/\b([ap])\.\s?m\b\.?/gi, '$1m')
    .trim()
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(/\p{Nd}+|[\p{L}\p{M}\u0640]+|\S/gu)) {
    const [raw] = match
    const start = match.index
    const folded = foldWord(raw)
    const kind = /^\p{Nd}/u.test(raw) ? 'number' : /\p{L}/u.test(folded) ? 'word' : 'mark'
    const value = kind === 'number' ? asciiDigits(raw) : kind === 'word' ? folded : raw
    tokens.push({ kind, value, start, end: start + raw.length, apart: start - end >= 2 && tokens.length > 0 })
    end = start + raw.length
  }
  return tokens
}

interface DateRead {
  days: Day[]
  hijri: boolean
  monthsDiffer: boolean
  next: number
}

/** Three numbers with the same mark between them: 03/09/2023, 3-9-2023, 2023-09-03, 6 ـ 4 ـ 1959. */
function readFigures(tokens: Token[], at: number): DateRead | undefined {
  const parts = tokens.slice(at, at + 5)
  const [first, mark, second, otherMark, third] = parts
  if (first?.kind !== 'number' || second?.kind !== 'number' || third?.kind !== 'number') return undefined
  if (mark === undefined || mark.value !== otherMark?.value || !/^[-/.\\–—\u0640]$/.test(mark.value)) return undefined
  const [a, b, c] = [first, second, third].map(({ value }) => Number(value))
  if (a === undefined || b === undefined || c === undefined) return undefined
  const isYearFirst = first.value.length === 4
  if (!isYearFirst && third.value.length !== 4) return undefined
  const year = isYearFirst ? a : c
  const orders = isYearFirst
    ? [[b, c]]
    : [
        [b, a],
        [a, b],
      ]
  const hijri = isHijriYear(year)
  const days = orders
    .map(([month = 0, day = 0]) => ({ year, month, day }))
    .filter(
      (day, index, all) => isPossible(day, hijri) && all.findIndex((other) => other.month === day.month) === index,
    )
  if (days.length === 0) return undefined
  // In ISO form a T stands before the time.
  const next = tokens[at + 5]?.value === 't' && tokens[at + 6]?.kind === 'number' ? at + 6 : at + 5
  return { days, hijri, monthsDiffer: false, next }
}

/** A date with the name of its month: 3 سبتمبر 2023, 3 آذار/مارس 2024, سبتمبر 3, 2023, 2023 سبتمبر 3. */
function readInWords(tokens: Token[], at: number): DateRead | undefined {
  const day = readDayNumber(tokens, at)
  const afterDay = day === undefined ? at : skipBetween(tokens, day.next)
  const month = readMonth(tokens, afterDay)
  if (month !== undefined) {
    const afterMonth = skipBetween(tokens, month.next)
    if (day !== undefined) return dateRead(day.value, month, tokens, afterMonth)
    const laterDay = readDayNumber(tokens, afterMonth)
    if (laterDay !== undefined) return dateRead(laterDay.value, month, tokens, skipBetween(tokens, laterDay.next))
    return undefined
  }
  const year = tokens[at]
  if (year?.kind !== 'number' || year.value.length !== 4) return undefined
  const middle = readMonth(tokens, skipBetween(tokens, at + 1))
  const last = middle === undefined ? undefined : readDayNumber(tokens, skipBetween(tokens, middle.next))
  if (middle === undefined || last === undefined) return undefined
  return dateRead(last.value, middle, [year], 0, last.next)
}

function dateRead(
  day: number,
  month: MonthRead,
  tokens: Token[],
  yearAt: number,
  next = yearAt + 1,
): DateRead | undefined {
  const year = tokens[yearAt]
  if (year?.kind !== 'number' || year.value.length !== 4) return undefined
  const read = { year: Number(year.value), month: month.value, day }
  if (!isPossible(read, month.hijri)) return undefined
  return { days: [read], hijri: month.hijri, monthsDiffer: month.differs, next }
}

/** «3», «3rd», «الثالث», «الثالث عشر», «الثالث والعشرين». */
function readDayNumber(tokens: Token[], at: number): { value: number; next: number } | undefined {
  const token = tokens[at]
  if (token?.kind === 'number') {
    if (token.value.length > 2) return undefined
    const isOrdinal = /^(?:st|nd|rd|th)$/.test(tokens[at + 1]?.value ?? '')
    return { value: Number(token.value), next: at + (isOrdinal ? 2 : 1) }
  }
  const unit = ORDINALS.get(token?.value ?? '')
  if (unit === undefined) return undefined
  const tens = ORDINAL_TENS.get(tokens[at + 1]?.value ?? '')
  return tens === undefined ? { value: unit, next: at + 1 } : { value: unit + tens, next: at + 2 }
}

interface MonthRead {
  value: number
  hijri: boolean
  /** Two names stand there, «آب/يوليو», and they are of different months. */
  differs: boolean
  next: number
}

function readMonth(tokens: Token[], at: number): MonthRead | undefined {
  const first = readMonthName(tokens, at)
  if (first === undefined) return undefined
  // The second name may stand behind a mark or in parentheses: «آب/أغسطس», «مارس (آذار)».
  let next = first.next
  while (/^[/\\(-]$/.test(tokens[next]?.value ?? '')) next += 1
  const second = readMonthName(tokens, next)
  if (second === undefined || second.hijri !== first.hijri) return { ...first, differs: false }
  const isClosed = tokens[second.next]?.value === ')'
  return { ...first, differs: second.value !== first.value, next: second.next + (isClosed ? 1 : 0) }
}

function readMonthName(tokens: Token[], at: number): { value: number; hijri: boolean; next: number } | undefined {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (first?.kind !== 'word') return undefined
  const pair = second?.kind === 'word' ? `${first.value} ${second.value}` : ''
  for (const [names, hijri] of [
    [GREGORIAN_MONTHS, false],
    [HIJRI_MONTHS, true],
  ] as const) {
    const long = names.get(pair)
    if (long !== undefined) return { value: long, hijri, next: at + 2 }
    const short = names.get(first.value)
    // "Sept." is a name with its full stop.
    if (short !== undefined)
      return { value: short, hijri, next: at + (second?.value === '.' && third !== undefined ? 2 : 1) }
  }
  return undefined
}

/** Between the parts of a date may stand marks, «من», «عام», "of". */
function skipBetween(tokens: Token[], at: number): number {
  let next = at
  while (/^(?:[-/\\,.،–—\u0640|(]|من|شهر|عام|سنه|لعام|of)$/.test(tokens[next]?.value ?? '')) next += 1
  return next
}

/** 16:20, 4:20 م, 4:20:05 p.m., «الساعة 4 مساءً», and an offset if it is stated. */
function readTime(tokens: Token[], at: number): { time: Time | undefined; next: number } | undefined {
  const hour = tokens[at]
  if (hour?.kind !== 'number' || hour.value.length > 2) return undefined
  let next = at + 1
  let minute = 0
  let second: number | undefined
  const minutes = tokens[next + 1]
  // A full stop, "at 16.20", "4.20pm", only where the words beside it say that it is a time.
  const isDotted =
    tokens[next]?.value === '.' &&
    (/^(?:at|الساعه)$/.test(tokens[at - 1]?.value ?? '') || DAY_PARTS.has(tokens[next + 2]?.value ?? ''))
  const hasMinutes =
    (tokens[next]?.value === ':' || isDotted) && minutes?.kind === 'number' && minutes.value.length === 2
  if (hasMinutes) {
    minute = Number(minutes.value)
    next += 2
    if (tokens[next]?.value === ':' && tokens[next + 1]?.value.length === 2) {
      second = Number(tokens[next + 1]?.value)
      next += 2
      // Fractions of a second, as machines write them.
      if (tokens[next]?.value === '.' && tokens[next + 1]?.kind === 'number') next += 2
    }
  }
  const part = DAY_PARTS.get(tokens[next]?.value ?? '')
  if (part !== undefined) next += 1
  else if (!hasMinutes) return undefined
  // A lone letter behind a lone number is too little: «3 م» may be metres.
  if (!hasMinutes && /^[صم]$/.test(tokens[next - 1]?.value ?? '') && tokens[at - 1]?.value !== 'الساعه')
    return undefined
  const offset = readOffset(tokens, next)
  const time = timeOf(Number(hour.value), minute, second, part, offset.value)
  return { time, next: offset.next }
}

function timeOf(
  hour: number,
  minute: number,
  second: number | undefined,
  part: DayPart | undefined,
  offset: string,
): Time | undefined {
  if (hour > 23 || !(minute < 60) || !((second ?? 0) < 60)) return undefined
  if (part === 'am' && hour > 12) return undefined
  let shifted = hour
  if (part === 'am' && hour === 12) shifted = 0
  if (part === 'pm' && hour < 12) shifted = hour + 12
  // «12 ليلًا» is midnight, «2 ليلًا» follows it, «9 ليلًا» is in the evening.
  if (part === 'night' && hour === 12) shifted = 0
  if (part === 'night' && hour > 4 && hour < 12) shifted = hour + 12
  return { hour: shifted, minute, second, offset }
}

/** Z, +03:00, GMT+0400, (GMT +3), «بتوقيت غرينتش». The name of a zone or of a city alone states no offset. */
function readOffset(tokens: Token[], at: number): { value: string; next: number } {
  let next = at
  while (/^(?:\(|,|،|بتوقيت|توقيت)$/.test(tokens[next]?.value ?? '')) next += 1
  const isZero = /^(?:z|gmt|utc|غرينتش|جرينتش|غرينيتش)$/.test(tokens[next]?.value ?? '')
  if (isZero) next += 1
  const sign = tokens[next]?.value
  const figures = tokens[next + 1]
  const adjoins = isZero || next === at
  if ((sign === '+' || sign === '-') && figures?.kind === 'number' && adjoins) {
    const minutes = tokens[next + 2]?.value === ':' ? tokens[next + 3] : undefined
    const digits = figures.value + (minutes?.value ?? '')
    const read = /^(\d{1,2}?)([0-5]\d)?$/.exec(digits)
    // A single minus is more often a dash: it takes the four digits of a written offset.
    if (read !== null && (isZero || digits.length === 4) && Number(read[1]) <= 14) {
      const value = `${sign}${(read[1] ?? '').padStart(2, '0')}:${read[2] ?? '00'}`
      return { value, next: next + (minutes === undefined ? 2 : 4) }
    }
  }
  return isZero ? { value: 'Z', next } : { value: '', next: at }
}

/** How many tokens at this place open a byline. «كتب» and «كتبت» do with a mark behind them, else they may be a label. */
function bylineLength(tokens: Token[], at: number): number {
  const [first, second, third] = [tokens[at]?.value ?? '', tokens[at + 1]?.value ?? '', tokens[at + 2]?.value ?? '']
  const opens = BYLINE_WORDS.has(first)
    ? 1
    : /^(?:كتب|كتبت|الكاتب|author)$/.test(first) && /^[:-]$/.test(second)
      ? 2
      : first === 'مساهمه' && second === 'من' && third === 'طرف'
        ? 3
        : 0
  return opens === 1 && /^[:-]$/.test(second) ? 2 : opens
}

function isHijriYear(year: number): boolean {
  return year >= 1300 && year <= 1500
}

function isPossible({ year, month, day }: Day, hijri: boolean): boolean {
  if (hijri) return isHijriYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= 30
  return year > 1500 && year < 2200 && isDay(year, month, day)
}

function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

function isoDate({ year, month, day }: Day, time: Time | undefined): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  if (time === undefined) return date
  const seconds = time.second === undefined ? '' : `:${two(time.second)}`
  return `${date}T${two(time.hour)}:${two(time.minute)}${seconds}${time.offset}`
}

const UMM_AL_QURA = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
})

/** Countries differ by a day or two in when a month begins: within two days of Umm al-Qura is the same day. */
function isSameDay(hijri: Day, gregorian: Day): boolean {
  return [-2, -1, 0, 1, 2].some((shift) => {
    const date = Date.UTC(gregorian.year, gregorian.month - 1, gregorian.day + shift)
    const parts = UMM_AL_QURA.formatToParts(date)
    const value = (type: string) => Number(parts.find((part) => part.type === type)?.value)
    return value('year') === hijri.year && value('month') === hijri.month && value('day') === hijri.day
  })
}
