/**
 * The app's check of what it reads, from the network or from the device. Every published article was checked against
 * the whole schema when it was built, and the schema with its library would cost the reading path kilobytes; so the
 * door asks only what can go wrong on the way: damage, a page where JSON was expected, a newer format, and links that
 * must never be followed. Known fields are copied into fresh objects, what is unknown is dropped, and after it the
 * renderer may trust its types.
 */
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
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

  const { id, lang, dir, title } = data
  const blocks = listOf(data['blocks'], blockOf)
  if (
    format !== FORMAT ||
    !isText(id, ID_PATTERN) ||
    !isText(lang, LANGUAGE_PATTERN) ||
    !isDirection(dir) ||
    !isText(title) ||
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
    authors: listOf(data['authors'], (author) =>
      isRecord(author) && isText(author['name']) ? { name: author['name'] } : undefined,
    ),
    topics: listOf(data['topics'], (topic) => (isText(topic) ? topic : undefined)),
    blocks,
  }
  const { publisher, source } = data
  if (isRecord(publisher) && isText(publisher['name'])) {
    article.publisher = { name: publisher['name'], ...webAddress(publisher['url']) }
  }
  if (isRecord(source)) article.source = { ...webAddress(source['url']), ...texts(source, ['note']) }
  return { ok: true, value: article }
}

/**
 * Lets a catalogue in. Entries that are not understood are left out.
 *
 * @param data what `JSON.parse` returned, or anything else
 */
export function admitCatalogue(data: unknown): Admitted<Catalogue> {
  if (!isRecord(data) || !Array.isArray(data['entries'])) return { ok: false, problem: 'damaged' }
  const format = data['format']
  if (typeof format === 'number' && format > 1) return { ok: false, problem: 'newer' }
  if (format !== 1) return { ok: false, problem: 'damaged' }
  return { ok: true, value: { format, entries: listOf(data['entries'], entryOf) } }
}

function entryOf(data: unknown): CatalogueEntry | undefined {
  if (!isRecord(data)) return undefined
  const { id, lang, dir, title, minutes, file, bytes } = data
  if (!isText(id, ID_PATTERN) || !isText(lang, LANGUAGE_PATTERN) || !isDirection(dir) || !isText(title))
    return undefined
  if (!isText(file, /^[\w-]+(?:\.[\w-]+)*\.json$/) || !isCount(minutes) || !isCount(bytes)) return undefined
  return {
    id,
    lang,
    dir,
    title,
    ...texts(data, ['kicker', 'standfirst', 'published', 'translationKey']),
    authors: listOf(data['authors'], (name) => (isText(name) ? name : undefined)),
    topics: listOf(data['topics'], (name) => (isText(name) ? name : undefined)),
    minutes,
    file,
    bytes,
    images: listOf(data['images'], (image) => (isText(image, IMAGE_PATTERN) ? image : undefined)),
  }
}

function blockOf(data: unknown): Block | undefined {
  if (!isRecord(data)) return undefined
  const { id, type, text } = data
  if (!isText(id, ID_PATTERN)) return undefined
  const common = { id, ...language(data) }
  switch (type) {
    case 'paragraph':
    case 'note':
      return isText(text) ? { ...common, type, text, ...spansOf(data, text) } : undefined
    case 'heading': {
      const level = data['level']
      const isLevel = level === 2 || level === 3 || level === 4
      return isText(text) && isLevel ? { ...common, type, level, text, ...spansOf(data, text) } : undefined
    }
    case 'quote':
    case 'verse':
      return isText(text)
        ? { ...common, type, text, ...spansOf(data, text), ...texts(data, ['attribution']) }
        : undefined
    case 'list': {
      const items = listOf(data['items'], (item) => itemOf(item, DEPTH))
      return items.length > 0 ? { ...common, type, ordered: data['ordered'] === true, items } : undefined
    }
    case 'figure': {
      const { src, alt, width, height } = data
      if (!isText(src, IMAGE_PATTERN) || typeof alt !== 'string' || !isCount(width) || !isCount(height))
        return undefined
      const words = texts(data, ['caption', 'credit'])
      return { ...common, type, src, alt, width, height, ...words, ...spansOf(data, words.caption ?? '') }
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
  if (!isRecord(data) || !isText(data['text']) || depth === 0) return undefined
  const items = listOf(data['items'], (item) => itemOf(item, depth - 1))
  const inside = items.length > 0 ? { items, ordered: data['ordered'] === true } : undefined
  return { text: data['text'], ...spansOf(data, data['text']), ...inside }
}

function cellOf(data: unknown): TableCell | undefined {
  if (!isRecord(data) || typeof data['text'] !== 'string') return undefined
  return { text: data['text'], ...spansOf(data, data['text']) }
}

function spansOf(data: Readonly<Record<string, unknown>>, text: string): { spans?: Span[] } {
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
    const value = data[name]
    if (isText(value)) found[name] = value
  }
  return found
}

/** The members of a list that `admit` lets in. Anything that is no list has none. */
function listOf<Value>(data: unknown, admit: (member: unknown) => Value | undefined): Value[] {
  if (!Array.isArray(data)) return []
  return data.map((member: unknown) => admit(member)).filter((member) => member !== undefined)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown, pattern = /\S/): value is string {
  return typeof value === 'string' && pattern.test(value)
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0
}

function isDirection(value: unknown): value is 'rtl' | 'ltr' {
  return value === 'rtl' || value === 'ltr'
}
