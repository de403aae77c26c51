import { articleText } from './blockText.ts'
import type { Article } from './schema.ts'
import { isVowelled } from './readingTime.ts'

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

/**
 * How long an article takes to read, in whole minutes, rounded up, at least one. In scripts without spaces the words are
 * counted by the platform's segmenter, whose version may differ from machine to machine: show the number that stands in
 * the catalogue where there is one, rather than counting again.
 */
export function readingMinutes(article: Pick<Article, 'lang' | 'kicker' | 'title' | 'standfirst' | 'blocks'>): number {
  const text = articleText(article)
  const pace = paceOf(article.lang) * (isVowelled(text) ? VOWELLED_PACE : 1)
  return Math.max(1, Math.ceil(countWords(text, article.lang) / pace))
}

const ARABIC_SCRIPT_LANGUAGE = /^(?:ar|fa|ur|ckb|ps|sd|ug|ks)\b/i
const SCRIPT = /-([a-z]{4})\b/i

/** A script in the tag (`ku-Arab`, `ar-Latn`) says more than the language. */
function paceOf(lang: string): number {
  const script = SCRIPT.exec(lang)?.[1]?.toLowerCase()
  const isArabicScript = script === undefined ? ARABIC_SCRIPT_LANGUAGE.test(lang) : script === 'arab'
  return isArabicScript ? ARABIC_SCRIPT_PACE : ENGLISH_PACE
}

/** Scripts that put no space between words: there only a dictionary tells where one ends. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** A word by the rules of Unicode (UAX 29): don’t, e.g, 3.14 and 1,000 are one each, well-known is two. */
const WORD =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}_]*(?:['‘’.:·]\p{L}[\p{L}\p{N}\p{M}\p{Cf}_]*|(?<=\p{N})['‘’.,;٫٬]\p{N}[\p{L}\p{N}\p{M}\p{Cf}_]*)*/gu

/**
 * By the rule where it is enough: the segmenter takes twenty times as long, and an archive has millions of words. Line by
 * line, for it takes four times as long for a text twice as long, and no word goes over the end of a line.
 */
function countWords(text: string, lang: string): number {
  if (!WITHOUT_SPACES.test(text)) return text.match(WORD)?.length ?? 0
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' })
  let words = 0
  for (const line of text.split('\n')) {
    for (const segment of segmenter.segment(line)) {
      if (segment.isWordLike === true) words += 1
    }
  }
  return words
}
