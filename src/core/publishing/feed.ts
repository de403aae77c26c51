import type { Article } from '#core/article/schema.ts'
import { files, paths } from '#core/paths.ts'
import { directionOf, primaryLanguage, type Direction } from '#core/text/direction.ts'
import { articleHtml } from './blockHtml.ts'
import { addressOn, articlePath, type Site } from './site.ts'

/** What a feed holds, in whatever format it is written. Addresses are as `addressOn` gives them. */
export interface Feed {
  lang: string
  dir: Direction
  title: string
  description: string
  /** The library in the feed's language. */
  home: string
  icon: string
  /** What the feed is called for ever. */
  id: string
  atom: string
  json: string
  entries: FeedEntry[]
}

export interface FeedEntry {
  article: Article
  page: string
  /** What the entry is called for ever. */
  id: string
  /** Date and time with an offset, as RFC 3339 wants them; absent if the article has no date. */
  published?: string
  updated?: string
  /** The whole text. */
  html: string
}

/** The newest articles go into a feed; a reader who comes back after a month still misses none. */
export const FEED_ENTRIES = 50

/** The two formats, by where they lie relative to the base path. */
export function feedFile(lang: string, format: 'atom' | 'json'): string {
  return `feeds/${lang}.${format === 'atom' ? 'xml' : 'json'}`
}

/** The languages that articles are written in, without regions, each with its name for a list of feeds. */
export function feedLanguages(articles: Iterable<Pick<Article, 'lang'>>): string[] {
  return [...new Set(Array.from(articles, ({ lang }) => primaryLanguage(lang)))].toSorted()
}

/** The title of a feed, as readers list it among their others. */
export function feedTitle(lang: string): string {
  return wordsFor(lang).title
}

/**
 * The feed of one language.
 *
 * @param lang as `feedLanguages` gives it
 * @param articles all that are published, the newest first; figures name their published images
 */
export function feedOf(lang: string, articles: readonly Article[], site: Site): Feed {
  const { title, description } = wordsFor(lang)
  const home = addressOn(site, paths.library(directionOf(lang) === 'rtl' ? 'ar' : 'en'))
  return {
    lang,
    dir: directionOf(lang),
    title,
    description,
    home,
    icon: addressOn(site, 'icons/icon-512.png'),
    // Without a host nothing has an address that is its own; these at least stay the same.
    id: site.siteUrl === undefined ? `urn:waraq:feed:${lang}` : addressOn(site, feedFile(lang, 'atom')),
    atom: addressOn(site, feedFile(lang, 'atom')),
    json: addressOn(site, feedFile(lang, 'json')),
    entries: articles
      .filter((article) => primaryLanguage(article.lang) === lang)
      .slice(0, FEED_ENTRIES)
      .map((article) => entryOf(article, site)),
  }
}

function entryOf(article: Article, site: Site): FeedEntry {
  const page = addressOn(site, articlePath(article))
  const { published, updated } = article
  return {
    article,
    page,
    id: site.siteUrl === undefined ? `urn:waraq:article:${article.id}` : page,
    ...(published !== undefined && { published: instant(published) }),
    ...((updated ?? published) !== undefined && { updated: instant(updated ?? published ?? '') }),
    html: articleHtml(article, { page, image: (src) => addressOn(site, files.articles + src) }),
  }
}

/**
 * A date of an article as feeds need it: with a time and an offset. Where the article has none, its time is given as if
 * it were UTC (`Z` alone says no more than that the offset is unknown, RFC 9557): a few hours off at most, and never
 * another day than the article says.
 */
function instant(date: string): string {
  const [day = '', time = '00:00'] = date.split('T')
  const [, clock = '', seconds = ':00', offset = 'Z'] = /^(\d\d:\d\d)(:\d\d)?(Z|[+-].*)?$/.exec(time) ?? []
  return `${day}T${clock}${seconds}${offset}`
}

/** The app’s name and what it is, as in its manifest; feeds in other languages have the English. */
function wordsFor(lang: string): { title: string; description: string } {
  return lang === 'ar'
    ? { title: 'ورق', description: 'مقالات طويلة بالعربية، تُقرأ دون اتصال.' }
    : {
        title: lang === 'en' ? 'Waraq' : `Waraq (${lang})`,
        description: 'Long articles, readable without a connection.',
      }
}
