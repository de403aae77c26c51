import { directionOfText, runsAgainst, type Writing } from './direction.ts'

/** What a text is written in, as far as its letters tell. */
export type DetectedLanguage = 'ar' | 'fa' | 'ur' | 'ps' | 'ckb' | 'he' | 'en'

/**
 * The language of a text by its letters: Arabic, Hebrew or Latin script, whichever has most; within Arabic script by
 * letters that Arabic has not. Any other Latin-script language counts as English, Yiddish as Hebrew. `undefined` where
 * there are no such letters.
 */
export function detectLanguage(text: string): DetectedLanguage | undefined {
  const arabic = count(text, /[\u0620-\u064A\u0671-\u06D3\u06FA-\u06FF\uFB50-\uFDFF\uFE70-\uFEFC]+/g)
  const hebrew = count(text, /[א-ת]+/g)
  const latin = count(text, /[A-Za-zÀ-ɏ]+/g)
  if (arabic + hebrew + latin === 0) return undefined
  if (latin > arabic && latin > hebrew) return 'en'
  if (hebrew > arabic) return 'he'
  // Shares measured on news pages: Urdu has about 15 in 100 of its letters, Persian 12, Arabic none. Pashto and Sorani
  // have those of Persian too, and so come first; their own are estimated at 4 in 100.
  if (count(text, /[ٹڈڑںےہھ]+/g) * 30 > arabic) return 'ur'
  if (count(text, /[ټډړږښځڅۍ]+/g) * 60 > arabic) return 'ps'
  if (count(text, /[ڕڵێۆ]+/g) * 60 > arabic) return 'ckb'
  if (count(text, /[پچژگکی]+/g) * 30 > arabic) return 'fa'
  return 'ar'
}

/**
 * What a text is written in that stands by itself, such as a name or a title, where nothing else says so: as what it
 * belongs to, unless most of its letters run the other way (typography R01, R07).
 */
export function writtenIn(text: string, around: Writing): Writing {
  const dir = directionOfText(text) ?? around.dir
  return dir === around.dir ? { lang: around.lang, dir } : { lang: detectLanguage(text) ?? 'und', dir }
}

/**
 * The same for a piece of a longer text, such as a sentence: a piece of an Arabic text may well have more Latin letters
 * than Arabic ones, and runs from right to left all the same (R06).
 */
export function writtenWithin(piece: string, around: Writing): Writing {
  return runsAgainst(piece, around.dir) ? writtenIn(piece, around) : around
}

function count(text: string, letters: RegExp): number {
  return text.length - text.replace(letters, '').length
}
