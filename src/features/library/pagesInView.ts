/** A part of a list, from the first to the last of its pages; empty where `last` is before `first`. */
export interface Span {
  first: number
  last: number
}

/** Whether a page, by its number, is in a part of the list. */
export function isIn({ first, last }: Span, page: number): boolean {
  return page >= first && page <= last
}

/**
 * The pages of a list that lie between two heights, both counted from where the first page begins.
 *
 * @param heights of the pages, in order
 */
export function pagesInView(heights: readonly number[], from: number, to: number): Span {
  let top = 0
  let first: number | undefined
  let last = -1
  for (const [index, height] of heights.entries()) {
    // A page without height is in view where it stands: it may only be empty, and then the next one has to come.
    const isInView = top <= to && top + height >= from
    if (isInView) {
      first ??= index
      last = index
    }
    top += height
    if (top > to) break
  }
  return { first: first ?? 0, last }
}

/** The tallest that a list may become, in pixels: browsers draw nothing below some 17 to 33 million. */
const TALLEST = 12_000_000

/**
 * The height of a row that nobody has seen yet: about that of the others, or as much less as the whole list needs for a
 * browser to show it.
 */
export function estimatedRow(seen: number, rows: number): number {
  return Math.min(seen, TALLEST / Math.max(1, rows))
}
