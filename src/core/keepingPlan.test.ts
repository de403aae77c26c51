import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { article, entryOf } from '../../tests/support/builders.ts'
import { planKeeping, RULE_LIMIT, ruledBy, type HeldArticle } from './keepingPlan.ts'
import { keptCounts, startingPreferences, type KeepingRule } from './preferences.ts'

/** Twelve articles, the newest first: a1 to a12. */
const entries = Array.from({ length: 12 }, (_, index) => entryOf(article({ id: `a${index + 1}` })))
const pictured = entryOf(article({ id: 'pictured' }), { images: ['images/map.0123abcd.svg'] })
const rule = (change: Partial<KeepingRule> = {}): KeepingRule => ({ ...startingPreferences.keeping, ...change })

function held(...rows: ({ id: string } & Partial<HeldArticle>)[]): Map<string, HeldArticle> {
  return new Map(
    rows.map((row) => [
      row.id,
      { state: 'kept', by: 'rule', file: `${row.id}.0123abcd.json`, bytes: 42_000, isWhole: true, ...row },
    ]),
  )
}

const nobody = new Set<string>()
const plan = (of = entries, rows = held(), by = rule(), reading: ReadonlySet<string> = nobody) => {
  const { keep, drop, strip } = planKeeping(of, rows, by, reading)
  return { keep: keep.map(({ entry, by: whom }) => `${entry.id} by ${whom}`), drop, strip }
}

describe('the rule', () => {
  test.each([
    ['none', 0],
    ['10', 10],
    ['25', 12],
    ['all', 12],
  ] as const)('of “%s” keeps the newest %d of twelve', (count, expected) => {
    const { keep } = planKeeping(entries, held(), rule({ count }), nobody)
    expect(keep.map(({ entry }) => entry)).toEqual(entries.slice(0, expected))
    expect(keep.every(({ by, withImages }) => by === 'rule' && withImages)).toBe(true)
  })

  test('leaves alone what the reader removed', () => {
    expect(plan(entries.slice(0, 2), held({ id: 'a1', state: 'removed', by: 'reader', file: '' })).keep).toEqual([
      'a2 by rule',
    ])
  })

  test('takes nothing more beyond its limit, but what still fits', () => {
    const large = entryOf(article({ id: 'large' }), { bytes: RULE_LIMIT })
    expect(ruledBy(rule(), [entries[0]!, large, entries[1]!], new Map()).map(({ id }) => id)).toEqual(['a1', 'a2'])
  })

  test('of “all” means all, however large', () => {
    const large = entryOf(article({ id: 'large' }), { bytes: 3 * RULE_LIMIT })
    expect(plan([large], held(), rule({ count: 'all' })).keep).toEqual(['large by rule'])
  })

  test.each([
    ['is of an earlier edition', { file: 'a1.aaaaaaaa.json' }],
    ['is not whole any more', { isWhole: false }],
    ['came without its images', { textOnly: true }],
  ])('fetches again what %s', (_, row) => {
    expect(plan(entries.slice(0, 1), held({ id: 'a1', ...row })).keep).toEqual(['a1 by rule'])
  })

  test('without images fetches none, and lets those go that it kept', () => {
    const without = rule({ images: false })
    expect(planKeeping([pictured], held(), without, nobody).keep[0]?.withImages).toBe(false)
    expect(plan([pictured], held({ id: 'pictured' }), without)).toEqual({ keep: [], drop: [], strip: ['pictured'] })
    expect(plan([pictured], held({ id: 'pictured', textOnly: true }), without).strip).toEqual([])
    expect(plan([pictured], held({ id: 'pictured' }), without, new Set(['pictured'])).strip).toEqual([])
  })
})

describe('a rule that shrinks', () => {
  const all = held(...entries.map(({ id }) => ({ id })))

  test('drops what only it kept and no longer keeps', () => {
    expect(plan(entries, all, rule({ count: '10' })).drop).toEqual(['a11', 'a12'])
  })

  test('waits for what is being read', () => {
    expect(plan(entries, all, rule({ count: '10' }), new Set(['a12'])).drop).toEqual(['a11'])
  })

  test('never drops what the reader saved', () => {
    const saved = held(...entries.map(({ id }) => ({ id, by: 'reader' as const })))
    expect(plan(entries, saved, rule({ count: 'none' }))).toEqual({ keep: [], drop: [], strip: [] })
  })
})

describe('what is no longer published', () => {
  test('stays as long as there is room: an empty catalogue empties no device', () => {
    expect(plan([], held({ id: 'gone' }))).toEqual({ keep: [], drop: [], strip: [] })
  })

  test('goes where newer articles need the room', () => {
    expect(plan(entries, held({ id: 'gone' }), rule({ count: '10' })).drop).toEqual(['gone'])
  })
})

describe('what the reader asked for', () => {
  test('comes first, with its images, whatever the rule says', () => {
    const { keep } = planKeeping(
      [...entries.slice(0, 1), pictured],
      held({ id: 'pictured', state: 'wanted', by: 'reader', file: '' }),
      rule({ images: false }),
      nobody,
    )
    expect(keep.map(({ entry, by, withImages }) => [entry.id, by, withImages])).toEqual([
      ['pictured', 'reader', true],
      ['a1', 'rule', false],
    ])
  })

  test('is completed where only its text is here', () => {
    expect(
      plan([pictured], held({ id: 'pictured', by: 'reader', textOnly: true }), rule({ count: 'none' })).keep,
    ).toEqual(['pictured by reader'])
  })
})

test('no rule ever drops, strips or fetches over what the reader decided', () => {
  const anyRow = fc.record({
    id: fc.constantFrom(...entries.map(({ id }) => id), 'gone'),
    state: fc.constantFrom('kept' as const, 'wanted' as const, 'removed' as const),
    by: fc.constantFrom('reader' as const, 'rule' as const),
    isWhole: fc.boolean(),
    textOnly: fc.boolean(),
  })
  const anyRule = fc.record({ count: fc.constantFrom(...keptCounts), images: fc.boolean(), onMobile: fc.boolean() })
  fc.assert(
    fc.property(fc.uniqueArray(anyRow, { selector: ({ id }) => id }), anyRule, (rows, by) => {
      const all = held(...rows)
      const { keep, drop, strip } = planKeeping(entries, all, by, nobody)
      for (const id of [...drop, ...strip]) expect(all.get(id)?.by).toBe('rule')
      for (const step of keep) expect(all.get(step.entry.id)?.state).not.toBe('removed')
    }),
  )
})
