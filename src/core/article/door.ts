/**
 * The app's check of what it reads, from the network or from the device. Every published article was checked against
 * the whole schema when it was built, and the schema with its library would cost the reading path kilobytes; so the
 * door asks only what can go wrong on the way: damage, a page where JSON was expected, a newer format, and links that
 * must never be followed. Known fields are copied into fresh objects, what is unknown is dropped, and after it the
 * renderer may trust its types. Characters that could reorder the page are taken out of every text, and a text that had
 * some loses its spans, for its letters no longer stand where they say.
 */
import { isRecord } from '#core/isRecord.ts'
import { CONTROLS, withoutControls } from '#core/text/controls.ts'
import type { ArticleFiles, Catalogue, CatalogueEntry, CataloguePage } from './catalogue.ts'
import { ID_PATTERN, IMAGE_PATTERN, LANGUAGE_PATTERN, LINK_PATTERN, WEB_PATTERN } from './patterns.ts'
import type { Article, Block, ListItem, Span, TableCell } from './schema.ts'

export type Admitted<Value> = { ok: true; value: Value } | { ok: false; problem: 'damaged' | 'newer' }

/** The newest format this code knows; written out because `schema.ts` would bring its library along. */
const FORMAT: Article['format'] = 1

/** Lists lie in lists; deeper than this only by intent, to break what reads them. */
const DEPTH = 32

/**
 * Lets an article in.
 *
 * @param data what `JSON.parse` returned, or anything else
 * @returns the article with everything this code can show; `newer` for a format it does not know; `damaged` if it is
 *   not an article, or no block of it can be shown
 */
export function admitArticle(data: unknown): Admitted<Article> {
  if (!isRecord(data)) return { ok: false, problem: 'damaged' }
  const format = data['format']
  if (typeof format === 'number' && format > FORMAT) return { ok: false, problem: 'newer' }

  const { id, lang, dir } = data
  const title = textOf(data['title'])
  const blocks = listOf(data['blocks'], blockOf)
  if (
    format !== FORMAT ||
    !isText(id, ID_PATTERN) ||
    !isText(lang, LANGUAGE_PATTERN) ||
    !isDirection(dir) ||
    title === undefined ||
    blocks.length === 0
  ) {
    return { ok: false, problem: 'damaged' }
  }
  const article: Article = {
    format,
    id,
    lang,
    dir,
    title,
    ...texts(data, ['kicker', 'standfirst', 'published', 'updated', 'translationKey']),
    authors: listOf(data['authors'], named),
    topics: listOf(data['topics'], textOf),
    blocks,
  }
  const { publisher, source } = data
  const publishedBy = named(publisher)
  if (publishedBy && isRecord(publisher)) article.publisher = { ...publishedBy, ...webAddress(publisher['url']) }
  if (isRecord(source)) article.source = { ...webAddress(source['url']), ...texts(source, ['note']) }
  return { ok: true, value: article }
}

/**
 * Lets a catalogue in, the head or a page. Entries and pages that are not understood are left out.
 *
 * @param data what `JSON.parse` returned, or anything else
 */
export function admitCatalogue(data: unknown): Admitted<Catalogue> {
  if (!isRecord(data) || !Array.isArray(data['entries'] ?? data['pages'])) return { ok: false, problem: 'damaged' }
  const format = data['format']
  if (typeof format === 'number' && format > 1) return { ok: false, problem: 'newer' }
  if (format !== 1) return { ok: false, problem: 'damaged' }
  const pages = listOf(data['pages'], pageOf)
  const shards = listOf(data['shards'], (file) => (isText(file, CATALOGUE_FILE) ? file : undefined))
  return {
    ok: true,
    value: {
      format,
      entries: listOf(data['entries'], entryOf),
      ...(pages.length > 0 && { pages }),
      ...(shards.length > 0 && { shards }),
    },
  }
}

/** Where an article lies, as one of the catalogue's shards says. */
export function admitFiles(shard: unknown, id: string): ArticleFiles | undefined {
  const ids = isRecord(shard) && shard['format'] === 1 ? shard['ids'] : undefined
  const found = isRecord(ids) && Object.hasOwn(ids, id) ? ids[id] : undefined
  if (!Array.isArray(found)) return undefined
  const [file, bytes, ...images] = found as unknown[]
  if (!isText(file, ARTICLE_FILE) || !isCount(bytes)) return undefined
  return { id, file, bytes, images: listOf(images, imageOf) }
}

const ARTICLE_FILE = /^[\w-]+(?:\.[\w-]+)*\.json$/
const CATALOGUE_FILE = /^catalogue\/[\w-]+(?:\.[\w-]+)*\.json$/

function entryOf(data: unknown): CatalogueEntry | undefined {
  if (!isRecord(data)) return undefined
  const { id, lang, dir, minutes, file, bytes } = data
  const title = textOf(data['title'])
  if (!isText(id, ID_PATTERN) || !isText(lang, LANGUAGE_PATTERN) || !isDirection(dir) || title === undefined)
    return undefined
  if (!isText(file, ARTICLE_FILE) || !isCount(minutes) || !isCount(bytes)) return undefined
  return {
    id,
    lang,
    dir,
    title,
    ...texts(data, ['kicker', 'standfirst', 'published', 'updated', 'translationKey']),
    authors: listOf(data['authors'], textOf),
    topics: listOf(data['topics'], textOf),
    minutes,
    file,
    bytes,
    images: listOf(data['images'], imageOf),
  }
}

function pageOf(data: unknown): CataloguePage | undefined {
  if (!isRecord(data)) return undefined
  const { file, languages, bytes, oldest } = data
  if (!isText(file, CATALOGUE_FILE) || !isRecord(languages) || !isCount(bytes) || typeof oldest !== 'string') {
    return undefined
  }
  const counts = Object.entries(languages).filter((pair): pair is [string, number] => isCount(pair[1]))
  return { file, languages: Object.fromEntries(counts), bytes, oldest }
}

function imageOf(data: unknown): string | undefined {
  return isText(data, IMAGE_PATTERN) ? data : undefined
}

function blockOf(data: unknown): Block | undefined {
  if (!isRecord(data)) return undefined
  const { id, type, keep } = data
  if (!isText(id, ID_PATTERN)) return undefined
  const text = textOf(data['text'])
  const common = { id, ...language(data), ...(typeof keep === 'boolean' && { keep }) }
  switch (type) {
    case 'paragraph':
    case 'note':
      return text === undefined ? undefined : { ...common, type, text, ...spansOf(data, data['text'], text) }
    case 'heading': {
      const level = data['level']
      const isLevel = level === 2 || level === 3 || level === 4
      if (text === undefined || !isLevel) return undefined
      return { ...common, type, level, text, ...spansOf(data, data['text'], text) }
    }
    case 'quote':
    case 'verse':
      if (text === undefined) return undefined
      return { ...common, type, text, ...spansOf(data, data['text'], text), ...texts(data, ['attribution']) }
    case 'list': {
      const items = listOf(data['items'], (item) => itemOf(item, DEPTH))
      return items.length > 0 ? { ...common, type, ordered: data['ordered'] === true, items } : undefined
    }
    case 'figure': {
      const { src, alt, width, height } = data
      if (!isText(src, IMAGE_PATTERN) || typeof alt !== 'string' || !isCount(width) || !isCount(height))
        return undefined
      const words = texts(data, ['caption', 'credit'])
      const spans = spansOf(data, data['caption'], words.caption ?? '')
      return { ...common, type, src, alt: withoutControls(alt), width, height, ...words, ...spans }
    }
    case 'table': {
      const rows = listOf(data['rows'], (row) => (Array.isArray(row) ? listOf(row, cellOf) : undefined))
      const head = listOf(data['head'], cellOf)
      if (rows.length === 0) return undefined
      return { ...common, type, rows, ...(head.length > 0 && { head }), ...texts(data, ['caption']) }
    }
    case 'separator':
      return { ...common, type }
    default:
      return undefined // Of a later edition of format 1, or damage: the rest is still worth reading.
  }
}

function itemOf(data: unknown, depth: number): ListItem | undefined {
  if (!isRecord(data) || depth === 0) return undefined
  const text = textOf(data['text'])
  if (text === undefined) return undefined
  const items = listOf(data['items'], (item) => itemOf(item, depth - 1))
  const inside = items.length > 0 ? { items, ordered: data['ordered'] === true } : undefined
  return { text, ...spansOf(data, data['text'], text), ...inside }
}

function cellOf(data: unknown): TableCell | undefined {
  if (!isRecord(data) || typeof data['text'] !== 'string') return undefined
  const text = withoutControls(data['text'])
  return { text, ...spansOf(data, data['text'], text) }
}

/** The spans of a text, as long as it is still `written` as they were made for. */
function spansOf(data: Readonly<Record<string, unknown>>, written: unknown, text: string): { spans?: Span[] } {
  if (written !== text) return {}
  const spans = listOf(data['spans'], spanOf).filter(({ start, end }) => start < end && end <= text.length)
  return spans.length > 0 ? { spans } : {}
}

function spanOf(data: unknown): Span | undefined {
  if (!isRecord(data)) return undefined
  const { type, start, end, href, note } = data
  if (!isCount(start) || !isCount(end)) return undefined
  switch (type) {
    case 'strong':
    case 'emphasis':
    case 'code':
    case 'quote':
      return { type, start, end }
    case 'link':
      return isText(href, LINK_PATTERN) ? { type, start, end, href } : undefined
    case 'phrase': {
      const { lang, dir } = language(data)
      return lang !== undefined && dir !== undefined ? { type, start, end, lang, dir } : undefined
    }
    case 'note-reference':
      return isText(note, ID_PATTERN) ? { type, start, end, note } : undefined
    default:
      return undefined
  }
}

function language({ lang, dir }: Readonly<Record<string, unknown>>): { lang?: string; dir?: 'rtl' | 'ltr' } {
  return { ...(isText(lang, LANGUAGE_PATTERN) && { lang }), ...(isDirection(dir) && { dir }) }
}

function webAddress(url: unknown): { url?: string } {
  return isText(url, WEB_PATTERN) ? { url } : {}
}

/** Those of the named fields that are texts. */
function texts<Name extends string>(
  data: Readonly<Record<string, unknown>>,
  names: Name[],
): { [Key in Name]?: string } {
  const found: { [Key in Name]?: string } = {}
  for (const name of names) {
    const value = textOf(data[name])
    if (value !== undefined) found[name] = value
  }
  return found
}

/** The members of a list that `admit` lets in. Anything that is no list has none. */
function listOf<Value>(data: unknown, admit: (member: unknown) => Value | undefined): Value[] {
  if (!Array.isArray(data)) return []
  return data.map((member: unknown) => admit(member)).filter((member) => member !== undefined)
}

/** Words to be shown, if there are any, and nothing in them that shows itself only by what it does to others. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? withoutControls(value) : ''
  return text.trim() === '' ? undefined : text
}

function named(data: unknown): { name: string } | undefined {
  const name = isRecord(data) ? textOf(data['name']) : undefined
  return name === undefined ? undefined : { name }
}

function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value) && !CONTROLS.test(value)
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0
}

function isDirection(value: unknown): value is 'rtl' | 'ltr' {
  return value === 'rtl' || value === 'ltr'
}
