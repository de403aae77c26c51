import type { List, Paragraph, PhrasingContent } from 'mdast'

/** A list whose entries are of one line each, and how many lines of the text it takes. */
export interface PlainList {
  lines: number
  list: List
  /** Paragraphs of it whose words have marks that a parser must read. */
  marked: { paragraph: Paragraph; text: string }[]
}

/** What a list is told by at the margin: its bullet, or the sign behind its numbers. */
export function markerOf(line: string): string | undefined {
  const [, bullet, sign] = /^(?:([-*+])|\d{1,9}([.)]))(?=[ \t]|$)/.exec(line) ?? []
  const isBreak = bullet !== undefined && /^([-*])[ \t]*(?:\1[ \t]*){2,}$/.test(line)
  return isBreak ? undefined : (bullet ?? sign)
}

/**
 * Reads entries of a list from a line on, those within them too, without a parser, which takes three times as long for an
 * entry as for a paragraph. Stops before the first entry that is more than one line of words; nothing where that is the
 * first. The line must begin an entry for certain.
 */
export function plainListFrom(lines: string[], from: number): PlainList | undefined {
  const root: Level = { column: 0, list: undefined, marker: '' }
  const marked: PlainList['marked'] = []
  let open: Level[] = [root]
  /** Up to here all is read; what follows may belong to the entry that it is in. */
  let whole = { lines: 0, entries: 0, marked: 0 }
  let at = from
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line.trim() === '') continue
    const entry = entryOf(line)
    if (entry?.indent === 0)
      whole = { lines: at - from, entries: root.list?.children.length ?? 0, marked: marked.length }
    const levels = entry && open.filter(({ column }) => column <= entry.indent)
    if (entry === undefined || levels === undefined || !add(entry, levels, marked)) break
    open = [...levels, { column: entry.column, list: undefined, marker: '' }]
  }
  // What stands at the margin behind an empty line belongs to no entry.
  if ((lines[at - 1] ?? '').trim() === '' && !/^\s/.test(lines[at] ?? ''))
    whole = { lines: at - from, entries: root.list?.children.length ?? 0, marked: marked.length }
  if (root.list === undefined || whole.entries === 0) return undefined
  root.list.children.length = whole.entries
  return { lines: whole.lines, list: root.list, marked: marked.slice(0, whole.marked) }
}

/** The text, or an entry that is open: where its words begin, and the list that is open in it. */
interface Level {
  column: number
  list: List | undefined
  marker: string
}

interface Entry {
  indent: number
  marker: string
  /** Of a numbered one. */
  number: number | undefined
  column: number
  text: string
}

function entryOf(line: string): Entry | undefined {
  if (line.length > LONGEST) return undefined
  const [head, spaces = '', bullet, number, sign = ''] = /^( *)(?:([-*+])|(\d{1,9})([.)])) {1,4}(?=\S)/.exec(line) ?? []
  if (head === undefined) return undefined
  const text = line.slice(head.length)
  return BEGINS_WORDS.test(text)
    ? {
        indent: spaces.length,
        marker: bullet ?? sign,
        number: number === undefined ? undefined : Number(number),
        column: head.length,
        text,
      }
    : undefined
}

/** Longer lines are no entries. */
const LONGEST = 1000
/** What begins a paragraph, and no block of another kind, no definition and no box to be ticked. */
const BEGINS_WORDS =
  /^(?:[\p{L}«»“”‘’"'(،؛؟….–—٠-٩۰-۹]|\d+(?![\d.)])|\*\*?(?=[\p{L}\p{N}])|_(?=\p{L})|`(?!`)|!\[|\[(?![ xX]\])(?![^\]]*\\|[^\]]*\]:))/u

/** Adds an entry to the innermost of the open ones that it stands in. Not if it is none, or begins another list. */
function add(entry: Entry, levels: Level[], marked: PlainList['marked']): boolean {
  const level = levels.at(-1)
  if (level === undefined || entry.indent - level.column > 3) return false
  const paragraph: Paragraph = { type: 'paragraph', children: simplyMarked(entry.text) ?? [] }
  if (level.list === undefined) {
    // In the middle of a paragraph only the first number begins a list.
    if (levels.length > 1 && entry.number !== undefined && entry.number !== 1) return false
    const ordered = entry.number !== undefined
    level.list = { type: 'list', ordered, start: entry.number ?? null, spread: false, children: [] }
    level.marker = entry.marker
    const parent = levels.at(-2)?.list?.children.at(-1)
    parent?.children.push(level.list)
  } else if (level.marker !== entry.marker) return false
  level.list.children.push({ type: 'listItem', spread: false, checked: null, children: [paragraph] })
  if (paragraph.children.length === 0) marked.push({ paragraph, text: entry.text })
  return true
}

/** Words without a sign that could mean anything: none that opens a mark, a link or an address. */
const WORDS = String.raw`(?:(?!://|www\.|!\[)[^\\\x60*_~[\]<&|@\0\t\n\r])`
/** Words, a link, strong words or words with emphasis, or code. */
const PARTS = new RegExp(
  [
    String.raw`(${WORDS}+)`,
    String.raw`\[(${WORDS}+)\]\(([\w./:?#=%+,;-]+)\)`,
    String.raw`(?<=^| )(\*\*|__|\*|_)(?=[\p{L}\p{N}])(${WORDS}+)(?<=[\p{L}\p{N}])\4(?=$|[ :.,،؛])`,
    String.raw`\x60((?! )${WORDS}+(?<! ))\x60(?!\x60)`,
  ].join('|'),
  'iuy',
)

/** A line of words with such marks in it, none within another, read without a parser; nothing where it could be more. */
function simplyMarked(line: string): PhrasingContent[] | undefined {
  const children: PhrasingContent[] = []
  PARTS.lastIndex = 0
  while (PARTS.lastIndex < line.length) {
    const found = PARTS.exec(line)
    if (found === null) return undefined
    const [, words, label, url = '', sign, stressed, code] = found
    if (words !== undefined) children.push({ type: 'text', value: words })
    else if (label !== undefined)
      children.push({ type: 'link', title: null, url, children: [{ type: 'text', value: label }] })
    else if (sign !== undefined && stressed !== undefined)
      children.push({
        type: sign.length === 2 ? 'strong' : 'emphasis',
        children: [{ type: 'text', value: stressed }],
      })
    else if (code !== undefined) children.push({ type: 'inlineCode', value: code })
  }
  return /\s$/.test(line) ? undefined : children
}
