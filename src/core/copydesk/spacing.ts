import { primaryLanguage } from '#core/text/direction.ts'
import type { TextFinding } from './finding.ts'
import { isArabicScript, type Piece } from './pieces.ts'

/** Finds spaces where a mark or bracket wants none, and none where an Arabic mark wants one. */
export function findMisplacedSpaces({ lang, text }: Piece): TextFinding[] {
  const isFrench = primaryLanguage(lang) === 'fr'
  const before = Array.from(text.matchAll(SPACE_BEFORE), ({ 0: spaces, index }) => {
    const mark = text[index + spaces.length] ?? ''
    // French sets its high marks and guillemets apart.
    if (isFrench && ';:!?»'.includes(mark)) return []
    return removal(index, spaces, `There is a space before “${mark}”.`)
  })
  const inside = Array.from(text.matchAll(SPACE_INSIDE), ({ 0: spaces, index }) => {
    const mark = text[index - 1] ?? ''
    if (isFrench && mark === '«') return []
    return removal(index, spaces, `There is a space behind “${mark}”.`)
  })
  const behind = isArabicScript(lang) ? findMissingSpaces(text) : []
  return [...before.flat(), ...inside.flat(), ...behind]
}

/** Finds spaces in a row, and spaces at the ends of a text or of a line of verse. `text` is whole, what is code masked. */
export function findExtraSpaces(text: string): TextFinding[] {
  return Array.from(text.matchAll(EXTRA_SPACE), ({ 0: spaces, index }): TextFinding => {
    const end = index + spaces.length
    const atEnd = isEdge(text[index - 1]) || isEdge(text[end])
    return {
      rule: 'extra-space',
      start: index,
      end,
      message: atEnd
        ? 'There is a space at an end of the text or line.'
        : `There are ${spaces.length} spaces in a row.`,
      fix: { text: atEnd ? '' : ' ', certain: true },
    }
  })
}

/**
 * Not before what only begins with a mark (.NET, ...), not before a face :-) and not in a ratio 3 : 1. Dots and dashes
 * have uses of their own, so a space before them is nobody's mistake for certain.
 */
const SPACE_BEFORE =
  /(?<=[^\s([«“‹])[ \u00A0]+(?=[،؛؟۔!»)\]›]|[,;?](?=[\s»”’)\]]|$)|\.(?=[\s»”’)\]]|$)(?<!\. \.)|:(?=\s|$)(?<![0-9٠-٩] :(?= [0-9٠-٩])))/g
const SPACE_INSIDE = /(?<=[«([‹])[ \u00A0]+(?=[^\s»)\]›])/g
const MISSING_SPACE = /(?<=(?:(?=[\p{L}\p{M}])\p{scx=Arabic})[»”)\]]{0,3})[،؛؟](?=(?=\p{L})\p{scx=Arabic}|[«“(])/gu
const EXTRA_SPACE = /^ +| +$| +(?=[\n\t])|(?<=[\n\t]) +| {2,}/g

function findMissingSpaces(text: string): TextFinding[] {
  return Array.from(text.matchAll(MISSING_SPACE), ({ 0: mark, index }): TextFinding => ({
    rule: 'spacing',
    start: index,
    end: index + 1,
    message: `There is no space behind “${mark}”.`,
    fix: { text: `${mark} `, certain: true },
  }))
}

function removal(start: number, spaces: string, message: string): TextFinding {
  return { rule: 'spacing', start, end: start + spaces.length, message, fix: { text: '', certain: true } }
}

function isEdge(letter: string | undefined): boolean {
  return letter === undefined || letter === '\n' || letter === '\t'
}
