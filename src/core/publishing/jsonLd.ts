import type { Article as SchemaArticle, NewsArticle, WithContext } from 'schema-dts'
import { articleText } from '#core/article/blockText.ts'
import { readingMinutes } from '#core/article/readingMinutes.ts'
import type { Article } from '#core/article/schema.ts'
import { addressOn, articlePath, type Site } from './site.ts'

/**
 * What search engines may know of an article, as schema.org says it (JSON-LD). Nothing is said that the article does not.
 * A piece with a publisher and a time of day is news.
 *
 * @param image the address of its card, if it has one
 */
export function jsonLd(
  article: Article,
  site: Site,
  image: string | undefined,
): WithContext<SchemaArticle | NewsArticle> {
  const { title, lang, standfirst, kicker, authors, publisher, published, updated, topics, source } = article
  const page = addressOn(site, articlePath(article))
  return {
    '@context': 'https://schema.org',
    '@type': publisher !== undefined && published?.includes('T') ? 'NewsArticle' : 'Article',
    headline: title,
    inLanguage: lang,
    url: page,
    mainEntityOfPage: { '@type': 'WebPage', '@id': page },
    ...(standfirst !== undefined && { description: standfirst }),
    ...(kicker !== undefined && { articleSection: kicker }),
    ...(image !== undefined && { image: [image] }),
    ...(published !== undefined && { datePublished: published }),
    ...(updated !== undefined && { dateModified: updated }),
    ...(authors.length > 0 && {
      author: authors.map(({ name }) => ({
        '@type': name === publisher?.name ? ('Organization' as const) : ('Person' as const),
        name,
      })),
    }),
    ...(publisher !== undefined && {
      publisher: {
        '@type': 'Organization',
        name: publisher.name,
        ...(publisher.url !== undefined && { url: publisher.url }),
      },
    }),
    ...(topics.length > 0 && { keywords: topics }),
    ...(source?.url !== undefined && { isBasedOn: source.url }),
    wordCount: articleText(article).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)?.length ?? 0,
    timeRequired: `PT${readingMinutes(article)}M`,
    isAccessibleForFree: true,
  }
}

/** The element that holds it. Of what stands in it nothing can end it, or begin another. */
export function jsonLdElement(data: object): string {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `<script type="application/ld+json">${json}</script>`
}
