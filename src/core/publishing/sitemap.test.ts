import { describe, expect, test } from 'vitest'
import { article, englishArticle } from '../../../tests/support/builders.ts'
import { robots, sitemaps } from './sitemap.ts'

/** The only sitemap there is. */
function sitemap(...of: Parameters<typeof sitemaps>): string {
  const files = sitemaps(...of)
  expect(files.map(([name]) => name)).toEqual(['sitemap.xml'])
  return files[0]?.[1] ?? ''
}

const site = { base: '/waraq/', siteUrl: 'https://example.org' }

describe('sitemap', () => {
  test('names libraries and articles, each article once and beside its pair', () => {
    const arabic = article({ translationKey: 'slow', published: '2023-09-03T16:20' })
    const english = englishArticle({ translationKey: 'slow' })
    const xml = sitemap([arabic, english], site)
    expect([...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc)).toEqual([
      'https://example.org/waraq/ar/',
      'https://example.org/waraq/en/',
      'https://example.org/waraq/ar/read/maqala',
      'https://example.org/waraq/en/read/essay',
    ])
    expect(xml).toContain(
      '<url><loc>https://example.org/waraq/ar/read/maqala</loc><lastmod>2023-09-03</lastmod>' +
        '<xhtml:link rel="alternate" hreflang="ar" href="https://example.org/waraq/ar/read/maqala"/>' +
        '<xhtml:link rel="alternate" hreflang="en" href="https://example.org/waraq/en/read/essay"/></url>',
    )
  })

  test('names as many as it may, and of one more each in the sitemap of its month', () => {
    const many = Array.from({ length: 49_998 }, () => article({ published: '2023-09-03' }))
    expect(sitemap(many, site).split('<loc>')).toHaveLength(50_001)

    const parts = sitemaps([article({ published: '2023-10-01T08:00' }), ...many], site)
    expect(parts.map(([name, xml]) => [name, xml.split('<loc>').length - 1])).toEqual([
      ['sitemap.xml', 3],
      ['sitemap-2023-09.xml', 49_998],
      ['sitemap-2023-10.xml', 1],
      ['sitemap-screens.xml', 2],
    ])
    expect(parts[0]?.[1]).toContain(
      '<sitemap><loc>https://example.org/waraq/sitemap-2023-10.xml</loc><lastmod>2023-10-01</lastmod></sitemap>',
    )
  })

  test('names an article that was changed in the month in which it came, and one without a date apart', () => {
    const limits = { addresses: 2, bytes: Infinity }
    const changed = article({ published: '2023-09-03', updated: '2024-02-01T10:00' })
    const [index, ...parts] = sitemaps([changed, englishArticle()], site, limits)
    expect(parts.map(([name]) => name)).toEqual(['sitemap-undated.xml', 'sitemap-2023-09.xml', 'sitemap-screens.xml'])
    expect(index?.[1]).toContain('sitemap-2023-09.xml</loc><lastmod>2024-02-01</lastmod>')
    expect(index?.[1]).toContain('sitemap-undated.xml</loc></sitemap>')
  })

  test('of a month with more than one may name is followed by a second', () => {
    const many = [9, 8, 7].map((day) => article({ id: `a-${day}`, published: `2023-09-0${day}` }))
    const parts = sitemaps(many, site, { addresses: 2, bytes: Infinity })
    const ids = parts.map(([name, xml]) => [name, [...xml.matchAll(/read\/(a-\d)/g)].map(([, id]) => id)])
    expect(ids).toEqual([
      ['sitemap.xml', []],
      ['sitemap-2023-09.xml', ['a-7', 'a-8']],
      ['sitemap-2023-09-2.xml', ['a-9']],
      ['sitemap-screens.xml', []],
    ])
  })

  test('names the host of a site that is served here where no other is known, and robots.txt then none', () => {
    expect(sitemap([article()], { base: '/waraq/', siteUrl: undefined })).toContain(
      '<loc>http://localhost:4173/waraq/ar/read/maqala</loc>',
    )
    expect(robots({ base: '/', siteUrl: undefined })).toBe('User-agent: *\nAllow: /\n')
    expect(robots(site)).toBe('User-agent: *\nAllow: /\n\nSitemap: https://example.org/waraq/sitemap.xml\n')
  })
})
