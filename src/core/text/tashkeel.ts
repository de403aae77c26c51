import type { Folded } from './fold.ts'

/** A text as it stands on the page, and the way back to the text as it was written. */
export type Shown = Folded

/**
 * Hides the vowel marks of Arabic script, as an editor would who sets a vowelled text without them.
 *
 * Hidden: the short vowels, nunation with damma and kasra, sukun, the dagger alif (هٰذا is spelt هذا) and the signs of
 * recitation. Kept, because they are spelling and careful print without vowels has them: the shadda, which stands for a
 * letter (علّم is not علم), the nunation of the accusative, which goes with its alif (شكرًا), and hamza and madda of a
 * decomposed letter. The shadda that only the article causes (الشَّمس) is as predictable as a vowel and is hidden too.
 *
 * A mark that rides on no letter, as where a text speaks of the mark itself (َ), stays; so do all letters and every
 * tatweel. Hiding twice changes nothing more. What stands on either side of a line break does not matter to the other.
 */
export function withoutTashkeel(text: string): Shown {
  const hidden = new Set([...found(text, MARKED_LETTER, HIDDEN), ...found(text, ASSIMILATED, SHADDA)])
  const written = asWritten(text)
  if (hidden.size === 0) return written
  const origin = written.origin.filter((at) => !hidden.has(at))
  return { text: origin.map((at) => text.charAt(at)).join(''), origin }
}

/** A text with all its marks, in the same form. */
export function asWritten(text: string): Shown {
  return { text, origin: Array.from({ length: text.length + 1 }, (_, at) => at) }
}

/**
 * Where something of the written text stands in the shown one, both in UTF-16 code units: a letter where it stands, a
 * hidden mark where what follows it stands, what lies beyond the end at the end.
 */
export function shownOffset({ origin }: Shown, written: number): number {
  let low = 0
  let high = origin.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((origin[middle] ?? 0) < written) low = middle + 1
    else high = middle
  }
  return low
}

/** Where the marks of a kind stand, of those inside what a pattern finds. */
function found(text: string, pattern: RegExp, mark: RegExp): number[] {
  return Array.from(text.matchAll(pattern), ({ 0: piece, index }) =>
    Array.from(piece.matchAll(mark), (each) => index + each.index),
  ).flat()
}

/** Vowels, sukun, dagger alif; the small ones and the signs of recitation. Neither fathatan (ً, U+08F0) nor shadda. */
const HIDDEN_MARKS =
  '\u064C-\u0650\u0652\u0656\u0657\u0670\u0615-\u061A\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08F1\u08F2'
const HIDDEN = new RegExp(`[${HIDDEN_MARKS}]`, 'g')
const SHADDA = /\u0651/g

/** A letter of Arabic script with its marks. A tatweel can stand between them, but is no letter for them to ride on. */
const MARKED_LETTER = /(?=\p{Script=Arabic})\p{L}[\p{M}\u0640]*\p{M}/gu

/**
 * The beginning of a word with the shadda that the article causes on a sun letter, behind a question, a conjunction, a
 * preposition or an oath (أ و ف ب ك ت). After لِ the article has no alif (للشّمس), and a word that begins with lam has no
 * more than two of them (للّيل); الّذي and الّتي have their article in one lam.
 */
const ASSIMILATED = assimilated()

function assimilated(): RegExp {
  const marks = `[${HIDDEN_MARKS}\u0640]*`
  const one = (letters: string) => `[${letters}]${marks}`
  const maybe = (letters: string) => `(?:${one(letters)})?`
  const shadda = `(?:\u0651${marks})+`
  const [alif, lam, sun] = [`${maybe('بكت')}${one('اٱ')}`, one('ل'), one('تثدذرزسشصضطظلن')]
  const articles = [
    `(?:${alif}|${lam})${lam}${sun}${shadda}`,
    `${lam}${lam}${shadda}`,
    `${alif}${lam}${shadda}(?=[ذت])`,
  ]
  return new RegExp(`(?<![\\p{L}\\p{M}])${maybe('أ')}${maybe('وف')}(?:${articles.join('|')})`, 'gu')
}
