import { fold, type Folded } from './fold.ts'
import type { TextRange } from './range.ts'
import { hasStem, stemOf } from './stem.ts'

/**
 * Every place in `text` that spells `query`, both folded, as ranges of the original in UTF-16 code units, in order and
 * without overlap. A query may be a part of a word, so كتاب is found in والكتاب too. White space around the query does
 * not count; a query with nothing to look for (empty, or marks alone) is found nowhere.
 *
 * @param text folded, where it is looked through more than once
 */
export function findAll(text: string | Folded, query: string): TextRange[] {
  const needle = fold(query).text.trim()
  if (needle === '') return []

  const haystack = typeof text === 'string' ? fold(text) : text
  const ranges: TextRange[] = []
  let start = haystack.text.indexOf(needle)
  while (start !== -1) {
    const end = endOfCharacter(haystack, start + needle.length)
    ranges.push(toOriginal(haystack, start, end))
    start = haystack.text.indexOf(needle, end)
  }
  return ranges
}

/**
 * Every place in `text` where words stand that are forms of those of `query`, as `findAll` gives them: of الحاسوب also
 * حاسوب and للحاسوب, of الورّاقون also ورّاقين (typography R66). Whole words, one after the other; whatever is between
 * them. Only Arabic words have forms here, so a query without one is found nowhere.
 */
export function findForms(text: string | Folded, query: string): TextRange[] {
  const stems = (fold(query).text.match(WORD) ?? []).map(stemOf)
  if (!stems.some((stem) => /[\u0621-\u064A]/.test(stem))) return []

  const haystack = typeof text === 'string' ? fold(text) : text
  // A stem is a part of its word: most texts need not be taken apart.
  if (!stems.every((stem) => haystack.text.includes(stem))) return []
  const words = [...haystack.text.matchAll(WORD)]
  const ranges: TextRange[] = []
  for (let first = 0; first + stems.length <= words.length; first += 1) {
    const run = words.slice(first, first + stems.length)
    if (!run.every(([word], at) => hasStem(word, stems[at]!))) continue
    const last = run.at(-1)!
    ranges.push(toOriginal(haystack, run[0]!.index, endOfCharacter(haystack, last.index + last[0].length)))
    first += stems.length - 1
  }
  return ranges
}

const WORD = /[\p{L}\p{N}]+/gu

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
