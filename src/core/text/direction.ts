export type Direction = 'rtl' | 'ltr'

/** What a text is written in: a BCP 47 tag, and the direction its lines run in. */
export interface Writing {
  lang: string
  dir: Direction
}

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
  return RIGHT_TO_LEFT.has(primaryLanguage(lang).toLowerCase()) ? 'rtl' : 'ltr'
}

/** The language of a tag without its script and region: `ar` of `ar-IQ`. */
export function primaryLanguage(lang: string): string {
  return lang.split('-')[0] ?? lang
}

/**
 * The direction of a text (typography R01): what it says of itself, else that of its language, else that of most of its
 * letters. `undefined` where none of these says anything: then it takes its container's.
 */
export function resolveDirection(own: {
  dir?: Direction | undefined
  lang?: string | undefined
  text?: string
}): Direction | undefined {
  if (own.dir !== undefined) return own.dir
  if (own.lang !== undefined) return directionOf(own.lang)
  return own.text === undefined ? undefined : directionOfText(own.text)
}

/** One letter of a script that runs from right to left. By script extensions: the tatweel has no script of its own. */
export const RIGHT_TO_LEFT_LETTER =
  /(?=\p{L})[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}\p{scx=Adlam}\p{scx=Hanifi_Rohingya}]/u

/**
 * The direction that most letters of a text have, or `undefined` where it has no letter at all: then the text takes
 * its container's. The majority decides, not the first letter: titles often begin with a name in the other script.
 */
export function directionOfText(text: string): Direction | undefined {
  const { rtl, ltr } = lettersOf(text)
  if (rtl + ltr === 0) return undefined
  return rtl >= ltr ? 'rtl' : 'ltr'
}

/** How much of a paragraph must be of the other direction before it leaves its article's (typography R06). */
const OTHERWISE = 0.7

/** Whether a block of text runs the other way than what stands around it: at least 0.7 of its letters do. */
export function runsAgainst(text: string, around: Direction): boolean {
  const { rtl, ltr } = lettersOf(text)
  const against = around === 'rtl' ? ltr : rtl
  return against > 0 && against >= (rtl + ltr) * OTHERWISE
}

function lettersOf(text: string): Record<Direction, number> {
  const letters = { rtl: 0, ltr: 0 }
  for (const letter of text.match(/\p{L}/gu) ?? []) letters[RIGHT_TO_LEFT_LETTER.test(letter) ? 'rtl' : 'ltr'] += 1
  return letters
}
