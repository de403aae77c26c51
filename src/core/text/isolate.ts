import { withoutControls } from './controls.ts'
import { directionOfText, RIGHT_TO_LEFT_LETTER, type Direction } from './direction.ts'

/**
 * A title, a name or other text that is put into a sentence of the interface where no markup can be: the title of the
 * tab, a label, the system's share sheet (typography R15). On one line, without controls of its own, and between isolate
 * characters, as are the words of the other direction in it, so that it keeps its order and leaves that of the sentence
 * alone. Text that nothing can disturb stays as it is: in letters of the sentence's direction alone, from first to last.
 *
 * Never cut the result: wrap last.
 *
 * @param around the direction of the sentence, and of a text without letters
 */
export function isolated(text: string, around: Direction): string {
  const line = withoutControls(text.replace(/\s+/g, ' ').trim())
  const dir = directionOfText(line) ?? around
  const inside = line.replace(OTHER[dir], (words) => OPEN[dir === 'rtl' ? 'ltr' : 'rtl'] + words + CLOSE)
  const isSafe = dir === around && inside === line && /^\p{L}(?:.*[\p{L}\p{M}])?$/u.test(line)
  return isSafe || line === '' ? line : OPEN[dir] + inside + CLOSE
}

const OPEN: Record<Direction, string> = { rtl: '\u2067', ltr: '\u2066' }
const CLOSE = '\u2069'

const RTL = RIGHT_TO_LEFT_LETTER.source
const LTR = `(?!${RTL})\\p{L}`
/**
 * The words of the other direction in a text of this one. Less is found than by `scriptRuns`, which is made for prose
 * and too large for every first load: words with their figures, C++, .NET.
 */
const OTHER: Record<Direction, RegExp> = {
  rtl: new RegExp(
    `(?:[.@#]|--|[0-9]{1,4})?${LTR}(?:(?:(?!${RTL}|[،؛؟«»()])[^])*${LTR})?(?:[-.’']?[\\p{M}\\p{N}])*(?:\\+{1,2}|#)?`,
    'gu',
  ),
  ltr: new RegExp(`${RTL}(?:(?:(?!${LTR})[^])*${RTL})?\\p{M}*`, 'gu'),
}

/**
 * The title of the browser's tab. Browsers lay it out by its first letter; where that runs against the interface, which
 * the whole title follows, a mark in front says so.
 *
 * @param title with what was put into it `isolated`
 */
export function tabTitle(title: string, dir: Direction): string {
  const first = /\p{L}/u.exec(title)?.[0]
  return dir === 'rtl' && first !== undefined && !RIGHT_TO_LEFT_LETTER.test(first) ? `\u200F${title}` : title
}
