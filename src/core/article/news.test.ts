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
