/** The largest article file, in bytes of UTF-8. */
export const MAX_ARTICLE_BYTES = 5_000_000
/** The longest text of one, in UTF-16 code units. */
export const MAX_TEXT = 1_000_000
/** As many blocks it may have. */
export const MAX_BLOCKS = 50_000

/**
 * Whether a text takes more than `limit` bytes in UTF-8, counted only as far as needed: a code unit takes one to three
 * bytes, a surrogate pair four.
 */
export function isLargerThan(text: string, limit: number): boolean {
  if (text.length * 3 <= limit) return false
  let bytes = 0
  for (let i = 0; i < text.length && bytes <= limit; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) bytes += 2
    else bytes += 3
  }
  return bytes > limit
}
