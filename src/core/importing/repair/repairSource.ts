import { withoutMojibake } from './mojibake.ts'
import type { Repair } from './repairs.ts'

/**
 * Repairs what must be right before a text is read, because its language, its dates and its titles hang on it: bytes read
 * in the wrong encoding, and the printed shapes of letters (presentation forms, as copied from a PDF) instead of the
 * letters. Idempotent, linear, and right text comes back as it is.
 */
export function repairSource(text: string): { text: string; repairs: Repair[] } {
  const repairs: Repair[] = []
  const read = withoutMojibake(text)
  if (read !== text) repairs.push({ kind: 'mojibake', times: 1, quote: read.trim().slice(0, 60) })
  let times = 0
  let quote = ''
  const spelt = read.replace(SHAPES, (shapes, at: number) => {
    if (times === 0) quote = read.slice(Math.max(0, at - 10), at + 30)
    times += shapes.length
    return shapes.replace(/[^]/g, letterOf)
  })
  if (times > 0) repairs.push({ kind: 'presentation-forms', times, quote: quote.replace(/\s+/g, ' ').trim() })
  return { text: spelt, repairs }
}

/**
 * Arabic Presentation Forms A and B as far as they are shapes of letters. Not: the ornate brackets ﴾ ﴿, the signs of FBB2–C2
 * and FD40–4F, and the words that are written as one sign on purpose, ﷲ ﷺ ﷽ (FDF0–FF).
 */
const SHAPES = /[\uFB50-\uFBB1\uFBD3-\uFD3D\uFD50-\uFDC7\uFE70-\uFEFC]+/g

/** Vowel marks of form B come on a space or a tatweel, which was never typed. */
function letterOf(shape: string): string {
  const letters = shape.normalize('NFKC')
  return /^[ \u0640][\u064B-\u0652]+$/.test(letters) ? letters.slice(1) : letters
}
