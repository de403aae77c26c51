import { FORBIDDEN_CHARACTERS } from '#core/article/patterns.ts'

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

/**
 * The lines of a text that have something in them, white space reduced to single spaces, controls removed that could
 * reorder or hide text, and lines joined that were broken only because they were full.
 */
export function linesOf(text: string): CleanText {
  const removed = new Map<string, number>()
  const raw = text.toWellFormed().split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
  const all = raw.map((line, index) => readable(line, index + 1, removed))
  const width = wrapWidth(all.map(({ text: line }) => line))

  const lines: Line[] = []
  // Paragraphs grow as lists of their lines: joining text to text again and again is slow for a million lines.
  let open: string[] = []
  let opens = true
  let previous: { text: string; indented: boolean } | undefined
  const close = () => {
    const last = lines.at(-1)
    if (last !== undefined && open.length > 0) last.text = open.join(' ')
    open = []
  }
  for (const [index, line] of all.entries()) {
    if (line.text === '') {
      opens = true
      continue
    }
    const isWrapped =
      !opens && previous !== undefined && !(line.indented && !previous.indented) && wasFull(previous.text, line.text, width)
    if (!isWrapped) {
      close()
      lines.push({ text: '', number: index + 1, opens })
    }
    open.push(line.text)
    previous = line
    opens = false
  }
  close()
  return { lines, removed }
}

function readable(line: string, number: number, removed: Map<string, number>): { text: string; indented: boolean } {
  let text = line
  if (FORBIDDEN_CHARACTERS.test(line)) {
    text = line.replace(FORBIDDEN, (character) => {
      const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
      if (!removed.has(name)) removed.set(name, number)
      return ''
    })
  }
  return { text: text.replace(/\s+/g, ' ').trim(), indented: /^(?:\t| {2})/.test(text) }
}

const FORBIDDEN = new RegExp(FORBIDDEN_CHARACTERS.source, 'g')

/** Mail and old editors wrap at 60 to 80 characters; a longer line was not wrapped. */
const WIDEST = 130

/**
 * The width at which a text was wrapped, or `undefined` if it was not: then each line is a paragraph. It was if most
 * lines end because the next word would have made them longer than the longest.
 */
function wrapWidth(lines: string[]): number | undefined {
  const width = lines.reduce((longest, line) => Math.max(longest, line.length), 0)
  if (width > WIDEST) return undefined
  let breaks = 0
  let full = 0
  lines.forEach((line, index) => {
    const next = lines[index + 1] ?? ''
    if (line === '' || next === '') return
    breaks += 1
    if (wasFull(line, next, width)) full += 1
  })
  return full >= 3 && full * 10 >= breaks * 6 ? width : undefined
}

function wasFull(line: string, next: string, width: number | undefined): boolean {
  if (width === undefined || /^(?:[-*•–]|\p{Nd}{1,2}[.)-])\s/u.test(next)) return false
  const word = next.indexOf(' ')
  return line.length + 1 + (word === -1 ? next.length : word) > width
}
