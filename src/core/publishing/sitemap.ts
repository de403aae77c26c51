import type { ArticleFront } from '#core/article/schema.ts'
import { paths } from '#core/paths.ts'
import { element, escapeMarkup } from './markup.ts'
import { addressOn, articlePath, pairsOf, versionsOf, type Site } from './site.ts'

/** The most addresses and bytes that one sitemap may have (sitemaps.org). */
const LIMITS = { addresses: 50_000, bytes: 50 * 1024 * 1024 }

/** Where `npm start` serves a site: a sitemap may only name whole addresses, also where nobody said which. */
const LOCAL = 'http://localhost:4173'

/** The languages of the interface, in which every screen stands. */
const INTERFACES = ['ar', 'en']

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** What a sitemap says of one address, the day of its last change, and the part in which it stands where there are several. */
interface Address {
  xml: string
  day: string | undefined
  part: string
}

/**
 * The pages for search engines: the library in each language and each article once, with the same piece in other
 * languages beside it. Where the host is not known, it is the one that `npm start` serves on.
 *
 * More than one sitemap may name are named by several, a month of publication in each: a new article changes only that
 * of its month. `sitemap.xml` then names these, which lie beside it, for a sitemap may name nothing outside its folder.
 *
 * @returns each file by its address relative to the base path
 */
export function sitemaps(
  articles: readonly ArticleFront[],
  { base, siteUrl = LOCAL }: Site,
  limits = LIMITS,
): [name: string, xml: string][] {
  const site = { base, siteUrl }
  const pairs = pairsOf(articles)
  const libraries = INTERFACES.map((lang) => ({ lang, path: paths.library(lang) }))
  const addresses = [
    ...libraries.map(({ path }) => addressOf(site, path, undefined, libraries, 'screens')),
    ...articles.map((article) =>
      addressOf(
        site,
        articlePath(article),
        article.updated ?? article.published,
        versionsOf(article, pairs).map((version) => ({ lang: version.lang, path: articlePath(version) })),
        article.published?.slice(0, 7) ?? 'undated',
      ),
    ),
  ]
  if (withinLimits(addresses, limits).length === 1) return [['sitemap.xml', sitemapXml(addresses)]]

  const parts = new Map<string, Address[]>()
  // The oldest first: what is added to a month that needs several comes into the last of them.
  for (const address of addresses.toReversed()) {
    const part = parts.get(address.part)
    if (part) part.push(address)
    else parts.set(address.part, [address])
  }
  const index: string[] = []
  const files: [name: string, xml: string][] = []
  for (const [part, list] of parts) {
    for (const [at, members] of withinLimits(list, limits).entries()) {
      const name = `sitemap-${part}${at === 0 ? '' : `-${at + 1}`}.xml`
      const newest = members
        .flatMap(({ day }) => day ?? [])
        .toSorted()
        .at(-1)
      index.push(entry('sitemap', addressOn(site, name), newest))
      files.push([name, sitemapXml(members)])
    }
  }
  return [['sitemap.xml', document('sitemapindex', { xmlns: NAMESPACE }, index)], ...files]
}

/** Cuts a list so that each part may stand in one sitemap. */
function withinLimits(list: readonly Address[], limits: typeof LIMITS): Address[][] {
  const parts: Address[][] = []
  let left = 0
  for (const address of list) {
    const part = parts.at(-1)
    const bytes = mostBytes(address.xml) + 1
    if (part && part.length < limits.addresses && bytes <= left) {
      part.push(address)
      left -= bytes
    } else {
      parts.push([address])
      left = limits.bytes - mostBytes(sitemapXml([])) - bytes
    }
  }
  return parts
}

/** No letter takes more than three bytes, but those that take two places in a string and four bytes. */
function mostBytes(xml: string): number {
  return xml.length + 2 * (xml.match(/\P{ASCII}/gu)?.length ?? 0)
}

function sitemapXml(addresses: readonly Address[]): string {
  const names = { xmlns: NAMESPACE, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }
  return document(
    'urlset',
    names,
    addresses.map(({ xml }) => xml),
  )
}

function document(root: string, names: Record<string, string>, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, names, `\n${entries.join('\n')}\n`)}\n`
}

/** What crawlers may read: everything; and where the sitemap is, if it names the host that they are on. */
export function robots(site: Site): string {
  const lines = ['User-agent: *', 'Allow: /']
  if (site.siteUrl !== undefined) lines.push('', `Sitemap: ${addressOn(site, 'sitemap.xml')}`)
  return `${lines.join('\n')}\n`
}

function addressOf(
  site: Site,
  path: string,
  date: string | undefined,
  versions: { lang: string; path: string }[],
  part: string,
): Address {
  // The day alone: a time would need an offset, which most articles do not know.
  const day = date?.slice(0, 10)
  const links = versions.map((version) =>
    element('xhtml:link', { rel: 'alternate', hreflang: version.lang, href: addressOn(site, version.path) }),
  )
  return { xml: entry('url', addressOn(site, path), day, links), day, part }
}

/** What stands in a sitemap, or in a list of sitemaps, for one of what it names. */
function entry(
  name: 'url' | 'sitemap',
  address: string,
  day: string | undefined,
  rest: readonly string[] = [],
): string {
  return element(name, {}, [
    element('loc', {}, escapeMarkup(address)),
    ...(day === undefined ? [] : [element('lastmod', {}, day)]),
    ...rest,
  ])
}
