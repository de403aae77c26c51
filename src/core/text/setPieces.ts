/**
 * A stretch of a text that is set otherwise than letter after letter, and how: `whole` is not broken at the end of a line,
 * `close` stands closer to its neighbours than its own width has it.
 */
export interface SetPiece {
  text: string
  as: 'whole' | 'close'
}

/**
 * Cuts a text where it has to be set with care. The pieces, one after the other, are the text again.
 *
 * A range of numbers (1999–2005, ٢٠٢٤–٢٠٢٦, U+0600–U+06FF) holds together: a line may be broken behind a dash, and half a
 * range says something else. The signs of ʿayn and hamza in names in Latin letters are drawn as wide as a letter, which
 * would tear Qaʿda in two.
 */
export function setPieces(text: string): (string | SetPiece)[] {
  if (!/[–—\u02BE\u02BF]/.test(text)) return [text]
  const pieces: (string | SetPiece)[] = []
  let end = 0
  for (const { index, 0: found } of text.matchAll(RANGE_OR_SIGN)) {
    const isSign = /^[\u02BE\u02BF]/.test(found)
    // The full stop or comma of the sentence is none of the range's.
    const piece = isSign ? found : found.replace(/[.,:،]+$/, '')
    if (!isSign && (piece.length > LONGEST || !/\p{N}.*[–—].*\p{N}/u.test(piece))) continue
    if (index > end) pieces.push(text.slice(end, index))
    pieces.push({ text: piece, as: isSign ? 'close' : 'whole' })
    end = index + piece.length
  }
  if (end < text.length) pieces.push(text.slice(end))
  return pieces
}

const RANGE_OR_SIGN = /[\p{L}\p{M}\p{N}+.,:٫٬%٪°$€£]+(?:[–—][\p{L}\p{M}\p{N}+.,:٫٬%٪°$€£]+)+|[\u02BE\u02BF]/gu

/** What is longer would stand out of a narrow line of large letters. */
const LONGEST = 15
