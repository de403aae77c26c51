import { waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { startingPreferences, type KeepingRule } from '#core/preferences.ts'
import { article, figure, placeIn } from '../../tests/support/builders.ts'
import { fakeCaches } from '../../tests/support/fakeCaches.ts'
import { fakeHost, hashOf, type FakeHost } from '../../tests/support/fakeHost.ts'
import { present } from '../../tests/support/present.ts'
import { dropFile, storedFile, storeFile } from './publishedFiles.ts'

const drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const image = `images/map.${hashOf(drawing)}.svg`
const plain = article({ id: 'plain', title: 'حكاية بلا صور' })
const pictured = article({ id: 'pictured', title: 'طريق الورق', blocks: [figure(image, 'خريطة')] })
const twin = article({ id: 'twin', title: 'The road of paper', blocks: [figure(image, 'A map')] })

let host: FakeHost
let tab: Awaited<ReturnType<typeof openTab>>

/** How to close the tabs of a test. */
const open: (() => void)[] = []

/** The parts of the app in a tab of its own: the device is the same, the memory is not. */
async function openTab() {
  vi.resetModules()
  const [library, keepArticles, keeping, articles, preferences, places, news, { openDatabase }, { checkKept }] =
    await Promise.all([
      import('./library.ts'),
      import('./keepArticles.ts'),
      import('./keeping.ts'),
      import('./articles.ts'),
      import('./preferences.ts'),
      import('./places.ts'),
      import('./news.ts'),
      import('./database.ts'),
      import('./checkKept.ts'),
    ])
  const startKeeping = async () => void open.push(await keeping.startKeeping())
  return {
    ...library,
    ...keepArticles,
    ...keeping,
    ...articles,
    ...preferences,
    ...places,
    ...news,
    openDatabase,
    checkKept,
    startKeeping,
  }
}

beforeEach(async () => {
  vi.stubGlobal('caches', fakeCaches())
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run))
  vi.stubGlobal('navigator', Object.create(navigator, { locks: { value: fakeLocks() } }))
  localStorage.clear()
  document.body.innerHTML = '<div id="root"></div>'
  host = fakeHost([plain, pictured, twin], { [image]: drawing })
  tab = await openTab()
  const database = present(await tab.openDatabase())
  await database.clear('library')
  await database.clear('places')
  return async () => {
    for (const close of open.splice(0)) close()
    await tab.keepOn()
    vi.unstubAllGlobals()
  }
})

/** Web Locks, as far as they are used here: one holder of a name, the others in a queue. */
function fakeLocks() {
  const queues = new Map<string, Promise<unknown>>()
  return {
    request: (name: string, work: () => Promise<unknown>) => {
      const mine = (queues.get(name) ?? Promise.resolve()).then(work)
      queues.set(
        name,
        mine.catch(() => undefined),
      )
      return mine
    },
  }
}

const kept = (of = tab) => [...of.library.get().kept.values()].map(({ id, by }) => `${id} by ${by}`).toSorted()
const entry = (id: string) => present(host.entries.find((each) => each.id === id))
const rule = (change: Partial<KeepingRule>) =>
  tab.changePreferences({ keeping: { ...startingPreferences.keeping, ...change } })
const republish = (...articles: Parameters<typeof fakeHost>[0]) => {
  host = fakeHost(articles, { [image]: drawing })
  return tab.refreshCatalogue(true)
}
const line = (connection: object) =>
  vi.stubGlobal('navigator', Object.create(navigator, { connection: { value: connection, configurable: true } }))

describe('the keeping', () => {
  test('keeps what is published', async () => {
    await tab.startKeeping()
    expect(kept()).toEqual(['pictured by rule', 'plain by rule', 'twin by rule'])
  })

  test('leaves alone what the reader removed', async () => {
    await tab.removeArticle('plain')
    tab = await openTab()
    await tab.startKeeping()
    expect(kept()).toEqual(['pictured by rule', 'twin by rule'])
  })

  test('keeps a new edition in the place of the old one, and what came in', async () => {
    await tab.startKeeping()
    const old = entry('plain').file
    await republish(article({ id: 'new' }), article({ ...plain, title: 'طبعة ثانية' }), pictured, twin)
    await waitFor(() => expect(kept()).toHaveLength(4))
    await waitFor(() => expect(tab.library.get().kept.get('plain')?.file).toBe(entry('plain').file))
    await waitFor(async () => expect(await storedFile(old)).toBeUndefined())
  })

  test('goes on after an article that is damaged', async () => {
    host.answer(entry('plain').file, () => new Response('{"ti'))
    await tab.startKeeping()
    expect(kept()).toEqual(['pictured by rule', 'twin by rule'])
    expect([...tab.library.get().failed]).toEqual([['plain', 'damaged']])
  })

  test('mends what is damaged or gone, before the reader meets it', async () => {
    await tab.startKeeping()
    await storeFile(entry('plain').file, { bytes: new TextEncoder().encode('{"ti'), type: '' })
    await dropFile(image)
    tab = await openTab()
    await tab.startKeeping()
    expect(kept()).toHaveLength(3)
    expect(await tab.openKept(entry('plain'))).toBeDefined()
    expect(await storedFile(image)).toBeDefined()
  })

  test('does not say any more that a damaged article is here, when nothing can be fetched', async () => {
    await tab.startKeeping()
    await storeFile(entry('plain').file, { bytes: new TextEncoder().encode('{"ti'), type: '' })
    host.goDown()
    tab = await openTab()
    await tab.startKeeping()
    expect(kept()).toEqual(['pictured by rule', 'twin by rule'])
  })
})

describe('without a network the keeping', () => {
  test('waits without a word, and goes on when it is back', async () => {
    await tab.openCatalogue()
    host.goDown()
    await tab.startKeeping()
    expect(host.asked.filter((name) => name !== 'catalogue.json')).toHaveLength(1)
    expect(tab.library.get()).toMatchObject({ failed: new Map(), waitsFor: 'network' })
    host.comeUp()
    window.dispatchEvent(new Event('online'))
    await waitFor(() => expect(kept()).toHaveLength(3))
    await waitFor(() => expect(tab.library.get().waitsFor).toBeUndefined())
  })

  test('tries by itself, each time after twice as long', async () => {
    await tab.openCatalogue()
    const waits = vi.spyOn(globalThis, 'setTimeout')
    const asked = () => waits.mock.calls.map(([, milliseconds]) => milliseconds ?? 0).filter((time) => time >= 5000)
    host.goDown()
    for (let times = 0; times < 9; times += 1) await tab.keepOn()
    const own = asked().filter((time) => time !== 8000 && time !== 20_000)
    expect(own).toEqual([5000, 10_000, 40_000, 80_000, 160_000, 320_000, 600_000, 600_000])
    waits.mockRestore()
  })

  test('saves later what the reader asked for, on the next visit too', async () => {
    rule({ count: 'none' })
    await tab.openCatalogue()
    host.goDown()
    await tab.saveAll(['pictured', 'plain'])
    expect(kept()).toEqual([])
    expect([...tab.library.get().wanted].toSorted()).toEqual(['pictured', 'plain'])
    host.comeUp()
    tab = await openTab()
    rule({ count: 'none' })
    await tab.startKeeping()
    expect(kept()).toEqual(['pictured by reader', 'plain by reader'])
  })

  test('takes up what the reader saves meanwhile', async () => {
    rule({ count: 'none' })
    await tab.startKeeping()
    await tab.wantArticles(['plain'])
    await waitFor(() => expect(kept()).toEqual(['plain by reader']))
  })
})

describe('what is found damaged while one reads', () => {
  test('is not said to be kept, and comes again by itself', async () => {
    await tab.startKeeping()
    await storeFile(entry('plain').file, { bytes: new TextEncoder().encode('{"ti'), type: '' })
    host.goDown()
    expect(await tab.openKept(entry('plain'))).toBeUndefined()
    expect([...tab.library.get().wanted]).toEqual(['plain'])
    await waitFor(() => expect(tab.library.get().waitsFor).toBe('network'))
    host.comeUp()
    window.dispatchEvent(new Event('online'))
    await waitFor(() => expect(kept()).toHaveLength(3))
  })
})

describe('in two tabs the keeping', () => {
  test('waits for its turn, and then fetches only what the other left', async () => {
    await tab.openCatalogue()
    host.asked.length = 0
    const other = await openTab()
    await Promise.all([tab.startKeeping(), other.startKeeping()])
    expect(kept(other)).toHaveLength(3)
    expect(kept()).toHaveLength(3)
    const files = host.asked.filter((name) => name !== 'catalogue.json')
    expect(files.toSorted()).toEqual([...host.entries.map(({ file }) => file), image].toSorted())
  })

  test('goes on when the page before lets go of the lock', async () => {
    let letGo = () => {}
    void navigator.locks.request('waraq.keeping', () => new Promise<void>((resolve) => (letGo = resolve)))
    void tab.startKeeping()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(kept()).toEqual([])
    letGo()
    await waitFor(() => expect(kept()).toHaveLength(3))
  })

  test.each([
    ['knows no locks', undefined],
    ['forbids them', { request: () => Promise.reject(new DOMException('forbidden', 'SecurityError')) }],
  ])('works where the browser %s', async (_, locks) => {
    vi.stubGlobal('navigator', Object.create(navigator, { locks: { value: locks } }))
    await tab.startKeeping()
    expect(kept()).toHaveLength(3)
  })
})

describe('the rule', () => {
  test('that shrinks lets go what only it kept, but not what is being read', async () => {
    await tab.startKeeping()
    await tab.keepArticle(entry('twin'), 'reader')
    await tab.keepPlace(placeIn(plain, { progress: 0.4 }))
    rule({ count: 'none' })
    await waitFor(() => expect(kept()).toEqual(['plain by rule', 'twin by reader']))
    expect(await storedFile(entry('pictured').file)).toBeUndefined()
    expect(await storedFile(image)).toBeDefined()

    await tab.keepPlace(placeIn(plain, { progress: 1 }))
    await tab.keepOn()
    expect(kept()).toEqual(['twin by reader'])
  })

  test('without images lets them go, and fetches them again when it has them', async () => {
    await tab.startKeeping()
    rule({ images: false })
    await waitFor(async () => expect(await storedFile(image)).toBeUndefined())
    expect(kept()).toHaveLength(3)
    await waitFor(() => expect(tab.library.get().kept.get('twin')?.textOnly).toBe(true))
    rule({ images: true })
    await waitFor(() => expect(tab.library.get().kept.get('twin')?.textOnly).toBeUndefined())
    expect(await storedFile(image)).toBeDefined()
  })

  test.each([
    ['data are saved', { saveData: true }],
    ['the line is mobile', { type: 'cellular' }],
  ])('fetches nothing where %s, but what the reader asked for and its new editions', async (_, connection) => {
    line(connection)
    await tab.keepArticle(entry('plain'), 'reader')
    host = fakeHost([article({ ...plain, title: 'طبعة ثانية' }), twin], { [image]: drawing })
    await tab.startKeeping()
    expect(kept()).toEqual(['plain by reader'])
    expect(tab.library.get().kept.get('plain')?.file).toBe(entry('plain').file)
    expect(tab.library.get().waitsFor).toBe('freeLine')
  })

  test('drops nothing where no catalogue can be had', async () => {
    await tab.startKeeping()
    tab = await openTab()
    vi.stubGlobal('caches', { open: caches.open.bind(caches) })
    await dropFile('catalogue.json')
    host.goDown()
    rule({ count: '10' })
    await tab.startKeeping()
    expect(kept()).toHaveLength(3)
  })
})

describe('where there is no room the keeping', () => {
  test('stops, says so, and loses nothing', async () => {
    vi.stubGlobal('caches', fakeCaches(4000))
    await tab.openCatalogue()
    await tab.keepArticle(entry('plain'), 'reader')
    host = fakeHost([article({ id: 'large', title: 'طويلة'.repeat(1000) }), plain], {})
    await tab.refreshCatalogue(true)
    await tab.startKeeping()
    expect(tab.library.get().trouble).toBe('full')
    expect(kept()).toEqual(['plain by reader'])
    expect(await tab.openKept(entry('plain'))).toBeDefined()
  })
})

describe('checkKept', () => {
  const damage = (name: string) => storeFile(name, { bytes: new TextEncoder().encode('{"ti'), type: '' })

  test('opens every kept article', async () => {
    await tab.startKeeping()
    expect(await tab.checkKept()).toEqual({ all: 3, opened: 3, repaired: 0, damaged: [] })
  })

  test('mends what is damaged or gone', async () => {
    await tab.startKeeping()
    await damage(entry('plain').file)
    await dropFile(image)
    expect(await tab.checkKept()).toEqual({ all: 3, opened: 3, repaired: 2, damaged: [] })
    expect(await storedFile(image)).toBeDefined()
  })

  test('mends with the edition that is published now', async () => {
    await tab.startKeeping()
    await damage(entry('plain').file)
    await republish(article({ ...plain, title: 'طبعة ثانية' }), pictured, twin)
    expect(await tab.checkKept()).toMatchObject({ opened: 3, damaged: [] })
    expect((await tab.openKept(entry('plain')))?.title).toBe('طبعة ثانية')
  })

  test('names what it cannot mend', async () => {
    await tab.startKeeping()
    await damage(entry('plain').file)
    host.goDown()
    expect(await tab.checkKept()).toEqual({ all: 3, opened: 2, repaired: 0, damaged: ['plain'] })
    expect(kept()).toEqual(['pictured by rule', 'twin by rule'])
  })
})

describe('of an archive, whose catalogue begins with the newest 50', () => {
  const COUNT = 60
  const archive = Array.from({ length: COUNT }, (_, index) => article({ id: `old-${index}` }))
  const publishArchive = (change?: object) => {
    host = fakeHost(archive.map((each) => (each.id === 'old-58' ? { ...each, ...change } : each)))
  }

  /** The reader wants none of the newest: what is left is soon kept. */
  const removeNewest = async () => {
    for (let at = 0; at < 48; at += 1) await tab.removeArticle(`old-${at}`)
  }

  test('the rule of all keeps those behind the head, too', async () => {
    publishArchive()
    rule({ count: 'all' })
    await removeNewest()
    await tab.startKeeping()
    expect(tab.library.get().kept.size).toBe(COUNT - 48)
  })

  test('a smaller rule lets go what is behind the head', async () => {
    publishArchive()
    rule({ count: '10' })
    await tab.openCatalogue()
    await tab.keepArticle(entry('old-58'), 'rule')
    await tab.startKeeping()
    expect(tab.library.get().kept.has('old-58')).toBe(false)
    expect(tab.library.get().kept.size).toBe(10)
  })

  test('what the reader saved is corrected where it was, and that is news', async () => {
    publishArchive()
    rule({ count: 'none' })
    await tab.openCatalogue()
    await tab.saveAll(['old-58'])
    expect(kept()).toEqual(['old-58 by reader'])
    expect(host.asked.filter((name) => name.startsWith('catalogue/'))).toHaveLength(1)
    publishArchive({ title: 'مصحّح' })
    await tab.refreshCatalogue(true)
    await tab.keepOn()
    expect(tab.library.get().kept.get('old-58')?.file).toBe(entry('old-58').file)
    expect([...tab.news.get().corrected]).toEqual(['old-58'])
  })

  test('what the reader saved and nobody publishes any more stays, and is known to be withdrawn', async () => {
    publishArchive()
    rule({ count: 'none' })
    await tab.openCatalogue()
    await tab.saveAll(['old-58'])
    host = fakeHost(archive.filter(({ id }) => id !== 'old-58'))
    await tab.refreshCatalogue(true)
    await tab.keepOn()
    expect(kept()).toEqual(['old-58 by reader'])
    expect([...tab.withdrawn.get()]).toEqual(['old-58'])
  })
})

describe('a few articles come at the same time', () => {
  test.each([
    ['once the line has shown that it lives', [], [1, 1]],
    ['from the first on where the page itself has just come over it', [{ workerStart: 0, transferSize: 9000 }], [1, 2]],
    ['but not from the first on where a worker had the page', [{ workerStart: 12, transferSize: 9000 }], [1, 1]],
    ['or the browser’s cache', [{ workerStart: 0, transferSize: 0 }], [1, 1]],
  ])('%s', async (_, navigations, first) => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue(navigations as unknown as PerformanceEntryList)
    vi.spyOn(performance, 'now').mockReturnValue(3000)
    const many = Array.from({ length: 12 }, (__, index) => article({ id: `many-${index}` }))
    host = fakeHost(many)
    let now = 0
    const most: number[] = []
    for (const { file } of host.entries) {
      host.answer(file, async () => {
        now += 1
        most.push(now)
        await new Promise((resolve) => setTimeout(resolve, 20))
        now -= 1
        const of = present(many.find(({ id }) => file.startsWith(`${id}.`)))
        return new Response(JSON.stringify(of), { headers: { 'Content-Type': 'application/json' } })
      })
    }
    await tab.startKeeping()
    vi.restoreAllMocks()
    expect(kept()).toHaveLength(12)
    expect(most.slice(0, 2)).toEqual(first)
    expect(Math.max(...most)).toBe(4)
  })
})

test('a line that dies while others still come is waited for', async () => {
  const three = Array.from({ length: 3 }, (_, index) => article({ id: `many-${index}` }))
  host = fakeHost(three)
  const [, second, third] = host.entries.map(({ file }) => file)
  host.answer(present(second), () => Promise.reject(new TypeError('Failed to fetch')))
  host.answer(present(third), async () => {
    await new Promise((resolve) => setTimeout(resolve, 30))
    return new Response(JSON.stringify(three[2]), { headers: { 'Content-Type': 'application/json' } })
  })
  await tab.startKeeping()
  expect(kept()).toEqual(['many-0 by rule', 'many-2 by rule'])
  expect(tab.library.get().waitsFor).toBe('network')
})
