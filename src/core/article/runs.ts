import type { Span } from './schema.ts'

/** A stretch of plain words, or a span with the runs inside it. */
export type Run = string | { span: Span; children: Run[] }

/**
 * Cuts a text into nested runs, ready to be drawn as nested elements. The words of the runs, one after the other, are
 * the text again: nothing is lost or doubled.
 *
 * Spans are ranges of `text` in UTF-16 code units and may come in any order. A longer span holds a shorter one; of two
 * with the same range, the one that comes first in `OUTERMOST_FIRST` holds the other. An empty span stands at its place
 * with no children. Spans that cross (the schema's check refuses them) are cut in two at the crossing, so both still
 * style all of their words; what lies outside the text is cut off.
 */
export function runsOf(text: string, spans: readonly Span[] | undefined): Run[] {
  const pieces: Piece[] = []
  for (const span of spans ?? []) {
    const start = Math.max(span.start, 0)
    const end = Math.min(span.end, text.length)
    if (start <= end) pieces.push({ span, start, end })
  }
  pieces.sort(outermostFirst)
  return takeRuns(text, 0, text.length, pieces, Infinity)
}

/** Whether a span becomes `<a>`, of which HTML allows none inside another. */
export function isLinkLike({ type }: Span): boolean {
  return type === 'link' || type === 'note-reference'
}

/** A span, or what is left of one that was cut. */
type Piece = { span: Span; start: number; end: number }

/**
 * A note's number is a link and stands behind its words, so it may not fall inside a link. A link holds all the rest, so
 * that one link stays one element; then come the spans that change the language, then those that change the look.
 */
const OUTERMOST_FIRST: Span['type'][] = ['note-reference', 'link', 'phrase', 'quote', 'strong', 'emphasis', 'code']

function outermostFirst(a: Piece, b: Piece): number {
  return (
    a.start - b.start || b.end - a.end || OUTERMOST_FIRST.indexOf(a.span.type) - OUTERMOST_FIRST.indexOf(b.span.type)
  )
}

/**
 * The runs from `start` to `end`, with all pieces of the (sorted) queue that begin before `limit`, which are taken out
 * of it. The limit is the end, except for the whole text, where an empty span may stand behind the last letter.
 */
function takeRuns(text: string, start: number, end: number, queue: Piece[], limit = end): Run[] {
  const runs: Run[] = []
  let at = start
  for (let piece = queue[0]; piece !== undefined && piece.start < limit; piece = queue[0]) {
    queue.shift()
    if (piece.end > end) {
      queue.push({ ...piece, start: end })
      queue.sort(outermostFirst)
    }
    if (piece.start > at) runs.push(text.slice(at, piece.start))
    at = Math.min(piece.end, end)
    runs.push({ span: piece.span, children: takeRuns(text, piece.start, at, queue) })
  }
  if (end > at) runs.push(text.slice(at, end))
  return runs
}
