/** What a text is written in, as far as its letters tell. */
export type DetectedLanguage = 'ar' | 'fa' | 'ur' | 'en'

/**
 * The language of a text by its letters: Arabic script or Latin, whichever has more; within Arabic script Urdu and
 * Persian by letters that Arabic has not. Any other Latin-script language counts as English; `--lang` says otherwise.
 * `undefined` where there are no such letters.
 */
export function detectLanguage(text: string): DetectedLanguage | undefined {
  const arabic = count(text, /[\u0620-\u064A\u0671-\u06D3\u06FA-\u06FF\uFB50-\uFDFF\uFE70-\uFEFC]+/g)
  const latin = count(text, /[A-Za-zÀ-ɏ]+/g)
  if (arabic + latin === 0) return undefined
  if (latin > arabic) return 'en'
  // Shares measured on news pages: Urdu has about 15 in 100 of the first, Persian 12 of the second, Arabic none.
  if (count(text, /[ٹڈڑںےہھ]+/g) * 30 > arabic) return 'ur'
  if (count(text, /[پچژگکی]+/g) * 30 > arabic) return 'fa'
  return 'ar'
}

function count(text: string, letters: RegExp): number {
  return text.length - text.replace(letters, '').length
}
