import { act, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { servePublished } from '#device/articles.ts'
import { library } from '#device/library.ts'
import { article, englishArticle, paragraph, published } from '../support/builders.ts'
import { present } from '../support/present.ts'
import { renderApp } from '../support/renderApp.tsx'

const passage = paragraph('ثم قرأ المسؤول الكتابَ كلَّه سنة ١٩٤٨ ومضى.')
const inText = article({ id: 'in-text', title: 'يوم في المكتبة', blocks: [paragraph('مقدمة.'), passage] })
const inTitle = article({ id: 'in-title', title: 'الكِتَاب الأول' })
const english = englishArticle({ title: 'The Book Market' })
const folder = published([inText, english, inTitle])

const status = () => present(screen.getAllByRole('status')[0])
const results = () => screen.getAllByRole('listitem').map((row) => within(row).getByRole('heading').textContent)

describe('the search', () => {
  test.each([
    ['ar', 'ابحث في المقالات', 'لا أثر للتشكيل ولا لأشكال الألف ولا لشكل الأرقام.'],
    ['en', 'Search the articles', 'Vowel marks, the forms of alef and the two kinds of digits make no difference.'],
  ])('begins with an empty field and a word on how it searches (%s)', async (ui, label, hint) => {
    await renderApp(`/${ui}/search`, { published: folder })
    expect(screen.getByRole('searchbox', { name: label })).toHaveValue('')
    expect(status()).toHaveTextContent(hint)
    expect(screen.queryByRole('listitem')).not.toBeInTheDocument()
  })

  test('keeps the words in the address', async () => {
    const { user, address } = await renderApp('/ar/search', { published: folder })
    await user.click(screen.getByRole('searchbox'))
    await user.keyboard('كتاب{Enter}')
    expect(address()).toBe(`/ar/search?q=${encodeURIComponent('كتاب')}`)
    expect(results()).toContain(inTitle.title)
  })

  test('begins with the words of the address', async () => {
    await renderApp(`/en/search?q=${encodeURIComponent(' book ')}`, { published: folder })
    expect(screen.getByRole('searchbox')).toHaveValue('book')
    expect(results()).toEqual([english.title])
  })

  test('puts titles before passages', async () => {
    await renderApp(`/ar/search?q=${encodeURIComponent('الكتاب')}`, { published: folder })
    expect(results()).toEqual([inTitle.title, inText.title])
  })

  test('puts articles that have only another form of a word last, under a heading of their own', async () => {
    const formed = article({ id: 'formed', title: 'كتابها', published: '2024-01-01' })
    await renderApp(`/ar/search?q=${encodeURIComponent('الكتاب')}`, {
      published: published([formed, inText, english, inTitle]),
    })
    expect(status()).toHaveTextContent('مقالتان فيهما «الكتاب»')
    expect(screen.getByRole('heading', { level: 2, name: 'صيغ أخرى من الكلمة' })).toBeVisible()
    expect(results()).toEqual([inTitle.title, inText.title, formed.title])
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent(formed.title)
  })

  test('says that it found nothing, and shows other forms of the word, marked', async () => {
    await renderApp(`/ar/search?q=${encodeURIComponent('بالكتاب')}`, { published: folder })
    expect(status()).toHaveTextContent('لا نتيجة عن «بالكتاب».صيغ أخرى من الكلمة')
    expect(results()).toEqual([inTitle.title, inText.title])
    expect(screen.getByText('الكتابَ', { selector: 'mark' })).toBeVisible()
  })

  test('holds a range of numbers together, with what was found in it marked', async () => {
    const ranged = article({ id: 'ranged', blocks: [paragraph('في الأعوام ٢٠٢٤–٢٠٢٦ وما بعدها.')] })
    await renderApp(`/ar/search?q=${encodeURIComponent('الأعوام ٢٠٢٤')}`, { published: published([ranged]) })
    const excerpt = present(screen.getByText('٢٠٢٤', { selector: 'mark' }).closest('a'))
    expect(excerpt).toHaveTextContent('في الأعوام ٢٠٢٤–٢٠٢٦ وما بعدها.')
    expect(present(excerpt.querySelector('[data-set=whole]')).textContent).toBe('٢٠٢٤–٢٠٢٦')
    expect([...excerpt.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['الأعوام ', '٢٠٢٤'])
  })

  test.each([
    ['vowel marks', 'الكِتَابَ', 'الكتابَ'],
    ['the seat of a hamza', 'المسوول', 'المسؤول'],
    ['the kind of digits', '1948', '١٩٤٨'],
  ])('sees past %s, marks the words, and leads to their block', async (_, query, marked) => {
    await renderApp(`/en/search?q=${encodeURIComponent(query)}`, { published: folder })
    const mark = screen.getByText(marked, { selector: 'mark' })
    expect(mark.closest('[lang]')).toHaveAttribute('lang', 'ar')
    expect(mark.closest('[dir]')).toHaveAttribute('dir', 'rtl')
    const excerpt = mark.closest('a')
    expect(excerpt).toHaveAttribute('href', `/en/read/in-text#${passage.id}`)
    expect(excerpt).toHaveTextContent(passage.text)
  })

  test.each([
    ['ar', 'الكتاب', 'مقالتان فيهما «الكتاب»'],
    ['en', 'الكتاب', '2 articles have “\u2067الكتاب\u2069”'],
    ['ar', 'book', 'مقالة واحدة فيها «\u2066book\u2069»'],
    ['en', 'book', '1 article has “book”'],
  ])('counts what it found, with the words set apart (%s, %s)', async (ui, query, sentence) => {
    await renderApp(`/${ui}/search?q=${encodeURIComponent(query)}`, { published: folder })
    expect(status()).toHaveTextContent(sentence)
  })

  test.each([
    ['ar', 'لا نتيجة عن «\u2066zzz\u2069».جرّب كلمة أقصر أو كتابة أخرى.'],
    ['en', 'Nothing found for “zzz”.Try a shorter word, or another spelling.'],
  ])('says so when it finds nothing (%s)', async (ui, sentence) => {
    await renderApp(`/${ui}/search?q=zzz`, { published: folder })
    expect(status()).toHaveTextContent(sentence)
    expect(screen.queryByRole('listitem')).not.toBeInTheDocument()
  })

  describe('where some articles are not on this device', () => {
    const incomplete = { ...folder, articles: new Map([[english.id, english]]) }

    test.each([
      ['ar', 'المقالات التي ليست على هذا الجهاز بُحث في عناوينها فقط.'],
      ['en', 'Only titles could be searched in articles that are not on this device.'],
    ])('searches their titles and says so (%s)', async (ui, sentence) => {
      await renderApp(`/${ui}/search?q=${encodeURIComponent('الكتاب')}`, { published: incomplete })
      expect(results()).toEqual([inTitle.title])
      expect(status()).toHaveTextContent(sentence)
    })

    test('searches again as they arrive', async () => {
      await renderApp(`/ar/search?q=${encodeURIComponent('الكتاب')}`, { published: incomplete })
      servePublished(folder)
      const kept = new Map([
        ['in-text', { id: 'in-text', file: 'in-text.0123abcd.json', bytes: 1, by: 'rule' as const }],
      ])
      act(() => library.set({ ...library.get(), kept }))
      expect(await screen.findByRole('heading', { name: inText.title })).toBeVisible()
      expect(status()).not.toHaveTextContent('بُحث في عناوينها فقط')
    })
  })
})
