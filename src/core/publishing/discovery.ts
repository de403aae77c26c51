import type { Article, ArticleFront } from '#core/article/schema.ts'
import { withoutLanguage } from '#core/paths.ts'
import { feedFile, feedLanguages, feedTitle } from './feed.ts'
import { meta } from './head.ts'
import { jsonLd, jsonLdElement } from './jsonLd.ts'
import { escapeMarkup } from './markup.ts'
import { addressOn, articlePath, type Site } from './site.ts'

/** The picture that goes with a link to an article: its title, set. */
export interface Card {
  /** Relative to the base path. */
  file: string
  width: number
  height: number
}

/**
 * What the head of an article's page says to search engines, feed readers and those who are sent a link, beyond what the
 * article says of itself: addresses, the same piece in other languages, the feed it is in, its card.
 *
 * @param versions the article and the same piece in other languages; none if it stands alone
 */
export function articleDiscovery(
  article: Article,
  site: Site,
  versions: readonly ArticleFront[],
  card: Card | undefined,
): string {
  const picture = card === undefined ? undefined : addressOn(site, card.file)
  const others = versions.filter(({ id }) => id !== article.id)
  return [
    canonical(articlePath(article), site),
    ...versions.map((version) => alternate(version.lang, addressOn(site, articlePath(version)))),
    ...feedLanguages([article]).flatMap((lang) => feedLinks(lang, site)),
    ...others.map(({ lang }) => meta('property', 'og:locale:alternate', lang.replace('-', '_'))),
    ...(card === undefined || picture === undefined
      ? [meta('name', 'twitter:card', 'summary')]
      : [
          meta('property', 'og:image', picture),
          meta('property', 'og:image:type', 'image/png'),
          meta('property', 'og:image:width', String(card.width)),
          meta('property', 'og:image:height', String(card.height)),
          meta('property', 'og:image:alt', article.title),
          meta('name', 'twitter:card', 'summary_large_image'),
        ]),
    jsonLdElement(jsonLd(article, site, picture)),
  ].join('')
}

/**
 * The same for the head of a screen: its address, and itself in the other interface language.
 *
 * @param languages of the feeds, named on the library only
 */
export function screenDiscovery(path: string, site: Site, languages: readonly string[]): string {
  const rest = withoutLanguage(path)
  const isLibrary = rest === '/'
  return [
    canonical(path, site),
    ...['ar', 'en'].map((ui) => alternate(ui, addressOn(site, `/${ui}${rest}`))),
    // Whoever has neither language gets the choice that the first page makes.
    ...(isLibrary ? [alternate('x-default', addressOn(site, '/'))] : []),
    ...(isLibrary ? languages.flatMap((lang) => feedLinks(lang, site)) : []),
  ].join('')
}

/**
 * The one address of a page that has several. Where nobody said which host it is, a canonical address may begin at its
 * root (RFC 6596); that of Open Graph may not.
 */
function canonical(path: string, site: Site): string {
  const address = addressOn(site, path)
  const graph = site.siteUrl === undefined ? '' : meta('property', 'og:url', address)
  return `<link rel="canonical" href="${escapeMarkup(address)}">${graph}`
}

function alternate(lang: string, address: string): string {
  return `<link rel="alternate" hreflang="${lang}" href="${escapeMarkup(address)}">`
}

function feedLinks(lang: string, site: Site): string[] {
  const link = (format: 'atom' | 'json', type: string) =>
    `<link rel="alternate" type="${type}" hreflang="${lang}" title="${escapeMarkup(feedTitle(lang))}"` +
    ` href="${escapeMarkup(addressOn(site, feedFile(lang, format)))}">`
  return [link('atom', 'application/atom+xml'), link('json', 'application/feed+json')]
}
