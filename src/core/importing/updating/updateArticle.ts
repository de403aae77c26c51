import { blockIdMaker } from '#core/article/blockIds.ts'
import { blockText } from '#core/article/blockText.ts'
import type { Article, Block, BlockType, ListItem, Span, TableCell } from '#core/article/schema.ts'
import { isLinkLike } from '#core/article/runs.ts'
import { alignBlocks } from './alignBlocks.ts'
import { canonical } from './canonical.ts'

/** What a second import of a source changed in its article. */
export interface Changes {
  /** Ids of blocks that are new, whose words changed, or that are gone, each with its words. */
  added: Change[]
  changed: Change[]
  removed: Change[]
  /** Blocks that only the file has, and of a kind that the source has none of: an editor's, so they stay. */
  stayed: Change[]
  /** Blocks whose words are the same but whose spans are not: those of the file stay. */
  spansStayed: Change[]
  /** Blocks whose words changed so that a span of the file has no place any more. */
  spansLost: Change[]
  /** Fields of the head that changed. */
  fields: string[]
}

export interface Change {
  id: string
  words: string
}

/**
 * The newer import of an article that is there already. The id of the article stays, and that of each block whose words
 * are the same or nearly so. What an editor may have added in the file stays too: the key of its pair and every field
 * that the source does not have; of blocks with the same words all there is; of changed ones `keep`, and the spans whose
 * words are still there; and figures, tables, notes and verse, where the source has none of the kind. All that cannot
 * stay is in `changes`. Where nothing changed at all, `article` is `before`.
 *
 * @param today the day to set as that of the update, where the source does not say: `2024-03-14`
 */
export function updateArticle(before: Article, after: Article, today: string): { article: Article; changes: Changes } {
  const changes: Changes = {
    added: [],
    changed: [],
    removed: [],
    stayed: [],
    spansStayed: [],
    spansLost: [],
    fields: [],
  }
  const blocks = mergedBlocks(before.blocks, after.blocks, changes)
  const merged: Article = {
    ...before,
    ...after,
    id: before.id,
    authors: after.authors.length > 0 ? after.authors : before.authors,
    topics: after.topics.length > 0 ? after.topics : before.topics,
    blocks,
  }
  for (const field of [
    'lang',
    'dir',
    'title',
    'kicker',
    'standfirst',
    'authors',
    'publisher',
    'published',
    'updated',
    'topics',
    'source',
    'translationKey',
  ] as const) {
    if (canonical(merged[field]) !== canonical(before[field])) changes.fields.push(field)
  }
  const isChanged = changes.fields.length + changes.added.length + changes.changed.length + changes.removed.length > 0
  const isReordered = blocks.some(({ id }, index) => id !== before.blocks[index]?.id)
  if (!isChanged && !isReordered) return { article: before, changes }
  const updated = after.updated ?? today
  return { article: inOrder({ ...merged, updated }, before), changes }
}

/** The fields in the order that the file had, new ones behind them, the blocks last. */
function inOrder(merged: Article, before: Article): Article {
  const { blocks, ...head } = merged
  return {
    ...Object.fromEntries(
      Object.keys(before)
        .filter((key) => key !== 'blocks')
        .map((key) => [key, undefined]),
    ),
    ...head,
    blocks,
  }
}

function mergedBlocks(before: Block[], after: Block[], changes: Changes): Block[] {
  const alignment = alignBlocks(before, after)
  const paired = new Set(alignment)
  const newId = idMaker(before, after)
  const ids = new Map<string, string>()
  after.forEach((block, index) => {
    const old = before[alignment[index] ?? -1]
    ids.set(block.id, old?.id ?? newId(block))
  })

  const merged = after.map((block, index): Block => {
    const old = before[alignment[index] ?? -1]
    const now = { ...withTargets(block, ids), id: ids.get(block.id) ?? block.id }
    if (old === undefined) {
      changes.added.push(changeOf(now))
      return now
    }
    return mergedBlock(old, now, changes)
  })

  const kinds = new Set(after.map(({ type }) => type))
  const places = new Map(merged.map(({ id }, index) => [id, index]))
  /** Behind which block of the result each that stays comes, in the order of the file. */
  const staying = new Map<number, Block[]>()
  let behind = -1
  before.forEach((block, index) => {
    if (paired.has(index)) behind = places.get(block.id) ?? behind
    else if (OF_EDITORS.has(block.type) && !kinds.has(block.type)) {
      staying.set(behind, [...(staying.get(behind) ?? []), block])
      changes.stayed.push(changeOf(block))
    } else changes.removed.push(changeOf(block))
  })
  const stayingBehind = (index: number) => staying.get(index) ?? []
  return withoutLostTargets([
    ...stayingBehind(-1),
    ...merged.flatMap((block, index) => [block, ...stayingBehind(index)]),
  ])
}

const OF_EDITORS = new Set<BlockType>(['figure', 'table', 'note', 'verse'])

/** The id that the import made, unless the file has it for something else. */
function idMaker(before: Block[], after: Block[]): (block: Block) => string {
  const taken = new Set(before.map(({ id }) => id))
  const make = blockIdMaker([...taken, ...after.map(({ id }) => id)])
  return (block) => (taken.has(block.id) ? make(blockText(block) || block.type) : block.id)
}

function mergedBlock(old: Block, imported: Block, changes: Changes): Block {
  const now = withOldWords(imported, old)
  if (old.type === now.type && wordsAndShape(old) === wordsAndShape(now)) {
    if (canonical(spansIn(old)) !== canonical(spansIn(now))) changes.spansStayed.push(changeOf(old))
    return old
  }
  changes.changed.push(changeOf(now))
  const kept = { ...now, ...(old.keep !== undefined && { keep: old.keep }) }
  if (!('text' in kept) || !('text' in old)) {
    if (spansIn(old).length > spansIn(now).length) changes.spansLost.push(changeOf(now))
    return kept
  }
  const { spans, isComplete } = carriedSpans(old.text, old.spans ?? [], kept.text, kept.spans ?? [])
  if (!isComplete) changes.spansLost.push(changeOf(now))
  return spans.length === 0 ? kept : { ...kept, spans }
}

/** The same picture keeps what was written for it in the file, where the source has nothing. */
function withOldWords(now: Block, old: Block): Block {
  if (now.type !== 'figure' || old.type !== 'figure' || now.src !== old.src) return now
  const { caption = old.caption, spans = old.spans, credit = old.credit } = now
  return {
    ...now,
    alt: now.alt || old.alt,
    ...(caption !== undefined && { caption }),
    ...(spans !== undefined && { spans }),
    ...(credit !== undefined && { credit }),
  }
}

/**
 * The spans of the new text and those of the old whose words stand in it just once and that fit between the new ones.
 */
function carriedSpans(
  oldText: string,
  old: Span[],
  text: string,
  spans: Span[],
): { spans: Span[]; isComplete: boolean } {
  const result = [...spans]
  for (const span of old) {
    const words = oldText.slice(span.start, span.end)
    const start = text.indexOf(words)
    const end = start + words.length
    const has = result.some((other) => other.type === span.type && other.start < end && other.end > start)
    const isSure = start !== -1 && !has && text.indexOf(words, start + 1) === -1
    const fits =
      isSure && result.every((other) => other.end <= start || other.start >= end || isInside(other, start, end, span))
    if (fits) result.push({ ...span, start, end })
  }
  // One of a kind whose words changed is likely the source's own, with its new words.
  const times = (list: Span[], type: Span['type']) => list.filter((span) => span.type === type).length
  const isComplete = old.every(({ type }) => times(result, type) >= times(old, type))
  return { spans: result.toSorted((one, other) => one.start - other.start || other.end - one.end), isComplete }
}

/** One inside the other, and not both of them links. */
function isInside(other: Span, start: number, end: number, span: Span): boolean {
  const isNested = (other.start >= start && other.end <= end) || (other.start <= start && other.end >= end)
  return isNested && !(isLinkLike(other) && isLinkLike(span))
}

/** All of a block but its id, spans, language and `keep`: what readers would see change. */
function wordsAndShape(block: Block): string {
  return canonical(block, ['id', 'spans', 'keep', 'lang', 'dir'])
}

function spansIn(block: Block): Span[] {
  const itemSpans = (items: ListItem[]): Span[] =>
    items.flatMap(({ spans = [], items: inner = [] }) => [...spans, ...itemSpans(inner)])
  const cellSpans = (cells: TableCell[]) => cells.flatMap(({ spans = [] }) => spans)
  if (block.type === 'list') return itemSpans(block.items)
  if (block.type === 'table') return [block.head ?? [], ...block.rows].flatMap(cellSpans)
  return block.type === 'separator' ? [] : (block.spans ?? [])
}

/** A block with references and links to other blocks by the ids that those have now. */
function withTargets(block: Block, ids: ReadonlyMap<string, string>): Block {
  return mapSpans(block, (spans) =>
    spans.map((span) => {
      if (span.type === 'note-reference') return { ...span, note: ids.get(span.note) ?? span.note }
      const target = span.type === 'link' && span.href.startsWith('#') ? ids.get(span.href.slice(1)) : undefined
      return span.type === 'link' && target !== undefined ? { ...span, href: `#${target}` } : span
    }),
  )
}

/** Blocks that stayed as they were may lead to one that is gone. */
function withoutLostTargets(blocks: Block[]): Block[] {
  const ids = new Set(blocks.map(({ id }) => id))
  const notes = new Set(blocks.filter(({ type }) => type === 'note').map(({ id }) => id))
  const leads = (span: Span) =>
    span.type === 'note-reference'
      ? notes.has(span.note)
      : span.type !== 'link' || !span.href.startsWith('#') || ids.has(span.href.slice(1))
  return blocks.map((block) => (spansIn(block).every(leads) ? block : mapSpans(block, (spans) => spans.filter(leads))))
}

function mapSpans(block: Block, change: (spans: Span[]) => Span[]): Block {
  const of = <Of extends { spans?: Span[] | undefined }>(styled: Of): Of =>
    styled.spans === undefined ? styled : { ...styled, spans: change(styled.spans) }
  const item = (entry: ListItem): ListItem => ({
    ...of(entry),
    ...(entry.items !== undefined && { items: entry.items.map(item) }),
  })
  switch (block.type) {
    case 'list':
      return { ...block, items: block.items.map(item) }
    case 'table':
      return {
        ...block,
        ...(block.head !== undefined && { head: block.head.map(of) }),
        rows: block.rows.map((row) => row.map(of)),
      }
    case 'separator':
      return block
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'verse':
    case 'figure':
    case 'note':
      return of(block)
  }
}

function changeOf(block: Block): Change {
  return { id: block.id, words: block.type === 'figure' ? (block.caption ?? block.alt) : blockText(block) }
}
