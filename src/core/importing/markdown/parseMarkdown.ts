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
 * How much the parser may be given to do, counted in what it stops at: a line is as much as three other signs. Far above
 * what any article needs: a novel has less. Counted rather than timed, so that the same text always gives the same answer.
 */
const MAX_WORK = 80_000
const WORK_OF_LINE = 3

/**
 * Parses Markdown (CommonMark, and GFM: tables, footnotes, strikethrough, task lists, bare addresses). The text is cut
 * where a new block begins for certain, and the definitions that a piece refers to go with it, so the result is that of
 * the whole text. Not `ok` where it would take too long: larger than any article, or made to be slow.
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  const lines = text.split('\n')
  const definitions = definitionsIn(lines)
  const pieces = piecesOf(lines).map((piece) => ({ ...piece, isPlain: piece.lines.some(isHostile) }))
  const work = pieces.reduce((sum, piece) => sum + (piece.isPlain ? 0 : workIn(piece.lines)), 0)
  if (work > MAX_WORK) return { ok: false }
  return {
    ok: true,
    parts: pieces.map(({ start, lines: own, isPlain }) => ({
      nodes: isPlain ? asWords(own) : parsePiece(own, definitions),
      line: start + 1,
    })),
  }
}

function workIn(lines: string[]): number {
  let work = 0
  for (const line of lines) {
    work += WORK_OF_LINE
    for (const unit of line) if (unit <= '~' && STOPS.has(unit)) work += 1
  }
  return work
}

/** What may begin or end something within a line. */
const STOPS = new Set('[]*_~`<|!&@:')

interface Piece {
  start: number
  lines: string[]
}

/** What cannot be parsed in fair time stays the words that it is. */
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

function parse(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

/** A line with more than twenty quotes and lists inside one another, or longer than a piece. */
function isHostile(line: string): boolean {
  return line.length > MAX_PIECE || /^(?:[ \t]{0,4}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){20}/.test(line)
}

/** Cuts before lines that begin a block whatever stands above them; long lists and paragraphs where they grow too long. */
function piecesOf(lines: string[]): Piece[] {
  const pieces: Piece[] = []
  let piece: Piece = { start: 0, lines: [] }
  let length = 0
  let fence: RegExp | undefined
  lines.forEach((line, index) => {
    const isOpen = fence !== undefined
    const previous = lines[index - 1] ?? ''
    const isFree = !isOpen && previous.trim() === '' && BEGINS.test(line)
    const isFull = length + line.length > MAX_PIECE
    if (piece.lines.length > 0 && ((isFree && length > MAX_PIECE / 10) || isFull)) {
      pieces.push(piece)
      piece = { start: index, lines: [] }
      length = 0
    }
    piece.lines.push(line)
    length += line.length + 1
    if (fence === undefined) fence = openedBy(line)
    else if (fence.test(line)) fence = undefined
  })
  pieces.push(piece)
  return pieces
}

/** At the margin, and neither an entry of a list nor a quotation, which may go on after an empty line. */
const BEGINS = /^(?![-*+>\s]|\d{1,9}[.)])\S/

/** What ends the block that a line opens, where empty lines do not: fenced code, and the raw HTML that may have them. */
function openedBy(line: string): RegExp | undefined {
  const [, fence] = /^[ \t]*(?:[-*+>]\s+|\d{1,9}[.)]\s+)*(`{3,}(?!.*`)|~{3,})/.exec(line) ?? []
  if (fence !== undefined) return new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`)
  const [, tag] = /^ {0,3}<(script|pre|style|textarea)(?=[\s>]|$)/i.exec(line) ?? []
  if (tag !== undefined)
    return new RegExp(`</${tag}>`, 'i').test(line) ? undefined : /<\/(?:script|pre|style|textarea)>/i
  return /^ {0,3}<!--/.test(line) && !line.includes('-->') ? /-->/ : undefined
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
