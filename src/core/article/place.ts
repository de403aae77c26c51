import { blockText } from './blockText.ts'
import type { Block } from './schema.ts'

/** Where a reader is in an article. A place is in the text, not on the screen: it survives fonts, sizes and edits. */
export interface Place {
  /** The id of the article. */
  article: string
  /** The id of the block under the reading line. */
  block: string
  /** How far into the block's text the first visible line begins, in UTF-16 code units. */
  offset: number
  /** How far below the reading line that line stood, in CSS pixels; negative where the line is partly above it. */
  gap: number
  /** The words at the place: to show where reading goes on, and to find it again after an edit. */
  quote: string
  /** The article's file when the place was kept. */
  version: string
  /** How much has been read, from 0 to 1: the furthest end seen of this reading. */
  progress: number
  /** When, in milliseconds since 1970. */
  at: number
}

/** From here on an article counts as read. */
export const READ = 0.95
/** Below this nobody has begun yet. */
const BEGUN = 0.03

export function isRead(place: Place | undefined): boolean {
  return place !== undefined && place.progress >= READ
}

/** Whether an article was begun and not finished. */
export function isInProgress({ progress }: Pick<Place, 'progress'>): boolean {
  return progress >= BEGUN && progress < READ
}

/** The article to go on with: the one read last, of those begun and not finished. */
export function placeToContinue(places: Iterable<Place>): Place | undefined {
  let latest: Place | undefined
  for (const place of places) {
    if (isInProgress(place) && (latest === undefined || place.at > latest.at)) latest = place
  }
  return latest
}

/** Whether something that was stored is a place: a record can be damaged. */
export function isPlace(value: unknown): value is Place {
  const { article, block, offset, gap, quote, version, progress, at } = { ...(value as Partial<Place> | undefined) }
  return (
    [article, block, quote, version].every((text) => typeof text === 'string') &&
    [offset, gap, progress, at].every((number) => Number.isFinite(number))
  )
}

const QUOTE_LENGTH = 240

/** The words from `offset` on, from the beginning of a word, cut at the end of one. */
export function quoteAt(text: string, offset: number): string {
  const before = text.slice(0, offset)
  const start = /\s$/.test(before) || before === '' ? offset : before.search(/\S+$/)
  const rest = text.slice(Math.max(0, start)).replace(/\s+/g, ' ').trim()
  if (rest.length <= QUOTE_LENGTH) return rest
  return rest.slice(0, QUOTE_LENGTH).replace(/\s+\S*$/, '')
}

/** What reading goes on with: the first sentence that begins at the place or after it, as far as the quote reaches. */
export function nextSentence({ offset, quote }: Pick<Place, 'offset' | 'quote'>): string {
  if (offset === 0) return quote
  const end = /[.!?؟…][»”"')\]]*\s+/u.exec(quote)
  return end ? quote.slice(end.index + end[0].length) : quote
}

/**
 * Where a kept place is in the article as it is now: where it was kept, else where its words stand now, else nowhere.
 * The block's id survives edits; its text may not, so the words are looked for first in the block, then everywhere.
 */
export function findPlace(place: Place, blocks: readonly Block[]): Pick<Place, 'block' | 'offset' | 'gap'> | undefined {
  const { block, offset, gap, quote } = place
  const kept = blocks.find(({ id }) => id === block)
  const words = quote.slice(0, 40)
  if (kept) {
    const text = blockText(kept)
    if (quote === '' || quoteAt(text, offset).startsWith(words)) return { block, offset, gap }
    const moved = text.indexOf(words)
    return { block, offset: Math.max(0, moved), gap }
  }
  for (const other of words === '' ? [] : blocks) {
    const found = blockText(other).indexOf(words)
    if (found !== -1) return { block: other.id, offset: found, gap }
  }
  return undefined
}
