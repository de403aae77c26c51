import type { ArticleFront } from '#core/article/schema.ts'
import { paths } from '#core/paths.ts'
import { directionOf } from '#core/text/direction.ts'

/** Where a site lies. */
export interface Site {
  /** The base path, with a slash at both ends. */
  base: string
  /** The host's address without a slash at the end; `undefined` when nobody said. */
  siteUrl: string | undefined
}

/**
 * The address of something on the site: whole if the host is known, else from the root of the host, which is right in a
 * page and in whatever is read from its own address.
 *
 * @param path relative to the base path, with or without a slash in front
 */
export function addressOn({ base, siteUrl = '' }: Site, path: string): string {
  return siteUrl + base + path.replace(/^\//, '')
}

/** The one page of an article among those in each interface language that others should link to: the one that runs its way. */
export function articlePath({ id, lang }: Pick<ArticleFront, 'id' | 'lang'>, block?: string): string {
  return paths.article(directionOf(lang) === 'rtl' ? 'ar' : 'en', id, block)
}

/** The articles of each pair by their key, in the order they came in. */
export function pairsOf(articles: Iterable<ArticleFront>): ReadonlyMap<string, ArticleFront[]> {
  const pairs = new Map<string, ArticleFront[]>()
  for (const article of articles) {
    if (article.translationKey === undefined) continue
    const pair = pairs.get(article.translationKey)
    if (pair === undefined) pairs.set(article.translationKey, [article])
    else pair.push(article)
  }
  return pairs
}

/** An article and the same piece in other languages; none if it stands alone. */
export function versionsOf(article: ArticleFront, pairs: ReadonlyMap<string, ArticleFront[]>): ArticleFront[] {
  const pair = pairs.get(article.translationKey ?? '') ?? []
  return pair.length > 1 ? pair : []
}
