import { expect, test } from 'vitest'
import { article, entryOf } from '../../tests/support/builders.ts'
import { startingPreferences, type KeepingRule } from './preferences.ts'
import { ruledAmount } from './ruledAmount.ts'

const entries = ['a', 'b'].map((id) => entryOf(article({ id }), { bytes: 10 }))
const pages = [{ file: 'catalogue/page.0123abcd.json', languages: { ar: 90, en: 10 }, bytes: 1000, oldest: '' }]
const rule = (count: KeepingRule['count']): KeepingRule => ({ ...startingPreferences.keeping, count })
const saved = { state: 'kept', by: 'reader', bytes: 15 } as const

test.each([
  ['none', [], 0, 0],
  ['10', [], 2, 20],
  ['all', [], 102, 1020],
  // What the reader decided on is not the rule's, wherever it stands.
  ['all', ['a'], 101, 1010],
  ['all', ['old'], 101, 1005],
] as const)('the rule of “%s” keeps with %j saved by the reader: %d articles', (count, ids, articles, bytes) => {
  const held = new Map(ids.map((id) => [id, saved]))
  expect(ruledAmount(rule(count), { entries, pages }, held)).toEqual({ count: articles, bytes })
})

test('what the rule keeps already is the rule’s', () => {
  const held = new Map([['old', { state: 'kept', by: 'rule', bytes: 15 } as const]])
  expect(ruledAmount(rule('all'), { entries, pages }, held).count).toBe(102)
})
