import { blockIdMaker } from '#core/article/blockIds.ts'
import type { Block } from '#core/article/schema.ts'
import { asciiDigits } from './digits.ts'
import {
  furnitureNote,
  isAdvertisement,
  isMarksOnly,
  isQuotationMarksOnly,
  isSeparator,
  isTeaser,
} from './furniture.ts'
import type { Line } from './lines.ts'
import type { ImportNote, ImportWarning } from './outcome.ts'
import { withoutStrayQuotes } from './quotes.ts'
import { repeatsTitle } from './title.ts'

/**
 * Makes blocks of the lines below the head: paragraphs, headings (short lines without a full stop), lists and
 * separators. What is left out is written to `warnings`. Block ids follow from the texts, so the same text always gets
 * the same ids.
 */
export function readBody(lines: Line[], title: string, warnings: ImportWarning[]): Block[] {
  const kept = trimmed(
    lines.filter((line) => !isDropped(line, title, warnings)),
    warnings,
  )
  const idOf = blockIdMaker()
  const blocks: Block[] = []
  let at = 0
  while (at < kept.length) {
    const line = kept[at]
    if (line === undefined) break
    const list = readList(kept, at)
    if (isSeparator(line.text)) blocks.push({ id: idOf(line.text), type: 'separator' })
    else if (list !== undefined) {
      const items = list.items.map((text) => ({ text }))
      blocks.push({ id: idOf(list.items.join('\n')), type: 'list', ordered: list.ordered, items })
    } else if (isHeading(kept, at)) blocks.push({ id: idOf(line.text), type: 'heading', level: 2, text: line.text })
    else blocks.push({ id: idOf(line.text), type: 'paragraph', text: line.text })
    at += list?.items.length ?? 1
  }
  return blocks
}

function isDropped(line: Line, title: string, warnings: ImportWarning[]): boolean {
  const note = noteOf(line.text, title)
  if (note !== undefined) warnings.push({ note, line: line.number, quote: line.text })
  return note !== undefined
}

function noteOf(text: string, title: string): ImportNote | undefined {
  if (isQuotationMarksOnly(text)) return 'quotation-mark-dropped'
  if (isMarksOnly(text) && !isSeparator(text)) return 'marks-only-dropped'
  if (isAdvertisement(text)) return 'control-word-dropped'
  if (isTeaser(text)) return 'teaser-dropped'
  return repeatsTitle(text, title)
}

/** Without separators at either end, without buttons below the last paragraph, without a quotation mark behind it. */
function trimmed(lines: Line[], warnings: ImportWarning[]): Line[] {
  const note = (line: Line, kind: ImportNote) => warnings.push({ note: kind, line: line.number, quote: line.text })
  let start = 0
  for (let line = lines[start]; line !== undefined && isSeparator(line.text); line = lines[start]) {
    note(line, 'separator-dropped')
    start += 1
  }
  let end = lines.length
  for (let line = lines[end - 1]; line !== undefined && end > start; line = lines[end - 1]) {
    const kind = furnitureNote(line.text)
    if (kind === undefined) break
    note(line, kind)
    end -= 1
  }
  const kept = lines.slice(start, end)
  const last = kept.at(-1)
  if (last === undefined || !/["”»]$/.test(last.text)) return kept
  // A quotation may begin in an earlier paragraph: the mark is stray only if it has no partner in the whole text.
  const text = withoutStrayQuotes(last.text)
  if (text === last.text || withoutStrayQuotes(kept.map((line) => line.text).join('\n')).endsWith(last.text))
    return kept
  note(last, 'quotation-mark-dropped')
  return [...kept.slice(0, -1), { ...last, text }]
}

const BULLET = /^[-*•–]\s+(?=\S)/
const NUMBER = /^(\p{Nd}{1,2})\s?[.)-]\s+(?=\S)/u
/** An entry of a list; longer ones are paragraphs of a conversation, or numbered paragraphs. */
const MAX_ITEM = 300

/** Two lines or more with the same bullet, or numbered from one on. */
function readList(lines: Line[], from: number): { ordered: boolean; items: string[] } | undefined {
  const first = lines[from]?.text ?? ''
  const bullet = BULLET.exec(first)?.[0]
  const ordered = bullet === undefined
  const items: string[] = []
  for (let at = from; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? ''
    const mark = ordered ? NUMBER.exec(text)?.[0] : BULLET.exec(text)?.[0]
    if (mark === undefined || text.length > MAX_ITEM) break
    if (ordered ? numberOf(mark) !== items.length + 1 : mark !== bullet) break
    items.push(text.slice(mark.length))
  }
  return items.length >= 2 ? { ordered, items } : undefined
}

function numberOf(mark: string): number {
  return Number(asciiDigits(/\p{Nd}+/u.exec(mark)?.[0] ?? ''))
}

/**
 * A short line without final punctuation, with a longer text below it. Two short lines in a row are no headings: they
 * are verse, or a list without bullets. What looks like Markdown, an address or the end of a conversation stays as it is.
 */
function isHeading(lines: Line[], at: number): boolean {
  const { text } = lines[at] ?? { text: '' }
  const below = lines[at + 1]?.text
  if (below === undefined || !isShort(text) || LITERAL.test(text)) return false
  if (isShort(below) && readList(lines, at + 1) === undefined) return false
  const above = lines[at - 1]?.text
  return above === undefined || !isShort(above) || BULLET.test(above) || NUMBER.test(above)
}

/** Beginnings of Markdown, figures and turns of a conversation; paths and addresses. */
const LITERAL = /^[#>|`![\p{Nd}–—*-]|^\S*[/\\@]\S*$|^https?:/u

function isShort(text: string): boolean {
  const words = text.split(' ', 13).length
  if (text.length > 90 || words > 12 || isSeparator(text)) return false
  // «مقدمة:» is a heading, «وقال البيان:» opens a quotation.
  if (text.endsWith(':')) return words <= 3 && !/^(?:[وف]|قال|يقول|تقول|اضاف|أضاف|تابع|said\b|he\b|she\b)/iu.test(text)
  return !/(?:[^.]\.|[!?؟،,؛;])["”»)]?$/u.test(text)
}
