import { primaryLanguage } from '#core/text/direction.ts'
import type { TextFinding } from './finding.ts'
import type { Piece } from './pieces.ts'

/**
 * Finds the same word twice in a row. Repeating is good Arabic where it shares out (خطوة خطوة، حرفًا حرفًا) or insists
 * (لا لا),
 * in the feet of a metre, and good English in places (had had, very very): those pass.
 * In other languages, Persian and Urdu among them, doubling is grammar.
 */
export function findDoubledWords({ lang, text }: Piece): TextFinding[] {
  const language = LANGUAGES[primaryLanguage(lang)]
  if (language === undefined) return []
  const { wanted, never } = language
  return Array.from(text.matchAll(DOUBLED), ({ 0: pair, 1: word = '', index }): TextFinding[] => {
    const plain = word.toLowerCase()
    if (wanted.test(plain) || isVowelled(plain)) return []
    const start = index + word.length
    return [
      {
        rule: 'doubled-word',
        start,
        end: index + pair.length,
        message: `“${word}” stands twice in a row.`,
        fix: { text: '', certain: never.test(plain) },
      },
    ]
  }).flat()
}

/** Who sets the vowels of a word does not write it twice by a slip: the feet of a metre, فَعُولُنْ فَعُولُنْ. */
function isVowelled(word: string): boolean {
  return (word.match(/[\u064B-\u0652]/g)?.length ?? 0) >= 2
}

/** Both times in the same letters, but the first may be a capital. One space between them. */
const DOUBLED = /(?<![\p{L}\p{M}\p{N}'’-])(\p{L}[\p{L}\p{M}]+)[ \u00A0]\1(?![\p{L}\p{M}\p{N}'’-])/giu

/** Words that may stand twice, and words that never do, so that one of the two can go. */
const LANGUAGES: Record<string, { wanted: RegExp; never: RegExp }> = {
  ar: {
    wanted: /(?:[ةا]|[\u064B-\u064D]ا?)$|^(?:لا|نعم|من|ما|هيا|قد|كل|هو|هي|بين|يوم)$/u,
    never: /^(?:في|على|إلى|عن|التي|الذي|هذه)$/,
  },
  en: {
    wanted:
      /^(?:had|that|is|in|on|very|really|so|far|many|long|never|no|yes|ha|bye|well|now|there|more|again|you|it|her|do)$/,
    never: /^(?:the|an|and|of|from|with|at|for)$/,
  },
}
