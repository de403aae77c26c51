import { describe, expect, test } from 'vitest'
import type { Span } from '#core/article/schema.ts'
import { article, englishArticle, paragraph } from '../../../tests/support/builders.ts'
import { checkLinks, checkPair, summaryOf } from './summary.ts'

const SITE = 'https://example.org/waraq/'

function linking(href: string) {
  const spans: Span[] = [{ start: 0, end: 2, type: 'link', href }]
  return summaryOf(article({ blocks: [paragraph('نص', { id: 'b1', spans })] }), SITE)
}

describe('checkLinks', () => {
  const site = new Map([
    ['maqala', summaryOf(article({ blocks: [paragraph('نص', { id: 'b1' })] }), SITE)],
    ['essay', summaryOf(englishArticle(), SITE)],
  ])

  test.each([
    ['ar/read/essay', []],
    ['en/read/maqala#b1', []],
    ['en/read/maqala?x=1#b1', []],
    ['ar/read/gone', ['The link leads to the article gone, which is not here.']],
    ['HTTPS', []],
    ['ar/read/maqala#b7', ['The link leads to #b7, which is no block of maqala.']],
    ['ar/about', []],
  ])('follows %s', (address, messages) => {
    const found = checkLinks(linking(SITE + address), site)
    expect(found.map(({ message }) => message)).toEqual(messages)
    for (const finding of found) expect(finding).toMatchObject({ path: 'blocks[0].spans[0].href', block: 'b1' })
  })

  test('leaves other sites alone, and all where it does not know its own', () => {
    expect(checkLinks(linking('https://example.com/waraq/ar/read/gone'), site)).toEqual([])
    const spans: Span[] = [{ start: 0, end: 2, type: 'link', href: `${SITE}ar/read/gone` }]
    const unknown = summaryOf(article({ blocks: [paragraph('نص', { spans })] }), undefined)
    expect(checkLinks(unknown, site)).toEqual([])
  })
})

describe('checkPair', () => {
  const arabic = summaryOf(
    article({ translationKey: 'slow', blocks: [paragraph('أول', { id: 'b1' }), paragraph('ثان', { id: 'b2' })] }),
    SITE,
  )
  const english = summaryOf(
    englishArticle({ translationKey: 'slow', blocks: [paragraph('First', { id: 'b1' })] }),
    SITE,
  )

  test('names the blocks that the other language lacks', () => {
    expect(checkPair(arabic, [english])).toEqual([
      { rule: 'counterparts', path: 'blocks', message: 'Without counterpart in essay: b2.' },
    ])
    expect(checkPair(english, [arabic])).toEqual([])
  })

  test('finds a key that no other article has', () => {
    expect(checkPair(english, [])).toMatchObject([{ rule: 'lone-pair', path: 'translationKey' }])
    expect(checkPair(summaryOf(article(), SITE), [])).toEqual([])
  })
})
