import { markerOf, plainListFrom, type PlainList } from './plainList.ts'

/** Lines of a text that can be read without those around them. */
export interface Piece {
  /** How many lines of the text stand before it. */
  start: number
  lines: string[]
  /** Whether it is one paragraph of nothing but words: written so, or of what cannot be parsed in fair time. */
  isWords: boolean
  /** What is read already, where it is a list of entries of one line each. */
  list: PlainList | undefined
  /** Whether it begins with an entry of the list that the piece before it ends in. */
  goesOn: boolean
}

/**
 * The longest piece that is given to the parser at once, in code units. Its time grows with the square of the length for
 * some texts (a thousand open brackets); in pieces it cannot.
 */
const MAX_PIECE = 10_000
/** Longer than that, a piece ends where a new block, or a new entry of a list, begins. */
export const LONG_PIECE = MAX_PIECE / 10

/**
 * Cuts before lines that begin a block whatever stands above them, and before entries of a long list; takes out the
 * paragraphs and lists that need no parser. What grows too long all the same is cut where it does.
 */
export function piecesOf(lines: string[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  let piece = pieceFrom(at)
  let length = 0
  const cut = (goesOn = false) => {
    if (!piece.lines.every(isEmpty)) pieces.push(piece)
    piece = pieceFrom(at, goesOn)
    length = 0
  }
  const reader = new Reader(lines)
  for (let stretch = reader.next(); stretch !== undefined; stretch = reader.next()) {
    if ('lines' in stretch) {
      cut()
      pieces.push({ start: at, ...stretch })
      at += stretch.lines.length
      cut()
    } else {
      const { line, begins } = stretch
      if (begins !== undefined && (length === 0 || length > LONG_PIECE)) cut(begins === 'next entry')
      if (length + line.length > MAX_PIECE) cut()
      piece.lines.push(line)
      piece.isWords ||= isHostile(line)
      length += line.length + 1
      at += 1
    }
  }
  cut()
  return pieces
}

function pieceFrom(start: number, goesOn = false): Piece {
  return { start, lines: [], isWords: false, list: undefined, goesOn }
}

/** What is not cut: lines that are a piece by themselves, or one line, with what of the text begins with it. */
type Stretch = Omit<Piece, 'start'> | { line: string; begins?: 'block' | 'first entry' | 'next entry' }

/** A block that empty lines do not end. */
interface LongBlock {
  end: RegExp
  /** Whether it stands in an entry of a list or in a quotation, and ends with that at the latest. */
  isInside: boolean
}

/**
 * A list that may be open. Where it stands at the margin for certain, the marker tells which one, and the column where the
 * words of its last entry begin.
 */
interface OpenList {
  marker: string | undefined
  column: number
}

/** It stands further in, or what came after it may have ended it. */
const SOME_LIST: OpenList = { marker: undefined, column: 0 }

/** Reads a text from line to line, and remembers what is open: for each line the first rule that has an answer holds. */
class Reader {
  readonly #lines: string[]
  #at = 0
  #block: LongBlock | undefined
  #list: OpenList | undefined

  constructor(lines: string[]) {
    this.#lines = lines
  }

  next(): Stretch | undefined {
    const line = this.#lines[this.#at]
    if (line === undefined) return undefined
    const stretch =
      this.#inLongBlock(line) ?? this.#emptyLine(line) ?? this.#newBlock(line) ?? this.#entry(line) ?? this.#other(line)
    this.#at += 'lines' in stretch ? stretch.lines.length : 1
    return stretch
  }

  /** Nothing else begins in a long block. What was opened in an entry or a quotation ends with it. */
  #inLongBlock(line: string): Stretch | undefined {
    if (this.#block?.isInside === true && /^[^\s>]/.test(line)) this.#block = undefined
    if (this.#block === undefined) return undefined
    if (this.#block.end.test(line)) this.#block = undefined
    return { line }
  }

  #emptyLine(line: string): Stretch | undefined {
    return isEmpty(line) ? { line } : undefined
  }

  /** Behind an empty line a block begins at the margin, whatever stands above it; so no list is open any more. */
  #newBlock(line: string): Stretch | undefined {
    if (!this.#isAfterGap || !BEGINS.test(line)) return undefined
    this.#list = undefined
    const count = wordsFrom(this.#lines, this.#at)
    if (count > 0) return { lines: this.#take(count), isWords: true, list: undefined, goesOn: false }
    this.#block = openedBy(line)
    return { line, begins: 'block' }
  }

  /** At the margin, of a list that begins behind an empty line or of the one that is open for certain. */
  #entry(line: string): Stretch | undefined {
    const marker = markerOf(line)
    const isFirst = this.#isAfterGap && this.#list === undefined
    if (marker === undefined || !(isFirst || marker === this.#list?.marker)) return undefined
    this.#list = { marker, column: columnOf(line) }
    const list = plainListFrom(this.#lines, this.#at)
    if (list !== undefined) return { lines: this.#take(list.lines), isWords: false, list, goesOn: !isFirst }
    this.#block = openedBy(line)
    return { line, begins: isFirst ? 'first entry' : 'next entry' }
  }

  /** Any other line may begin a list, or end that at the margin. */
  #other(line: string): Stretch {
    const isUnsure = this.#list === undefined ? ENTRY.test(line) : indentOf(line) < this.#list.column
    if (isUnsure) this.#list = SOME_LIST
    this.#block = openedBy(line)
    return { line }
  }

  get #isAfterGap(): boolean {
    return isEmpty(this.#lines[this.#at - 1] ?? '')
  }

  #take(count: number): string[] {
    return this.#lines.slice(this.#at, this.#at + count)
  }
}

function isEmpty(line: string): boolean {
  return line.trim() === ''
}

/** A line with more than twenty quotes and lists inside one another, or longer than a piece. */
function isHostile(line: string): boolean {
  return line.length > MAX_PIECE || /^(?:[ \t]{0,4}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){20}/.test(line)
}

/** Where the words of an entry at the margin begin; what stands further out is not in it. */
function columnOf(entry: string): number {
  const [head = '', spaces = ''] = /^(?:[-*+]|\d{1,9}[.)])( {1,4}(?=\S)|\t)?/.exec(entry) ?? []
  if (spaces === '\t') return FAR
  return spaces === '' ? head.length + 1 : head.length
}

/** Further in than any tab leads. */
const FAR = 16

function indentOf(line: string): number {
  return line.startsWith('\t') ? 4 : line.search(/\S/)
}

/** Begins an entry of a list, wherever. */
export const ENTRY = /^\s*(?:[-*+]|\d{1,9}[.)])(?=\s|$)/
/** Begins an entry of a list, or stands in a quotation. */
const INSIDE = /^\s*(?:>|[-*+]\s|\d{1,9}[.)]\s)/

/** How many lines from here on are a paragraph of nothing but words; none where one of them could be anything else. */
function wordsFrom(lines: string[], from: number): number {
  let at = from
  for (let line = lines[at]; line !== undefined && line !== ''; line = lines[at]) {
    if (!WORDS.test(line)) return 0
    at += 1
  }
  return at - from
}

/** Begins with no sign that opens a block, has none that opens a mark, a link or an address, and ends in no white space. */
export const WORDS = /^(?=[\p{L}«»“”‘’"'(،؛؟….–—٠-٩۰-۹]|\d+(?![\d.)]))(?![^]*(?:[\\`*_~[\]<&|@\0\t]|:\/\/|www\.|\s$))/iu

/** At the margin, and neither an entry of a list nor a quotation, which may go on after an empty line. */
const BEGINS = /^(?![-*+>\s]|\d{1,9}[.)])\S/

/** The block that a line opens, where empty lines do not end it: fenced code, and the raw HTML that may have them. */
function openedBy(line: string): LongBlock | undefined {
  const end = endOf(line)
  return end && { end, isInside: INSIDE.test(line) }
}

/** What ends the long block that a line opens. */
function endOf(line: string): RegExp | undefined {
  const [, fence] = /^[ \t]*(?:[-*+>]\s+|\d{1,9}[.)]\s+)*(`{3,}(?!.*`)|~{3,})/.exec(line) ?? []
  if (fence !== undefined) return new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`)
  const [, tag] = /^ {0,3}<(script|pre|style|textarea)(?=[\s>]|$)/i.exec(line) ?? []
  if (tag !== undefined)
    return new RegExp(`</${tag}>`, 'i').test(line) ? undefined : /<\/(?:script|pre|style|textarea)>/i
  const [, data] = /^ {0,3}<(!--|\?|!\[CDATA\[|![a-z])/i.exec(line) ?? []
  if (data === undefined) return undefined
  const end = data === '!--' ? /-->/ : data === '?' ? /\?>/ : data === '![CDATA[' ? /\]\]>/ : />/
  return end.test(line) ? undefined : end
}
