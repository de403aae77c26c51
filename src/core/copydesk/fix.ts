import type { Article, Span } from '#core/article/schema.ts'
import type { TextRange } from '#core/text/range.ts'
import type { Finding } from './finding.ts'
import { placesOf } from './jsonPlaces.ts'
import { textsOf } from './texts.ts'

/** A change of a text: what to write in the place of a range, in UTF-16 code units. */
interface Change extends TextRange {
  text: string
}

/**
 * The text of an article's file with the certain fixes written into it, and how many those were. Spans move with their
 * letters; everything else in the file, ids and layout too, stays letter for letter as it was. A fix that would leave a
 * span empty is left to the editor, as is one that meets another: it may be found again in the result.
 *
 * @param json the file, valid
 * @param article what the file holds
 * @param findings in it
 */
export function withFixes(
  json: string,
  article: Article,
  findings: readonly Finding[],
): { json: string; fixed: number } {
  const byPath = new Map<string, Change[]>()
  for (const { path, range, fix } of findings) {
    if (range === undefined || fix?.certain !== true) continue
    byPath.set(path, [...(byPath.get(path) ?? []), { ...range, text: fix.text }])
  }
  if (byPath.size === 0) return { json, fixed: 0 }

  const places = placesOf(json)
  const edits: Change[] = []
  let fixed = 0
  const write = (path: string, value: string | number) => {
    const place = places.get(path)
    if (place !== undefined) edits.push({ ...place, text: JSON.stringify(value) })
  }
  for (const { path, spansPath, text, spans } of textsOf(article)) {
    const changes = apart(byPath.get(path) ?? [], spans)
    if (changes.length === 0) continue
    fixed += changes.length
    write(path, changed(text, changes))
    spans.forEach((span, index) => {
      write(`${spansPath}[${index}].start`, moved(span.start, changes, 'start'))
      write(`${spansPath}[${index}].end`, moved(span.end, changes, 'end'))
    })
  }
  return { json: changed(json, edits.toSorted(byStart)), fixed }
}

/** A text with changes written into it; they are in order and stand apart. */
function changed(text: string, changes: readonly Change[]): string {
  let result = ''
  let at = 0
  for (const change of changes) {
    result += text.slice(at, change.start) + change.text
    at = change.end
  }
  return result + text.slice(at)
}

/** The changes in order, without those that meet an earlier one or would leave a span empty. */
function apart(changes: readonly Change[], spans: readonly Span[]): Change[] {
  const kept: Change[] = []
  for (const change of changes.toSorted(byStart)) {
    const empties = change.text === '' && spans.some(({ start, end }) => start >= change.start && end <= change.end)
    if (!empties && change.start >= (kept.at(-1)?.end ?? 0)) kept.push(change)
  }
  return kept
}

/**
 * Where an end of a span stands after changes. What lies in a replaced range goes to the nearer side of what replaces it,
 * so that a span keeps all of the new letters if it had any of the old.
 */
function moved(at: number, changes: readonly Change[], side: 'start' | 'end'): number {
  let shift = 0
  for (const { start, end, text } of changes) {
    if (start >= at) break
    if (end > at) return start + shift + (side === 'end' ? text.length : 0)
    shift += text.length - (end - start)
  }
  return at + shift
}

function byStart(one: TextRange, other: TextRange): number {
  return one.start - other.start || one.end - other.end
}
