import type { CatalogueEntry } from '#core/article/catalogue.ts'
import { isRead, type Place } from '#core/article/place.ts'
import { primaryLanguage } from '#core/text/direction.ts'

/** Which articles the library lists. */
export interface Filter {
  lang: string | null
  isUnread: boolean
}

/** Those of the articles that a reader wants to see. */
export function shownOf(
  entries: readonly CatalogueEntry[],
  { lang, isUnread }: Filter,
  read: ReadonlyMap<string, Place>,
): readonly CatalogueEntry[] {
  return entries.filter(
    (entry) => (lang === null || primaryLanguage(entry.lang) === lang) && !(isUnread && isRead(read.get(entry.id))),
  )
}
