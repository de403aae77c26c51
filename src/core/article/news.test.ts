import { describe, expect, test } from 'vitest'
import { article, entryOf } from '../../../tests/support/builders.ts'
import { newsSince, noNews } from './news.ts'

/** A catalogue of articles, each as `id` or, in a later edition, `id2`. */
const catalogue = (...names: string[]) => ({
  format: 1 as const,
  entries: names.map((name) => entryOf(article({ id: name.slice(0, 1) }), { file: `${name}.0123abcd.json` })),
})
const idsOf = ({ added, corrected }: ReturnType<typeof newsSince>) => ({ added: [...added], corrected: [...corrected] })

describe('newsSince', () => {
  test.each([
    ['nothing changed', ['a', 'b'], ['a', 'b'], [], []],
    ['only the order changed', ['a', 'b'], ['b', 'a'], [], []],
    ['articles came', ['a'], ['b', 'c', 'a'], ['b', 'c'], []],
    ['one was corrected', ['a', 'b'], ['a', 'b2'], [], ['b']],
    ['one came, one was corrected, one was withdrawn', ['a', 'b'], ['c', 'b2'], ['c'], ['b']],
  ])('says so when %s', (_, before, now, added, corrected) => {
    expect(idsOf(newsSince(noNews, catalogue(...before), catalogue(...now)))).toEqual({ added, corrected })
  })

  test('adds to what was not seen yet, and what is new stays new when it is corrected', () => {
    const first = newsSince(noNews, catalogue('a', 'b'), catalogue('c', 'a2', 'b'))
    const second = newsSince(first, catalogue('c', 'a2', 'b'), catalogue('d', 'c2', 'a2', 'b2'))
    expect(idsOf(second)).toEqual({ added: ['d', 'c'], corrected: ['a', 'b'] })
  })

  test('forgets what was withdrawn', () => {
    const first = newsSince(noNews, catalogue('a'), catalogue('b', 'a2'))
    expect(idsOf(newsSince(first, catalogue('b', 'a2'), catalogue('c')))).toEqual({ added: ['c'], corrected: [] })
  })
})

describe('newsSince of heads with pages behind them', () => {
  const pages = [{ file: 'catalogue/page.0123abcd.json', languages: { ar: 100 }, bytes: 1, oldest: '2001-01-01' }]
  /** A head of articles, each as `id date` or `id published updated`. */
  const head = (...articles: string[]) => ({
    format: 1 as const,
    entries: articles.map((each) => {
      const [name = '', published = '', updated] = each.split(' ')
      const change = updated === undefined ? {} : { updated }
      const of = article({ id: name.slice(0, 1), published, ...change })
      return entryOf(of, { file: `${name}.0123abcd.json` })
    }),
    pages,
  })
  const before = head('c 2023-03-03', 'b 2023-02-02', 'a 2023-01-01')

  test.each([
    ['an article came', ['d 2023-04-04', 'c 2023-03-03', 'b 2023-02-02'], ['d'], []],
    ['more came than the head has', ['g 2023-07-07', 'f 2023-06-06', 'e 2023-05-05'], ['g', 'f', 'e'], []],
    [
      'one was corrected that was in a page, and came up',
      ['x 2011-01-01 2023-04-04', 'c 2023-03-03', 'b 2023-02-02'],
      [],
      ['x'],
    ],
    ['one was withdrawn, and another came up', ['c 2023-03-03', 'a 2023-01-01', 'x 2022-01-01'], [], []],
    ['another of the same day came up', ['c 2023-03-03', 'a 2023-01-01', 'x 2023-01-01'], [], []],
    ['one was corrected where it stood', ['c 2023-03-03', 'b2 2023-02-02', 'a 2023-01-01'], [], ['b']],
  ])('says so when %s', (_, now, added, corrected) => {
    expect(idsOf(newsSince(noNews, before, head(...now)))).toEqual({ added, corrected })
  })

  test('keeps what is new and has made room for newer ones, and forgets what was withdrawn', () => {
    const first = newsSince(noNews, before, head('d 2023-04-04', 'c 2023-03-03', 'b2 2023-02-02'))
    const now = head('g 2023-07-07', 'f 2023-06-06', 'e 2023-05-05')
    const second = newsSince(first, head('d 2023-04-04', 'c 2023-03-03', 'b2 2023-02-02'), now)
    expect(idsOf(second)).toEqual({ added: ['g', 'f', 'e', 'd'], corrected: ['b'] })
    const third = newsSince(second, now, head('g 2023-07-07', 'e 2023-05-05', 'd 2023-04-04'))
    expect(idsOf(third)).toEqual({ added: ['g', 'e', 'd'], corrected: ['b'] })
  })

  test('knows everything of a catalogue that had no pages yet', () => {
    const { entries } = before
    expect(idsOf(newsSince(noNews, { format: 1, entries }, head('x 2011-01-01 2023-04-04', 'c 2023-03-03')))).toEqual({
      added: ['x'],
      corrected: [],
    })
  })
})
