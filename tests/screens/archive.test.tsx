import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Catalogue } from '#core/article/catalogue.ts'
import type { Article } from '#core/article/schema.ts'
import { servePublished } from '#device/articles.ts'
import { listMemory } from '#device/listMemory.ts'
import { article, englishArticle, placeIn, published } from '../support/builders.ts'
import { fakeCaches } from '../support/fakeCaches.ts'
import { fakeHost, type FakeHost } from '../support/fakeHost.ts'
import { present } from '../support/present.ts'
import { renderApp } from '../support/renderApp.tsx'

let edition = 0
let articles: Article[]
let host: FakeHost
let head: Catalogue

beforeEach(async () => {
  vi.stubGlobal('caches', fakeCaches())
  // An archive of 120 articles, every fourth in English: 50 in the head, the others in a page. What was opened stays in
  // memory, so that of each test is another edition.
  edition += 1
  articles = Array.from({ length: 120 }, (_, index) => {
    const own = { id: `n-${index}`, standfirst: `${edition}` }
    return index % 4 === 0
      ? englishArticle({ ...own, title: `Number ${index}` })
      : article({ ...own, title: `العدد ${index}` })
  })
  host = fakeHost(articles)
  head = (await (await fetch('/articles/catalogue.json')).json()) as Catalogue
  listMemory.drawn.clear()
  // Nothing has a height here: in so tall a window all of it is near.
  vi.stubGlobal('innerHeight', 100_000)
  return () => vi.unstubAllGlobals()
})

const far = () => screen.findByText('Number 116')
const told = (sentence: string | RegExp) => screen.findByText(sentence)

const list = () => screen.getByRole('list', { name: /^Articles$|^المقالات$/ })
const titles = () =>
  within(list())
    .getAllByRole('heading')
    .map((title) => title.textContent)
const rowOf = (title: string) => present(screen.getByText(title).closest('li'))

/** Opens the library with the head of the archive, as it is published. */
async function openLibrary(address: string, device: Parameters<typeof renderApp>[1] = {}) {
  return renderApp(address, { ...device, published: { ...published(articles), head } })
}

describe('the library of an archive', () => {
  test('lists the newest at once, and the rest as it comes near', async () => {
    await openLibrary('/en/')
    expect(titles().slice(0, 12)).toEqual(articles.slice(0, 12).map(({ title }) => title))
    await far()
    expect(titles()).toEqual(articles.map(({ title }) => title))
  })

  test('draws of the newest what the window shows, and the others as the window grows', async () => {
    vi.stubGlobal('innerHeight', 700)
    await openLibrary('/en/')
    // The first twelve, which have no height here, and those that then are in view.
    expect(titles()).toEqual(articles.slice(0, 24).map(({ title }) => title))
    vi.stubGlobal('innerHeight', 1500)
    act(() => void dispatchEvent(new Event('resize')))
    expect(await screen.findByText('Number 24')).toBeVisible()
    expect(titles()).toEqual(articles.slice(0, 36).map(({ title }) => title))
    expect(rowOf('Number 24')).toHaveAttribute('aria-posinset', '25')
    expect(host.asked.filter((name) => name.includes('page.'))).toEqual([])
  })

  test('says of each where it stands in the whole', async () => {
    await openLibrary('/en/')
    await far()
    expect(rowOf('Number 0')).toHaveAttribute('aria-posinset', '1')
    expect(rowOf('Number 116')).toHaveAttribute('aria-posinset', '117')
    expect(rowOf('Number 116')).toHaveAttribute('aria-setsize', '120')
  })

  test('counts in one language only what is in it, before it is fetched', async () => {
    await openLibrary('/en/?lang=en')
    expect(rowOf('Number 0')).toHaveAttribute('aria-setsize', '30')
    await far()
    expect(titles()).toHaveLength(30)
    expect(rowOf('Number 116')).toHaveAttribute('aria-posinset', '30')
  })

  test('leaves out what is read, and claims no length that nobody knows', async () => {
    await openLibrary('/en/?unread=1', {
      places: [articles[0], articles[116]].map((each) => placeIn(present(each), { progress: 1 })),
    })
    await screen.findByText('Number 112')
    expect(screen.queryByText('Number 116')).not.toBeInTheDocument()
    expect(rowOf('Number 4')).toHaveAttribute('aria-setsize', '-1')
    expect(rowOf('Number 4')).not.toHaveAttribute('aria-posinset')
  })

  test.each([
    [
      'en',
      'No network, and this part of the list is not on the device. It comes by itself when there is one.',
      'Try again',
    ],
    ['ar', 'لا اتصال الآن، وهذا الجزء من القائمة ليس على الجهاز. سيظهر وحده حين يعود الاتصال.', 'حاول مجددًا'],
  ])('says what did not come, and fetches it at a word (%s)', async (ui, sentence, again) => {
    host.goDown()
    const { user } = await openLibrary(`/${ui}/`)
    expect(await told(sentence)).toBeVisible()
    expect(titles()).toHaveLength(50)
    host.comeUp()
    await user.click(screen.getByRole('button', { name: again }))
    await far()
    expect(screen.queryByText(sentence)).not.toBeInTheDocument()
  })

  test('fetches by itself what did not come, when there is a network', async () => {
    host.goDown()
    await openLibrary('/en/')
    await told(/^No network, and this part/)
    host.comeUp()
    act(() => void dispatchEvent(new Event('online')))
    await far()
    expect(titles()).toHaveLength(120)
  })

  test('counts all of it where it says what opens offline', async () => {
    await openLibrary('/en/', { kept: [{ id: 'n-1' }, { id: 'n-100' }] })
    expect(screen.getAllByRole('status')[0]).toHaveTextContent('2 of 120 articles open offline')
  })

  test('is whole where there is no more than a head', async () => {
    servePublished(undefined)
    await renderApp('/en/', { published: published(articles.slice(0, 12)) })
    expect(titles()).toHaveLength(12)
    expect(rowOf('Number 0')).not.toHaveAttribute('aria-setsize')
  })
})

test('the list of an archive is fetched at a word for the search, and no further for who leaves', async () => {
  articles = Array.from({ length: 1600 }, (_, index) => article({ id: `n-${index}`, title: `العدد ${index}` }))
  host = fakeHost(articles)
  head = (await (await fetch('/articles/catalogue.json')).json()) as Catalogue
  const files = present(head.pages).map(({ file }) => file)
  const waiting: (() => void)[] = []
  for (const file of files) {
    host.answer(file, async () => {
      await new Promise<void>((come) => waiting.push(come))
      return host.published(file)
    })
  }
  const asked = () => host.asked.filter((name) => files.includes(name)).length

  const { user, goTo } = await openLibrary('/en/search?q=book')
  await user.click(screen.getByRole('button', { name: 'Fetch the whole list and search it' }))
  await waitFor(() => expect(asked()).toBe(6))
  await goTo('/en/settings')
  for (const come of waiting.splice(0)) come()
  await act(() => new Promise((later) => setTimeout(later, 200)))
  expect(asked()).toBe(6)
})

test('all of an archive can be saved at a word, and what it weighs is known before', async () => {
  const bytes = host.entries.reduce((sum, entry) => sum + entry.bytes, 0)
  await openLibrary('/en/saved')
  expect(screen.getByRole('button', { name: /^Save 120 more articles/ })).toHaveTextContent(
    `${(bytes / 1000).toFixed(0)} kB`,
  )
  expect(screen.getByText('And 100 more in the library.')).toBeVisible()
})
