import { ID_PATTERN, LANGUAGE_PATTERN } from '#core/article/patterns.ts'
import { withoutControls } from '#core/text/controls.ts'
import type { Direction } from '#core/text/direction.ts'
import { articleIdOf } from '#core/importing/articleId.ts'
import { webAddress } from '#core/importing/html/links.ts'
import { statedDate } from '#core/importing/html/statedDate.ts'
import type { FrontMatter } from './frontMatter.ts'

/** What front matter says of an article, as far as the format has a place for it. */
export interface Metadata {
  title: string | undefined
  kicker: string | undefined
  standfirst: string | undefined
  authors: string[]
  publisher: string | undefined
  published: string | undefined
  updated: string | undefined
  lang: string | undefined
  dir: Direction | undefined
  topics: string[]
  source: string | undefined
  translationKey: string | undefined
  id: string | undefined
  /** Dates that could not be read. */
  unread: string[]
}

/** Longest line that a head can have; what is longer was not meant as one. */
const MAX_LINE = 1000

/**
 * Reads the front matter of Markdown by the names that site generators use (Hugo, Jekyll, Zola, Astro, VitePress).
 * What cannot be used is left out; a date that cannot be read is named.
 */
export function metadataOf({ values }: FrontMatter): Metadata {
  const texts = (...names: string[]): string[] => {
    const value = names.map((name) => values.get(name)).find((found) => found !== undefined && found.length > 0)
    return (typeof value === 'string' ? [value] : (value ?? [])).map(line).filter((text) => text !== '')
  }
  const one = (...names: string[]): string | undefined =>
    names.map((name) => texts(name)[0]).find((text) => text !== undefined)
  const unread: string[] = []
  const date = (...names: string[]): string | undefined => {
    const text = one(...names)
    const stated = text === undefined ? undefined : statedDate(text)
    if (text !== undefined && stated === undefined) unread.push(text)
    return stated
  }

  const lang = one('lang', 'language', 'locale')?.replaceAll('_', '-')
  const dir = one('dir', 'direction')
  const source = one('source', 'canonical', 'canonical_url', 'canonicalurl', 'source.url', 'url', 'link', 'permalink')
  const translationKey = one('translationkey', 'translation_key', 'translation-key')
  const slug = one('id', 'slug')
  return {
    title: one('title', 'headline', 'extra.title'),
    kicker: one('kicker'),
    standfirst: one('standfirst', 'description', 'summary', 'excerpt', 'subtitle', 'lead'),
    publisher: one('publisher', 'publisher.name', 'site_name'),
    published: date('published', 'date', 'pubdate', 'publishdate', 'publish_date', 'created', 'published_at'),
    updated: date('updated', 'lastmod', 'modified', 'last_modified_at', 'last_updated', 'updated_at'),
    lang: lang !== undefined && LANGUAGE_PATTERN.test(lang) ? lang : undefined,
    dir: dir === 'rtl' || dir === 'ltr' ? dir : undefined,
    source: source === undefined ? undefined : webAddress(source, undefined),
    translationKey: idIn(translationKey),
    id: idIn(slug),
    authors: unique(
      [...texts('authors', 'author', 'taxonomies.authors', 'extra.author'), ...texts('author.name')].flatMap(namesIn),
    ),
    topics: unique(
      texts('topics', 'tags', 'keywords', 'taxonomies.tags', 'categories', 'taxonomies.categories').flatMap(listIn),
    ),
    unread,
  }
}

function line(text: string): string {
  const short = withoutControls(text.toWellFormed()).replace(/\s+/g, ' ').trim()
  return short.length > MAX_LINE ? '' : short
}

/** An id as it is, or made of a slug in other letters: «مكتبة-المدينة», `My_Post`. */
function idIn(slug: string | undefined): string | undefined {
  if (slug === undefined) return undefined
  const id = ID_PATTERN.test(slug) ? slug : articleIdOf(slug.split('/').findLast((part) => part !== '') ?? '')
  return id === '' ? undefined : id
}

/** `Jane Smith and Ali Hassan <ali@example.org>`. */
function namesIn(text: string): string[] {
  return text
    .split(/\s*[،,;؛]\s*|\s+(?:and|&)\s+/)
    .map((name) => name.replace(/\s*<[^>]*>$/, '').replace(/^@/, ''))
    .filter((name) => /\p{L}/u.test(name))
}

function listIn(text: string): string[] {
  return text.split(/\s*[،,;؛]\s*/).filter((topic) => topic !== '')
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)]
}
