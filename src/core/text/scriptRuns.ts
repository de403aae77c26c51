import { RIGHT_TO_LEFT_LETTER, type Direction, type Writing } from './direction.ts'
import { detectLanguage } from './language.ts'
import type { TextRange } from './range.ts'

/** A piece of a text that is written in another direction than the text, or must at least be shown in another. */
export interface ScriptRun extends TextRange, Writing {}

/**
 * The pieces of a text that run against it (typography R09, R11, R12), as ranges in UTF-16 code units, in order:
 *
 * - words of the other direction, with the spaces, marks and figures between them. White space around them and the marks
 *   of the sentence they stand in stay outside; brackets belong to them only as a pair;
 * - in a text from right to left also what must be read in one order only: telephone numbers, ISBN, ISO dates, prices,
 *   dimensions, versions, C++, .NET, --save, @handle, #tag, addresses. Numbers, ranges (2008-2011), percentages and sums
 *   need nothing: they run with the text.
 *
 * The language of Latin letters is taken for English, that of others from left to right is `und`; what has no letter
 * keeps the text's. Runs do not overlap, but that the words of the text's own direction in an address lie within it.
 * Linear in the length of the text.
 *
 * @param around what the text as a whole is written in
 */
export function scriptRuns(text: string, around: Writing): ScriptRun[] {
  const script = around.dir === 'rtl' ? LEFT_TO_RIGHT : RIGHT_TO_LEFT
  return phrasesOf(text, script).flatMap((range) => {
    const words = text.slice(range.start, range.end)
    if (script.dir === 'rtl') return { ...range, dir: script.dir, lang: detectLanguage(words) ?? 'und' }
    const lang = LATIN.test(words) ? 'en' : LTR_LETTER.test(words) ? 'und' : around.lang
    return [{ ...range, dir: script.dir, lang }, ...segmentsOf(words, range.start, around)]
  })
}

const RTL = RIGHT_TO_LEFT_LETTER.source
const LTR = `(?:(?!${RTL})\\p{L})`
const LTR_LETTER = new RegExp(LTR, 'u')
const LATIN = /\p{Script=Latin}/u

/** How the words of one direction are found, and what keeps two of them apart. */
interface Script {
  dir: Direction
  /** One word, or something that is read like one. */
  word: RegExp
  /** Has no letter; stands by itself, or between words. */
  figure?: RegExp
  /** Between two words: they do not belong together. */
  barrier: RegExp
  /** Between two words: they belong together only in a quotation. */
  pause: RegExp
  /** Belongs to the words before it; `lastIndex` is where they end. */
  tail: RegExp
}

/** Arabic marks and digits; guillemets, which Arabic text quotes with; a dash or dot between spaces; a new line. */
const ARABIC_MARK = '[\\p{M}،؛؟۔٪٫٬٠-٩۰-۹«»‹›\\u061C\\u200F\\n\\t]'
const SPACED_DASH = '\\s[-–—·|•]\\s'

/** Latin words, and what else runs from left to right. The longest things come first: of each, as much as there is. */
const LEFT_TO_RIGHT: Script = {
  dir: 'ltr',
  word: alternatives(
    // An address up to the mark that ends its sentence. Its path may be in Arabic.
    '(?:https?://|www\\.)(?:[^\\s<>"«»“”،؛؟()]|\\([^\\s()<>"]*\\))+(?<![.,:;!?\'…\\]])',
    // A price: US$12.50, €3M.
    `(?<![\\p{L}\\p{N}])[A-Z]{0,3}[$€£¥₪][0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?(?:[KMB]|bn)?(?![\\p{L}\\p{N}])`,
    // A word: C++, U.S., COVID-19, 2.0.1-beta, 3D, a@b.org, main.py, --save, @user_1, #tag, .NET and و.NET
    '(?:(?<=(?:^|[\\s(«"“])[وفبلك]?)\\.|(?<=^|[\\s(«"“])--|(?<![\\p{L}\\p{N}._])[@#]|(?<=[وفبلك])[@#])?' +
      `(?:(?<![0-9])[0-9]{1,8}(?:[.,-][0-9]{1,8}){0,4}[.-]?)?${LTR}` +
      `(?:${LTR}|[\\p{M}0-9_]|[-'’.&@/+=:?%~#‐‑](?=${LTR}|[0-9]))*` +
      // Plus and hash at its end, or the dot of an abbreviation within a name.
      `(?:(?:\\+{1,2}|#)(?![\\p{L}\\p{N}])|(?<=\\.\\p{Lu})\\.(?=\\s\\p{L})` +
      `|(?<=(?:^|[^\\p{L}\\p{N}])(?:\\p{Lu}|Dr|Mrs?|Ms|St|Jr|Sr|Prof|vs|No|Inc|Ltd|Co|Corp|Vol))\\.(?=\\s${LTR}|\\s[0-9]))?`,
  ),
  figure: alternatives(
    // A day as computers write it.
    '(?<![0-9-])[0-9]{4}-[01][0-9]-[0-3][0-9](?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\\p{L}\\p{N}-])',
    // Telephone numbers: with a country's or a city's code. Nothing that is counted begins with plus or zero.
    '(?<![0-9])\\+[0-9][0-9 ()-]{6,18}[0-9](?![0-9])',
    '(?<![0-9.,-])0[0-9]{1,4}[ -][0-9]{3}[ -]?[0-9]{3,5}(?![0-9.,-])',
    '(?<![0-9-])(?:\\([0-9]{3}\\) ?|[0-9]{3}-)[0-9]{3}-[0-9]{4}(?![0-9-])',
    // ISBN, of ten or thirteen digits in four or five groups.
    '(?<![0-9-])(?=(?:-?[0-9]){9,12}-[0-9X](?![0-9-]))(?:97[89]-)?[0-9]{1,5}-[0-9]{1,7}-[0-9]{1,7}-[0-9X]',
    // Dimensions. A product has a result.
    '(?<![0-9.,])[0-9]{1,7}(?:[.,][0-9]{1,3})?(?:\\s?×\\s?[0-9]{1,7}(?:[.,][0-9]{1,3})?){1,2}(?![0-9]|\\s?[=×])',
  ),
  barrier: new RegExp(`${RTL}|${ARABIC_MARK}|${SPACED_DASH}`, 'u'),
  pause: /[.!?…]["”’)]*\s/,
  // The number of a thing that has a name, iPhone 15; no year, share or range.
  tail: /(?<=\p{L}) [0-9]{1,3}(?:\.[0-9]{1,3})*(?![\p{L}\p{N}%٪×]|[.,:/][0-9]| ?[–—-] ?[\p{L}\p{N}])/uy,
}

/** Words in Arabic, Hebrew and the like. */
const RIGHT_TO_LEFT: Script = {
  dir: 'rtl',
  word: alternatives(`(?:(?<![\\p{L}\\p{N}_])[#@])?${RTL}(?:${RTL}|[\\p{M}\\p{N}_\\u200C\\u200D]|[-'’"״׳](?=${RTL}))*`),
  barrier: new RegExp(`${LTR}|${SPACED_DASH}|[\\n\\t]`, 'u'),
  // These are the Latin comma and semicolon: they belong to the text around (T08).
  pause: /[,;]\s/,
  tail: /[؟۔]|(?: [٠-٩۰-۹]+)+/uy,
}

function alternatives(...patterns: string[]): RegExp {
  return new RegExp(patterns.join('|'), 'gu')
}

/** Nothing between the words of one phrase is longer: not two of them, but a text with words in it. */
const REACH = 40

type Token = TextRange & { isFigure: boolean }

/** The phrases of one script in a text: neighbouring words taken together. */
function phrasesOf(text: string, script: Script): TextRange[] {
  const phrases: TextRange[] = []
  let open: Token[] = []
  let isQuoted = false
  for (const token of tokensOf(text, script)) {
    const last = open.at(-1)
    const between = text.slice(last?.end ?? phrases.at(-1)?.end ?? 0, token.start)
    if (last !== undefined && !belongTogether(between, isQuoted, script)) {
      phrases.push(...phrasesIn(text, open, script))
      open = []
    }
    isQuoted = opensQuotation(between, isQuoted)
    open.push(token)
  }
  return [...phrases, ...phrasesIn(text, open, script)]
}

function tokensOf(text: string, { word, figure }: Script): Token[] {
  const found = (pattern: RegExp, isFigure: boolean): Token[] =>
    [...text.matchAll(pattern)].map(({ 0: { length }, index }) => ({ start: index, end: index + length, isFigure }))
  const figures = figure ? found(figure, true) : []
  // A figure inside an address is part of it; an address never begins inside a figure.
  const words = found(word, false)
  const tokens: Token[] = []
  for (const token of [...words, ...figures].toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (token.start >= (tokens.at(-1)?.end ?? 0)) tokens.push(token)
  }
  return tokens
}

function belongTogether(between: string, isQuoted: boolean, { barrier, pause }: Script): boolean {
  return between.length <= REACH && !barrier.test(between) && (isQuoted || !pause.test(between))
}

/** Whether a quotation is open behind a piece of text, which was or was not within one where it begins. */
function opensQuotation(piece: string, isQuoted: boolean): boolean {
  const mark = /[«»“”](?=[^«»“”]*$)/.exec(piece)?.[0]
  return mark === undefined ? isQuoted : mark === '«' || mark === '“'
}

const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}', '“': '”' }

/** Cuts words that stand together where a bracket is open on one side only, and sets figures at their ends apart. */
function phrasesIn(text: string, tokens: Token[], script: Script): TextRange[] {
  const pieces: { tokens: Token[]; closes: string }[] = []
  /** Brackets that are still open, and how many words stand before each. */
  let open: { closer: string; at: number }[] = []
  let from = 0
  const cut = (to: number) => {
    const end = tokens[to - 1]?.end ?? 0
    // Closed right behind the last word: «WHO (World Health Organization)».
    let closes = ''
    while (open.length > 0 && text[end + closes.length] === open.at(-1)?.closer) closes += open.pop()?.closer ?? ''
    for (const { at } of open) {
      pieces.push({ tokens: tokens.slice(from, at), closes: '' })
      from = at
    }
    pieces.push({ tokens: tokens.slice(from, to), closes })
    open = []
    from = to
  }
  tokens.forEach((token, index) => {
    if (index === 0) return
    for (const [mark] of text.slice(tokens[index - 1]?.end, token.start).matchAll(/[()[\]{}“”]/g)) {
      const closer = CLOSERS[mark]
      if (closer !== undefined) open.push({ closer, at: index })
      else if (mark === open.at(-1)?.closer) open.pop()
      else cut(index)
    }
  })
  cut(tokens.length)
  return pieces.flatMap((piece) => trimmed(text, piece.tokens, piece.closes, script))
}

/** Words from the first to the last, with what belongs to them behind; figures before and after them by themselves. */
function trimmed(text: string, tokens: Token[], closes: string, script: Script): TextRange[] {
  const first = tokens.findIndex(({ isFigure }) => !isFigure)
  const last = tokens.findLastIndex(({ isFigure }) => !isFigure)
  const range = ({ start, end }: TextRange) => ({ start, end })
  const [start, end] = [tokens[first]?.start, tokens[last]?.end]
  if (start === undefined || end === undefined) return tokens.map(range)
  const isLast = last === tokens.length - 1
  return [
    ...tokens.slice(0, first).map(range),
    { start, end: isLast ? endOf(text, start, end + closes.length, script) : end },
    ...tokens.slice(last + 1).map(range),
  ]
}

/** Where a phrase ends: behind the number of its thing, or the mark that ends a quotation which is nothing but it. */
function endOf(text: string, start: number, wordsEnd: number, { tail }: Script): number {
  tail.lastIndex = wordsEnd
  const end = wordsEnd + (tail.exec(text)?.[0].length ?? 0)
  const marks = /^[.,!?…]{1,3}/.exec(text.slice(end, end + 3))?.[0] ?? ''
  const [before, behind] = [text.slice(Math.max(0, start - 2), start), text[end + marks.length]]
  const isQuotation = /[«“"]$/.test(before) && /^[»”"]/.test(behind ?? '')
  // «قال: Hello, world!»: a sentence of several words up to the end of the text.
  const isSaid =
    /:\s?$/.test(before) && behind === undefined && /^[!?]+$/.test(marks) && / /.test(text.slice(start, end))
  return isQuotation || isSaid ? end + marks.length : end
}

/** The words of an address that run the other way, each by itself: host/مقال/2023/عنوان keeps its order (T25). */
function segmentsOf(words: string, offset: number, around: Writing): ScriptRun[] {
  return [...words.matchAll(SEGMENT)].map(({ 0: { length }, index }) => ({
    start: offset + index,
    end: offset + index + length,
    ...around,
  }))
}

const SEGMENT = new RegExp(`${RTL}(?:${RTL}|\\p{M}|[-_0-9](?=${RTL}|[-_0-9]*${RTL}))*`, 'gu')
