import type { List, Nodes, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { markerOf, plainListFrom, type PlainList } from './plainList.ts'

/** A part of a text that can be read by itself. */
export interface MarkdownPart {
  nodes: RootContent[]
  /** The line of the text, counted from 1, that line 1 of `nodes` is. */
  line: number
}

export type ParsedMarkdown = { ok: true; parts: MarkdownPart[] } | { ok: false }

/**
 * The longest piece that is given to the parser at once, in code units. Its time grows with the square of the length for
 * some texts (a thousand open brackets); in pieces it cannot.
 */
const MAX_PIECE = 10_000
/** Longer than that, a piece ends where a new block, or a new entry of a list, begins. */
const LONG_PIECE = MAX_PIECE / 10
/**
 * How much the parser may be given to do, counted in what it stops at: a line is as much as three other signs, or as
 * one where it has nothing but words, an entry of a list as six, and so are 75 letters. Paragraphs and lists of nothing but
 * words cost nothing: a book of 5 MB has less. Counted rather than timed, so that the same text always gives the same
 * answer.
 */
const MAX_WORK = 60_000
const WORK_OF_LINE = 3
const WORK_OF_ENTRY = 6
const LETTERS_OF_WORK = 75

/** As many lines as an article may have. */
const MAX_ENTRIES = 50_000

/**
 * Parses Markdown (CommonMark, and GFM: tables, footnotes, strikethrough, task lists, bare addresses). The text is cut
 * where a new block or entry begins for certain, and the definitions that a piece refers to go with it, so the result is
 * that of the whole text, but for where something stood in a list and whether its entries stand apart. Not `ok` where it
 * would take too long: larger than any article, or made to be slow.
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  const lines = text.split('\n')
  if (lines.filter((line) => ENTRY.test(line)).length > MAX_ENTRIES) return { ok: false }
  const definitions = definitionsIn(lines)
  const pieces = piecesOf(lines)
  if (pieces.reduce((sum, piece) => sum + workOf(piece), 0) > MAX_WORK) return { ok: false }
  const parts: MarkdownPart[] = []
  for (const piece of pieces) {
    const part = { nodes: nodesOf(piece, definitions), line: piece.start + 1 }
    if (piece.goesOn) joinLists(parts.at(-1), part)
    if (part.nodes.length > 0) parts.push(part)
  }
  return { ok: true, parts }
}

function workOf({ lines, isWords, list }: Piece): number {
  if (list !== undefined) return workIn(list.marked.map(({ text }) => text))
  return isWords ? 0 : workIn(lines)
}

function nodesOf({ lines, isWords, list }: Piece, definitions: ReadonlyMap<string, string>): RootContent[] {
  if (list !== undefined) return [wholeList(list, definitions)]
  return isWords ? asWords(lines) : parsePiece(lines, definitions)
}

/** The list with what its entries say, which are read a few at a time, as the paragraphs that they are. */
function wholeList({ list, marked }: PlainList, definitions: ReadonlyMap<string, string>): List {
  for (let from = 0, to = 0; from < marked.length; from = to) {
    for (let length = 0; to < marked.length && length < LONG_PIECE; to += 1) length += marked[to]?.text.length ?? 0
    const entries = marked.slice(from, to)
    const nodes = parsePiece(
      entries.flatMap(({ text }) => [text, '']),
      definitions,
    )
    for (const [index, { paragraph, text }] of entries.entries()) {
      const node = nodes[index]
      const isRead = nodes.length === entries.length && node?.type === 'paragraph'
      paragraph.children = isRead ? node.children : [{ type: 'text', value: text }]
    }
  }
  return list
}

/** Moves the entries that a part begins with to the list that the part before it ends in. */
function joinLists(before: MarkdownPart | undefined, part: MarkdownPart): void {
  const last = before?.nodes.at(-1)
  const [first] = part.nodes
  if (before === undefined || last?.type !== 'list' || first?.type !== 'list') return
  for (const entry of first.children) {
    moveDown(entry, part.line - before.line)
    last.children.push(entry)
  }
  part.nodes.shift()
}

function moveDown(node: Nodes, lines: number): void {
  if (node.position !== undefined) node.position.start.line += lines
  if ('children' in node) for (const child of node.children) moveDown(child, lines)
}

function workIn(lines: string[]): number {
  let work = 0
  for (const line of lines) {
    work += WORDS.test(line) ? 1 : ENTRY.test(line) ? WORK_OF_ENTRY : WORK_OF_LINE
    work += line.length / LETTERS_OF_WORK
    for (const unit of line) if (unit <= '~' && STOPS.has(unit)) work += 1
  }
  return work
}

/** What may begin or end something within a line. */
const STOPS = new Set('[]*_~`<|!&@:')

interface Piece {
  start: number
  lines: string[]
  /** Whether it is one paragraph of nothing but words: written so, or of what cannot be parsed in fair time. */
  isWords: boolean
  /** What is read already, where it is a list of entries of one line each. */
  list: PlainList | undefined
  /** Whether it begins with an entry of the list that the piece before it ends in. */
  goesOn: boolean
}

function asWords(lines: string[]): RootContent[] {
  return [{ type: 'paragraph', children: [{ type: 'text', value: lines.join('\n') }] }]
}

function parsePiece(lines: string[], definitions: ReadonlyMap<string, string>): RootContent[] {
  const text = lines.join('\n')
  const lent = definitionsFor(lines, definitions)
  try {
    const root = parse(lent === '' ? text : `${text}\n\n${lent}`)
    return root.children.filter((node) => (node.position?.start.offset ?? 0) < text.length)
  } catch {
    // Nested deeper than the stack: nobody wrote that.
    return asWords(lines)
  }
}

/** Made once: that takes as long as parsing ten lines. */
const FLAVOUR = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }

function parse(text: string): Root {
  return fromMarkdown(text, FLAVOUR)
}

/** A line with more than twenty quotes and lists inside one another, or longer than a piece. */
function isHostile(line: string): boolean {
  return line.length > MAX_PIECE || /^(?:[ \t]{0,4}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){20}/.test(line)
}

/**
 * Cuts before lines that begin a block whatever stands above them, and before entries of a long list; takes out the
 * paragraphs and lists that need no parser. What grows too long all the same is cut where it does.
 */
function piecesOf(lines: string[]): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let length = 0
  let goesOn = false
  let fence: RegExp | undefined
  let isFenceInside = false
  /** Whether a list may be open, and what it is told by where one is for certain, at the margin. */
  let isInList = false
  let marker: string | undefined
  let column = 0
  const cut = (end: number, { isWords = false, list }: Partial<Pick<Piece, 'isWords' | 'list'>> = {}) => {
    const own = lines.slice(start, end)
    if (own.some((line) => line.trim() !== ''))
      pieces.push({ start, lines: own, isWords: isWords || own.some(isHostile), list, goesOn })
    start = end
    length = 0
    goesOn = false
  }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    // What was opened in an entry or a quotation ends with it.
    if (isFenceInside && /^[^\s>]/.test(line)) fence = undefined
    const isAfterGap = fence === undefined && (lines[index - 1] ?? '').trim() === ''
    const isFree = isAfterGap && BEGINS.test(line)
    const paragraph = isFree ? wordsFrom(lines, index) : 0
    if (isFree) [isInList, marker] = [false, undefined]
    if (paragraph > 0) {
      cut(index)
      cut(index + paragraph, { isWords: true })
      index += paragraph - 1
      continue
    }
    if (fence === undefined && line.trim() !== '' && !isFree) {
      const own = markerOf(line)
      const isNew = isAfterGap && !isInList
      const isEntry = own !== undefined && (isNew || own === marker)
      const list = isEntry ? plainListFrom(lines, index) : undefined
      if (isEntry && (list !== undefined || length > LONG_PIECE)) {
        cut(index)
        goesOn = !isNew
      }
      if (isNew) marker = own
      if (isEntry) column = columnOf(line)
      else if (indentOf(line) < column) marker = undefined
      isInList ||= ENTRY.test(line)
      if (list !== undefined) {
        cut(index + list.lines, { list })
        goesOn = markerOf(lines[index + list.lines] ?? '') === own
        index += list.lines - 1
        continue
      }
    }
    if ((isFree && length > LONG_PIECE) || length + line.length > MAX_PIECE) cut(index)
    length += line.length + 1
    if (fence === undefined) {
      fence = openedBy(line)
      isFenceInside = INSIDE.test(line)
    } else if (fence.test(line)) fence = undefined
  }
  cut(lines.length)
  return pieces
}

/** Where the words of an entry at the margin begin; what stands further out is not in it. */
function columnOf(entry: string): number {
  const [head = '', spaces = ''] = /^(?:[-*+]|\d{1,9}[.)])( {1,4}(?=\S)|\t)?/.exec(entry) ?? []
  if (spaces === '\t') return FAR
  return spaces === '' ? head.length + 1 : head.length
}

/** Further in than any tab leads. */
const FAR = 16

function indentOf(line: string): number {
  return line.startsWith('\t') ? 4 : line.search(/\S/)
}

/** Begins an entry of a list, wherever. */
const ENTRY = /^\s*(?:[-*+]|\d{1,9}[.)])(?=\s|$)/
/** Begins an entry of a list, or stands in a quotation. */
const INSIDE = /^\s*(?:>|[-*+]\s|\d{1,9}[.)]\s)/

/** How many lines from here on are a paragraph of nothing but words; none where one of them could be anything else. */
function wordsFrom(lines: string[], from: number): number {
  let at = from
  for (let line = lines[at]; line !== undefined && line !== ''; line = lines[at]) {
    if (!WORDS.test(line)) return 0
    at += 1
  }
  return at - from
}

/** Begins with no sign that opens a block, has none that opens a mark, a link or an address, and ends in no white space. */
const WORDS = /^(?=[\p{L}«»“”‘’"'(،؛؟….–—٠-٩۰-۹]|\d+(?![\d.)]))(?![^]*(?:[\\`*_~[\]<&|@\0\t]|:\/\/|www\.|\s$))/iu

/** At the margin, and neither an entry of a list nor a quotation, which may go on after an empty line. */
const BEGINS = /^(?![-*+>\s]|\d{1,9}[.)])\S/

/** What ends the block that a line opens, where empty lines do not: fenced code, and the raw HTML that may have them. */
function openedBy(line: string): RegExp | undefined {
  const [, fence] = /^[ \t]*(?:[-*+>]\s+|\d{1,9}[.)]\s+)*(`{3,}(?!.*`)|~{3,})/.exec(line) ?? []
  if (fence !== undefined) return new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`)
  const [, tag] = /^ {0,3}<(script|pre|style|textarea)(?=[\s>]|$)/i.exec(line) ?? []
  if (tag !== undefined)
    return new RegExp(`</${tag}>`, 'i').test(line) ? undefined : /<\/(?:script|pre|style|textarea)>/i
  const [, data] = /^ {0,3}<(!--|\?|!\[CDATA\[|![a-z])/i.exec(line) ?? []
  if (data === undefined) return undefined
  const end = data === '!--' ? /-->/ : data === '?' ? /\?>/ : data === '![CDATA[' ? /\]\]>/ : />/
  return end.test(line) ? undefined : end
}

/** The labels of `[label]: address` and `[^label]: note`, by their key, as they are written. */
function definitionsIn(lines: string[]): Map<string, string> {
  const definitions = new Map<string, string>()
  for (const line of lines) {
    const label = /^ {0,3}\[([^\]\n]{1,200})\]:/.exec(line)?.[1]
    if (label !== undefined) definitions.set(keyOf(label), label)
  }
  return definitions
}

/**
 * Definitions of what a piece refers to and does not define itself, as lines to be lent to it. Only that there are any is
 * said: what they say stands in the piece that they are in.
 */
function definitionsFor(lines: string[], definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return ''
  const own = definitionsIn(lines)
  const needed = new Set<string>()
  for (const [, reference = ''] of lines.join('\n').matchAll(/\[([^[\]]{1,200})\]/g)) {
    const key = keyOf(reference)
    const label = own.has(key) ? undefined : definitions.get(key)
    if (label !== undefined) needed.add(`[${label}]: .`)
  }
  return [...needed].join('\n\n')
}

function keyOf(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase()
}
