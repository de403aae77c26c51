import type { Article } from './schema.ts'

/** What the library shows of an article without opening it. */
export interface CatalogueEntry extends Pick<
  Article,
  'id' | 'lang' | 'dir' | 'title' | 'kicker' | 'standfirst' | 'published' | 'updated' | 'translationKey'
> {
  authors: string[]
  topics: string[]
  /** Estimated reading time, whole minutes, at least one. */
  minutes: number
  /** The article's file in `articles/`; its name holds a hash of its content. */
  file: string
  /** Size of the file and of the images together, in bytes, as stored. */
  bytes: number
  /** The article's images in `articles/`. */
  images: string[]
}

/** Where the files of an article lie: all that has to be known to open it, or to keep it. */
export type ArticleFiles = Pick<CatalogueEntry, 'id' | 'file' | 'bytes' | 'images'>

/**
 * What is published, the newest first: some entries, and after them the rest in pages, each a file with a catalogue of
 * its own. The head is `catalogue.json`; a small library is all head.
 */
export interface Catalogue {
  format: 1
  entries: CatalogueEntry[]
  /** The rest, the newest first. Left out where `entries` are all. */
  pages?: CataloguePage[]
  /** In the head, where there are pages: the files that tell by an article's id where it lies (`shardOf`). */
  shards?: string[]
}

/** A catalogue in a file of its own, and what has to be known of it before it is opened. */
export interface CataloguePage {
  /** In `articles/`; its name holds a hash of its content. */
  file: string
  /** How many articles it has, by their primary language. */
  languages: Readonly<Record<string, number>>
  /** The size of all its articles, in bytes. */
  bytes: number
  /** The date of its oldest article, as it counts for the order; '' if that has none. */
  oldest: string
}

/** The date that an article has its place in the catalogue by: what was changed comes up again. '' if it has none. */
export function dateInOrder({ published, updated }: Pick<Article, 'published' | 'updated'>): string {
  return updated ?? published ?? ''
}

/** How many articles a page has, or how many in one language. */
export function countOf({ languages }: CataloguePage, lang: string | null = null): number {
  if (lang !== null) return Object.hasOwn(languages, lang) ? (languages[lang] ?? 0) : 0
  return Object.values(languages).reduce((sum, count) => sum + count, 0)
}

/** The file that tells where an article lies, by its id. `undefined` where there is none: then the entries are all. */
export function shardOf(id: string, shards: readonly string[]): string | undefined {
  return shards[idHash(id) % shards.length]
}

/** A number that looks random, and is always the same for an id: FNV-1a, and its bits mixed for the last ones' sake. */
export function idHash(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
