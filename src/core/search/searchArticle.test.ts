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
    expect(hit?.isForm).toBe(false)
    expect(hit?.passage?.block).toBe('b2')
    const { text, found } = hit!.passage!
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['الورّاقين'])
  })

  test.each(['طريق', 'فابريانو', 'فريق', 'تاريخ'])('finds %s in title and head', (query) => {
    expect(searchArticle(article, query)).toMatchObject({ isForm: false, passage: undefined })
  })

  test('has nothing for a word that is not there', () => {
    expect(searchArticle(article, 'بردي')).toBeUndefined()
  })

  test('puts words before parts of words, these before other forms, and titles before texts', () => {
    const titled = (title: string) => ({ ...article, title, blocks: [] })
    const written = (text: string) => ({
      ...article,
      title: '',
      blocks: [{ id: 'b', type: 'paragraph' as const, text }],
    })
    const rank = (of: typeof article, query: string) => searchArticle(of, query)?.rank ?? NaN
    const inOrder: [of: typeof article, query: string][] = [
      [titled('مسؤول الكتب'), 'مسؤول'],
      [titled('مسئول الكتب'), 'مسؤول'],
      [written('قال مسؤول'), 'مسؤول'],
      [written('قال والمسؤول'), 'مسؤول'],
      [titled('مسؤولية'), 'مسؤول'],
      [written('مسؤولية'), 'مسؤول'],
      [titled('للمسؤول'), 'المسؤول'],
      [written('مسؤولون'), 'المسؤول'],
    ]
    const ranks = inOrder.map(([of, query]) => rank(of, query))
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
    expect(new Set(ranks).size).toBe(inOrder.length)
  })

  test('shows the block that has the words themselves, though one before it has a part of another', () => {
    const text = { ...article, blocks: [{ id: 'b0', type: 'paragraph' as const, text: 'المكتبات كثيرة.' }, ...blocks] }
    const { passage } = searchArticle(
      { ...text, blocks: [...text.blocks, { id: 'b9', type: 'paragraph', text: 'قرأ كتبًا.' }] },
      'كتب',
    )!
    expect(passage?.block).toBe('b0')
    const exact = searchArticle(
      { ...text, blocks: [...text.blocks, { id: 'b9', type: 'paragraph', text: 'ثلاثة كتب.' }] },
      'كتب',
    )!
    expect(exact.passage?.block).toBe('b9')
  })

  describe('where an article has not the words', () => {
    test('finds other forms of them, and marks these as whole words', () => {
      const { isForm, passage } = searchArticle(article, 'الورّاقون')!
      expect(isForm).toBe(true)
      expect(passage?.block).toBe('b2')
      expect(passage?.found.map(({ start, end }) => passage.text.slice(start, end))).toEqual(['الورّاقين'])
    })

    test('but never beside the words themselves', () => {
      const { isForm, passage } = searchArticle(article, 'الورّاقين')!
      expect(isForm).toBe(false)
      expect(passage?.found).toHaveLength(1)
    })
  })

  test('shows whole words around the find', () => {
    const { text } = searchArticle(article, 'مئة')!.passage!
    const whole = (blocks[1] as { text: string }).text
    expect(whole).toContain(text)
    expect(whole.split(' ')).toEqual(expect.arrayContaining(text.split(' ')))
  })
})
