import { waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { article, englishArticle } from '../../tests/support/builders.ts'
import { fakeCaches, forbiddenCaches } from '../../tests/support/fakeCaches.ts'
import { fakeHost, hashOf, type FakeHost } from '../../tests/support/fakeHost.ts'
import { catalogue, openArticle, openCatalogue, openKept, servePublished } from './articles.ts'
import { keepArticle, removeArticle } from './keepArticles.ts'
import { forgetNews, news } from './news.ts'
import { storedFile, storeFile } from './publishedFiles.ts'

const maqala = article({ id: 'maqala', title: 'طريق الورق' })
const essay = englishArticle({ id: 'essay' })
let host: FakeHost

beforeEach(() => {
  vi.stubGlobal('caches', fakeCaches())
  document.body.innerHTML = '<div id="root"></div>'
  servePublished(undefined)
  forgetNews()
  host = fakeHost([maqala, essay])
  return () => vi.unstubAllGlobals()
})

/** Forgets what a page knows; what is stored stays, as when a reader comes back. */
const reopen = async () => {
  // The catalogue is stored when the page has long begun to show it.
  await waitFor(async () => expect(await storedFile('catalogue.json')).toBeDefined())
  servePublished(undefined)
}
const titles = async () => (await openCatalogue()).entries.map(({ title }) => title)
const bytes = (text: string) => new TextEncoder().encode(text)

describe('openCatalogue', () => {
  test('comes from the network on the first visit', async () => {
    expect(await titles()).toEqual(['طريق الورق', 'In praise of slow reading'])
  })

  test('comes from the device without a network', async () => {
    await openCatalogue()
    await reopen()
    host.goDown()
    expect(await titles()).toHaveLength(2)
  })

  test('shows what is stored, and what was published meanwhile the next time', async () => {
    await openCatalogue()
    await reopen()
    host = fakeHost([maqala])
    expect(await titles()).toHaveLength(2)
    await waitFor(async () => expect(await titles()).toEqual(['طريق الورق']))
  })

  test('is that of the page where a page was drawn with it', async () => {
    await openCatalogue()
    await reopen()
    host = fakeHost([maqala])
    document.body.innerHTML = '<div id="root" data-path="/ar/"></div>'
    expect(await titles()).toEqual(['طريق الورق'])
  })

  test('falls back to what is stored on a drawn page without a network', async () => {
    await openCatalogue()
    await reopen()
    host.goDown()
    document.body.innerHTML = '<div id="root" data-path="/ar/"></div>'
    expect(await titles()).toHaveLength(2)
  })

  test('is fetched once when two screens ask at the same time', async () => {
    await Promise.all([openCatalogue(), openCatalogue()])
    expect(host.asked).toEqual(['catalogue.json'])
  })

  test('says that there is no network when nothing is stored, and works when there is one', async () => {
    host.goDown()
    await expect(openCatalogue()).rejects.toMatchObject({ code: 'offline' })
    host.comeUp()
    expect(await titles()).toHaveLength(2)
  })

  test('brings the news of what came in, and none on the first visit', async () => {
    await openCatalogue()
    await reopen()
    expect(news.get().added.size).toBe(0)
    host = fakeHost([article({ id: 'jadid' }), article({ ...maqala, title: 'طبعة ثانية' }), essay])
    await openCatalogue()
    await waitFor(() => expect([...news.get().added, '/', ...news.get().corrected]).toEqual(['jadid', '/', 'maqala']))
    expect(catalogue.get()?.entries).toHaveLength(3)
  })

  test('is looked for again however the clock is set', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(0)
    await openCatalogue()
    await reopen()
    host = fakeHost([maqala])
    await openCatalogue()
    await waitFor(() => expect(catalogue.get()?.entries).toHaveLength(1))
  })

  test('does not take a login page for a catalogue', async () => {
    host.answer('catalogue.json', () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }))
    await expect(openCatalogue()).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('openArticle', () => {
  test('opens from the network, and then without one', async () => {
    expect((await openArticle('maqala')).article.title).toBe('طريق الورق')
    await waitFor(async () => expect(await openKept(host.entries[0]!)).toBeDefined())
    await reopen()
    host.goDown()
    const { article: opened, entry } = await openArticle('maqala')
    expect(opened.blocks).toEqual(maqala.blocks)
    expect(entry.file).toBe(host.entries[0]?.file)
  })

  test('reads where storage is forbidden', async () => {
    vi.stubGlobal('caches', forbiddenCaches())
    expect((await openArticle('essay')).article.title).toBe('In praise of slow reading')
  })

  test.each([
    ['an id that nobody published', 'nowhere', () => {}, 'missing'],
    ['an id that is a name of JavaScript', 'constructor', () => {}, 'missing'],
    ['no network', 'essay', () => host.answer(host.entries[1]!.file, () => Promise.reject(new TypeError())), 'offline'],
    [
      'a broken host',
      'essay',
      () => host.answer(host.entries[1]!.file, () => new Response('', { status: 500 })),
      'offline',
    ],
    [
      'a file that is gone',
      'essay',
      () => host.answer(host.entries[1]!.file, () => new Response('', { status: 404 })),
      'missing',
    ],
    [
      'half a file',
      'essay',
      () => host.answer(host.entries[1]!.file, () => new Response('{"format": 1, "id')),
      'damaged',
    ],
    ['a newer format', 'essay', () => host.answer(host.entries[1]!.file, () => new Response('{"format": 2}')), 'newer'],
  ])('gives the reason for %s', async (_, id, arrange, code) => {
    arrange()
    await expect(openArticle(id)).rejects.toMatchObject({ name: 'ArticleProblem', code })
  })

  test('throws a damaged copy away and fetches it again', async () => {
    await storeFile(host.entries[0]!.file, { bytes: bytes('{"ti'), type: 'application/json' })
    expect((await openArticle('maqala')).article.title).toBe('طريق الورق')
    host.goDown()
    await waitFor(async () => expect((await openKept(host.entries[0]!))?.title).toBe('طريق الورق'))
  })

  test('throws a copy away that is another article, or one that was changed', async () => {
    for (const other of [essay, article({ ...maqala, title: 'عنوان آخر' })]) {
      await storeFile(host.entries[0]!.file, { bytes: bytes(JSON.stringify(other)), type: 'application/json' })
      expect(await openKept(host.entries[0]!)).toBeUndefined()
    }
    expect((await openArticle('maqala')).article.title).toBe('طريق الورق')
  })

  test('does not show another article than was asked for', async () => {
    host.answer(host.entries[1]!.file, () => new Response(JSON.stringify(maqala)))
    await expect(openArticle('essay')).rejects.toMatchObject({ code: 'damaged' })
  })

  test('keeps a copy in a later format for the version that can read it', async () => {
    const later = JSON.stringify({ format: 2 })
    const file = `maqala.${hashOf(later)}.json`
    await storeFile(file, { bytes: bytes(later), type: 'application/json' })
    expect(await openKept({ id: 'maqala', file })).toBeUndefined()
    expect(await storedFile(file)).toBeDefined()
  })

  test('opens what was saved and is no longer published', async () => {
    await keepArticle(host.entries[0]!, 'reader')
    host = fakeHost([essay])
    const { article: opened, entry } = await openArticle('maqala')
    expect(opened.title).toBe('طريق الورق')
    expect(entry).toMatchObject({ id: 'maqala', title: 'طريق الورق', minutes: 1 })
    await removeArticle('maqala')
    await expect(openArticle('maqala')).rejects.toMatchObject({ code: 'missing' })
  })

  test('opens the edition that is here when the newer one cannot be had', async () => {
    const [entry] = host.entries
    await openArticle('maqala')
    await waitFor(async () => expect(await openKept(entry!)).toBeDefined())
    host = fakeHost([article({ ...maqala, title: 'طريق الورق، طبعة ثانية' })])
    await reopen()
    await waitFor(async () => expect(await titles()).toEqual(['طريق الورق، طبعة ثانية']))
    host.goDown()
    const opened = await openArticle('maqala')
    expect(opened.article.title).toBe('طريق الورق')
    expect(opened.entry.file).toBe(entry?.file)
  })

  test('finds an article that was published after the catalogue was stored', async () => {
    await openCatalogue()
    host = fakeHost([maqala, essay, article({ id: 'jadid', title: 'جديد' })])
    expect((await openArticle('jadid')).article.title).toBe('جديد')
  })

  test('finds an article that lies under a new name since the catalogue was stored', async () => {
    await openCatalogue()
    host = fakeHost([article({ ...maqala, title: 'طبعة ثانية' })])
    expect((await openArticle('maqala')).article.title).toBe('طبعة ثانية')
  })
})

test('everything is read from memory while pages are drawn', async () => {
  host.goDown()
  const known = { format: 1 as const, entries: host.entries }
  servePublished({ catalogue: known, articles: new Map([['essay', essay]]) })
  expect(await openCatalogue()).toBe(known)
  expect((await openArticle('essay')).article).toBe(essay)
  await expect(openArticle('nowhere')).rejects.toMatchObject({ code: 'missing' })
})
