import { waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { countOf, type Catalogue } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { article } from '../../tests/support/builders.ts'
import { fakeCaches, forbiddenCaches } from '../../tests/support/fakeCaches.ts'
import { fakeHost, type FakeHost } from '../../tests/support/fakeHost.ts'
import { present } from '../../tests/support/present.ts'
import { storedFile, storedNames, storeFile } from './publishedFiles.ts'

/** An archive of 300 articles, the newest first: number-299 to number-0. */
const COUNT = 300
const number = (at: number, change: Partial<Article> = {}) =>
  article({
    id: `number-${at}`,
    title: `العدد ${at}`,
    published: new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10),
    ...change,
  })
const all = Array.from({ length: COUNT }, (_, index) => number(COUNT - 1 - index))
const replaced = (id: string, change: Partial<Article>) =>
  all.map((each) => (each.id === id ? { ...each, ...change } : each))

let host: FakeHost
let tab: Awaited<ReturnType<typeof openTab>>

async function openTab() {
  vi.resetModules()
  const [archive, articles, library, news, { around }] = await Promise.all([
    import('./archive.ts'),
    import('./articles.ts'),
    import('./library.ts'),
    import('./news.ts'),
    import('./around.ts'),
  ])
  return { ...archive, ...articles, ...library, ...news, around }
}

beforeEach(async () => {
  vi.stubGlobal('caches', fakeCaches())
  localStorage.clear()
  document.head.innerHTML = ''
  document.body.innerHTML = '<div id="root"></div>'
  host = fakeHost(all)
  tab = await openTab()
  return () => vi.unstubAllGlobals()
})

const head = async () => tab.openCatalogue()
const pageFiles = ({ pages = [] }: Catalogue) => pages.map(({ file }) => file)
const idsOf = async (from: 'device' | 'anywhere') => {
  const ids: (string | undefined)[] = []
  for await (const entries of tab.walk(await head(), from))
    ids.push(...(entries ?? [{ id: undefined }]).map(({ id }) => id))
  return ids
}
const askedOf = (kind: string) => host.asked.filter((name) => name.startsWith(`catalogue/${kind}`))

describe('the pages', () => {
  test('are not asked for before they are wanted', async () => {
    expect((await head()).entries).toHaveLength(50)
    expect(host.asked).toEqual(['catalogue.json'])
  })

  test('hold the rest, in order, and then lie on the device', async () => {
    const rest = all.slice(50).map(({ id }) => id)
    expect(await idsOf('anywhere')).toEqual(rest)
    host.goDown()
    tab = await openTab()
    expect(await idsOf('device')).toEqual(rest)
  })

  describe('of a long archive', () => {
    const LENGTH = 1600
    let waiting: { file: string; come: () => void }[]

    beforeEach(async () => {
      host = fakeHost(Array.from({ length: LENGTH }, (_, index) => number(LENGTH - 1 - index)))
      waiting = []
      for (const file of pageFiles(await head())) {
        host.answer(file, async () => {
          await new Promise<void>((come) => waiting.push({ file, come }))
          return host.published(file)
        })
      }
    })

    /** Answers what is asked for, the last first, until something has come of it. */
    const answerBackwards = async (until: Promise<unknown>) => {
      const most: number[] = []
      const over = until.then(() => 'over')
      // Whatever else would be asked for at once is, after a moment.
      const moment = () => new Promise((later) => setTimeout(later, 5))
      while ((await Promise.race([over, moment()])) !== 'over') {
        most.push(waiting.length)
        waiting.pop()?.come()
      }
      return Math.max(...most)
    }

    test('come six at a time, and in order in whatever order they are answered', async () => {
      const walked = idsOf('anywhere')
      expect(await answerBackwards(walked)).toBe(6)
      expect(await walked).toEqual(Array.from({ length: LENGTH - 50 }, (_, index) => `number-${LENGTH - 51 - index}`))
    })

    test('are not asked for any more when nobody takes them', async () => {
      const walk = tab.walk(await head(), 'anywhere')
      const first = walk.next()
      await answerBackwards(first)
      expect((await first).value).toHaveLength(countOf(present((await head()).pages?.[0]), null))
      await answerBackwards(Promise.all([walk.return(undefined), new Promise((later) => setTimeout(later, 200))]))
      expect(askedOf('page')).toHaveLength(6)
    })
  })

  test('come where storage is forbidden', async () => {
    vi.stubGlobal('caches', forbiddenCaches())
    expect(await idsOf('anywhere')).toHaveLength(COUNT - 50)
  })

  test('that are not here are not fetched where only the device is asked', async () => {
    const { pages = [] } = await head()
    expect(await idsOf('device')).toEqual(pages.map(() => undefined))
    expect(askedOf('page')).toEqual([])
  })

  test.each([
    ['offline', () => host.goDown()],
    ['missing', (file: string) => host.answer(file, () => new Response('', { status: 404 }))],
    ['damaged', (file: string) => host.answer(file, () => new Response('{"for'))],
    ['newer', (file: string) => host.answer(file, () => new Response('{"format":2,"entries":[]}'))],
  ] as const)('that cannot be had say why: %s', async (problem, arrange) => {
    const file = present(pageFiles(await head())[0])
    arrange(file)
    expect(await tab.openPage(file)).toBe(problem)
    host.answer(file, undefined)
    host.comeUp()
    expect(await tab.openPage(file)).toMatchObject({ format: 1 })
  })

  test('that were damaged on the device are fetched again', async () => {
    const file = present(pageFiles(await head())[0])
    await storeFile(file, { bytes: new TextEncoder().encode('{"for'), type: '' })
    expect(await tab.openPage(file)).toMatchObject({ format: 1 })
    expect(new TextDecoder().decode(await storedFile(file))).toContain('number-')
  })
})

describe('an article behind the head', () => {
  test('is found by its shard alone, and opens', async () => {
    const { article: opened, entry } = await tab.openArticle('number-3')
    expect(opened.title).toBe('العدد 3')
    expect(entry).toMatchObject({ id: 'number-3', minutes: 1, bytes: host.entries.at(-4)?.bytes })
    expect(askedOf('ids')).toHaveLength(1)
    expect(askedOf('page')).toEqual([])
  })

  test('opens without asking where it lies, if the page was drawn for it or its row was seen', async () => {
    const { file } = present(host.entries.at(-4))
    document.head.innerHTML = `<link rel="preload" href="/articles/${file}" as="fetch">`
    expect((await tab.openArticle('number-3')).entry.file).toBe(file)
    document.head.innerHTML = ''
    for (const page of pageFiles(await head())) await tab.openPage(page)
    expect((await tab.openArticle('number-4')).entry).toEqual(host.entries.at(-5))
    expect(askedOf('ids')).toEqual([])
  })

  test('opens without a network once it was read, and an unknown one is missing', async () => {
    await tab.openArticle('number-3')
    await expect(tab.openArticle('number-x')).rejects.toMatchObject({ code: 'missing' })
    await waitFor(async () => expect(await storedFile(present(host.entries.at(-4)).file)).toBeDefined())
    tab = await openTab()
    host.goDown()
    expect((await tab.openArticle('number-3')).article.title).toBe('العدد 3')
    await expect(tab.openArticle('number-5')).rejects.toMatchObject({ code: 'offline' })
  })

  test('is found in its new edition where the catalogue here is old', async () => {
    await head()
    host = fakeHost(replaced('number-3', { title: 'طبعة ثانية' }))
    expect((await tab.openArticle('number-3')).article.title).toBe('طبعة ثانية')
  })

  test('has its neighbours, across the borders of pages and of the head', async () => {
    const files = pageFiles(await head())
    const first = await tab.openPage(present(files[0]))
    const borders = typeof first === 'object' ? [50, 49 + first.entries.length, 50 + first.entries.length, 150] : []
    for (const at of borders) {
      const { newer, older } = await tab.around(present(all[at]), () => true)
      expect([newer?.id, older?.id]).toEqual([all[at - 1]?.id, all[at + 1]?.id])
    }
    expect(borders).toHaveLength(4)
    expect(await tab.around(present(all[3]), () => true)).toEqual({})
  })
})

describe('lookUp', () => {
  test('tells where articles lie, what was withdrawn, and nothing where it cannot know', async () => {
    const now = await head()
    const found = await tab.lookUp(['number-7', 'gone'], now)
    expect(found.get('number-7')).toMatchObject({ file: host.entries.at(-8)?.file })
    expect(found.get('gone')).toBe('withdrawn')
    vi.stubGlobal('caches', fakeCaches())
    host.goDown()
    expect(await tab.lookUp(['number-7'], now)).toEqual(new Map())
  })
})

describe('a newer catalogue', () => {
  const stored = async () => [...((await storedNames()) ?? [])].filter((name) => name.startsWith('catalogue/page'))

  test('renews of what lies here only what has changed, and drops what is of no use any more', async () => {
    await idsOf('anywhere')
    const before = await stored()
    host = fakeHost(replaced('number-20', { title: 'مصحّح' }))
    await tab.refreshCatalogue(true)
    const now = pageFiles(present(tab.catalogue.get()))
    await waitFor(async () => expect((await stored()).toSorted()).toEqual(now.toSorted()))
    expect(askedOf('page')).toHaveLength(1)
    expect(before.filter((name) => now.includes(name))).toHaveLength(now.length - 1)
    host.goDown()
    expect(await idsOf('device')).toHaveLength(COUNT - 50)
  })

  test('fetches no page for who has never been further than the head', async () => {
    await head()
    await waitFor(async () => expect(await storedFile('catalogue.json')).toBeDefined())
    host = fakeHost([number(COUNT), ...all])
    await tab.refreshCatalogue(true)
    await waitFor(() => expect([...tab.news.get().added]).toEqual([`number-${COUNT}`]))
    expect(host.asked).toEqual(['catalogue.json'])
  })
})
