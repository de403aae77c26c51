import { primaryLanguage } from '#core/text/direction.ts'
import type { TextFinding } from './finding.ts'
import { isArabicScript, type Piece } from './pieces.ts'

/**
 * Finds quotation marks as typewriters have them, and in English apostrophes. Where they clearly come in pairs, and the
 * language is one whose marks we know, each is offered its own; the marks of inches (5") are none.
 */
export function findStraightQuotes({ lang, text }: Piece): TextFinding[] {
  const marks = Array.from(text.matchAll(/(?<!\d)"/g), ({ index }) => index)
  const own = marksOf(lang)
  const isPaired = marks.length % 2 === 0 && marks.every((at, count) => fits(text, at, count % 2 === 0))
  // Inside other quotation marks, another kind may be meant.
  const isCertain = isPaired && !/[«»“”]/.test(text)
  const quotes = marks.map((at, count): TextFinding => {
    const mark = own?.[count % 2]
    return {
      rule: 'straight-quotes',
      start: at,
      end: at + 1,
      message: `A typewriter’s quotation mark${mark === undefined ? '' : `; here “${mark}”`}.`,
      ...(mark !== undefined && isPaired && { fix: { text: mark, certain: isCertain } }),
    }
  })
  return primaryLanguage(lang) === 'en' ? [...quotes, ...findApostrophes(text)] : quotes
}

function findApostrophes(text: string): TextFinding[] {
  return Array.from(text.matchAll(/(?<=\p{L})'(?=\p{L})/gu), ({ index }) => ({
    rule: 'straight-quotes',
    start: index,
    end: index + 1,
    message: 'A typewriter’s apostrophe.',
    fix: { text: '’', certain: true },
  }))
}

function marksOf(lang: string): [string, string] | undefined {
  if (isArabicScript(lang)) return ['«', '»']
  return primaryLanguage(lang) === 'en' ? ['“', '”'] : undefined
}

/** Whether a mark stands where an opening or a closing one can. */
function fits(text: string, at: number, isOpening: boolean): boolean {
  const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
  return isOpening
    ? /[\s([\p{Pd}]|[وفبلك]/u.test(before) && !/[\s،؛؟.,;:!?)\]]/.test(after)
    : !/[\s([]/.test(before) && /[\s،؛؟.,;:!?…)\]\p{Pd}]/u.test(after)
}
