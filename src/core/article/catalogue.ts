import type { Article } from './schema.ts'

/** What the library shows of an article without opening it. */
export interface CatalogueEntry extends Pick<
  Article,
  'id' | 'lang' | 'dir' | 'title' | 'kicker' | 'standfirst' | 'published' | 'translationKey'
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

/** What is published, the newest first. */
export interface Catalogue {
  format: 1
  entries: CatalogueEntry[]
}
