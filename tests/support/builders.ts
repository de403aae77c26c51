import type { CatalogueEntry } from '#core/article/catalogue.ts'
import type { Place } from '#core/article/place.ts'
import type { Article, Block, BlockOf, BlockType, ListItem, Span } from '#core/article/schema.ts'
import { catalogueEntry } from '#core/publishing/catalogue.ts'
import { directionOf } from '#core/text/direction.ts'
import type { Published } from '#device/articles.ts'

/** What a test may say of a block beyond its words. */
type More<Type extends BlockType> = Partial<Omit<BlockOf<Type>, 'type'>>
/** What kind of span it is, without where it stands. */
type Kind<Of = Span> = Of extends Span ? Omit<Of, 'start' | 'end'> : never

let made = 0

/** Ids as published articles have them: unlike any other of the test. */
function newId(): string {
  made += 1
  return `b${made}`
}

export function paragraph(text: string, more: More<'paragraph'> = {}): BlockOf<'paragraph'> {
  return { id: newId(), type: 'paragraph', text, ...more }
}

export function heading(level: 2 | 3 | 4, text: string, more: More<'heading'> = {}): BlockOf<'heading'> {
  return { id: newId(), type: 'heading', level, text, ...more }
}

export function quote(text: string, more: More<'quote'> = {}): BlockOf<'quote'> {
  return { id: newId(), type: 'quote', text, ...more }
}

/** Each line either whole or as its two halves. */
export function verse(lines: (string | [string, string])[], more: More<'verse'> = {}): BlockOf<'verse'> {
  const text = lines.map((line) => (typeof line === 'string' ? line : line.join('\t'))).join('\n')
  return { id: newId(), type: 'verse', text, ...more }
}

export function list(items: (string | ListItem)[], more: More<'list'> = {}): BlockOf<'list'> {
  const whole = items.map((item) => (typeof item === 'string' ? { text: item } : item))
  return { id: newId(), type: 'list', ordered: false, items: whole, ...more }
}

export function figure(src: string, alt: string, more: More<'figure'> = {}): BlockOf<'figure'> {
  return { id: newId(), type: 'figure', src, alt, width: 640, height: 360, ...more }
}

export function table(rows: string[][], more: More<'table'> = {}): BlockOf<'table'> {
  return { id: newId(), type: 'table', rows: rows.map((row) => row.map((text) => ({ text }))), ...more }
}

export function note(text: string, more: More<'note'> = {}): BlockOf<'note'> {
  return { id: newId(), type: 'note', text, ...more }
}

export function separator(): BlockOf<'separator'> {
  return { id: newId(), type: 'separator' }
}

/** A span over the first place of a text that has these words. */
export function spanOn(text: string, words: string, kind: Kind): Span {
  const start = text.indexOf(words)
  if (start === -1) throw new Error(`“${text}” does not have “${words}”`)
  return { ...kind, start, end: start + words.length }
}

/** An article in Arabic unless another language is said. */
export function article(change: Partial<Article> = {}): Article {
  const lang = change.lang ?? 'ar'
  return {
    format: 1,
    id: 'maqala',
    lang,
    dir: directionOf(lang),
    title: 'في مديح القراءة البطيئة',
    authors: [],
    topics: [],
    blocks: [paragraph('العين لا تقرأ الحروف حرفًا حرفًا، بل تقفز بين الكلمات قفزات قصيرة.')],
    ...change,
  }
}

/** An English article, as `article` is an Arabic one. */
export function englishArticle(change: Partial<Article> = {}): Article {
  return article({
    id: 'essay',
    lang: 'en',
    title: 'In praise of slow reading',
    blocks: [paragraph('The eye does not read letter by letter; it leaps in short jumps from word to word.')],
    ...change,
  })
}

/** What the catalogue says of an article. */
export function entryOf(of: Article, change: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return { ...catalogueEntry(of, { file: `${of.id}.0123abcd.json`, images: [], bytes: 42_000 }), ...change }
}

/** A published folder: articles, in the order of the catalogue, the newest first. */
export function published(articles: Article[], changes: Record<string, Partial<CatalogueEntry>> = {}): Published {
  return {
    catalogue: { format: 1, entries: articles.map((each) => entryOf(each, changes[each.id])) },
    articles: new Map(articles.map((each) => [each.id, each])),
  }
}

/** A place in the middle of an article, at its first block. */
export function placeIn(of: { id: string; blocks: Block[] }, change: Partial<Place> = {}): Place {
  return {
    article: of.id,
    block: of.blocks[0]?.id ?? '',
    offset: 0,
    gap: 0,
    quote: '',
    version: `${of.id}.0123abcd.json`,
    progress: 0.5,
    at: 1,
    ...change,
  }
}
