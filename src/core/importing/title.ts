import { foldWord } from './dateWords.ts'

/** Words that cannot end a phrase: a line that ends so was cut off. */
const DANGLING = new Set(
  'في من على عن الى بين مع بعد قبل عند حول ضد او ثم ان the a an of in on to and or for with at by from'
    .split(' ')
    .map(foldWord),
)

/**
 * Whether a line only repeats the title: whole, or its beginning, as captions do that were cut off («التعاون الأمني
 * بين»). A beginning that is a phrase of its own, up to a mark in the title, may be a heading and does not count.
 */
export function repeatsTitle(line: string, title: string): 'repeated-title-dropped' | 'cut-title-dropped' | undefined {
  if (line.length > title.length + 5) return undefined
  const whole = foldWord(title)
  const part = foldWord(line.replace(/\s*(?:…|\.{2,})$/, ''))
  if (part === '') return undefined
  if (part === whole) return 'repeated-title-dropped'
  if (!whole.startsWith(part)) return undefined
  if (/(?:…|\.{2,})$/.test(line)) return 'cut-title-dropped'
  if (/[.!?؟:؛]$/.test(line)) return undefined

  const words = part.split(' ')
  const rest = whole.slice(part.length)
  if (/^[\p{L}\p{N}]/u.test(rest)) return words.length >= 2 ? 'cut-title-dropped' : undefined
  if (DANGLING.has(words.at(-1) ?? '') && words.length >= 2) return 'cut-title-dropped'
  return words.length >= 3 && /^ [\p{L}\p{N}«"“(]/u.test(rest) ? 'cut-title-dropped' : undefined
}

/** As long as headlines are. */
const LONGEST_MADE = 70

/** A title for a text that has none: its first words, up to where a pause makes them whole, else with «…» behind them. */
export function titleFrom(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= LONGEST_MADE) return plain.replace(/[.،,؛;:]+$/, '')
  const start = plain.slice(0, LONGEST_MADE + 1)
  const pause = /^.{20,}?(?=[.!?؟،؛:](?:\s|$)|\s[–—-]\s)/u.exec(start)?.[0]
  if (pause !== undefined) return pause.trim()
  const words = start.slice(0, Math.max(start.lastIndexOf(' '), 0)) || plain.slice(0, LONGEST_MADE)
  return `${words.toWellFormed().replace(/[\s،,؛;:–—-]+$/u, '')}…`
}
