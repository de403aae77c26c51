import { fold, type Folded } from './fold.ts'
import type { TextRange } from './range.ts'

/**
 * Every place in `text` that spells `query`, both folded, as ranges of the original in UTF-16 code units, in order and
 * without overlap. A query may be a part of a word, so كتاب is found in والكتاب too. White space around the query does
 * not count; a query with nothing to look for (empty, or marks alone) is found nowhere.
 */
export function findAll(text: string, query: string): TextRange[] {
  const needle = fold(query).text.trim()
  if (needle === '') return []

  const haystack = fold(text)
  const ranges: TextRange[] = []
  let start = haystack.text.indexOf(needle)
  while (start !== -1) {
    const end = endOfCharacter(haystack, start + needle.length)
    ranges.push(toOriginal(haystack, start, end))
    start = haystack.text.indexOf(needle, end)
  }
  return ranges
}

/** One character may fold to several (ﻻ to لا): a match that ends among them takes the whole character. */
function endOfCharacter({ origin }: Folded, end: number): number {
  while (origin[end] === origin[end - 1]) end += 1
  return end
}

/**
 * The end is where the next kept letter begins, so marks that ride on the last letter are part of the match.
 * Both positions lie within the folded text, and `origin` has an entry for each of them and for its end.
 */
function toOriginal({ origin }: Folded, start: number, end: number): TextRange {
  return { start: origin[start]!, end: origin[end]! }
}
