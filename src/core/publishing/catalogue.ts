import { dateInOrder, type CatalogueEntry } from '#core/article/catalogue.ts'
import { readingMinutes } from '#core/article/readingMinutes.ts'
import type { Article } from '#core/article/schema.ts'

/**
 * What the catalogue says of an article.
 *
 * @param article as published
 * @param stored its published file and images, and the size of all of them in bytes
 */
export function catalogueEntry(
  article: Article,
  stored: Pick<CatalogueEntry, 'file' | 'images' | 'bytes'>,
): CatalogueEntry {
  const { id, lang, dir, title, kicker, standfirst, published, updated, translationKey } = article
  return {
    id,
    lang,
    dir,
    title,
    ...(kicker !== undefined && { kicker }),
    ...(standfirst !== undefined && { standfirst }),
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
    ...(translationKey !== undefined && { translationKey }),
    authors: article.authors.map(({ name }) => name),
    topics: article.topics,
    minutes: readingMinutes(article),
    ...stored,
  }
}

/**
 * The order of the catalogue: what was changed or published last comes first; articles without a date come last; of
 * the same date, by id.
 */
export function inOrder(entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  return entries.toSorted((one, other) => compare(dateInOrder(other), dateInOrder(one)) || compare(one.id, other.id))
}

/** By code unit, so that no locale of a machine has a say. Dates in ISO form sort as they read. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
