import type { TextFinding } from './finding.ts'
import { isArabicScript, MASK, type Piece } from './pieces.ts'

/** Finds the marks of the other script: `, ; ?` in Arabic text, `، ؛ ؟` in text from left to right. */
export function findForeignMarks({ lang, text }: Piece): TextFinding[] {
  return isArabicScript(lang) ? findLatinMarks(text) : findArabicMarks(text)
}

const ARABIC_MARK: Record<string, string> = { ',': '،', ';': '؛', '?': '؟' }
const LATIN_MARK: Record<string, string> = { '،': ',', '؛': ';', '؟': '?' }

const ARABIC_LETTER = '(?:(?=[\\p{L}\\p{M}])\\p{scx=Arabic})'
/**
 * Behind an Arabic word or number, over what closes there (`كتاب»,`); or between something else and an Arabic word, as
 * behind a Latin name in an Arabic list. Two kinds are no marks of a sentence: commas in numbers, and faces like ;)
 */
const LATIN_IN_ARABIC = new RegExp(
  `(?<=${ARABIC_LETTER}[»”"’)\\]]{0,3}\\s?|[٠-٩۰-۹][»”"’)\\]]{0,3})[,;?](?![٠-٩۰-۹]|[)(DP])` +
    `|(?<=[0-9${MASK}][»”"’)\\]]{0,3})[,;?](?=\\s+[«“‹([]{0,2}${ARABIC_LETTER})`,
  'gu',
)
const ARABIC_IN_LATIN = /(?<=\p{Script=Latin}\p{M}*[”"’)\]]{0,3})[،؛؟]/gu

function findLatinMarks(text: string): TextFinding[] {
  return Array.from(text.matchAll(LATIN_IN_ARABIC), ({ 0: mark, index }) =>
    finding(index, `“${mark}” stands in Arabic text, which writes “${ARABIC_MARK[mark] ?? ''}”.`, ARABIC_MARK[mark]),
  )
}

function findArabicMarks(text: string): TextFinding[] {
  return Array.from(text.matchAll(ARABIC_IN_LATIN), ({ 0: mark, index }) =>
    finding(index, `“${mark}” is an Arabic mark; this text writes “${LATIN_MARK[mark] ?? ''}”.`, LATIN_MARK[mark]),
  )
}

function finding(start: number, message: string, text = ''): TextFinding {
  return { rule: 'arabic-punctuation', start, end: start + 1, message, fix: { text, certain: true } }
}
