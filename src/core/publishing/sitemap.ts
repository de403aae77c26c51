import type { ArticleFront } from '#core/article/schema.ts'
import { paths } from '#core/paths.ts'
import { element, escapeMarkup } from './markup.ts'
import { addressOn, articlePath, pairsOf, versionsOf, type Site } from './site.ts'

/** The most addresses that one sitemap may name (sitemaps.org). */
const SITEMAP_LIMIT = 50_000

/** Where `npm start` serves a site: a sitemap may only name whole addresses, also where nobody said which. */
const LOCAL = 'http://localhost:4173'

/** The languages of the interface, in which every screen stands. */
const INTERFACES = ['ar', 'en']

/**
 * The pages for search engines: the library in each language and each article once, with the same piece in other
 * languages beside it. Where the host is not known, it is the one that `npm start` serves on.
 *
 * @param articles the newest first; of more than a sitemap may name, the oldest are left out
 */
export function sitemap(articles: readonly ArticleFront[], { base, siteUrl = LOCAL }: Site): string {
  const site = { base, siteUrl }
  const pairs = pairsOf(articles)
  const libraries = INTERFACES.map((lang) => ({ lang, path: paths.library(lang) }))
  const urls = [
    ...libraries.map(({ path }) => urlXml(site, path, undefined, libraries)),
    ...articles.slice(0, SITEMAP_LIMIT - libraries.length).map((article) =>
      urlXml(
        site,
        articlePath(article),
        article.updated ?? article.published,
        versionsOf(article, pairs).map((version) => ({ lang: version.lang, path: articlePath(version) })),
      ),
    ),
  ]
  const names = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }
  return `<?xml version="1.0" encoding="utf-8"?>\n${element('urlset', names, `\n${urls.join('\n')}\n`)}\n`
}

/** What crawlers may read: everything; and where the sitemap is, if it names the host that they are on. */
export function robots(site: Site): string {
  const lines = ['User-agent: *', 'Allow: /']
  if (site.siteUrl !== undefined) lines.push('', `Sitemap: ${addressOn(site, 'sitemap.xml')}`)
  return `${lines.join('\n')}\n`
}

function urlXml(
  site: Site,
  path: string,
  date: string | undefined,
  versions: { lang: string; path: string }[],
): string {
  return element('url', {}, [
    element('loc', {}, escapeMarkup(addressOn(site, path))),
    // The day alone: a time would need an offset, which most articles do not know.
    ...(date === undefined ? [] : [element('lastmod', {}, date.slice(0, 10))]),
    ...versions.map((version) =>
      element('xhtml:link', { rel: 'alternate', hreflang: version.lang, href: addressOn(site, version.path) }),
    ),
  ])
}
