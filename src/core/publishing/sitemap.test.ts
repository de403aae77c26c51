import { describe, expect, test } from 'vitest'
import { article, englishArticle } from '../../../tests/support/builders.ts'
import { robots, sitemap } from './sitemap.ts'

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

  test('names no more than it may', () => {
    const arabic = article()
    const many = Array.from({ length: 50_001 }, () => arabic)
    expect(sitemap(many, site).split('<loc>')).toHaveLength(50_001)
  }, 30_000)

  test('names the host of a site that is served here where no other is known, and robots.txt then none', () => {
    expect(sitemap([article()], { base: '/waraq/', siteUrl: undefined })).toContain(
      '<loc>http://localhost:4173/waraq/ar/read/maqala</loc>',
    )
    expect(robots({ base: '/', siteUrl: undefined })).toBe('User-agent: *\nAllow: /\n')
    expect(robots(site)).toBe('User-agent: *\nAllow: /\n\nSitemap: https://example.org/waraq/sitemap.xml\n')
  })
})
