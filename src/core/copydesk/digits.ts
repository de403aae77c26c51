import type { TextRange } from '#core/text/range.ts'
import type { Fix } from './finding.ts'
import { isArabicScript, MASK, type Piece } from './pieces.ts'

/** A number in a text of an article. */
export interface FoundNumber extends TextRange {
  digits: string
}

/** A number that is not written as the others of its article. */
export interface OddNumber<Place> {
  place: Place
  number: FoundNumber
  message: string
  fix: Fix
}

/**
 * The numbers of a piece in Arabic letters, as ranges of it. What stands next to a Latin word belongs to that, and what is
 * quoted in a few words is shown as somebody else writes it: «٥ آب ٢٠٢٥».
 */
export function numbersIn({ lang, text }: Piece): FoundNumber[] {
  if (!isArabicScript(lang)) return []
  // As long as it was: ranges stay right.
  const own = text.replaceAll(EXAMPLE, (example) => MASK.repeat(example.length))
  return Array.from(own.matchAll(NUMBER), ({ 0: digits, index }) => ({
    start: index,
    end: index + digits.length,
    digits,
  }))
}

/**
 * The numbers of one article that are not in the digits which most of its numbers have (of the first one, if there are
 * as many of each). Only a number that mixes both is certainly a mistake.
 *
 * @param numbers in the order of the article, each with where it stands
 */
export function oddNumbers<Place>(numbers: { place: Place; number: FoundNumber }[]): OddNumber<Place>[] {
  const counts = new Map<number, number>()
  for (const { number } of numbers) {
    const [zero, ...others] = zeros(number.digits)
    if (zero !== undefined && others.length === 0) counts.set(zero, (counts.get(zero) ?? 0) + 1)
  }
  const [usual] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? [ARABIC_ZERO]
  return numbers.flatMap(({ place, number }) => {
    const kinds = zeros(number.digits)
    if (kinds.length === 1 && kinds[0] === usual) return []
    const text = number.digits.replaceAll(DIGIT, (digit) => String.fromCharCode(usual + valueOf(digit)))
    const message =
      kinds.length > 1
        ? `“${number.digits}” mixes two kinds of digits.`
        : `“${number.digits}” is not in the digits that this article writes: “${text}”.`
    return [{ place, number, message, fix: { text, certain: kinds.length > 1 } }]
  })
}

/** With what separates thousands and decimals. Not a part of a name that is written with Latin letters. */
const NUMBER = new RegExp(
  `(?<![0-9٠-٩۰-۹]|[\\p{Script=Latin}${MASK}][-_]?[0-9.,]{0,20})[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*` +
    `(?![.,٫٬]?[0-9٠-٩۰-۹]|[-_]?[\\p{Script=Latin}${MASK}])`,
  'gu',
)
const EXAMPLE = /«[^«»]{1,30}»/g
const DIGIT = /[0-9٠-٩۰-۹]/g
const ARABIC_ZERO = 0x0660

/** The zero of each kind of digits in a number: 0, ٠ (U+0660), ۰ (U+06F0). */
function zeros(digits: string): number[] {
  return [...new Set(Array.from(digits.matchAll(DIGIT), ([digit]) => digit.charCodeAt(0) - valueOf(digit)))]
}

/** The last four bits of every kind of digit are its value. */
function valueOf(digit: string): number {
  return digit.charCodeAt(0) & 0xf
}
