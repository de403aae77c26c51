import { describe, expect, test } from 'vitest'
import { article, englishArticle } from '../../../tests/support/builders.ts'
import { articleDiscovery, screenDiscovery } from './discovery.ts'
import { pairsOf, versionsOf } from './site.ts'

const site = { base: '/waraq/', siteUrl: 'https://example.org' }
const nowhere = { base: '/', siteUrl: undefined }
const card = { file: 'cards/maqala.0123456789.png', width: 1200, height: 630 }
const arabic = article({ translationKey: 'slow' })
const english = englishArticle({ translationKey: 'slow' })
const lone = article({ id: 'lone', translationKey: 'nobody' })
const pairs = pairsOf([arabic, english, lone])

const attributes = (head: string, element: string) =>
  [...head.matchAll(new RegExp(`<${element} ([^>]*)>`, 'g'))].map(([, all]) => all)
const data = (head: string) => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(head)?.[1] ?? '')

describe('articleDiscovery', () => {
  test('names the page, the pair and the feed', () => {
    expect(attributes(articleDiscovery(arabic, site, versionsOf(arabic, pairs), undefined), 'link')).toEqual([
      'rel="canonical" href="https://example.org/waraq/ar/read/maqala"',
      'rel="alternate" hreflang="ar" href="https://example.org/waraq/ar/read/maqala"',
      'rel="alternate" hreflang="en" href="https://example.org/waraq/en/read/essay"',
      'rel="alternate" type="application/atom+xml" hreflang="ar" title="ورق" href="https://example.org/waraq/feeds/ar.xml"',
      'rel="alternate" type="application/feed+json" hreflang="ar" title="ورق" href="https://example.org/waraq/feeds/ar.json"',
    ])
  })

  test('names no version of an article that stands alone', () => {
    const head = articleDiscovery(lone, site, versionsOf(lone, pairs), undefined)
    expect(head).not.toMatch(/rel="alternate" hreflang/)
    expect(head).not.toContain('og:locale:alternate')
  })

  test('names no host where none is known, and what only a whole address is good for not at all', () => {
    const head = articleDiscovery(arabic, nowhere, versionsOf(arabic, pairs), undefined)
    expect(head).toContain('<link rel="canonical" href="/ar/read/maqala">')
    expect(head).toContain('hreflang="en" href="/en/read/essay"')
    expect(head).not.toMatch(/og:url|og:image/)
    expect(head).toContain('<meta name="twitter:card" content="summary">')
  })

  test('shows the card', () => {
    expect(attributes(articleDiscovery(arabic, site, [], card), 'meta')).toEqual([
      'property="og:url" content="https://example.org/waraq/ar/read/maqala"',
      'property="og:image" content="https://example.org/waraq/cards/maqala.0123456789.png"',
      'property="og:image:type" content="image/png"',
      'property="og:image:width" content="1200"',
      'property="og:image:height" content="630"',
      'property="og:image:alt" content="في مديح القراءة البطيئة"',
      'name="twitter:card" content="summary_large_image"',
    ])
  })

  test('says what the article does, and nothing else', () => {
    expect(data(articleDiscovery(article(), nowhere, [], undefined))).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Article',
      headline: 'في مديح القراءة البطيئة',
      inLanguage: 'ar',
      url: '/ar/read/maqala',
      mainEntityOfPage: { '@type': 'WebPage', '@id': '/ar/read/maqala' },
      wordCount: 16,
      timeRequired: 'PT1M',
      isAccessibleForFree: true,
    })
    const whole = article({
      published: '2023-09-03T16:20',
      updated: '2023-09-05',
      publisher: { name: 'الديوان', url: 'https://example.org' },
      authors: [{ name: 'ليلى' }, { name: 'الديوان' }],
      kicker: 'رأي',
      standfirst: 'مقدمة',
      topics: ['كتب'],
      source: { url: 'https://example.com/a' },
    })
    expect(data(articleDiscovery(whole, site, [], card))).toMatchObject({
      '@type': 'NewsArticle',
      datePublished: '2023-09-03T16:20',
      dateModified: '2023-09-05',
      author: [
        { '@type': 'Person', name: 'ليلى' },
        { '@type': 'Organization', name: 'الديوان' },
      ],
      publisher: { '@type': 'Organization', name: 'الديوان', url: 'https://example.org' },
      articleSection: 'رأي',
      description: 'مقدمة',
      keywords: ['كتب'],
      isBasedOn: 'https://example.com/a',
      image: ['https://example.org/waraq/cards/maqala.0123456789.png'],
    })
  })

  test('lets no text out of its script', () => {
    const sharp = article({ title: '</script><!--<script>&\u2028"' })
    const head = articleDiscovery(sharp, site, [], card)
    expect(head.match(/<\/?script|<!--/g)).toEqual(['<script', '</script'])
    expect(data(head).headline).toBe(sharp.title)
  })
})

describe('screenDiscovery', () => {
  test('names a screen in both languages, and on the library all feeds', () => {
    expect(attributes(screenDiscovery('/ar/about', site, ['ar', 'en']), 'link')).toEqual([
      'rel="canonical" href="https://example.org/waraq/ar/about"',
      'rel="alternate" hreflang="ar" href="https://example.org/waraq/ar/about"',
      'rel="alternate" hreflang="en" href="https://example.org/waraq/en/about"',
    ])
    const library = screenDiscovery('/en/', nowhere, ['ar', 'en'])
    expect(library).toContain('hreflang="x-default" href="/"')
    expect(library.match(/feeds\/\w\w\.\w+/g)).toEqual([
      'feeds/ar.xml',
      'feeds/ar.json',
      'feeds/en.xml',
      'feeds/en.json',
    ])
  })
})
