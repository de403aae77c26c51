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
  const found: TextFinding[] = []
  for (const { 0: mark, index } of text.matchAll(/[«»‹›()[\]{}﴾﴿“”„]/g)) {
    if (reversed && /[«»‹›]/.test(mark)) continue
    if (/[“”„]/.test(mark)) curly.push(index)
    else if (!CLOSING.has(mark)) open.push({ mark, at: index })
    else if (PAIRS[open.at(-1)?.mark ?? ''] === mark) open.pop()
    else if (!isNumbering(text, index, mark)) {
      const partner = open.findLastIndex((each) => PAIRS[each.mark] === mark)
      // What stands between the two is open.
      if (partner === -1) found.push(finding(index, `“${mark}” closes what nothing opened.`))
      else found.push(...open.splice(partner).slice(1).map(unclosed))
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
