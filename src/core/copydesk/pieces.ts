import { primaryLanguage } from '#core/text/direction.ts'
import type { TextRange } from '#core/text/range.ts'
import { scriptRuns, type ScriptRun } from '#core/text/scriptRuns.ts'
import type { DeskText } from './texts.ts'

/** A stretch of a text that one language's rules hold for. */
export interface Piece {
  lang: string
  /** Its letters. What is in another language or no prose, such as code, stands in it as so many `MASK`s. */
  text: string
  /** Where it begins in the whole text, in UTF-16 code units. */
  start: number
}

/** Takes the place of each code unit that a rule must not read: neither a letter, nor a space, nor a mark. */
export const MASK = '\uFFFC'

/** A text cut by language, and the words in it that nobody has marked as another's. */
export interface Cut {
  /** The text in its own language first, then each phrase. */
  pieces: Piece[]
  /** The whole text; only what is code in it is masked. */
  prose: string
  unmarked: ScriptRun[]
}

/** Cuts a text into what each language's rules may read. Linear in the length of the text but for sorting the spans. */
export function cutByLanguage({ text, spans, writing }: DeskText): Cut {
  const code = spans.filter(({ type }) => type === 'code')
  const phrases = spans.filter((span) => span.type === 'phrase')
  const marked = merged([...code, ...phrases])
  const runs = outermost(scriptRuns(text, writing))
  const prose = masked(text, merged(code))
  return {
    prose,
    pieces: [
      { lang: writing.lang, text: masked(text, merged([...marked, ...runs])), start: 0 },
      ...phrases.map(({ lang, start, end }) => ({ lang, start, text: prose.slice(start, end) })),
    ],
    unmarked: withoutOverlap(runs, marked),
  }
}

/** Whether a language is written in Arabic letters and with Arabic marks: Arabic, Persian, Urdu and their neighbours. */
export function isArabicScript(lang: string): boolean {
  const script = /^[a-z]{2,3}-([A-Z][a-z]{3})\b/.exec(lang)?.[1]
  return script === undefined ? ARABIC_SCRIPT.has(primaryLanguage(lang)) : script === 'Arab' || script === 'Aran'
}

const ARABIC_SCRIPT = new Set([
  'ar',
  'arz',
  'ary',
  'apc',
  'fa',
  'prs',
  'ur',
  'ps',
  'ckb',
  'sd',
  'ug',
  'ks',
  'pnb',
  'azb',
])

/** The text with the characters of some ranges masked; ranges are in order and stand apart. */
function masked(text: string, ranges: TextRange[]): string {
  let result = ''
  let at = 0
  for (const { start, end } of ranges) {
    result += text.slice(at, start) + MASK.repeat(end - start)
    at = end
  }
  return result + text.slice(at)
}

/** Ranges in order, those that touch or overlap made one. */
function merged(ranges: TextRange[]): TextRange[] {
  const result: TextRange[] = []
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

/** Runs that lie in no other run; they come in order, the outer one first. */
function outermost(runs: ScriptRun[]): ScriptRun[] {
  let end = 0
  return runs.filter((run) => {
    if (run.start < end) return false
    end = run.end
    return true
  })
}

/** The runs that meet none of the ranges; both are in order and stand apart. */
function withoutOverlap(runs: ScriptRun[], ranges: TextRange[]): ScriptRun[] {
  let next = 0
  return runs.filter(({ start, end }) => {
    while ((ranges[next]?.end ?? Infinity) <= start) next += 1
    return (ranges[next]?.start ?? Infinity) >= end
  })
}
