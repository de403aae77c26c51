import type { Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

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
/**
 * How much the parser may be given to do, counted in what it stops at: a line is as much as three other signs, or as
 * one where it has nothing but words, and so are 75 letters. Paragraphs of nothing but words cost nothing: a book of 5 MB
 * has less. Counted rather than timed, so that the same text always gives the same answer.
 */
const MAX_WORK = 60_000
const WORK_OF_LINE = 3
const LETTERS_OF_WORK = 75

/**
 * Parses Markdown (CommonMark, and GFM: tables, footnotes, strikethrough, task lists, bare addresses). The text is cut
 * where a new block begins for certain, and the definitions that a piece refers to go with it, so the result is that of
 * the whole text. Not `ok` where it would take too long: larger than any article, or made to be slow.
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  const lines = text.split('\n')
  const definitions = definitionsIn(lines)
  const pieces = piecesOf(lines)
  const work = pieces.reduce((sum, piece) => sum + (piece.isWords ? 0 : workIn(piece.lines)), 0)
  if (work > MAX_WORK) return { ok: false }
  return {
    ok: true,
    parts: pieces.map(({ start, lines: own, isWords }) => ({
      nodes: isWords ? asWords(own) : parsePiece(own, definitions),
      line: start + 1,
    })),
  }
}

function workIn(lines: string[]): number {
  let work = 0
  for (const line of lines) {
    work += (WORDS.test(line) ? 1 : WORK_OF_LINE) + line.length / LETTERS_OF_WORK
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
 * Cuts before lines that begin a block whatever stands above them, and takes out the paragraphs that need no parser; long
 * lists and paragraphs are cut where they grow too long.
 */
function piecesOf(lines: string[]): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let length = 0
  let fence: RegExp | undefined
  const cut = (end: number, isWords = false) => {
    const own = lines.slice(start, end)
    if (own.some((line) => line.trim() !== ''))
      pieces.push({ start, lines: own, isWords: isWords || own.some(isHostile) })
    start = end
    length = 0
  }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const isFree = fence === undefined && (lines[index - 1] ?? '').trim() === '' && BEGINS.test(line)
    const paragraph = isFree ? wordsFrom(lines, index) : 0
    if (paragraph > 0) {
      cut(index)
      cut(index + paragraph, true)
      index += paragraph - 1
      continue
    }
    if ((isFree && length > MAX_PIECE / 10) || length + line.length > MAX_PIECE) cut(index)
    length += line.length + 1
    if (fence === undefined) fence = openedBy(line)
    else if (fence.test(line)) fence = undefined
  }
  cut(lines.length)
  return pieces
}

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
