import { describe, expect, test } from 'vitest'
import type { Block } from '#core/article/schema.ts'
import { searchArticle } from './searchArticle.ts'

const blocks: Block[] = [
  { id: 'b1', type: 'paragraph', text: 'في سمرقند تعلّم الصنّاع دقّ الخِرَق حتى تصير عجينًا.' },
  {
    id: 'b2',
    type: 'paragraph',
    text: 'كان سوق الورّاقين في بغداد صفًّا من مئة دكّان أو تزيد، يُنسخ فيها الكتاب ويُباع ويُقرأ بأجر.',
  },
]
const article = {
  title: 'طريق الورق',
  standfirst: 'من الصين إلى فابريانو',
  authors: [{ name: 'فريق ورق' }],
  topics: ['تاريخ'],
  blocks,
}

describe('searchArticle', () => {
  test('finds a word with its vowels by the word without', () => {
    const hit = searchArticle(article, 'الوراقين')
    expect(hit?.isInTitle).toBe(false)
    expect(hit?.passage?.block).toBe('b2')
    const { text, found } = hit!.passage!
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['الورّاقين'])
  })

  test('says when the title has it', () => {
    expect(searchArticle(article, 'طريق')).toEqual({ isInTitle: true, passage: undefined })
  })

  test.each(['فابريانو', 'فريق', 'تاريخ'])('finds %s in the head', (query) => {
    expect(searchArticle(article, query)).toEqual({ isInTitle: false, passage: undefined })
  })

  test('has nothing for a word that is not there', () => {
    expect(searchArticle(article, 'بردي')).toBeUndefined()
  })

  test('shows whole words around the find', () => {
    const { text } = searchArticle(article, 'مئة')!.passage!
    const whole = (blocks[1] as { text: string }).text
    expect(whole).toContain(text)
    expect(whole.split(' ')).toEqual(expect.arrayContaining(text.split(' ')))
  })
})
