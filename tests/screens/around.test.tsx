import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { article, published } from '../support/builders.ts'
import { renderApp } from '../support/renderApp.tsx'

const folder = published([article()])

describe('the page about the app', () => {
  test.each([
    ['ar', 'عن «ورق»', 'النسخة 0.1.0', ['ما الذي يُخزَّن، وأين', 'المقالات', 'الرخص']],
    ['en', 'About Waraq', 'Version 0.1.0', ['What is stored, and where', 'The articles', 'Licences']],
  ])('says what it is, which version, and what it stores (%s)', async (ui, title, version, headings) => {
    await renderApp(`/${ui}/about`)
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(screen.getByText(version)).toBeVisible()
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual(headings)
  })
})

describe('an unknown address', () => {
  test.each([
    ['/ar/qisas', 'لا صفحة في هذا العنوان', 'إلى المكتبة', '/ar/'],
    ['/en/stories/12', 'There is no page at this address', 'Go to the library', '/en/'],
  ])('says so in the language of the interface, with ways on: %s', async (address, title, library, href) => {
    await renderApp(address)
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(screen.getByRole('link', { name: library })).toHaveAttribute('href', href)
    expect(document.title).toContain(title)
  })

  test.each([
    ['/fr/', 'en', 'There is no page at this address', '/en/search'],
    ['/read/maqala', 'ar', 'لا صفحة في هذا العنوان', '/ar/search'],
  ] as const)('without a language speaks the reader’s: %s', async (address, language, title, search) => {
    await renderApp(address, { language })
    const main = within(screen.getByRole('main'))
    expect(main.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(main.getAllByRole('link').map((link) => link.getAttribute('href'))).toContain(search)
    expect(document.title).toContain(title)
    expect(document.documentElement).toHaveAttribute('lang', language)
    expect(localStorage.getItem('waraq.ui')).toBe(language)
  })

  test('without a language does not become the language of the next visit', async () => {
    await renderApp('/fr/', { speaks: ['en', 'ar-IQ'] })
    expect(localStorage.getItem('waraq.ui')).toBeNull()
  })
})

describe('the frame of the screens', () => {
  test.each([
    ['ar', 'الأقسام', ['المكتبة', 'بحث', 'المحفوظات', 'الإعدادات']],
    ['en', 'Sections', ['Library', 'Search', 'Saved', 'Settings']],
  ])('leads everywhere and marks where one is (%s)', async (ui, name, tabs) => {
    const { user, address } = await renderApp(`/${ui}/`, { published: folder })
    const navigation = within(screen.getByRole('navigation', { name }))
    expect(navigation.getAllByRole('link').map((tab) => tab.textContent)).toEqual(tabs)
    expect(navigation.getByRole('link', { current: 'page' })).toHaveTextContent(tabs[0] ?? '')
    await user.click(navigation.getByRole('link', { name: tabs[2] ?? '' }))
    expect(address()).toBe(`/${ui}/saved`)
    expect(navigation.getByRole('link', { current: 'page' })).toHaveTextContent(tabs[2] ?? '')
  })

  test('is not there while one reads', async () => {
    await renderApp('/en/read/maqala', { published: folder })
    expect(screen.queryByRole('navigation', { name: 'Sections' })).not.toBeInTheDocument()
  })

  test.each(['/ar/', '/en/search', '/ar/saved', '/en/settings', '/ar/about', '/en/read/maqala', '/ar/nothing'])(
    'has one main part, one first heading and one title: %s',
    async (address) => {
      await renderApp(address, { published: folder })
      expect(screen.getAllByRole('main')).toHaveLength(1)
      expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
      expect(document.title).toMatch(/^\S.* · (ورق|Waraq)$/)
    },
  )

  test.each([
    ['ar', 'إلى النص مباشرة'],
    ['en', 'Skip to the text'],
  ])('lets the keyboard pass over it (%s)', async (ui, name) => {
    const { user } = await renderApp(`/${ui}/read/maqala`, { published: folder })
    await user.keyboard('{Tab}')
    expect(screen.getByRole('link', { name })).toHaveFocus()
    expect(screen.getByRole('link', { name })).toHaveAttribute('href', `#${screen.getByRole('main').id}`)
  })

  test('brings the focus to the text of a new screen', async () => {
    const { user } = await renderApp('/en/', { published: folder })
    await user.click(screen.getByRole('link', { name: 'Settings' }))
    expect(screen.getByRole('main')).toHaveFocus()
  })

  test('leaves the focus on the switch when only the language changes', async () => {
    const { user, address } = await renderApp('/en/search?q=book', { published: folder })
    await user.click(screen.getByRole('link', { name: 'العربية' }))
    expect(address()).toBe('/ar/search?q=book')
    expect(screen.getByRole('link', { name: 'English' })).toHaveFocus()
  })

  test('says in the interface’s language where the switch leads', async () => {
    await renderApp('/ar/about')
    const link = screen.getByRole('link', { name: 'English' })
    expect(link).toHaveAttribute('lang', 'en')
    expect(link).toHaveAttribute('hreflang', 'en')
    expect(link).toHaveAttribute('title', 'عرض الواجهة بلغة أخرى: \u2066English\u2069')
  })
})
