// @vitest-environment node
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Article } from '#core/article/schema.ts'
import { catalogueEntry } from '#core/publishing/catalogue.ts'
import { startingPreferences } from '#core/preferences.ts'
import { library, startingLibrary } from '#device/library.ts'
import { places } from '#device/places.ts'
import { preferences } from '#device/preferences.ts'
import { openPage, pagesOf, renderToHtml } from './renderToHtml.tsx'

const article: Article = {
  format: 1,
  id: 'bayan',
  lang: 'ar',
  dir: 'rtl',
  title: 'البيان والتبيين اليوم',
  standfirst: 'كيف نقرأ الجاحظ بعد ألف عام.',
  authors: [{ name: 'ليلى الحافظ' }],
  published: '2023-09-03T16:20',
  topics: [],
  blocks: [
    { id: 'h1', type: 'heading', level: 2, text: 'تمهيد' },
    { id: 'b1', type: 'paragraph', text: 'قال <الجاحظ> & سكت.', spans: [{ type: 'strong', start: 0, end: 3 }] },
    { id: 'h2', type: 'heading', level: 2, text: 'متن' },
    { id: 'h3', type: 'heading', level: 2, text: 'خاتمة' },
  ],
}
const entry = catalogueEntry(article, { file: 'bayan.0123abcd.json', images: [], bytes: 42_000 })
const published = {
  catalogue: { format: 1 as const, entries: [{ ...entry, minutes: 11 }] },
  articles: new Map([[article.id, article]]),
}
const pages = pagesOf(published.catalogue)

const render = (address: string) => renderToHtml(address, published)

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('pagesOf', () => {
  test('names every screen and every article in both languages', () => {
    expect(pages).toEqual(
      ['ar', 'en'].flatMap((ui) => [
        `/${ui}/`,
        `/${ui}/search`,
        `/${ui}/saved`,
        `/${ui}/settings`,
        `/${ui}/about`,
        `/${ui}/read/bayan`,
      ]),
    )
  })
})

describe('a prerendered page', () => {
  test.each([
    ['/ar/', 'ar', 'rtl', 'المكتبة · ورق'],
    ['/en/', 'en', 'ltr', 'Library · Waraq'],
    ['/ar/saved', 'ar', 'rtl', 'المحفوظات · ورق'],
    ['/en/read/bayan', 'en', 'ltr', '\u2067البيان والتبيين اليوم\u2069 · Waraq'],
  ])('has language, direction and title: %s', async (address, lang, dir, title) => {
    expect(await render(address)).toMatchObject({ lang, dir, title })
  })

  test('of a screen says what the app is', async () => {
    expect((await render('/en/about')).head).toContain('content="Long reads in Arabic and English')
    expect((await render('/ar/about')).head).toContain('content="مقالات طويلة بالعربية والإنجليزية')
  })

  test('of an article says what the article is', async () => {
    expect((await render('/en/read/bayan')).head).toContain(
      '<meta property="og:title" content="البيان والتبيين اليوم">',
    )
  })

  test.each([
    ['/ar/', ['src/i18n/messages/ar.ts', 'src/features/library/LibraryScreen.tsx']],
    ['/en/read/bayan', ['src/i18n/messages/en.ts', 'src/features/reader/ReaderScreen.tsx']],
    ['/en/about', ['src/i18n/messages/en.ts', 'src/i18n/messages/en.beside.ts', 'src/features/about/AboutScreen.tsx']],
  ])('names the parts of the app that it will ask for: %s', async (address, modules) => {
    expect((await render(address)).modules).toEqual(modules)
  })

  test('names the file of its article, and only then', async () => {
    expect((await render('/ar/read/bayan')).fileUrl).toBe('/articles/bayan.0123abcd.json')
    expect((await render('/ar/')).fileUrl).toBeUndefined()
  })

  test('can be read without the app', async () => {
    const { body } = await render('/en/read/bayan')
    expect(body.match(/<h1[ >]/g)).toHaveLength(1)
    expect(body).toMatch(/<article [^>]*lang="ar" dir="rtl"/)
    expect(body).toContain('<h2 id="h1">تمهيد</h2>')
    expect(body).toContain('<p id="b1"><strong>قال</strong> &lt;الجاحظ&gt; &amp; سكت.</p>')
    expect(body).toContain('Sunday 3 September 2023')
  })

  test('of an article shows nothing but plain data, by which the build knows whether it has changed', async () => {
    const { data } = await openPage('/en/read/bayan', published)
    expect(data).toMatchObject({ article })
    expect(JSON.parse(JSON.stringify(data))).toEqual(data)
  })

  test('leads from the library to its articles', async () => {
    expect((await render('/ar/')).body).toContain('href="/ar/read/bayan"')
  })

  test.each(pages)('has no style attribute and no script, which the policy would refuse: %s', async (address) => {
    const { body } = await render(address)
    expect(body).not.toMatch(/<[^>]* style=/)
    expect(body).not.toMatch(/<script|<style/)
  })

  test.each(pages)('has nothing in it of the machine it was drawn on, nor of a reader: %s', async (address) => {
    const here = await render(address)

    vi.stubGlobal('navigator', { languages: ['ar-MA', 'fr'] })
    vi.stubGlobal('Temporal', { Now: { timeZoneId: () => 'Africa/Casablanca' } })
    preferences.set({ ...startingPreferences, digits: 'latn', months: 'morocco' })
    const { blocks, id } = article
    places.set(
      new Map([
        [
          id,
          {
            article: id,
            block: blocks[1]?.id ?? '',
            offset: 0,
            gap: 0,
            quote: 'قال',
            version: '',
            progress: 0.5,
            at: 1,
          },
        ],
      ]),
    )
    library.set({ ...startingLibrary, kept: new Map([[id, { id, file: entry.file, bytes: 42_000, by: 'reader' }]]) })
    try {
      expect(await render(address)).toEqual(here)
    } finally {
      preferences.set(startingPreferences)
      places.set(new Map())
      library.set(startingLibrary)
    }
  })

  test('has the digits and months that most readers of Arabic know', async () => {
    expect((await render('/ar/')).body).toContain('٣ سبتمبر ٢٠٢٣')
    expect((await render('/ar/')).body).toContain('١١ دقيقة')
  })

  test('stops the build for an article that is not published', async () => {
    await expect(render('/ar/read/nowhere')).rejects.toThrow('/ar/read/nowhere could not be rendered')
  })
})
