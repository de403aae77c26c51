// @vitest-environment node
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shardOf, type Catalogue, type CatalogueEntry } from '#core/article/catalogue.ts'
import { admitCatalogue, admitFiles } from '#core/article/door.ts'
import { totalsOf } from '#core/article/totals.ts'
import { article, entryOf } from '../../../tests/support/builders.ts'
import { present } from '../../../tests/support/present.ts'
import { inOrder } from './catalogue.ts'
import { catalogueFiles, HEAD_ENTRIES, type CatalogueFiles } from './catalogueFiles.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 10)
const pack = (entries: CatalogueEntry[]) => catalogueFiles(inOrder(entries), hashOf)

const arabic = entryOf(article())
const english = entryOf(article({ lang: 'en' }))

/** An article of some day, every third one in English. */
const entry = (number: number, change: Partial<CatalogueEntry> = {}): CatalogueEntry => {
  const published = new Date(Date.UTC(2000, 0, 1 + number)).toISOString().slice(0, 10)
  const id = `a-${number}`
  const own = { id, title: `مقالة ${number}`, published, file: `${id}.0123abcd.json`, bytes: 1000 + number }
  return { ...(number % 3 === 0 ? english : arabic), ...own, ...change }
}
const some = (count: number) => Array.from({ length: count }, (_, number) => entry(number))

/** All that can be reached from a head, in order, as the app reads it. */
function entriesOf({ entries, pages = [] }: Catalogue, files: CatalogueFiles['files']): CatalogueEntry[] {
  const inside = pages.map((page) => {
    const admitted = admitCatalogue(JSON.parse(present(files.get(page.file))))
    if (!admitted.ok) throw new Error(admitted.problem)
    // What is said of a page is what is in it.
    const all = entriesOf(admitted.value, files)
    const totals = totalsOf({ entries: all })
    expect({ ...page, languages: new Map(Object.entries(page.languages)) }).toMatchObject({
      languages: totals.languages,
      bytes: totals.bytes,
      oldest: all.at(-1)?.updated ?? all.at(-1)?.published ?? '',
    })
    return all
  })
  return [...entries, ...inside.flat()]
}

/** The files of the second that are not among those of the first: what a deploy sends, and a reader may fetch. */
const renewed = (before: CatalogueFiles, now: CatalogueFiles) =>
  [...now.files.keys()].filter((name) => !before.files.has(name))

describe('the head', () => {
  test.each([0, 1, 12, HEAD_ENTRIES])('of %d articles is all there is', (count) => {
    const { head, files } = pack(some(count))
    expect(head).toEqual({ format: 1, entries: inOrder(some(count)) })
    expect(files.size).toBe(0)
  })

  test('of more has the newest, and their totals without opening a page', () => {
    const { head } = pack(some(1000))
    expect(head.entries).toEqual(inOrder(some(1000)).slice(0, HEAD_ENTRIES))
    expect(totalsOf(head)).toEqual(totalsOf({ entries: some(1000) }))
    expect(totalsOf(head).languages).toEqual(
      new Map([
        ['ar', 666],
        ['en', 334],
      ]),
    )
  })

  test('stays of one size: a hundred times as many articles come in pages of pages', () => {
    const { head, files } = pack(some(15_000))
    expect(head.pages?.length).toBeLessThanOrEqual(128)
    const ids = entriesOf(head, files).map(({ id }) => id)
    expect(ids).toEqual(inOrder(some(15_000)).map(({ id }) => id))
  })
})

describe('the pages', () => {
  test('have some hundred articles each', () => {
    const { files } = pack(some(20_000))
    const sizes = [...files]
      .filter(([name]) => name.includes('/page.'))
      .map(([, text]) => (JSON.parse(text) as Catalogue).entries.length)
      .filter((size) => size > 0)
    const average = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
    expect(average).toBeGreaterThan(80)
    expect(average).toBeLessThan(125)
    expect(Math.max(...sizes)).toBeLessThan(400)
    // The first and the last one may be shorter.
    expect(sizes.filter((size) => size <= 50).length).toBeLessThanOrEqual(2)
  })

  const all = some(3000)
  const before = pack(all)

  test.each([
    ['nothing changed', all.toReversed(), 0],
    ['an article came', [...all, entry(3001)], 3],
    ['one of long ago came', [...all, entry(0, { id: 'late', published: '2004-05-06' })], 5],
    ['one was withdrawn', all.filter((_, number) => number !== 1234), 5],
    [
      'one was corrected where it stands',
      all.map((each, number) => (number === 77 ? entry(77, { bytes: 9 }) : each)),
      2,
    ],
    [
      'one was corrected and comes up',
      all.map((each, number) => (number === 900 ? { ...each, updated: '2030-01-01' } : each)),
      6,
    ],
  ])('that change are few when %s', (_, now, most) => {
    expect(renewed(before, pack(now)).length).toBeLessThanOrEqual(most)
  })

  test('that change are few whatever article comes or goes: most of the time two or three', () => {
    const counts: number[] = []
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.boolean(), fc.nat(4000), (at, comes, day) => {
        const date = new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10)
        const now = comes
          ? [...all, entry(at, { id: `new-${at}-${day}`, published: date })]
          : all.filter((_, number) => number !== at)
        const count = renewed(before, pack(now)).length
        counts.push(count)
        expect(count).toBeLessThanOrEqual(7)
      }),
      { numRuns: 60 },
    )
    expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeLessThan(4)
  })
})

describe('any articles', () => {
  const anyEntries = fc
    .uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[a-z0-9]{1,8}$/),
        published: fc.option(fc.constantFrom('2020-01-01', '2021-02-03T10:00', '1999-12-31'), { nil: undefined }),
        lang: fc.constantFrom('ar', 'ar-IQ', 'en', 'fa'),
      }),
      { selector: ({ id }) => id, minLength: 0, maxLength: 700, size: 'max' },
    )
    .map((articles) =>
      articles.map(({ id, lang, published }): CatalogueEntry => {
        const images = id.length > 6 ? [`images/${id}.0123abcd.webp`] : []
        return {
          ...arabic,
          id,
          lang,
          images,
          file: `${id}.0123abcd.json`,
          ...(published !== undefined && { published }),
        }
      }),
    )

  test('are found again in order, and each by its id', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const { head, files } = pack(entries)
        const read = admitCatalogue(JSON.parse(JSON.stringify(head)))
        expect(read).toEqual({ ok: true, value: head })
        expect(entriesOf(head, files)).toEqual(inOrder(entries))
        for (const { id, file, bytes, images } of head.pages ? entries : []) {
          const shard: unknown = JSON.parse(present(files.get(present(shardOf(id, present(head.shards))))))
          expect(admitFiles(shard, id)).toEqual({ id, file, bytes, images })
          expect(admitFiles(shard, `${id}-x`)).toBeUndefined()
        }
      }),
      { numRuns: 12 },
    )
  })

  test('give the same bytes in whatever order they are read', () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(), (entries, seed) => {
        const turned = [...entries.slice(seed % 7), ...entries.slice(0, seed % 7)].toReversed()
        expect(pack(turned)).toEqual(pack(entries))
      }),
      { numRuns: 10 },
    )
  })
})

test('a shard that is damaged, or of a later format, says nothing of any article', () => {
  for (const shard of [
    undefined,
    [],
    { format: 2, ids: { a: ['a.0123abcd.json', 1] } },
    { format: 1, ids: { a: ['../x', 1] } },
    { format: 1, ids: { a: ['a.0123abcd.json', -1] } },
    { format: 1, ids: [] },
  ]) {
    expect(admitFiles(shard, 'a')).toBeUndefined()
    expect(admitFiles(shard, 'constructor')).toBeUndefined()
  }
})
