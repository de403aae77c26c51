import * as v from 'valibot'
import { isRecord } from '#core/isRecord.ts'
import type { TextRange } from '#core/text/range.ts'
import { isDay } from './day.ts'
import { DATE_PATTERN } from './patterns.ts'
import { isLinkLike } from './runs.ts'
import { articleSchema, FORMAT, type Article, type Block, type ListItem, type Span } from './schema.ts'
import { isLargerThan, MAX_ARTICLE_BYTES } from './size.ts'

/** What is wrong at one place: `path` such as `blocks[3].spans[0].href`, empty for the file as a whole. */
export interface ArticleFault {
  path: string
  /** The rest of a sentence that begins with the path, in English, for editors. */
  reason: string
}

export type CheckedArticle = { ok: true; article: Article } | { ok: false; faults: ArticleFault[] }

/** Objects and lists inside one another; a list in an article takes two levels for each of its own. */
export const MAX_DEPTH = 32

/**
 * Reads an article file and checks all that format 1 promises: the shape of `schema.ts`, and what a shape cannot say.
 * `json` is the text of the file. Never throws; every fault is reported, in time linear in the length of the text
 * (spans are sorted, so `n log n` in the spans of one text). Fields that the format does not have are left out of the
 * result.
 */
export function checkArticle(json: string): CheckedArticle {
  const unreadable = faultOfText(json)
  if (unreadable !== undefined) return { ok: false, faults: [{ path: '', reason: unreadable }] }

  let value: unknown
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { ok: false, faults: [{ path: '', reason: `is not JSON: ${error instanceof Error ? error.message : ''}` }] }
  }
  if (!isRecord(value)) return { ok: false, faults: [{ path: '', reason: 'is not an article: it must be an object' }] }
  if (typeof value['format'] === 'number' && value['format'] > FORMAT) {
    return {
      ok: false,
      faults: [
        { path: 'format', reason: `is ${value['format']}: needs a newer Waraq, this one reads format ${FORMAT}` },
      ],
    }
  }

  const faults: ArticleFault[] = []
  checkStrings(value, '', faults)
  const result = v.safeParse(articleSchema, value)
  const brokenBlocks = new Set<unknown>()
  for (const issue of result.issues ?? []) {
    faults.push({ path: pathOf(issue), reason: reasonOf(issue) })
    if (issue.path?.[0]?.key === 'blocks') brokenBlocks.add(issue.path[1]?.key)
  }

  checkDate(value, 'published', faults)
  checkDate(value, 'updated', faults)
  const rawBlocks = Array.isArray(value['blocks']) ? value['blocks'] : []
  const known = collectIds(rawBlocks, faults)
  // A block in which valibot found nothing wrong has been checked whole, whatever stands in the blocks beside it.
  const blocks = isRecord(result.output) && Array.isArray(result.output['blocks']) ? result.output['blocks'] : []
  blocks.forEach((block: Block, index) => {
    if (!brokenBlocks.has(index)) checkSpansOf(block, `blocks[${index}]`, known, faults)
  })

  return result.success && faults.length === 0 ? { ok: true, article: result.output } : { ok: false, faults }
}

/** What forbids even parsing a file: its size and its depth, found without building anything. */
export function faultOfText(json: string): string | undefined {
  if (isLargerThan(json, MAX_ARTICLE_BYTES)) return `is larger than ${MAX_ARTICLE_BYTES / 1e6} MB`
  let depth = 0
  let inString = false
  for (let i = 0; i < json.length; i += 1) {
    const unit = json[i]
    if (inString) {
      if (unit === '\\') i += 1
      else if (unit === '"') inString = false
    } else if (unit === '"') inString = true
    else if (unit === '{' || unit === '[') {
      depth += 1
      if (depth > MAX_DEPTH) return `is nested more than ${MAX_DEPTH} levels deep`
    } else if (unit === '}' || unit === ']') depth -= 1
  }
  return undefined
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Keys that could reach into every object, and halves of characters; the depth is known to be small. */
function checkStrings(value: unknown, path: string, faults: ArticleFault[]): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) faults.push({ path, reason: 'has half of a character (a lone surrogate)' })
  } else if (Array.isArray(value)) {
    value.forEach((entry, index) => checkStrings(entry, `${path}[${index}]`, faults))
  } else if (isRecord(value)) {
    for (const key of Object.keys(value)) {
      const inner = path === '' ? key : `${path}.${key}`
      if (FORBIDDEN_KEYS.has(key)) faults.push({ path: inner, reason: 'is a name that no article may use' })
      else checkStrings(value[key], inner, faults)
    }
  }
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).reduce(
    (path, { key }) =>
      typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`,
    '',
  )
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.input === undefined && issue.kind === 'schema') return 'is missing'
  // Valibot's own sentence for what has no message of ours: an object where a text or a list stands.
  if (issue.type === 'object') return 'must be an object'
  if (issue.type === 'variant' && !isRecord(issue.path?.at(-1)?.input)) return 'must be an object'
  return issue.message
}

/** The shape lets 30 February through. */
function checkDate(article: Record<string, unknown>, field: 'published' | 'updated', faults: ArticleFault[]): void {
  const text = article[field]
  if (typeof text !== 'string' || !DATE_PATTERN.test(text)) return
  const [year, month, day] = text.slice(0, 10).split('-').map(Number)
  if (!isDay(year ?? 0, month ?? 0, day ?? 0)) faults.push({ path: field, reason: 'is a day that does not exist' })
}

/** What stands under an id: the kind of the block, as the file says it. */
type BlockTypes = Map<string, unknown>

function collectIds(blocks: unknown[], faults: ArticleFault[]): BlockTypes {
  const firstPlace = new Map<string, number>()
  const types: BlockTypes = new Map()
  blocks.forEach((block, index) => {
    if (!isRecord(block) || typeof block['id'] !== 'string') return
    const first = firstPlace.get(block['id'])
    if (first !== undefined) faults.push({ path: `blocks[${index}].id`, reason: `is also the id of blocks[${first}]` })
    else {
      firstPlace.set(block['id'], index)
      types.set(block['id'], block['type'])
    }
  })
  return types
}

function checkSpansOf(block: Block, path: string, known: BlockTypes, faults: ArticleFault[]): void {
  const check = (text: string, spans: Span[] | undefined, at: string) =>
    checkSpans(text, spans ?? [], `${at}.spans`, known, faults)
  const checkItems = (items: ListItem[], at: string): void =>
    items.forEach((item, index) => {
      check(item.text, item.spans, `${at}[${index}]`)
      checkItems(item.items ?? [], `${at}[${index}].items`)
    })

  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'verse':
    case 'note':
      check(block.text, block.spans, path)
      break
    case 'list':
      checkItems(block.items, `${path}.items`)
      break
    case 'figure':
      check(block.caption ?? '', block.spans, path)
      break
    case 'table':
      block.head?.forEach((cell, column) => check(cell.text, cell.spans, `${path}.head[${column}]`))
      block.rows.forEach((row, line) =>
        row.forEach((cell, column) => check(cell.text, cell.spans, `${path}.rows[${line}][${column}]`)),
      )
      break
    case 'separator':
      break
  }
}

function checkSpans(text: string, spans: Span[], path: string, known: BlockTypes, faults: ArticleFault[]): void {
  const sound: { span: Span; at: string }[] = []
  spans.forEach((span, index) => {
    const at = `${path}[${index}]`
    const fault = faultOfRange(text, span)
    if (fault === undefined) sound.push({ span, at })
    else faults.push({ path: at, reason: fault })
    checkTarget(span, at, known, faults)
  })

  // Outer spans first: at each start the longest. The stack holds the spans that are open at that point.
  sound.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const open: typeof sound = []
  let lastLink: (typeof sound)[number] | undefined
  for (const inner of sound) {
    while ((open.at(-1)?.span.end ?? Infinity) <= inner.span.start) open.pop()
    const outer = open.at(-1)
    if (outer !== undefined && outer.span.end < inner.span.end) {
      faults.push({ path: inner.at, reason: `overlaps ${outer.at}, and neither lies inside the other` })
    } else if (isLinkLike(inner.span) && lastLink !== undefined && inner.span.start < lastLink.span.end) {
      faults.push({ path: inner.at, reason: `is a link inside the link ${lastLink.at}` })
    } else {
      open.push(inner)
      if (isLinkLike(inner.span)) lastLink = inner
    }
  }
}

function faultOfRange(text: string, { start, end }: TextRange): string | undefined {
  if (end > text.length) return `ends at ${end}, beyond its text of ${text.length} UTF-16 code units`
  if (start >= end) return `is empty: it starts at ${start} and ends at ${end}`
  if (cutsCharacter(text, start) || cutsCharacter(text, end)) return 'cuts a character in two (a surrogate pair)'
  return undefined
}

function cutsCharacter(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1))
}

/** A link to `#x` and a reference to a note must find what they name. */
function checkTarget(span: Span, at: string, known: BlockTypes, faults: ArticleFault[]): void {
  if (span.type === 'link' && span.href.startsWith('#') && !known.has(span.href.slice(1))) {
    faults.push({ path: `${at}.href`, reason: `leads to ${span.href}, which is no block of this article` })
  }
  if (span.type !== 'note-reference') return
  if (!known.has(span.note)) {
    faults.push({ path: `${at}.note`, reason: `names ${span.note}, which is no block of this article` })
  } else if (known.get(span.note) !== 'note') {
    faults.push({ path: `${at}.note`, reason: `names ${span.note}, which is not a note` })
  }
}
