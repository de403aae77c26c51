import { blockText } from '#core/article/blockText.ts'
import type { Block } from '#core/article/schema.ts'
import { fold } from '#core/text/fold.ts'

/** For each block of the newer text the index of the one in the older text that it comes from, or `undefined`. */
export type Alignment = (number | undefined)[]

/** How much two blocks must share, of 1: of one kind, and of two kinds. */
const ALIKE = 0.55
const ALIKE_ACROSS_KINDS = 0.85
/** The largest table of comparisons for one stretch; in a longer one that changed throughout, none are paired. */
const MAX_TABLE = 250_000

/**
 * Which blocks of a text are which of its earlier version: first those whose words are the same (vowel marks, white space
 * and the like do not count), in order; between them those whose words are nearly the same, in order; last those that
 * moved unchanged. No block is paired twice. `n log n`, and for stretches that changed throughout at most quadratic up to
 * a limit.
 */
export function alignBlocks(before: readonly Block[], after: readonly Block[]): Alignment {
  const old = before.map(wordsOf)
  const now = after.map(wordsOf)
  const alignment: Alignment = after.map(() => undefined)
  alignStretch(old, now, { start: 0, end: old.length }, { start: 0, end: now.length }, alignment)
  alignMoved(old, now, alignment)
  return alignment
}

interface Words {
  type: Block['type']
  /** The kind and all words. */
  key: string
  counts: Map<string, number>
  total: number
}

function wordsOf(block: Block): Words {
  const text = fold(block.type === 'figure' ? `${block.alt} ${blockText(block)}` : blockText(block)).text
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { type: block.type, key: `${block.type} ${text.trim()}`, counts, total: words.length }
}

interface Stretch {
  start: number
  end: number
}

/** Equal ends, then blocks that both have just once as fixed points, then what lies between. */
function alignStretch(old: Words[], now: Words[], from: Stretch, to: Stretch, alignment: Alignment): void {
  let { start: i, end: iEnd } = from
  let { start: j, end: jEnd } = to
  while (i < iEnd && j < jEnd && old[i]?.key === now[j]?.key) alignment[j++] = i++
  while (i < iEnd && j < jEnd && old[iEnd - 1]?.key === now[jEnd - 1]?.key) alignment[--jEnd] = --iEnd
  if (i === iEnd || j === jEnd) return
  const anchors = anchorsIn(old, now, { start: i, end: iEnd }, { start: j, end: jEnd })
  if (anchors.length === 0) {
    alignAlike(old, now, { start: i, end: iEnd }, { start: j, end: jEnd }, alignment)
    return
  }
  for (const anchor of [...anchors, { i: iEnd, j: jEnd }]) {
    alignStretch(old, now, { start: i, end: anchor.i }, { start: j, end: anchor.j }, alignment)
    if (anchor.j < jEnd) alignment[anchor.j] = anchor.i
    i = anchor.i + 1
    j = anchor.j + 1
  }
}

/** Blocks that stand once on either side, as many as are in the same order: the longest rising row (patience). */
function anchorsIn(old: Words[], now: Words[], from: Stretch, to: Stretch): { i: number; j: number }[] {
  const placesOld = placesOf(old, from)
  const placesNow = placesOf(now, to)
  const unique: { i: number; j: number; previous: number }[] = []
  for (const [key, i] of placesOld) {
    const j = placesNow.get(key)
    if (i !== undefined && j !== undefined) unique.push({ i, j, previous: -1 })
  }
  unique.sort((one, other) => one.i - other.i)
  const piles: number[] = []
  unique.forEach((pair, index) => {
    let low = 0
    let high = piles.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((unique[piles[middle] ?? 0]?.j ?? 0) < pair.j) low = middle + 1
      else high = middle
    }
    pair.previous = piles[low - 1] ?? -1
    piles[low] = index
  })
  const row: { i: number; j: number }[] = []
  for (let pair = unique[piles.at(-1) ?? -1]; pair !== undefined; pair = unique[pair.previous]) row.push(pair)
  return row.toReversed()
}

/** Where each key stands in a stretch; `undefined` for those that stand there more than once. */
function placesOf(words: Words[], { start, end }: Stretch): Map<string, number | undefined> {
  const places = new Map<string, number | undefined>()
  for (let at = start; at < end; at += 1) {
    const key = words[at]?.key ?? ''
    places.set(key, places.has(key) ? undefined : at)
  }
  return places
}

/** The pairs, in order, that share most in all. Separators pair with separators. */
function alignAlike(old: Words[], now: Words[], from: Stretch, to: Stretch, alignment: Alignment): void {
  const rows = from.end - from.start
  const columns = to.end - to.start
  if (rows * columns > MAX_TABLE) return
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width)
  const scores = new Float32Array(rows * columns)
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const score = likeness(old[from.start + row], now[to.start + column])
      scores[row * columns + column] = score
      const paired = score === 0 ? 0 : score + (best[(row + 1) * width + column + 1] ?? 0)
      best[row * width + column] = Math.max(
        paired,
        best[(row + 1) * width + column] ?? 0,
        best[row * width + column + 1] ?? 0,
      )
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns;) {
    const here = best[row * width + column] ?? 0
    const score = scores[row * columns + column] ?? 0
    if (here === (best[(row + 1) * width + column] ?? 0)) row += 1
    else if (here === (best[row * width + column + 1] ?? 0)) column += 1
    else {
      if (score > 0) alignment[to.start + column] = from.start + row
      row += 1
      column += 1
    }
  }
}

/** The share of words that two blocks have in common (Dice), or 0 where it is too little for one to be the other. */
function likeness(one: Words | undefined, other: Words | undefined): number {
  if (one === undefined || other === undefined) return 0
  if (one.key === other.key) return 1
  if (one.total + other.total === 0) return 0
  // Lengths alone may rule it out, and cost nothing.
  const most = (2 * Math.min(one.total, other.total)) / (one.total + other.total)
  const least = one.type === other.type ? ALIKE : ALIKE_ACROSS_KINDS
  if (most < least) return 0
  let shared = 0
  for (const [word, times] of one.counts) shared += Math.min(times, other.counts.get(word) ?? 0)
  const share = (2 * shared) / (one.total + other.total)
  return share < least ? 0 : share
}

/** Blocks that are nowhere near where they were, but are the only ones of their words on either side. */
function alignMoved(old: Words[], now: Words[], alignment: Alignment): void {
  const paired = new Set(alignment)
  const places = new Map<string, number | undefined>()
  old.forEach(({ key, total }, index) => {
    if (!paired.has(index) && total > 0) places.set(key, places.has(key) ? undefined : index)
  })
  now.forEach(({ key }, index) => {
    const place = places.get(key)
    if (alignment[index] !== undefined || place === undefined) return
    alignment[index] = place
    places.delete(key)
  })
}
