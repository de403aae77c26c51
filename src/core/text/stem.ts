/**
 * An Arabic word without what is written together with it: the article, with و ب ك ف ل before it, and the endings of
 * number, gender and owner. A light stem, made for comparing and not for showing (typography R66): of الحاسوب and للحاسوب
 * the same is left, of كتاب and كتب it is not. Words without such parts come back as they are.
 *
 * @param word folded (`fold`)
 */
export function stemOf(word: string): string {
  const prefix = PREFIXES.find((each) => word.startsWith(each) && word.length - each.length >= LEAST) ?? ''
  let stem = word.slice(prefix.length)
  for (const ending of ENDINGS) {
    if (stem.endsWith(ending) && stem.length - ending.length >= LEAST) stem = stem.slice(0, -ending.length)
  }
  return stem
}

/** Whether a folded word of a text is a form of the word that has this stem. Its و may be “and”, or a letter of its own. */
export function hasStem(word: string, stem: string): boolean {
  return stemOf(word) === stem || (word.startsWith('و') && stemOf(word.slice(1)) === stem)
}

const PREFIXES = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال']

/** Folded: ة is ه. */
const ENDINGS = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي']

/** A root has three letters. Were two enough, علي (Ali) would be عل and found in علة, and مدى in مدة. */
const LEAST = 3
