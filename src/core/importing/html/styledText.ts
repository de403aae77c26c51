import { isLinkLike } from '#core/article/runs.ts'
import type { Span } from '#core/article/schema.ts'
import { withoutControls } from '#core/text/controls.ts'

/** A text with its spans. Lines that the page breaks are parted by a line feed. */
export interface StyledText {
  text: string
  spans: Span[]
}

/** A span without its range. */
export type Mark = Span extends infer Kind ? (Kind extends Span ? Omit<Kind, 'start' | 'end'> : never) : never

/**
 * Puts a text together from the texts of a page: white space is reduced as browsers reduce it, controls and soft hyphens
 * go. Marks that are still open when a text is taken go on in the next one.
 */
export class TextWriter {
  #parts: string[] = []
  #length = 0
  #isSpaced = false
  #spans: Span[] = []
  #open: { mark: Mark; start: number }[] = []

  /** Whether nothing but white space was written since the last text was taken. */
  get isEmpty(): boolean {
    return this.#length === 0
  }

  /** Whether a mark of this type is open. */
  isWithin(type: Mark['type']): boolean {
    return this.#open.some(({ mark }) => mark.type === type)
  }

  write(raw: string): void {
    const text = withoutControls(raw.replace(/[\u00AD\u200B]/g, '')).replace(/\s+/g, ' ')
    const begins = text.startsWith(' ')
    const words = text.trim()
    if (words === '') this.#isSpaced ||= begins
    else {
      const isLineStart = this.#parts.at(-1) === '\n'
      if ((this.#isSpaced || begins) && this.#length > 0 && !isLineStart) this.#push(' ')
      this.#push(words)
      this.#isSpaced = text.endsWith(' ')
    }
  }

  /** Text that is kept to the letter, line breaks too. */
  writeVerbatim(text: string): void {
    this.#push(withoutControls(text.replace(/\r\n?/g, '\n')))
  }

  breakLine(): void {
    if (this.#length > 0) this.#push('\n')
    this.#isSpaced = false
  }

  /** Marks the last word that was written, unless it is part of a link or has such a mark already. Says whether it did. */
  markLastWord(mark: Mark): boolean {
    const text = this.#parts.slice(-8).join('')
    const word = /[\p{L}\p{N}][^\s]*$/u.exec(text)?.[0]
    const end = this.#length
    if (word === undefined || this.isWithin('link')) return false
    const start = end - word.length
    const [bare] = /^.*[\p{L}\p{N}\p{M}]/u.exec(word) ?? [word]
    // Spans stand in the order of their ends, so those that reach into the word are the last.
    for (let index = this.#spans.length - 1; index >= 0; index -= 1) {
      const span = this.#spans[index]
      if (span === undefined || span.end <= start) break
      if (isLinkLike(span) || span.start > start || span.end < start + bare.length) return false
    }
    this.#spans.push({ ...mark, start, end: start + bare.length })
    return true
  }

  /** Marks all that `content` writes. */
  marked(mark: Mark | undefined, content: () => void): void {
    if (mark === undefined) content()
    else {
      this.#open.push({ mark, start: this.#length })
      content()
      const open = this.#open.pop()
      if (open !== undefined) this.#span(open)
    }
  }

  /** What was written since the last text was taken, without white space at its ends. */
  take(): StyledText {
    for (const open of this.#open) this.#span(open)
    const styled = trimmed({ text: this.#parts.join(''), spans: this.#spans })
    this.#parts = []
    this.#length = 0
    this.#isSpaced = false
    this.#spans = []
    for (const open of this.#open) open.start = 0
    return styled
  }

  #push(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }

  #span({ mark, start }: { mark: Mark; start: number }): void {
    if (start < this.#length) this.#spans.push({ ...mark, start, end: this.#length })
  }
}

/** A piece of a styled text, without white space at its ends; spans are cut to it, and none is empty. */
function pieceOf({ text, spans }: StyledText, start: number, end: number): StyledText {
  const piece = text.slice(start, end)
  return trimmed({
    text: piece,
    spans: spans
      .filter((span) => span.start < end && span.end > start)
      .map((span) => ({ ...span, start: Math.max(span.start - start, 0), end: Math.min(span.end, end) - start })),
  })
}

/** The lines of a styled text; empty ones are left out. */
export function linesIn(styled: StyledText): StyledText[] {
  return cut(styled, /\n/g)
}

/** The paragraphs of a styled text: parted by an empty line. */
export function paragraphsIn(styled: StyledText): StyledText[] {
  return cut(styled, /\n\s*\n/g)
}

/** Several texts as one, with a space between them. */
export function joined(texts: StyledText[], glue = ' '): StyledText {
  const result: StyledText = { text: '', spans: [] }
  const parts: string[] = []
  let length = 0
  for (const { text, spans } of texts) {
    if (text === '') continue
    const offset = length === 0 ? 0 : length + glue.length
    parts.push(text)
    length = offset + text.length
    // One by one: there may be more than a call can take.
    for (const span of spans) {
      result.spans.push({ ...span, start: span.start + offset, end: span.end + offset })
    }
  }
  return { ...result, text: parts.join(glue) }
}

/** The lines of code or of a poem, without empty ones around them; a tab would part the halves of a verse. */
export function keptLines(text: string): string {
  return text.trimEnd().replace(/^\n+/, '').replaceAll('\t', '  ')
}

/** On one line. */
export function onOneLine({ text, spans }: StyledText): StyledText {
  return { text: text.replace(/[\n\t]/g, ' '), spans }
}

/** Walks texts and spans side by side: either may be a hundred thousand. */
function cut(styled: StyledText, separator: RegExp): StyledText[] {
  if (!styled.text.includes('\n')) return styled.text === '' ? [] : [styled]
  const waiting = styled.spans.toSorted((a, b) => b.start - a.start)
  let running: Span[] = []
  const pieces: StyledText[] = []
  let start = 0
  const add = (end: number) => {
    for (let span = waiting.at(-1); span !== undefined && span.start < end; span = waiting.at(-1)) {
      running.push(span)
      waiting.pop()
    }
    pieces.push(pieceOf({ text: styled.text, spans: running }, start, end))
    running = running.filter((span) => span.end > end)
  }
  for (const { index, 0: found } of styled.text.matchAll(separator)) {
    add(index)
    start = index + found.length
  }
  add(styled.text.length)
  return pieces.filter(({ text }) => text !== '')
}

/** No white space at the ends of the text nor of a span, where links and words would else reach beyond their words. */
function trimmed({ text, spans }: StyledText): StyledText {
  const words = text.trim()
  const offset = text.length - text.trimStart().length
  return {
    text: words,
    spans: spans.flatMap((span) => {
      let start = Math.max(span.start - offset, 0)
      let end = Math.min(span.end - offset, words.length)
      while (start < end && /\s/.test(words[start] ?? '')) start += 1
      while (start < end && /\s/.test(words[end - 1] ?? '')) end -= 1
      return start < end ? [{ ...span, start, end }] : []
    }),
  }
}
