import { describe, expect, test } from 'vitest'
import { node } from '../../../../tests/support/tree.ts'
import { cleanNames, isNewsroom, readMetadata } from './metadata.ts'
import type { HtmlElement } from './tree.ts'

const meta = (name: string, content: string) => node('meta', { name, content })
const data = (value: unknown) => node('script', { type: 'application/ld+json' }, JSON.stringify(value))
const read = (...elements: HtmlElement[]) => readMetadata(node('html', {}, node('head', {}, ...elements)), undefined)

describe('readMetadata', () => {
  test('trusts JSON-LD most, then Open Graph, then the rest', () => {
    const title = (name: string) => meta(name, `من ${name}`)
    expect(
      read(
        title('dc.title'),
        title('twitter:title'),
        title('og:title'),
        data({ '@type': 'NewsArticle', headline: 'من البيانات' }),
      ).titles,
    ).toEqual(['من البيانات', 'من og:title', 'من twitter:title', 'من dc.title'])
    expect(read(meta('date', '2020-01-01'), meta('article:published_time', '2021-01-01')).published).toBe('2021-01-01')
    expect(
      read(meta('article:published_time', '2021-01-01'), data({ '@type': 'Article', datePublished: '2022-01-01' }))
        .published,
    ).toBe('2022-01-01')
  })

  test('passes over a date that is none, and takes a Hijri one in ISO shape for what it is', () => {
    expect(
      read(meta('article:published_time', '0000-00-00'), meta('date', '2020-02-30'), meta('pubdate', '2020-02-03'))
        .published,
    ).toBe('2020-02-03')
    expect(read(meta('pubdate', '1439-07-04T12:23:48Z')).published).toMatch(/^2018-03-2[01]/)
  })

  test('follows the names of an author and of a publisher through the graph of the page', () => {
    const graph = {
      '@graph': [
        { '@type': 'Article', headline: 'السوق', author: { '@id': '#a' }, publisher: { '@id': '#p' } },
        { '@id': '#a', '@type': 'Person', name: 'سعاد حداد' },
        { '@id': '#p', '@type': 'Organization', name: 'ديوان', url: 'https://diwan.example/' },
      ],
    }
    expect(read(data(graph))).toMatchObject({
      authors: ['سعاد حداد'],
      publisher: { name: 'ديوان', url: 'https://diwan.example/' },
    })
  })

  test.each([
    ['broken', '{"@type": "Article", '],
    ['deep', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['of another kind', '{"@type": "Recipe", "name": "خبز"}'],
  ])('does without JSON-LD that is %s', (_, json) => {
    const script = node('script', { type: 'application/ld+json' }, json)
    expect(read(script, meta('og:title', 'السوق')).titles).toEqual(['السوق'])
  })

  test.each([
    ['ar_SA', 'ar-SA'],
    ['AR', 'ar'],
    ['en, ar', 'en'],
    ['<b>', undefined],
  ])('reads the language %s as %s', (written, lang) => {
    expect(readMetadata(node('#page', {}, node('html', { lang: written })), undefined).lang).toBe(lang)
  })
})

describe('cleanNames', () => {
  test.each([
    ['بقلم: سعاد حداد', ['سعاد حداد']],
    ['مرسلة بواسطة أبو نوال', ['أبو نوال']],
    ['بواسطة سمير الوادي - ', ['سمير الوادي']],
    ['By Jane Smith and Ali Hassan', ['Jane Smith', 'Ali Hassan']],
    ['https://example.org/author/1', []],
    ['@handle', []],
    ['admin', []],
    ['غير معروف', []],
    ['2013', []],
    ['a'.repeat(81), []],
  ])('reads %j', (written, names) => {
    expect(cleanNames([written])).toEqual(names)
  })
})

test.each([
  ['ديوان', true],
  ['وكالة الأنباء', true],
  ['Reuters', true],
  ['سعاد حداد', false],
])('%s is a newsroom: %s', (name, expected) => {
  expect(isNewsroom(name, 'ديوان')).toBe(expected)
})
