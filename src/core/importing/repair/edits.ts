import type { Span } from '#core/article/schema.ts'
import type { TextRange } from '#core/text/range.ts'

/** A change of a text: the range goes, `text` comes in its place. */
export interface Edit extends TextRange {
  text: string
}

/**
 * The text with all edits made, and its spans where their words now are; spans of which nothing is left are dropped.
 * `edits` are in order and do not touch one another. Linear in text and edits, but for the search of each end of a span.
 */
export function applyEdits(
  text: string,
  spans: readonly Span[],
  edits: readonly Edit[],
): { text: string; spans: Span[] } {
  const parts: string[] = []
  /** How much longer the text is behind each edit. */
  const growth: number[] = []
  let at = 0
  let grown = 0
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text)
    grown += edit.text.length - (edit.end - edit.start)
    growth.push(grown)
    at = edit.end
  }
  parts.push(text.slice(at))

  /** An end of a span that lies in an edited range moves to the same side of what came in its place. */
  const moved = (offset: number, side: 'start' | 'end') => {
    const index = lastBefore(edits, offset)
    const edit = edits[index]
    if (edit === undefined) return offset
    const before = growth[index - 1] ?? 0
    if (offset >= edit.end) return offset + (growth[index] ?? 0)
    return side === 'start' ? edit.start + before : edit.start + before + edit.text.length
  }
  return {
    text: parts.join(''),
    spans: spans
      .map((span) => ({ ...span, start: moved(span.start, 'start'), end: moved(span.end, 'end') }))
      .filter(({ start, end }) => start < end),
  }
}

/** The edits that touch none of the ranges. Both are sorted here; `n log n`. */
export function editsOutside(edits: readonly Edit[], ranges: readonly TextRange[]): Edit[] {
  if (ranges.length === 0) return [...edits]
  const spared = ranges.toSorted((one, other) => one.start - other.start)
  let next = 0
  /** As far as the ranges reach that begin before the edit ends. */
  let reach = 0
  return edits
    .toSorted((one, other) => one.start - other.start)
    .filter((edit) => {
      for (let range = spared[next]; range !== undefined && range.start < edit.end; range = spared[next]) {
        reach = Math.max(reach, range.end)
        next += 1
      }
      return edit.start >= reach
    })
}

/** The index of the last edit that begins before an offset, or -1. */
function lastBefore(edits: readonly Edit[], offset: number): number {
  let low = 0
  let high = edits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edits[middle]?.start ?? Infinity) < offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
