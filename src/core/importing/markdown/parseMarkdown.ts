import type { List, Nodes, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { MAX_BLOCKS } from '#core/article/size.ts'
import { ENTRY, LONG_PIECE, piecesOf, WORDS, type Piece } from './pieces.ts'
import type { PlainList } from './plainList.ts'

/** A part of a text that can be read by itself. */
export interface MarkdownPart {
  nodes: RootContent[]
  /** The line of the text, counted from 1, that line 1 of `nodes` is. */
  line: number
}

export type ParsedMarkdown = { ok: true; parts: MarkdownPart[] } | { ok: false }

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

/**
 * Parses Markdown (CommonMark, and GFM: tables, footnotes, strikethrough, task lists, bare addresses). The text is cut
 * where a new block or entry begins for certain, and the definitions that a piece refers to go with it, so the result is
 * that of the whole text, but for where something stood in a list and whether its entries stand apart. Not `ok` where it
 * would take too long: larger than any article, or made to be slow.
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  const lines = text.split('\n')
  if (lines.filter((line) => ENTRY.test(line)).length > MAX_BLOCKS) return { ok: false }
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
