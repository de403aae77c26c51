import { blockIdMaker } from '#core/article/blockIds.ts'
import { isLinkLike } from '#core/article/runs.ts'
import type { Block, ListItem, Span } from '#core/article/schema.ts'
import { creditAtEnd } from './captionCredit.ts'
import { UNKNOWN, webAddress } from './links.ts'
import { draftText, type Draft } from './drafts.ts'

/**
 * A picture of a page, which the article does not have yet: format 1 only knows images that are files beside it. Until
 * one is, its caption stands in the article as a paragraph, linked to the picture where that has an address.
 */
export interface ImportedImage {
  /** As the page writes it: a path beside the saved page, or an address. */
  src: string
  /** The address on the web, where one is known. */
  address?: string
  alt: string
  caption?: string
  /** Ranges of the caption. */
  spans?: Span[]
  credit?: string
  /** As the page states them, in CSS pixels. */
  width?: number
  height?: number
  /** The paragraph that holds the caption, which the figure would take the place and the id of. */
  captionId?: string
  /** Where there is none: the block that the figure would stand behind; without it, at the beginning. */
  afterId?: string
}

/** Lists within lists that format 1 has room for in its 32 levels. */
const MAX_LIST_DEPTH = 6

/**
 * Gives drafts their ids, headings their levels and references their notes. Of links to an unknown address the words are
 * kept; `lostLinks` is how many there were.
 *
 * @param base what the addresses of images are relative to, if it is known
 */
export function toBlocks(
  drafts: Draft[],
  base: string | undefined,
): { blocks: Block[]; images: ImportedImage[]; lostLinks: number } {
  const idOf = blockIdMaker()
  const ids = drafts.map((draft) => idOf(draftText(draft) || draft.type))
  const around: Around = {
    notes: new Map(drafts.flatMap((draft, index) => (draft.type === 'note' ? [[draft.anchor, ids[index] ?? '']] : []))),
    lostLinks: 0,
  }
  const topLevel = drafts.reduce((top, draft) => (draft.type === 'heading' ? Math.min(top, draft.level) : top), 6)
  const blocks: Block[] = []
  const images: ImportedImage[] = []
  drafts.forEach((draft, index) => {
    const id = ids[index] ?? ''
    if (draft.type === 'figure') {
      const afterId = blocks.at(-1)?.id
      const { image, caption } = imageOf(draft, id, afterId, base, around)
      if (image.src !== '') images.push(image)
      if (caption !== undefined) blocks.push(caption)
    } else blocks.push(blockOf(draft, id, topLevel, around))
  })
  return { blocks, images, lostLinks: around.lostLinks }
}

interface Around {
  /** The ids of notes, by their anchors. */
  notes: ReadonlyMap<string, string>
  lostLinks: number
}

function blockOf(draft: Exclude<Draft, { type: 'figure' }>, id: string, topLevel: number, around: Around): Block {
  switch (draft.type) {
    case 'separator':
      return { id, type: 'separator' }
    case 'list':
      return { id, type: 'list', ordered: draft.ordered, items: itemsOf(draft.items, around, 1) }
    case 'table': {
      const row = (cells: { text: string; spans?: Span[] | undefined }[]) =>
        cells.map(({ text, spans }) => ({ text, ...spansIn(spans ?? [], around) }))
      return {
        id,
        type: 'table',
        ...(draft.caption !== undefined && { caption: draft.caption }),
        ...(draft.head !== undefined && { head: row(draft.head) }),
        rows: draft.rows.map(row),
      }
    }
    case 'heading': {
      const level = Math.min(draft.level - topLevel + 2, 4)
      return {
        id,
        type: 'heading',
        level: level === 2 || level === 3 ? level : 4,
        text: draft.text,
        ...spansIn(draft.spans, around),
      }
    }
    case 'verse':
      return {
        id,
        type: 'verse',
        // Code runs from left to right whatever the article does, and is in no language that is read aloud.
        ...(draft.isCode && { lang: 'en', dir: 'ltr' as const }),
        text: draft.text,
        ...spansIn(draft.spans, around),
      }
    case 'quote':
      return {
        id,
        type: 'quote',
        text: draft.text,
        ...spansIn(draft.spans, around),
        ...(draft.attribution !== undefined && { attribution: draft.attribution }),
      }
    case 'note':
    case 'paragraph':
      return { id, type: draft.type, text: draft.text, ...spansIn(draft.spans, around) }
  }
}

/** Spans in the order of the text, references by the ids of their notes; what leads nowhere is left out. */
function spansIn(spans: Span[], around: Around): { spans?: Span[] } {
  const kept = spans.flatMap((span): Span[] => {
    if (span.type === 'link' && span.href === UNKNOWN) {
      around.lostLinks += 1
      return []
    }
    if (span.type !== 'note-reference') return [span]
    const note = around.notes.get(span.note)
    return note === undefined ? [] : [{ ...span, note }]
  })
  return kept.length === 0
    ? {}
    : { spans: kept.toSorted((one, other) => one.start - other.start || other.end - one.end) }
}

/** Entries that are nested too deep stand behind the one that they were in. */
function itemsOf(items: ListItem[], around: Around, depth: number, result: ListItem[] = []): ListItem[] {
  for (const { text, spans = [], ordered, items: inner = [] } of items) {
    const item: ListItem = { text, ...spansIn(spans, around) }
    result.push(item)
    if (inner.length === 0) continue
    if (depth >= MAX_LIST_DEPTH) itemsOf(inner, around, depth, result)
    else {
      if (ordered === true) item.ordered = true
      item.items = itemsOf(inner, around, depth + 1)
    }
  }
  return result
}

function imageOf(
  { picture, caption }: Extract<Draft, { type: 'figure' }>,
  id: string,
  afterId: string | undefined,
  base: string | undefined,
  around: Around,
): { image: ImportedImage; caption?: Block } {
  const address = webAddress(picture.src, base)
  const spans = spansIn(caption.spans, around)
  const hasCaption = caption.text !== ''
  const credited = picture.credit === undefined ? creditAtEnd(caption.text) : undefined
  const image: ImportedImage = {
    ...picture,
    ...(address !== undefined && { address }),
    ...(hasCaption && {
      caption: caption.text.slice(0, credited?.end),
      ...spansUpTo(credited?.end ?? Infinity, spans),
      captionId: id,
    }),
    ...(credited !== undefined && { credit: credited.credit }),
    ...(!hasCaption && afterId !== undefined && { afterId }),
  }
  if (!hasCaption) return { image }
  // Where the picture cannot come along, its caption stands as a paragraph, which has no other place for the credit.
  const isLinked = spans.spans?.some(isLinkLike)
  const whole: Span[] =
    address === undefined || isLinked ? [] : [{ type: 'link', href: address, start: 0, end: caption.text.length }]
  const all = [...whole, ...(spans.spans ?? [])]
  return { image, caption: { id, type: 'paragraph', text: caption.text, ...(all.length > 0 && { spans: all }) } }
}

function spansUpTo(last: number, { spans }: { spans?: Span[] }): { spans?: Span[] } {
  const kept = spans?.flatMap((span) => (span.start < last ? [{ ...span, end: Math.min(span.end, last) }] : []))
  return kept === undefined || kept.length === 0 ? {} : { spans: kept }
}
