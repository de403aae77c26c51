/**
 * Whether a word is not used but spoken of: it stands alone in quotation marks or brackets, «الى». What is odd about such
 * a word is the point of it.
 *
 * @param start where the word begins in `text`, in UTF-16 code units
 * @param end where it ends
 */
export function isMentioned(text: string, start: number, end: number): boolean {
  return OPENING.includes(text[start - 1] ?? ' ') && CLOSING.includes(text[end] ?? ' ')
}

const OPENING = '«“”‹‘"\'([﴿'
const CLOSING = '»”“›’"\')]﴾'
