import { describe, expect, test } from 'vitest'
import { article, englishArticle, paragraph } from '../../../tests/support/builders.ts'
import { atomFeed } from './atomFeed.ts'
import { feedLanguages, feedOf } from './feed.ts'
import { jsonFeed } from './jsonFeed.ts'

const site = { base: '/waraq/', siteUrl: 'https://example.org' }
const nowhere = { base: '/', siteUrl: undefined }
const dated = article({
  id: 'dated',
  lang: 'ar-IQ',
  published: '2023-09-03T16:20',
  updated: '2023-09-05',
  standfirst: 'مقدمة',
  authors: [{ name: 'ليلى' }],
  topics: ['كتب'],
})

describe('feedOf', () => {
  test('holds the articles of its language, whatever their region', () => {
    const articles = [englishArticle(), dated, article({ id: 'plain' })]
    expect(feedLanguages(articles)).toEqual(['ar', 'en'])
    expect(feedOf('ar', articles, site).entries.map((entry) => entry.article.id)).toEqual(['dated', 'plain'])
    expect(feedOf('en', articles, site)).toMatchObject({ dir: 'ltr', home: 'https://example.org/waraq/en/' })
  })

  test('stays short', () => {
    const many = Array.from({ length: 80 }, (_, index) => article({ id: `a${index}` }))
    expect(feedOf('ar', many, site).entries).toHaveLength(50)
  })

  test.each([
    ['2023-09-03', '2023-09-03T00:00:00Z'],
    ['2023-09-03T16:20', '2023-09-03T16:20:00Z'],
    ['2023-09-03T16:20:05', '2023-09-03T16:20:05Z'],
    ['2023-09-03T16:20+03:00', '2023-09-03T16:20:00+03:00'],
    ['2023-09-03T16:20:05Z', '2023-09-03T16:20:05Z'],
  ])('gives %s as %s', (published, expected) => {
    expect(feedOf('ar', [article({ published })], site).entries[0]?.published).toBe(expected)
  })

  test('calls an entry by its address for ever, or by its id where there is none', () => {
    expect(feedOf('ar', [dated], site).entries[0]?.id).toBe('https://example.org/waraq/ar/read/dated')
    expect(feedOf('ar', [dated], nowhere).entries[0]).toMatchObject({
      id: 'urn:waraq:article:dated',
      page: '/ar/read/dated',
    })
  })
})

describe('atomFeed', () => {
  const xml = atomFeed(feedOf('ar', [dated, article({ id: 'undated' })], site)) ?? ''

  test('has all that the article says, in its language', () => {
    expect(xml).toContain('<entry xml:lang="ar-IQ"><title>في مديح القراءة البطيئة</title>')
    for (const part of [
      '<published>2023-09-03T16:20:00Z</published><updated>2023-09-05T00:00:00Z</updated>',
      '<author><name>ليلى</name></author>',
      '<category term="كتب"/>',
      '<summary>مقدمة</summary>',
      '<content type="html">&lt;div lang=&quot;ar-IQ&quot; dir=&quot;rtl&quot;&gt;&lt;p&gt;العين',
    ]) {
      expect(xml).toContain(part)
    }
  })

  test('leaves out what has no date, and is not there where nothing has one', () => {
    expect(xml.match(/<entry/g)).toHaveLength(1)
    expect(atomFeed(feedOf('ar', [article()], site))).toBeUndefined()
  })

  test('changed when its last entry did, whatever the offset', () => {
    const early = article({ id: 'b', published: '2023-09-05T01:00+03:00' })
    const late = article({ id: 'c', published: '2023-09-04T23:00-05:00' })
    const feed = atomFeed(feedOf('ar', [early, late], site)) ?? ''
    expect(/<updated>(.*?)</.exec(feed)?.[1]).toBe('2023-09-04T23:00:00-05:00')
  })

  test('is well-formed whatever the text', () => {
    const sharp = article({
      title: ']]> & <x> \uFFFF "',
      published: '2023-09-03',
      blocks: [paragraph('</content>]]>')],
    })
    const feed = atomFeed(feedOf('ar', [sharp], site)) ?? ''
    expect(feed).toContain('<title>]]&gt; &amp; &lt;x&gt;  &quot;</title>')
    expect(feed).toContain('&amp;lt;/content&amp;gt;]]&amp;gt;')
  })
})

describe('jsonFeed', () => {
  test('has every article, with what it says and no more', () => {
    const feed = JSON.parse(jsonFeed(feedOf('ar', [dated, article({ id: 'undated' })], site)))
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://example.org/waraq/feeds/ar.json',
      home_page_url: 'https://example.org/waraq/ar/',
    })
    expect(feed.items[0]).toMatchObject({
      id: 'https://example.org/waraq/ar/read/dated',
      language: 'ar-IQ',
      summary: 'مقدمة',
      date_published: '2023-09-03T16:20:00Z',
      date_modified: '2023-09-05T00:00:00Z',
      authors: [{ name: 'ليلى' }],
      tags: ['كتب'],
    })
    expect(Object.keys(feed.items[1])).toEqual(['id', 'url', 'language', 'title', 'content_html'])
  })
})
