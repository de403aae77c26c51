export type Direction = 'rtl' | 'ltr'

/**
 * Languages written from right to left. Fixed here because `Intl.Locale.getTextInfo` is missing in some browsers
 * and in Node 20, and because it says `ltr` for `ku` (typography R01).
 */
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'ur', 'he', 'yi', 'ckb', 'ps', 'sd', 'ug', 'dv', 'ks', 'arc', 'syr', 'nqo'])
const RIGHT_TO_LEFT_SCRIPTS = new Set(['arab', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm', 'rohg'])
/** The script in a tag: right behind the language, as in `az-Arab`. Four letters further on (`-u-nu-latn`) are none. */
const SCRIPT = /^[a-z]{2,8}(?:-[a-z]{3}){0,3}-([a-z]{4})(?:-|$)/i

/** The direction a language is written in. `lang` is a BCP 47 tag. */
export function directionOf(lang: string): Direction {
  const script = SCRIPT.exec(lang)?.[1]?.toLowerCase()
  if (script !== undefined) return RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr'
  return RIGHT_TO_LEFT.has(lang.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

const RIGHT_TO_LEFT_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * The direction that most letters of a text have, or `undefined` where it has no letter at all: then the text takes
 * its container's. The majority decides, not the first letter: titles often begin with a name in the other script.
 */
export function directionOfText(text: string): Direction | undefined {
  let rtl = 0
  let ltr = 0
  for (const letter of text.match(/\p{L}/gu) ?? []) {
    if (RIGHT_TO_LEFT_LETTER.test(letter)) rtl += 1
    else ltr += 1
  }
  if (rtl + ltr === 0) return undefined
  return rtl >= ltr ? 'rtl' : 'ltr'
}
