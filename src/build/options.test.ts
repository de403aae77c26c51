import { describe, expect, test } from 'vitest'
import { siteOptions } from './options.ts'

describe('siteOptions', () => {
  test.each([
    [undefined, '/'],
    ['', '/'],
    ['/', '/'],
    ['sub', '/sub/'],
    ['/sub', '/sub/'],
    ['/a/b/', '/a/b/'],
  ])('takes %j for the base path %s', (given, base) => {
    expect(siteOptions({ BASE_PATH: given }, '/site').base).toBe(base)
  })

  test('finds the articles', () => {
    expect(siteOptions({}, '/site').content).toBe('/site/public/articles')
    expect(siteOptions({ CONTENT_DIR: 'texts' }, '/site').content).toBe('/site/texts')
    expect(siteOptions({ CONTENT_DIR: '/texts' }, '/site').content).toBe('/texts')
  })

  test('knows the host only if it was told', () => {
    expect(siteOptions({ SITE_URL: 'https://example.org/' }, '/site').siteUrl).toBe('https://example.org')
    expect(siteOptions({}, '/site').siteUrl).toBeUndefined()
    expect(() => siteOptions({ SITE_URL: 'example.org' }, '/site')).toThrow('SITE_URL must be an address')
  })
  test('limits the pages only if it was told to', () => {
    expect(siteOptions({}, '/site').prerendered).toBe(Infinity)
    expect(siteOptions({ PRERENDER: '500' }, '/site').prerendered).toBe(500)
    expect(siteOptions({ PRERENDER: '0' }, '/site').prerendered).toBe(0)
    expect(() => siteOptions({ PRERENDER: 'all' }, '/site')).toThrow('PRERENDER must be a number')
  })

  test('draws cards of the newest articles, as many as it was told to', () => {
    expect(siteOptions({}, '/site').cards).toBe(250)
    expect(siteOptions({ CARDS: '0' }, '/site').cards).toBe(0)
    expect(siteOptions({ CARDS: '10000' }, '/site').cards).toBe(10_000)
    expect(() => siteOptions({ CARDS: '-1' }, '/site')).toThrow('CARDS must be a number')
  })
})
