import { authorsOf, publisherOf } from './credits.ts'
import { readDateLine, type DateLine } from './dates.ts'
import { furnitureNote, isBreadcrumb, isControl, isNoise, isReadingTime } from './furniture.ts'
import type { Line } from './lines.ts'
import { isNameLike, isOutletLike } from './names.ts'
import type { ImportNote, ImportWarning } from './outcome.ts'
import { withoutStrayQuotes } from './quotes.ts'
import { repeatsTitle } from './title.ts'

/** What stands above the body of a text. */
export interface Head {
  /** Without stray quotation marks; `undefined` where the first line cannot be one. */
  title: string | undefined
  standfirst?: string
  authors: string[]
  publisher?: string
  published?: string
  updated?: string
  /** The index of the first line of the body. */
  bodyAt: number
}

/**
 * Reads title, date, publisher and authors off the top of a text. `title` is one that was given beside the text; it then
 * need not stand in it. What is left out is written to `warnings`.
 */
export function readHead(lines: Line[], lang: string, title: string | undefined, warnings: ImportWarning[]): Head {
  const reader = new HeadReader(lines, lang, warnings)
  reader.skipToTitle()
  reader.takeTitle(title)
  if (reader.head.title !== undefined) reader.takeCredits()
  return reader.head
}

/** How far below the title a date is looked for. */
const REACH = 12
/** How many lines of a site's menu may stand above a breadcrumb. */
const MENU = 40
/** A line of a text rather than of a menu. */
const LONG = 150

class HeadReader {
  readonly head: Head = { title: undefined, authors: [], bodyAt: 0 }
  readonly #lines: Line[]
  readonly #lang: string
  readonly #warnings: ImportWarning[]
  readonly #names: Line[] = []
  #hasDate = false

  constructor(lines: Line[], lang: string, warnings: ImportWarning[]) {
    this.#lines = lines
    this.#lang = lang
    this.#warnings = warnings
  }

  skipToTitle(): void {
    // Not the one in the page's foot, below the text.
    const text = this.#lines.findIndex((line) => line.text.length > LONG)
    const above = this.#lines.slice(0, text === -1 ? MENU : Math.min(text, MENU))
    const breadcrumb = above.findIndex((line) => isBreadcrumb(line.text))
    while (this.head.bodyAt < breadcrumb && this.#next !== undefined) this.#drop(this.#next, 'navigation-dropped')
    for (let line = this.#next; line !== undefined; line = this.#next) {
      const date = readDateLine(line.text, this.#lang)
      if (this.#dropFurniture(line) || this.#takeByline(line)) continue
      if (isNoise(line.text, this.#lang)) this.#drop(line, 'noise-dropped')
      // With a section beside it, it may as well be a title that mentions a day.
      else if (date !== undefined && date.others.length === 0) this.#takeDate(line, date)
      else return
    }
  }

  takeTitle(given: string | undefined): void {
    const line = this.#next
    if (given !== undefined) {
      this.head.title = given
      if (line !== undefined && repeatsTitle(line.text, given) === 'repeated-title-dropped') this.head.bodyAt += 1
      return
    }
    if (line === undefined) return
    const text = line.text.replace(TITLE_LABEL, '')
    // A first line that long, or that ends like a sentence and is not short, is a paragraph.
    if (text === '' || text.length > 250 || (text.length > 100 && /[^.][.]$/.test(text))) return
    this.head.bodyAt += 1
    const balanced = withoutStrayQuotes(text)
    if (balanced !== text) this.#warn(line, 'quotation-mark-dropped')
    this.head.title = balanced
  }

  takeCredits(): void {
    const dateAt = this.#hasDate ? -1 : this.#findDate()
    for (let line = this.#next; line !== undefined; line = this.#next) {
      const { text } = line
      const repeated = repeatsTitle(text, this.head.title ?? '')
      if (this.#dropFurniture(line) || this.#takeByline(line)) continue
      const date = readDateLine(text, this.#lang)
      const publisher = publisherOf(text)
      if (date !== undefined && (!this.#hasDate || date.others.length === 0)) this.#takeDate(line, date)
      else if (publisher !== undefined) {
        this.head.publisher ??= publisher
        this.head.bodyAt += 1
      } else if (repeated !== undefined) this.#drop(line, repeated)
      else if (isNoise(text, this.#lang)) this.#drop(line, 'noise-dropped')
      else if (this.head.bodyAt < dateAt) this.#takeBetween(line)
      else if (this.#isName(line)) {
        this.#names.push(line)
        this.head.bodyAt += 1
      } else break
    }
    this.#giveNames()
  }

  get #next(): Line | undefined {
    return this.#lines[this.head.bodyAt]
  }

  /** The line of the first date below the title, with no more than one long line, the standfirst, above it. */
  #findDate(): number {
    let long = 0
    for (let at = this.head.bodyAt; at < this.head.bodyAt + REACH; at += 1) {
      const line = this.#lines[at]
      if (line === undefined || line.text.length > 400) return -1
      if (readDateLine(line.text, this.#lang) !== undefined) return at
      if (!isNameLike(line.text)) long += 1
      if (long > 1) return -1
    }
    return -1
  }

  /** Between title and date stand a standfirst and names. */
  #takeBetween(line: Line): void {
    this.head.bodyAt += 1
    if (this.head.standfirst === undefined && line.text.split(' ').length >= 5) this.head.standfirst = line.text
    else this.#names.push(line)
  }

  #takeDate(line: Line, date: DateLine): void {
    this.head.bodyAt += 1
    if (this.#hasDate && !(date.updated !== undefined && this.head.updated === undefined)) {
      this.#warn(line, 'second-date-dropped')
      return
    }
    this.#hasDate = true
    if (date.published !== undefined) this.head.published ??= date.published
    if (date.updated !== undefined) this.head.updated ??= date.updated
    if (date.author !== undefined) this.head.authors.push(date.author)
    else this.#guessAuthor(line, date)
    for (const doubt of date.doubts) this.#warn(line, doubt)
  }

  /** «أبريل 25, 2022 · دقيقتان · سامي»: beside a date and the time that reading takes, one name that stands alone. */
  #guessAuthor(line: Line, { others }: DateLine): void {
    const names = others.filter((other) => !isReadingTime(other))
    const [name] = names
    if (name === undefined || names.length !== others.length - 1 || names.length !== 1) return
    if (!line.text.endsWith(name) || !isNameLike(name)) return
    this.head.authors.push(name)
    this.#warn(line, 'author-guessed')
  }

  #takeByline(line: Line): boolean {
    const authors = readDateLine(line.text, this.#lang) === undefined ? authorsOf(line.text) : undefined
    if (authors === undefined) return false
    this.head.authors.push(...authors)
    this.head.bodyAt += 1
    return true
  }

  /** Unlabelled names: beside the date, or a block of lines that are nothing else. Two at most, and one with a byline. */
  #isName(line: Line): boolean {
    if (!this.#hasDate || !isNameLike(line.text)) return false
    if (this.#names.length + Math.min(this.head.authors.length, 1) >= 2) return false
    if (!line.opens) return true
    if (this.#names.length + this.head.authors.length > 0) return false
    const rest = this.#lines.slice(this.head.bodyAt + 1, this.head.bodyAt + REACH)
    const end = rest.findIndex(({ opens }) => opens)
    // Alone between empty lines it may be a heading as well; headings seldom come before the first paragraph.
    return (
      end !== -1 &&
      rest.slice(0, end).every(({ text }) => isNameLike(text) || isControl(text) || authorsOf(text) !== undefined)
    )
  }

  /** Print views name the publisher first, unless the names themselves say otherwise. */
  #giveNames(): void {
    const [first, second] = this.#names
    if (first === undefined) return
    if (second !== undefined) {
      const isSwapped = isOutletLike(second.text) && !isOutletLike(first.text)
      const [publisher, author] = isSwapped ? [second, first] : [first, second]
      this.head.publisher ??= publisher.text
      this.head.authors.push(author.text)
    } else if (this.head.authors.length > 0 || isOutletLike(first.text)) this.head.publisher ??= first.text
    else {
      this.head.authors.push(first.text)
      this.#warn(first, 'author-guessed')
    }
  }

  #dropFurniture(line: Line): boolean {
    const note = furnitureNote(line.text)
    if (note === undefined) return false
    this.#drop(line, note)
    return true
  }

  #drop(line: Line, note: ImportNote): void {
    this.#warn(line, note)
    this.head.bodyAt += 1
  }

  #warn(line: Line, note: ImportNote): void {
    this.#warnings.push({ note, line: line.number, quote: line.text })
  }
}

/** «العنوان: …», "Title: …". */
const TITLE_LABEL = /^(?:(?:ال)?عنوان(?: (?:المقال|الخبر))?|الخبر|title|headline)\s*:\s*/i
