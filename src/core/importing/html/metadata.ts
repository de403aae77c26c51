import { LANGUAGE_PATTERN } from '#core/article/patterns.ts'
import { isOutletLike } from '#core/importing/names.ts'
import { articleObject, jsonLdObjects, namesIn, resolved, typesOf, type JsonObject } from './jsonLd.ts'
import { webAddress } from './links.ts'
import { oneLine } from './oneLine.ts'
import { attribute, descendants, find, ownText } from './query.ts'
import { statedDate } from './statedDate.ts'
import type { HtmlElement } from './tree.ts'

/** What a page says about its article apart from the text that is shown. Texts are on one line; none is empty. */
export interface Metadata {
  /** Titles, the most trusted first. */
  titles: string[]
  /** The page's own `<title>`, with the name of the site in it. */
  pageTitle: string | undefined
  description: string | undefined
  authors: string[]
  publisher: { name: string; url?: string } | undefined
  siteName: string | undefined
  published: string | undefined
  updated: string | undefined
  lang: string | undefined
  section: string | undefined
  topics: string[]
  /** The address that the page says it has. */
  address: string | undefined
  /** What relative links are relative to, as far as the page says. */
  base: string | undefined
  /** The text of the article, where the page has it apart. */
  articleBody: string | undefined
}

/**
 * Reads the metadata of a page: JSON-LD is trusted most, then Open Graph, then `<meta>`.
 *
 * @param url the address that the page came from, if it is known
 */
export function readMetadata(page: HtmlElement, url: string | undefined): Metadata {
  const metas = metaValues(page)
  const objects = jsonLdObjects(page)
  const article: JsonObject = articleObject(objects) ?? {}
  const titleElement = find(page, ({ name }) => name === 'title')
  // A title that was never closed holds the whole page.
  const pageTitle = titleElement === undefined ? '' : oneLine(ownText(titleElement).slice(0, 1000))
  const base = baseOf(page)
  const canonical = linkOf(page, 'canonical')
  const address = webAddress(url ?? (canonical || (metas.get('og:url')?.[0] ?? '')), undefined)

  const first = (...names: string[]) => names.flatMap((name) => metas.get(name) ?? []).find((text) => text !== '')
  const dates = (values: unknown[]) =>
    values.flatMap((value) => (typeof value === 'string' ? (statedDate(value) ?? []) : [])).at(0)
  const publisher = resolved(firstOf(article['publisher']), objects)
  const siteName = oneLine(first('og:site_name', 'application-name', 'dc.publisher', 'publisher') ?? '')
  const publisherName = oneLine(namesIn(article['publisher'], objects)[0] ?? '') || siteName
  const publisherUrl = typeof publisher?.['url'] === 'string' ? webAddress(publisher['url'], address) : undefined

  return {
    titles: distinct([
      ...texts(article['headline']),
      ...texts(article['name']),
      ...(metas.get('og:title') ?? []),
      ...(metas.get('twitter:title') ?? []),
      ...['dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'title'].flatMap(
        (name) => metas.get(name) ?? [],
      ),
    ]),
    pageTitle: filled(pageTitle),
    description: filled(
      texts(article['description'])[0] ??
        first('og:description', 'twitter:description', 'description', 'dc.description'),
    ),
    authors: authorsIn(article, objects, metas),
    publisher:
      publisherName === ''
        ? undefined
        : { name: publisherName, ...(publisherUrl !== undefined && { url: publisherUrl }) },
    siteName: filled(siteName),
    published: dates([
      article['datePublished'],
      article['dateCreated'],
      ...PUBLISHED.flatMap((name) => metas.get(name) ?? []),
    ]),
    updated: dates([article['dateModified'], ...UPDATED.flatMap((name) => metas.get(name) ?? [])]),
    lang: languageOf(page, article, first('og:locale', 'content-language', 'dc.language', 'language')),
    section: filled(texts(firstOf(article['articleSection']))[0] ?? first('article:section', 'parsely-section')),
    topics: distinct([
      ...keywords(article['keywords']),
      ...(metas.get('article:tag') ?? []).flatMap(keywords),
      ...keywords(first('news_keywords')),
    ]).slice(0, 12),
    address,
    base: base === undefined ? address : webAddress(base, address),
    articleBody: filled(texts(article['articleBody'])[0]),
  }
}

const PUBLISHED = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'article.published',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dcterms.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'article_date_original',
  'displaydate',
  'date',
]
const UPDATED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'lastmod',
  'last-modified',
]

/** The contents of `<meta>` by name, in lower case. A property, a name and an `itemprop` are the same here. */
function metaValues(page: HtmlElement): Map<string, string[]> {
  const values = new Map<string, string[]>()
  let bytes = 0
  for (const element of descendants(page)) {
    if (element.name !== 'meta') continue
    const content = attribute(element, 'content')
    const name = ['property', 'name', 'itemprop', 'http-equiv'].map((key) => attribute(element, key)).find(Boolean)
    bytes += content.length
    if (name === undefined || content === '' || content.length > 20_000 || bytes > 500_000) continue
    const key = name.toLowerCase().replace(/^dc:/, 'dc.')
    const list = values.get(key)
    if (list === undefined) values.set(key, [oneLine(content)])
    else if (list.length < 50) list.push(oneLine(content))
  }
  return values
}

function authorsIn(article: JsonObject, objects: JsonObject[], metas: Map<string, string[]>): string[] {
  const list = Array.isArray(article['author']) ? article['author'].slice(0, 20) : [article['author']]
  const people = list.filter((author) => {
    const object = resolved(author, objects)
    return object === undefined || !typesOf(object).some((type) => type.endsWith('Organization'))
  })
  const named = cleanNames(people.flatMap((author) => namesIn(author, objects)))
  if (named.length > 0) return named
  // «Written by», then the name: what WordPress tells Twitter.
  const label = /written by|author|كاتب|كتب|بقلم/i.test(metas.get('twitter:label1')?.[0] ?? '')
  const sources = [
    metas.get('article:author'),
    metas.get('og:article:author'),
    metas.get('author'),
    metas.get('dc.creator'),
    metas.get('dcterms.creator'),
    metas.get('parsely-author'),
    metas.get('sailthru.author'),
    metas.get('byl'),
    label ? metas.get('twitter:data1') : undefined,
  ]
  return sources.map((source) => cleanNames(source ?? [])).find((names) => names.length > 0) ?? []
}

/** Names of people as they are printed: no addresses, no accounts, no placeholders. */
export function cleanNames(raw: string[]): string[] {
  const names = raw
    .flatMap((text) =>
      oneLine(text)
        .replace(/^(?:posted by|written by|by|from|مرسلة بواسطة|بواسطة|بقلم|كتب|كتبت)\s*[:\-–]?\s+/i, '')
        .split(/\s*[;،]\s*|\s+(?:and|&)\s+/),
    )
    .map((name) => name.replace(/^[\s,.:|–-]+|[\s,:|–-]+$/g, ''))
  return distinct(
    names.filter(
      (name) =>
        /\p{L}{2}/u.test(name) &&
        name.length <= 80 &&
        name.split(' ').length <= 8 &&
        !/^https?:|^www\.|^@|\.(?:com|net|org)\b|@/i.test(name) &&
        !/^(?:unknown|admin|administrator|editor|staff|guest|anonymous|null|undefined|المحرر|مدير الموقع|غير معروف)$/i.test(
          name,
        ),
    ),
  ).slice(0, 10)
}

/** Whether a name is a newsroom's rather than a person's. */
export function isNewsroom(name: string, siteName: string | undefined): boolean {
  return name === siteName || isOutletLike(name)
}

function languageOf(page: HtmlElement, article: JsonObject, stated: string | undefined): string | undefined {
  const html = find(page, ({ name }) => name === 'html')
  const body = find(page, ({ name }) => name === 'body')
  const candidates = [
    html && attribute(html, 'lang'),
    html && attribute(html, 'xml:lang'),
    body && attribute(body, 'lang'),
    texts(article['inLanguage'])[0],
    stated,
  ]
  return candidates
    .map((lang) => lang?.split(/[,;\s]/)[0]?.replaceAll('_', '-') ?? '')
    .map((lang) => lang.replace(/^[A-Za-z]{2,3}/, (primary) => primary.toLowerCase()))
    .find((lang) => LANGUAGE_PATTERN.test(lang))
}

function baseOf(page: HtmlElement): string | undefined {
  const base = find(page, ({ name }) => name === 'base')
  return base === undefined ? undefined : attribute(base, 'href') || undefined
}

function linkOf(page: HtmlElement, rel: string): string {
  const link = find(page, (element) => element.name === 'link' && attribute(element, 'rel').toLowerCase() === rel)
  return link === undefined ? '' : attribute(link, 'href')
}

function keywords(value: unknown): string[] {
  const list = Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : texts(value)
  return list
    .flatMap((text) => text.split(/[,،;|]/))
    .map(oneLine)
    .filter((word) => word !== '' && word.length <= 60)
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string').map(oneLine)
}

function filled(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text
}

function distinct(list: string[]): string[] {
  return [...new Set(list.filter((text) => text !== ''))]
}
