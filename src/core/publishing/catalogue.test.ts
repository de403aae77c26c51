import { describe, expect, test } from 'vitest'
import { article, entryOf } from '../../../tests/support/builders.ts'
import { catalogueEntry, inOrder } from './catalogue.ts'

describe('catalogueEntry', () => {
  test('says what a list shows, and nothing that the article does not', () => {
    const stored = { file: 'maqala.0123456789.json', images: ['map.0123456789.svg'], bytes: 1200 }
    expect(catalogueEntry(article({ authors: [{ name: 'محمد شعت' }], published: '2023-09-03' }), stored)).toEqual({
      id: 'maqala',
      lang: 'ar',
      dir: 'rtl',
      title: 'في مديح القراءة البطيئة',
      published: '2023-09-03',
      authors: ['محمد شعت'],
      topics: [],
      minutes: 1,
      ...stored,
    })
  })
})

describe('inOrder', () => {
  test('has the last published or changed first, and what has no date last', () => {
    const articles = [
      article({ id: 'undated' }),
      article({ id: 'old', published: '2019-01-01' }),
      article({ id: 'new', published: '2023-09-03T16:20' }),
      article({ id: 'mended', published: '2018-01-01', updated: '2024-01-01' }),
      article({ id: 'also-new', published: '2023-09-03T16:20' }),
    ]
    const order = inOrder(articles.map((each) => entryOf(each)))
    expect(order.map(({ id }) => id)).toEqual(['mended', 'also-new', 'new', 'old', 'undated'])
  })
})
