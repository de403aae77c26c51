import type { TextFinding } from './finding.ts'
import { isMentioned } from './mentions.ts'
import { isArabicScript, type Piece } from './pieces.ts'

/**
 * Finds words drawn out with tatweel. It may stand at the end of a word (the ه of هـ, the article before a foreign word)
 * or carry a mark of its own, as the dagger alif in Quranic spelling does.
 */
export function findTatweel({ lang, text }: Piece): TextFinding[] {
  if (!isArabicScript(lang)) return []
  return Array.from(text.matchAll(TATWEEL), ({ 0: strokes, index }): TextFinding[] => {
    if (isMentioned(text, wordStart(text, index), wordEnd(text, index))) return []
    return [
      {
        rule: 'tatweel',
        start: index,
        end: index + strokes.length,
        message: 'The word is drawn out with tatweel: search and screen readers stumble over it.',
        fix: { text: '', certain: true },
      },
    ]
  }).flat()
}

/** Finds shapes of letters in the place of letters, as text copied from PDF files has them. Signs such as ﷺ and ﷲ stay. */
export function findPresentationForms({ text }: Piece): TextFinding[] {
  return Array.from(text.matchAll(SHAPES), ({ 0: shapes, index }): TextFinding[] => {
    const [start, end] = [index, index + shapes.length]
    if (isMentioned(text, start, end)) return []
    const letters = shapes.normalize('NFKC')
    return [
      {
        rule: 'presentation-forms',
        start,
        end,
        message: `“${shapes}” is made of shapes of letters; search finds only letters: “${letters}”.`,
        fix: { text: letters, certain: true },
      },
    ]
  }).flat()
}

const WORD_PART = '[\\p{L}\\p{M}\\u0640]'
const TATWEEL = /(?<=(?!\u0640)\p{L}\p{M}*)\u0640+(?=(?!\u0640)\p{L})/gu
/**
 * Presentation forms A and B: the letters and ligatures of letters. Not the signs (U+FBB2–FBC2, FD40–FD4F, FDF0–FDFF),
 * not the ornate brackets, and not the marks without a letter (U+FE70–FE7F), which hold a space.
 */
const SHAPES = /[\uFB50-\uFBB1\uFBD3-\uFD3D\uFD50-\uFDC7\uFE80-\uFEFC]+/g

function wordStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - LONGEST_WORD), at)
  return at - (new RegExp(`${WORD_PART}*$`, 'u').exec(before)?.[0].length ?? 0)
}

function wordEnd(text: string, at: number): number {
  return at + (new RegExp(`^${WORD_PART}*`, 'u').exec(text.slice(at, at + LONGEST_WORD))?.[0].length ?? 0)
}

/** Arabic has no longer one, but for those drawn out. */
const LONGEST_WORD = 60
