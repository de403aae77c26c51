import { articleText } from './blockText.ts'
import type { Article } from './schema.ts'

/**
 * Words a minute, read in silence. English: Brysbaert 2019 (https://doi.org/10.1016/j.jml.2019.104047). An Arabic word
 * often holds an article, a preposition or a pronoun as well, so fewer of them say as much: read aloud, IReST measured
 * 138 Arabic words a minute and 228 English ones (https://iovs.arvojournals.org/article.aspx?articleid=2166061), and the
 * same proportion of 238 is about 145.
 */
const ENGLISH_PACE = 238
const ARABIC_SCRIPT_PACE = 145
/** Fully vowelled text is verse, scripture or old prose, and is read more slowly. An estimate, not a measurement. */
const VOWELLED_PACE = 0.85
/** A writer's occasional mark stays under a twentieth of the letters; fully vowelled text has one on most of them. */
const VOWELLED_SHARE = 0.15

/**
 * How long an article takes to read, in whole minutes, rounded up, at least one. The words are counted by the platform's
 * segmenter, whose version may differ from machine to machine: show the number that stands in the catalogue where there
 * is one, rather than counting again.
 */
export function readingMinutes(article: Pick<Article, 'lang' | 'kicker' | 'title' | 'standfirst' | 'blocks'>): number {
  const text = articleText(article)
  const pace = paceOf(article.lang) * (isVowelled(text) ? VOWELLED_PACE : 1)
  return Math.max(1, Math.ceil(countWords(text, article.lang) / pace))
}

/**
 * Whether a text is written with its vowels: its marks are more than 0.15 of its letters. Such text needs more leading
 * as well as more time. Marks that belong to the letter (the hamza and madda of a decomposed أ or آ) do not count.
 */
export function isVowelled(text: string): boolean {
  const marks = text.match(/[\u064B-\u0652\u0656-\u065F\u0670]/g)?.length ?? 0
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return marks > letters * VOWELLED_SHARE
}

/**
 * What is left of `minutes` at `progress` (0 to 1), in whole minutes, rounded up: 0 only when the end is reached.
 */
export function minutesLeft(minutes: number, progress: number): number {
  const left = minutes * (1 - Math.min(1, Math.max(0, progress)))
  // 10 × (1 − 0.7) is 3.0000000000000004 in floating point, and that is three minutes.
  return Math.ceil(Number(left.toFixed(6)))
}

const ARABIC_SCRIPT_LANGUAGE = /^(?:ar|fa|ur|ckb|ps|sd|ug|ks)\b/i
const SCRIPT = /-([a-z]{4})\b/i

/** A script in the tag (`ku-Arab`, `ar-Latn`) says more than the language. */
function paceOf(lang: string): number {
  const script = SCRIPT.exec(lang)?.[1]?.toLowerCase()
  const isArabicScript = script === undefined ? ARABIC_SCRIPT_LANGUAGE.test(lang) : script === 'arab'
  return isArabicScript ? ARABIC_SCRIPT_PACE : ENGLISH_PACE
}

function countWords(text: string, lang: string): number {
  let words = 0
  for (const segment of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) {
    if (segment.isWordLike === true) words += 1
  }
  return words
}
