import { screen } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import * as device from '#device/articles.ts'
import { ArticleProblem } from '#device/articles.ts'
import { article, published } from '../support/builders.ts'
import { renderApp } from '../support/renderApp.tsx'

const shown = article()
const folder = published([shown])
/** Listed, but not on this device. */
const listedOnly = { ...folder, articles: new Map<string, never>() }

/** What the network answers. */
function network(answer: () => Promise<Response>) {
  return vi.spyOn(globalThis, 'fetch').mockImplementation(answer)
}
const noNetwork = () => Promise.reject(new TypeError('Failed to fetch'))
const page = () => Promise.resolve(new Response('<p>Sign in</p>', { headers: { 'Content-Type': 'text/html' } }))
const file = (data: object) => () =>
  Promise.resolve(new Response(JSON.stringify(data), { headers: { 'Content-Type': 'application/json' } }))
const gone = () => Promise.resolve(new Response('', { status: 404 }))

const ways = {
  ar: { saved: 'المقالات المحفوظة', library: 'المكتبة', again: 'حاول مجددًا' },
  en: { saved: 'Saved articles', library: 'Library', again: 'Try again' },
} as const

function expectWaysOn(ui: 'ar' | 'en') {
  expect(screen.getByRole('link', { name: ways[ui].saved })).toHaveAttribute('href', `/${ui}/saved`)
  for (const link of screen.getAllByRole('link', { name: ways[ui].library })) {
    expect(link).toHaveAttribute('href', `/${ui}/`)
  }
}

describe('an article that does not open', () => {
  test.each([
    ['ar', 'هذه المقالة ليست هنا', /لم يضِع شيء مما يخصّك/],
    ['en', 'This article is not here', /Nothing of yours is lost/],
  ] as const)('is missing where it is not published, and trying again is of no use (%s)', async (ui, title, text) => {
    await renderApp(`/${ui}/read/nowhere`, { published: folder })
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(screen.getByText(text)).toBeVisible()
    expect(screen.queryByRole('button', { name: ways[ui].again })).not.toBeInTheDocument()
    expectWaysOn(ui)
  })

  test.each([
    ['ar', noNetwork, 'لا شبكة، وهذه المقالة ليست على الجهاز', /^اتصل بالشبكة وحاول مجددًا/],
    ['en', noNetwork, 'No network, and this article is not on the device', /^Connect and try again/],
    ['ar', page, 'وصلت المقالة تالفة', /^ما وصل ليس المقالة/],
    ['en', page, 'The article arrived damaged', /^What came was not the article/],
  ] as const)('can be tried again when the network is at fault (%s, %s)', async (ui, answer, title, text) => {
    network(answer)
    const { user } = await renderApp(`/${ui}/read/maqala`, { published: listedOnly })
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(screen.getByText(text)).toBeVisible()
    expectWaysOn(ui)

    network(file(shown))
    await user.click(screen.getByRole('button', { name: ways[ui].again }))
    expect(screen.getByRole('heading', { level: 1, name: shown.title })).toBeVisible()
  })

  test.each([
    ['ar', 'هذه المقالة تحتاج إلى نسخة أحدث من «ورق»', /حدّث التطبيق/],
    ['en', 'This article needs a newer Waraq', /Update the app/],
  ] as const)('asks for a newer app where its format is newer (%s)', async (ui, title, text) => {
    network(file({ ...shown, format: 2 }))
    await renderApp(`/${ui}/read/maqala`, { published: listedOnly })
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(screen.getByText(text)).toBeVisible()
    expect(screen.queryByRole('button', { name: ways[ui].again })).not.toBeInTheDocument()
    expectWaysOn(ui)
  })

  test('is missing where its file is gone', async () => {
    network(gone)
    await renderApp('/en/read/maqala', { published: listedOnly })
    expect(screen.getByRole('heading', { level: 1, name: 'This article is not here' })).toBeVisible()
  })

  test('names the page after what happened', async () => {
    await renderApp('/ar/read/nowhere', { published: folder })
    expect(document.title).toBe('تعذّر الفتح · ورق')
  })

  test('speaks the other language at the switch', async () => {
    const { user } = await renderApp('/en/read/nowhere', { published: folder })
    await user.click(screen.getByRole('link', { name: 'العربية' }))
    expect(screen.getByRole('heading', { level: 1, name: 'هذه المقالة ليست هنا' })).toBeVisible()
  })
})

describe('a library that cannot be had', () => {
  test.each([
    ['ar', 'المكتبة'],
    ['en', 'Library'],
  ] as const)('says so between the tabs, and opens when the network is back (%s)', async (ui, tab) => {
    vi.spyOn(device, 'openCatalogue').mockRejectedValueOnce(new ArticleProblem('offline'))
    const { user } = await renderApp(`/${ui}/`, { published: folder })
    expect(screen.getAllByRole('link', { name: tab }).length).toBeGreaterThan(0)
    await user.click(screen.getByRole('button', { name: ways[ui].again }))
    expect(screen.getByRole('heading', { name: shown.title })).toBeVisible()
  })
})

describe('a fault of the app', () => {
  test.each([
    ['ar', 'حدث خلل في التطبيق', /مواضعك ومحفوظاتك وإعداداتك سليمة/],
    ['en', 'Something went wrong in the app', /Your places, saved articles and settings are safe/],
  ] as const)('is owned, and the page can be loaded anew (%s)', async (ui, title, text) => {
    // React and the router write to the console what they caught.
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {})
    vi.spyOn(device, 'openCatalogue').mockRejectedValue(new Error('a mistake of ours'))
    const { user } = await renderApp(`/${ui}/saved`, { published: folder })
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(screen.getByText(text)).toBeVisible()
    await user.click(screen.getByRole('button', { name: ways[ui].again }))
    expect(reload).toHaveBeenCalledOnce()
  })
})
