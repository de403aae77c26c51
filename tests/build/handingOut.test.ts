// @vitest-environment node
import { readFile } from 'node:fs/promises'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { HtmlValidate, type ConfigData } from 'html-validate'
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm'
import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderToHtml } from '#app/renderToHtml.tsx'
import { contentsOf, readContent, type Content } from '#build/content.ts'
import { siteOptions } from '#build/options.ts'
import { framed } from '#build/pages.ts'
import { notesOn, publishedFiles } from '#build/published.ts'
import { blockText } from '#core/article/blockText.ts'
import type { Article } from '#core/article/schema.ts'
import { articleHtml } from '#core/publishing/blockHtml.ts'
import { articleDiscovery, screenDiscovery } from '#core/publishing/discovery.ts'
import { pairsOf, versionsOf } from '#core/publishing/site.ts'
import { sitemaps } from '#core/publishing/sitemap.ts'

/** The bundled articles, handed out by a site in a sub-folder of a host, and by one that does not know where it will lie. */
const settings = [
  ['with an address', { SITE_URL: 'https://example.org', BASE_PATH: '/waraq/' }],
  ['without one', {}],
] as const
const site = (environment: Record<string, string>) => siteOptions(environment, process.cwd())

let content: Content & { articles: ReadonlyMap<string, Article> }
beforeAll(async () => {
  const read = await readContent(site({}).content)
  const articles = await Promise.all(read.fronts.map(async ({ id }) => [id, await read.article(id)] as const))
  content = { ...read, articles: new Map(articles) }
})

const published = async (environment: Record<string, string>) => {
  const files = await contentsOf(await publishedFiles(content, site(environment), 'public'))
  return (name: string) => {
    const bytes = files.get(name)
    return bytes && new TextDecoder().decode(bytes)
  }
}
const schema = async (name: string) =>
  RelaxNGValidator.fromDoc(XmlDocument.fromString(await readFile(`tests/build/schemas/${name}.rng`, 'utf8')))

/** HTML as the standard has it; how it is laid out is nobody's business. */
const standard: ConfigData = {
  extends: ['html-validate:standard'],
  rules: { 'doctype-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off' },
}
async function faultsOf(html: string): Promise<string[]> {
  const { results } = await new HtmlValidate({ root: true, ...standard }).validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`),
  )
}

describe.each(settings)('feeds of a site %s', (_, environment) => {
  test.each(['ar', 'en'])('are Atom by RFC 4287, in %s', async (lang) => {
    const xml = (await published(environment))(`feeds/${lang}.xml`) ?? ''
    const document = XmlDocument.fromString(xml)
    ;(await schema('atom')).validate(document)
    const feed = parseAtomFeed(xml)
    const ids = feed.entries?.map(({ id }) => id) ?? []
    expect(new Set(ids).size).toBe(ids.length)
    expect(feed.updated).toBe(
      feed.entries
        ?.map(({ updated }) => updated)
        .toSorted()
        .at(-1),
    )
  })

  test.each(['ar', 'en'])('are JSON Feed 1.1, in %s', async (lang) => {
    const feed = parseJsonFeed((await published(environment))(`feeds/${lang}.json`) ?? '')
    expect(feed).toMatchObject({ language: lang, title: lang === 'ar' ? 'ورق' : 'Waraq' })
    for (const item of feed.items ?? []) {
      expect(item.id).toBeTruthy()
      expect(item.content_html).toBeTruthy()
      expect(Date.parse(item.date_published ?? '')).not.toBeNaN()
    }
  })

  test('have every article of their language with all its words, in its own direction', async () => {
    const file = await published(environment)
    for (const lang of ['ar', 'en']) {
      const articles = [...content.articles.values()].filter((article) => article.lang === lang)
      const atom = parseAtomFeed(file(`feeds/${lang}.xml`) ?? '')
      const json = parseJsonFeed(file(`feeds/${lang}.json`) ?? '')
      expect(atom.entries).toHaveLength(articles.length)
      for (const article of articles) {
        const entry = atom.entries?.find(({ title }) => title?.value === article.title)
        const html = entry?.content?.value ?? ''
        expect(html).toMatch(new RegExp(`^<div lang="${lang}" dir="${article.dir}">`))
        const shown = letters(XmlDocument.fromString(html).root.content)
        const lines = article.blocks.flatMap((block) => blockText(block).split(/[\n\t]/))
        expect(lines.filter((line) => !shown.includes(letters(line)))).toEqual([])
        expect(json.items?.find(({ title }) => title === article.title)?.content_html).toBe(html)
      }
    }
  })
})

/** Without what is added between words: quotation marks, numbers of notes. */
function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}]/gu, '')
}

describe('the feeds', () => {
  test('name whole addresses where the host is known', async () => {
    const file = await published({ SITE_URL: 'https://example.org', BASE_PATH: '/waraq/' })
    const atom = file('feeds/ar.xml') ?? ''
    const feed = parseAtomFeed(atom)
    expect(feed.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', 'https://example.org/waraq/feeds/ar.xml'],
      ['alternate', 'https://example.org/waraq/ar/'],
    ])
    for (const { id, links } of feed.entries ?? []) expect(links?.[0]?.href).toBe(id)
    expect(atom.match(/(?:href|src)=(?:&quot;|")(?!https:\/\/|http:\/\/|mailto:)/g)).toBeNull()
  })

  test('are the same bytes each time', async () => {
    const [one, other] = [await published({}), await published({})]
    expect(one('feeds/ar.xml')).toBe(other('feeds/ar.xml'))
  })

  test('hold well-formed HTML that is valid', async () => {
    for (const article of content.articles.values()) {
      const html = articleHtml(article, { page: 'https://example.org/a', image: (src) => `https://example.org/${src}` })
      XmlDocument.fromString(html)
      expect(
        await faultsOf(`<!doctype html><html lang="ar"><head><title>x</title></head><body>${html}</body></html>`),
      ).toEqual([])
    }
  })
})

describe('the sitemap', () => {
  test.each(settings)(
    'of a site %s is valid, and names each page that exists once, each pair both ways',
    async (_, environment) => {
      const xml = (await published(environment))('sitemap.xml') ?? ''
      const document = XmlDocument.fromString(xml)
      ;(await schema('sitemap')).validate(document)
      const urls = [...xml.matchAll(/<url><loc>(.*?)<\/loc>(.*?)<\/url>/g)].map(([, loc = '', rest = '']) => ({
        loc,
        links: [...rest.matchAll(/hreflang="(.*?)" href="(.*?)"/g)].map(([, lang, href]) => `${lang} ${href}`),
      }))
      expect(new Set(urls.map(({ loc }) => loc)).size).toBe(2 + content.articles.size)
      for (const { loc, links } of urls) {
        if (links.length === 0) continue
        expect(links.filter((link) => link.endsWith(` ${loc}`))).toHaveLength(1)
        // Links between languages count only where they are returned.
        for (const link of links) {
          expect(urls.find((url) => url.loc === link.split(' ')[1])?.links.toSorted()).toEqual(links.toSorted())
        }
      }
      expect(urls.filter(({ links }) => links.length === 2)).toHaveLength(6)
    },
  )

  test('is not named to crawlers where it could not name the host, and the build says so', async () => {
    const file = await published({})
    expect(file('robots.txt')).toBe('User-agent: *\nAllow: /\n')
    expect(notesOn(content.fronts, site({}))).toEqual([expect.stringContaining('SITE_URL is not set')])
    expect(notesOn(content.fronts, site({ SITE_URL: 'https://example.org' }))).toEqual([])
  })

  test.each([
    { addresses: 3, bytes: Infinity },
    { addresses: Infinity, bytes: 1200 },
  ])('of more than one may name is a list of valid ones within their bounds: %o', async (limits) => {
    const { base, siteUrl } = site({ SITE_URL: 'https://example.org', BASE_PATH: '/waraq/' })
    const locs = (xml: string) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc = '']) => loc)
    const [[, whole] = ['', '']] = sitemaps(content.fronts, { base, siteUrl })
    const [[name, index] = ['', ''], ...parts] = sitemaps(content.fronts, { base, siteUrl }, limits)
    const rules = await schema('sitemap')
    for (const xml of [index, ...parts.map(([, part]) => part)]) rules.validate(XmlDocument.fromString(xml))

    expect(name).toBe('sitemap.xml')
    expect(locs(index)).toEqual(parts.map(([part]) => `https://example.org/waraq/${part}`))
    expect(parts.flatMap(([, xml]) => locs(xml)).toSorted()).toEqual(locs(whole).toSorted())
    for (const [, xml] of parts) {
      expect(locs(xml).length).toBeLessThanOrEqual(limits.addresses)
      expect(Buffer.byteLength(xml)).toBeLessThanOrEqual(limits.bytes)
    }
  })

  test('is named by robots.txt', async () => {
    const file = await published({ SITE_URL: 'https://example.org', BASE_PATH: '/waraq/' })
    expect(file('robots.txt')).toContain('\nSitemap: https://example.org/waraq/sitemap.xml\n')
  })
})

describe('pages', () => {
  const options = site({ SITE_URL: 'https://example.org' })
  const card = { file: 'cards/a.0123456789.png', width: 1200, height: 630 }

  /** A page as the build writes it, but for scripts and styles. */
  async function pageAt(address: string): Promise<string> {
    const article = content.articles.get(address.split('/read/')[1] ?? '')
    const page = await renderToHtml(address, content)
    const pairs = pairsOf(content.articles.values())
    const head = article
      ? articleDiscovery(article, options, versionsOf(article, pairs), card)
      : screenDiscovery(address, options, ['ar', 'en'])
    return framed(await readFile('index.html', 'utf8'), { ...page, first: '', head: page.head + head }, address)
  }

  test.each([
    ['/ar/'],
    ['/en/'],
    ['/ar/read/paper-road'],
    ['/en/read/arabic-in-computers'],
    ['/ar/read/a-poem-read-by-ear'],
  ])('at %s are valid HTML', async (address) => {
    expect(await faultsOf(await pageAt(address))).toEqual([])
  })

  /** What Google's documentation on articles asks for or recommends, in the types of schema.org, and nothing else. */
  const nonEmpty = v.pipe(v.string(), v.minLength(1))
  const url = v.pipe(v.string(), v.url())
  const date = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$/))
  const party = v.strictObject({
    '@type': v.picklist(['Person', 'Organization']),
    name: nonEmpty,
    url: v.optional(url),
  })
  const articleData = v.strictObject({
    '@context': v.literal('https://schema.org'),
    '@type': v.picklist(['Article', 'NewsArticle']),
    headline: nonEmpty,
    inLanguage: nonEmpty,
    url,
    mainEntityOfPage: v.strictObject({ '@type': v.literal('WebPage'), '@id': url }),
    description: v.optional(nonEmpty),
    articleSection: v.optional(nonEmpty),
    image: v.tuple([url]),
    datePublished: date,
    dateModified: v.optional(date),
    author: v.pipe(v.array(party), v.minLength(1)),
    publisher: v.optional(party),
    keywords: v.optional(v.array(nonEmpty)),
    isBasedOn: v.optional(url),
    wordCount: v.pipe(v.number(), v.integer(), v.minValue(1)),
    timeRequired: v.pipe(v.string(), v.regex(/^PT\d+M$/)),
    isAccessibleForFree: v.boolean(),
  })

  test('say of every article what search engines ask for', async () => {
    for (const { id, title } of content.articles.values()) {
      const page = await pageAt(`/ar/read/${id}`)
      const scripts = [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
      expect(scripts).toHaveLength(1)
      const data = v.parse(articleData, JSON.parse(scripts[0]?.[1] ?? ''))
      expect(data.headline).toBe(title)
      expect(page).toContain(`<link rel="canonical" href="${data.url}">`)
      expect(page).toContain(`<meta property="og:url" content="${data.url}">`)
      expect(page).toContain(`<meta property="og:image" content="${data.image[0]}">`)
    }
  })
})
