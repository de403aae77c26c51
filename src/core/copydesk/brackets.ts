import { primaryLanguage } from '#core/text/direction.ts'
import type { TextFinding } from './finding.ts'

/** Closing marks by the mark that opens. Ornate brackets are not mirrored: in Arabic ﴿ opens. */
const PAIRS: Record<string, string> = { '«': '»', '‹': '›', '(': ')', '[': ']', '{': '}', '﴿': '﴾' }
const CLOSING = new Set(Object.values(PAIRS))

/** What a quotation begins with that goes on in the next paragraph, which then begins with it again. */
const CONTINUES = /[«“]/

/**
 * Finds quotation marks and brackets that have no partner in their text. Curly marks “ ” open and close in either order
 * (Arabic has both), so they are only counted. A quotation that goes on in the next paragraph, which begins with its mark
 * again, may stay open. The brackets of `1)` and `أ)` need none, nor do faces.
 *
 * @param text what is code in it masked
 * @param lang the language of the text: where » opens, as in German and Danish, guillemets are left alone
 * @param next the text of the next paragraph
 */
export function findUnbalanced(text: string, lang: string, next: string | undefined): TextFinding[] {
  const reversed = ['de', 'da'].includes(primaryLanguage(lang))
  const open: { mark: string; at: number }[] = []
  const curly: number[] = []
  /** How many of each mark are open, so that one without a partner is not looked for among all of them. */
  const counts = new Map<string, number>()
  const count = (mark: string, by: number) => counts.set(mark, (counts.get(mark) ?? 0) + by)
  const found: TextFinding[] = []
  for (const { 0: mark, index } of text.matchAll(/[«»‹›()[\]{}﴾﴿“”„]/g)) {
    if (reversed && /[«»‹›]/.test(mark)) continue
    if (/[“”„]/.test(mark)) curly.push(index)
    else if (!CLOSING.has(mark)) {
      open.push({ mark, at: index })
      count(mark, 1)
    } else if (PAIRS[open.at(-1)?.mark ?? ''] === mark) count(open.pop()?.mark ?? '', -1)
    else if (!isNumbering(text, index, mark)) {
      const isOpen = [...counts].some(([opening, times]) => PAIRS[opening] === mark && times > 0)
      if (!isOpen) found.push(finding(index, `“${mark}” closes what nothing opened.`))
      // What stands between the two is open.
      for (let last = isOpen ? open.pop() : undefined; last !== undefined; last = open.pop()) {
        count(last.mark, -1)
        if (PAIRS[last.mark] === mark) break
        found.push(unclosed(last))
      }
    }
  }
  if (curly.length % 2 === 1) {
    const at = curly.at(-1) ?? 0
    open.push({ mark: text[at] ?? '', at })
  }
  const isContinued = (mark: string) => CONTINUES.test(mark) && next?.startsWith(mark) === true
  return [...found, ...open.filter(({ mark }) => !isContinued(mark)).map(unclosed)]
}

function unclosed({ mark, at }: { mark: string; at: number }): TextFinding {
  return finding(at, `“${mark}” has no partner.`)
}

function finding(start: number, message: string): TextFinding {
  return { rule: 'brackets', start, end: start + 1, message }
}

/** `1)`, `أ)`, `iv)` at the beginning or behind a space; or a face :-) */
function isNumbering(text: string, at: number, mark: string): boolean {
  if (mark !== ')') return false
  return /(?:^|[\s،,])(?:\p{N}{1,3}|\p{L}|[ivx]{2,4})$|[:;]-?$/iu.test(text.slice(Math.max(0, at - 5), at))
}
