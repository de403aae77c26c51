import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import * as sharing from '#device/share.ts'
import { article, englishArticle, figure, note, paragraph, published, quote, table } from '../support/builders.ts'
import { present } from '../support/present.ts'
import { renderApp } from '../support/renderApp.tsx'

const persian = article({
  id: 'ketab',
  lang: 'fa',
  title: 'کتاب و خواندن',
  blocks: [paragraph('چشم حرف به حرف نمی‌خواند.')],
})
const hebrew = article({
  id: 'sefer',
  lang: 'he',
  title: 'ספר וקריאה',
  blocks: [paragraph('העין אינה קוראת אות אות.')],
})
const kazakh = article({ id: 'kitap', lang: 'kk', dir: 'ltr', title: 'Кітап' })
const arabic = article({ id: 'kitab', lang: 'ar-EG' })
const english = englishArticle()

const attributes = (element: Element) => [element.getAttribute('lang'), element.getAttribute('dir')]
const rowOf = (title: string) => present(screen.getByRole('heading', { name: title }).closest('li'))

describe('articles in any language', () => {
  const folder = published([persian, hebrew, kazakh, arabic, english])

  test.each([
    ['ar', 'کتاب و خواندن', 'fa', 'rtl', 'بالفارسية'],
    ['ar', 'ספר וקריאה', 'he', 'rtl', 'بالعبرية'],
    ['en', 'کتاب و خواندن', 'fa', 'rtl', 'In Persian'],
    ['en', 'ספר וקריאה', 'he', 'rtl', 'In Hebrew'],
    ['ar', 'Кітап', 'kk', 'ltr', 'باللغة \u2066kk\u2069'],
    ['en', 'Кітап', 'kk', 'ltr', 'In kk'],
  ])('stand in the library as they are written (%s, %s)', async (ui, title, lang, dir, name) => {
    await renderApp(`/${ui}/`, { published: folder })
    expect(attributes(screen.getByRole('heading', { name: title }))).toEqual([lang, dir])
    expect(rowOf(title)).toHaveTextContent(name)
  })

  test('in a regional form of the interface’s language are not called foreign', async () => {
    await renderApp('/ar/', { published: folder })
    expect(rowOf(arabic.title)).not.toHaveTextContent('بالعربية')
  })

  test.each([
    ['ar', 'الفارسية', ['کتاب و خواندن']],
    ['en', 'Hebrew', ['ספר וקריאה']],
    ['en', 'Arabic', [arabic.title]],
  ])('are chosen by language (%s, %s)', async (ui, name, titles) => {
    const { user } = await renderApp(`/${ui}/`, { published: folder })
    await user.click(screen.getByRole('button', { name }))
    expect(screen.getAllByRole('heading', { level: 2 }).map((title) => title.textContent)).toEqual(titles)
  })

  test('are offered only in languages that there are', async () => {
    await renderApp('/en/', { published: published([hebrew, english]) })
    const chips = within(screen.getByRole('group', { name: 'Show' })).getAllByRole('button')
    expect(chips.map((chip) => chip.textContent)).toEqual(['All', 'English', 'Hebrew', 'Unread'])
  })

  test.each([persian, hebrew])('open in their language and direction: $lang', async (shown) => {
    await renderApp(`/en/read/${shown.id}`, { published: folder })
    expect(attributes(screen.getByRole('article'))).toEqual([shown.lang, 'rtl'])
    expect(attributes(screen.getByRole('heading', { level: 1 }))).toEqual([shown.lang, 'rtl'])
    expect(document.title).toBe(`\u2067${shown.title}\u2069 · Waraq`)
  })

  test('lead to a pair in whatever language it is', async () => {
    const pair = [persian, hebrew].map((each) => ({ ...each, translationKey: 'book' }))
    await renderApp('/ar/read/ketab', { published: published(pair) })
    expect(screen.getByRole('link', { name: 'اقرأها بالعبرية' })).toHaveAttribute('hreflang', 'he')
  })
})

describe('what belongs to an article', () => {
  test('is written as its letters say, else as the article', async () => {
    const shown = article({
      title: 'The Name of the Rose',
      kicker: 'كتب',
      standfirst: 'Umberto Eco, forty years later.',
      authors: [{ name: 'John Smith' }, { name: 'محمد شعت' }],
      publisher: { name: '1948' },
      source: { note: 'After a report' },
      blocks: [
        quote('الكتب تتحدث عن الكتب.', { attribution: 'Umberto Eco' }),
        figure('x.svg', '', { caption: 'مخطوط', credit: 'British Library' }),
        table([['١']], { caption: 'Editions' }),
        paragraph('همه‌چیز', { lang: 'fa' }),
        note('Ibid.', { lang: 'en' }),
      ],
    })
    await renderApp('/ar/read/maqala', { published: published([shown]) })
    // A caption says it for its words.
    const writing = (text: string) => attributes(present(screen.getByText(text).closest<HTMLElement>('[lang]')))
    for (const text of [
      shown.title,
      shown.standfirst,
      'John Smith',
      'After a report',
      'Umberto Eco',
      'British Library',
      'Editions',
    ]) {
      expect([text, ...writing(text ?? '')]).toEqual([text, 'en', 'ltr'])
    }
    for (const text of ['كتب', 'محمد شعت', '1948', 'مخطوط'])
      expect([text, ...writing(text)]).toEqual([text, 'ar', 'rtl'])
    expect(writing('همه‌چیز')).toEqual(['fa', 'rtl'])
    expect(screen.getByText('Ibid.')).toHaveAttribute('dir', 'ltr')
  })

  test('is handed to the system with its order kept', async () => {
    const share = vi.spyOn(sharing, 'share').mockResolvedValue('shared')
    const shown = article({ title: 'مدخل إلى C++' })
    const { user } = await renderApp('/ar/read/maqala', { published: published([shown]) })
    await user.click(screen.getByRole('button', { name: 'مشاركة' }))
    expect(share.mock.calls[0]?.[0]).toBe('\u2067مدخل إلى \u2066C++\u2069\u2069')
    expect(document.title).toBe('\u2067مدخل إلى \u2066C++\u2069\u2069 · ورق')
  })
})

describe('the search field', () => {
  test.each(['ar', 'en'])('runs as the interface while it is empty, then as what is typed (%s)', async (ui) => {
    const { user } = await renderApp(`/${ui}/search`, { published: published([]) })
    const field = screen.getByRole('searchbox')
    expect(field).not.toHaveAttribute('dir')
    await user.click(field)
    await user.keyboard('book')
    expect(field).toHaveAttribute('dir', 'auto')
    act(() => void fireEvent.input(field, { target: { value: '' } }))
    expect(field).not.toHaveAttribute('dir')
  })
})
