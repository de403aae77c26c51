/** A text as search compares it, and the way back to the original. */
export interface Folded {
  text: string
  /**
   * For each UTF-16 code unit of the folded text, where the character it came from begins in the original; one entry
   * more than the text is long, the last being the length of the original. Never falls.
   */
  origin: number[]
}

/**
 * Spells a text the way search compares it: without vowel marks, accents, tatweel and invisible characters; one form for
 * each letter that writers of Arabic interchange (أ إ آ ٱ ا, ى ئ ی ي, ؤ و, ة ه, ک ك); ligatures and presentation forms
 * spelt out; digits as 0–9; small letters; any white space as one space. Folding a folded text changes nothing.
 *
 * Characters are decomposed (NFKD) one by one, and that is as good as normalising the whole text: what decides whether
 * letters compose or in which order marks stand is only the marks, and none of them is kept. So ا with a hamza above
 * folds like أ, and every folded unit still knows the one character it came from.
 */
export function fold(text: string): Folded {
  const pieces: string[] = []
  const origin: number[] = []
  let at = 0
  for (const character of text) {
    const kept = foldedCharacter(character)
    if (kept !== '' && !(kept === ' ' && pieces.at(-1) === ' ')) {
      pieces.push(kept)
      for (let unit = 0; unit < kept.length; unit += 1) origin.push(at)
    }
    at += character.length
  }
  origin.push(at)
  return { text: pieces.join(''), origin }
}

/** A text has few different characters, and normalising is slow: each is folded once. */
const known = new Map<string, string>()

function foldedCharacter(character: string): string {
  let folded = known.get(character)
  if (folded === undefined) {
    folded = character
      .normalize('NFKD')
      .replace(IGNORED, '')
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/./gsu, (letter) => SAME_LETTER.get(letter) ?? letter)
    known.set(character, folded)
  }
  return folded
}

/** Marks, invisible characters, tatweel, and the small waw and yeh of Quranic spelling. */
const IGNORED = /[\p{M}\p{Cf}\u0640\u06E5\u06E6]/gu

/**
 * Letters of the same reading, the one kept at the end of each row; أ إ آ ئ ؤ ۀ and the like are already decomposed.
 * Apostrophes and hyphens are typed in one form and printed in another.
 */
const SAME_LETTER = new Map(
  ['ٱا', 'ىیېي', 'ةەہۃھه', 'کڪك', "’‘'", '‐-', ...digitRows()].flatMap((row) => {
    const kept = row.slice(-1)
    return Array.from(row.slice(0, -1), (letter) => [letter, kept] as const)
  }),
)

/** ٠۰0, ١۱1 … ٩۹9: the Arabic and the Persian form of each digit. */
function digitRows(): string[] {
  return Array.from({ length: 10 }, (_, digit) => String.fromCharCode(0x0660 + digit, 0x06f0 + digit, 0x30 + digit))
}
