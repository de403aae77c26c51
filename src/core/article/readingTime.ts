/** A writer's occasional mark stays under a twentieth of the letters; fully vowelled text has one on most of them. */
const VOWELLED_SHARE = 0.15

/**
 * Whether a text is written with its vowels: its marks are more than 0.15 of its letters. Such text needs more leading
 * as well as more time. Marks that belong to the letter (the hamza and madda of a decomposed أ or آ) do not count.
 */
export function isVowelled(text: string): boolean {
  const marks = text.match(/[\u064B-\u0652\u0656-\u065F\u0670]/g)?.length ?? 0
  // Most text has none, and its letters need not be counted.
  if (marks === 0) return false
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return marks > letters * VOWELLED_SHARE
}

/**
 * What is left of `minutes` at `progress` (0 to 1), in whole minutes, rounded up: 0 only when the end is reached.
 */
export function minutesLeft(minutes: number, progress: number): number {
  const left = minutes * (1 - Math.min(1, Math.max(0, progress)))
  // 10 × (1 − 0.7) is 3.0000000000000004 in floating point, and that is three minutes.
  return Math.ceil(Number(left.toFixed(6)))
}
