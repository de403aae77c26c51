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
/** How long the whole may take. Far above what any article needs: a novel takes it. */
const MAX_TIME = 3500

/** Every browser and Node have it; the language's own library of types, which is all that `core` sees, does not. */
declare const performance: { now(): number }

/**
 * Parses Markdown (CommonMark, and GFM: tables, footnotes, strikethrough, task lists, bare addresses). The text is cut
 * where a new block begins for certain, and the definitions that a piece refers to go with it, so the result is that of
 * the whole text. Not `ok` where it would take too long: larger than any article, or made to be slow.
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  const lines = text.split('\n')
  const definitions = definitionsIn(lines)
  const deadline = performance.now() + MAX_TIME
  const parts: MarkdownPart[] = []
  for (const piece of piecesOf(lines)) {
    if (performance.now() > deadline) return { ok: false }
    parts.push({ nodes: parsePiece(piece.lines, definitions), line: piece.start + 1 })
  }
  return { ok: true, parts }
}

interface Piece {
  start: number
  lines: string[]
}

/** What cannot be parsed in fair time stays the words that it is. */
function parsePiece(lines: string[], definitions: ReadonlyMap<string, string>): RootContent[] {
  const text = lines.join('\n')
  if (lines.some(isHostile)) return [{ type: 'paragraph', children: [{ type: 'text', value: text }] }]
  const needed = neededDefinitions(text, definitions)
  try {
    const root = parse(needed === '' ? text : `${text}\n\n${needed}`)
    // Definitions that were only lent to this piece are drawn where they stand.
    return root.children.filter(
      (node) => node.type !== 'footnoteDefinition' || (node.position?.start.offset ?? 0) < text.length,
    )
  } catch {
    // Nested deeper than the stack: nobody wrote that.
    return [{ type: 'paragraph', children: [{ type: 'text', value: text }] }]
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

/** `[label]: address` and `[^label]: note`, the first of each label, as lines to lend to pieces that refer to them. */
function definitionsIn(lines: string[]): Map<string, string> {
  const definitions = new Map<string, string>()
  for (const [index, line] of lines.entries()) {
    const [, label = '', rest = ''] = /^ {0,3}\[([^\]\n]{1,200})\]:(.*)$/.exec(line) ?? []
    const key = keyOf(label)
    if (label === '' || definitions.has(key)) continue
    const isNote = label.startsWith('^')
    const target = rest.trim() === '' ? (lines[index + 1] ?? '').trim() : rest.trim()
    if (target.length < 4000) definitions.set(key, `[${label}]: ${isNote ? '.' : target}`)
  }
  return definitions
}

function neededDefinitions(text: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return ''
  const needed = new Set<string>()
  for (const [, label = ''] of text.matchAll(/\[([^[\]]{1,200})\]/g)) {
    const definition = definitions.get(keyOf(label))
    if (definition !== undefined) needed.add(definition)
  }
  return [...needed].join('\n\n')
}

function keyOf(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase()
}
