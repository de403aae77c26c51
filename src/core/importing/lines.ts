import { CONTROLS } from '#core/text/controls.ts'

/** One line as its author meant it: a paragraph that was wrapped at a fixed width is one. */
export interface Line {
  text: string
  /** Where it begins in the file, counted from 1. */
  number: number
  /** Whether an empty line, or nothing, stands before it. */
  opens: boolean
}

export interface CleanText {
  lines: Line[]
  /** Invisible characters that no article may hold, as `U+202B`, with the line where the first of each stood. */
  removed: Map<string, number>
}

/** What a text may have of lines, where several are one paragraph; one with more is cut off here. */
export const MAX_WRITTEN_LINES = 200_000

/**
 * The lines of a text that have something in them, white space reduced to single spaces, controls removed that could
 * reorder or hide text, and lines joined that were broken only because they were full. Of a text with more than
 * `MAX_WRITTEN_LINES` it gives no more than one too many.
 */
export function linesOf(text: string): CleanText {
  const removed = new Map<string, number>()
  const written = writtenLines(text, removed)
  if (written.length > MAX_WRITTEN_LINES) return { lines: written, removed }

  const width = wrapWidth(written)
  const lines: Line[] = []
  // Paragraphs grow as lists of their lines: joining text to text again and again is slow for very long ones.
  let open: string[] = []
  const close = () => {
    const last = lines.at(-1)
    if (last !== undefined) last.text = open.join(' ')
  }
  written.forEach((line, index) => {
    const previous = written[index - 1]
    if (previous !== undefined && continues(previous, line, width)) open.push(line.text)
    else {
      close()
      open = [line.text]
      lines.push({ text: '', number: line.number, opens: line.opens })
    }
  })
  close()
  return { lines, removed }
}

interface WrittenLine extends Line {
  /** Whether it begins with a tab or two spaces, as first lines of paragraphs do. */
  indented: boolean
}

/** The lines as they are in the file, without the empty ones. */
function writtenLines(text: string, removed: Map<string, number>): WrittenLine[] {
  const even = text.toWellFormed().replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
  const hasControls = CONTROLS.test(even)
  const lines: WrittenLine[] = []
  let opens = true
  for (const [index, raw] of even.split('\n').entries()) {
    const line = withEvenMarks(hasControls ? withoutControls(raw, index + 1, removed) : raw)
    const reduced = line === '' ? '' : line.replace(/\s+/g, ' ').trim()
    if (reduced !== '') lines.push({ text: reduced, number: index + 1, opens, indented: /^(?:\t| {2})/.test(line) })
    if (lines.length > MAX_WRITTEN_LINES) break
    opens = reduced === ''
  }
  return lines
}

/** A mark nobody sees once where it was typed twice, and the half-space that some type as RLM as what it is (T52). */
function withEvenMarks(line: string): string {
  if (!/[\u200C-\u200F\u061C]/.test(line)) return line
  return line
    .replace(/([\u200C-\u200F\u061C])\1+/g, '$1')
    .replace(/(?<=[\u0620-\u064A\u066E-\u06D3])\u200F(?=[\u0620-\u064A\u066E-\u06D3])/g, '\u200C')
}

function withoutControls(line: string, number: number, removed: Map<string, number>): string {
  let text = line
  // One kind at a time: there are few kinds, and may be a million of one.
  for (let found = CONTROLS.exec(text); found !== null; found = CONTROLS.exec(text)) {
    const name = `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    if (!removed.has(name)) removed.set(name, number)
    text = text.replaceAll(found[0], '')
  }
  return text
}

/** Mail and old editors wrap at 60 to 80 characters; verse and lists are narrower, paragraphs wider. */
const NARROWEST = 30
const WIDEST = 130
/** Editors do not all fill a line to the last word; empty lines between paragraphs then still tell where one ends. */
const SLACK = 0.85

/**
 * The width that lines of a wrapped text come up to, or `undefined` if it was not wrapped: then each line is a paragraph.
 * It was if most lines end because the next word would have made them longer than that.
 */
function wrapWidth(lines: WrittenLine[]): number | undefined {
  const longest = lines.reduce((length, { text }) => Math.max(length, text.length), 0)
  if (longest < NARROWEST || longest > WIDEST) return undefined
  // More than the one empty line that often stands below a title.
  const isSpaced = lines.filter(({ opens }) => opens).length > 3
  const width = isSpaced ? longest * SLACK : longest
  const breaks = lines.filter(({ opens }) => !opens).length
  const full = lines.filter((line, index) => {
    const previous = lines[index - 1]
    return previous !== undefined && continues(previous, line, width)
  }).length
  return full >= 3 && full * 10 >= breaks * 6 ? width : undefined
}

function continues(previous: WrittenLine, line: WrittenLine, width: number | undefined): boolean {
  if (width === undefined || line.opens || (line.indented && !previous.indented)) return false
  if (/^(?:[-*•–]|\p{Nd}{1,2}[.)-])\s/u.test(line.text)) return false
  const space = line.text.indexOf(' ')
  return previous.text.length + 1 + (space === -1 ? line.text.length : space) > width
}
