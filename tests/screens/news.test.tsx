import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { catalogue, servePublished } from '#device/articles.ts'
import { news } from '#device/news.ts'
import { article, englishArticle, published } from '../support/builders.ts'
import { renderApp } from '../support/renderApp.tsx'

const maqala = article()
const essay = englishArticle()
const folder = published([maqala, essay])
const ids = (count: number) => Array.from({ length: count }, (_, index) => `new-${index}`)
const titles = () =>
  within(screen.getByRole('list'))
    .getAllByRole('heading')
    .map((title) => title.textContent)

describe('what came in', () => {
  test.each([
    ['ar', 1, 0, 'مقالة جديدة'],
    ['ar', 2, 0, 'مقالتان جديدتان'],
    ['ar', 4, 1, '٤ مقالات جديدة، وصُحّحت مقالة'],
    ['ar', 11, 2, '١١ مقالة جديدة، وصُحّحت مقالتان'],
    ['ar', 0, 3, 'صُحّحت ٣ مقالات'],
    ['ar', 100, 11, '١٠٠ مقالة جديدة، وصُحّحت ١١ مقالة'],
    ['en', 1, 0, '1 new article'],
    ['en', 4, 1, '4 new articles, 1 corrected'],
    ['en', 0, 2, '2 corrected'],
  ])('is one line in the library (%s: %d, %d)', async (ui, added, corrected, sentence) => {
    await renderApp(`/${ui}/`, {
      published: folder,
      news: { added: ids(added), corrected: ids(corrected) },
      preferences: { digits: 'arab' },
    })
    const line = screen.getByText(sentence)
    expect(line.closest('[role=status]')).not.toBeNull()
    // The list shows it already.
    expect(screen.queryByRole('button', { name: /^Show them$|^أظهرها$/ })).not.toBeInTheDocument()
  })

  test.each([
    ['ar', 'جديدة', 'مصحّحة'],
    ['en', 'New', 'Corrected'],
  ])('is marked in the list (%s)', async (ui, added, corrected) => {
    await renderApp(`/${ui}/`, { published: folder, news: { added: ['maqala'], corrected: ['essay'] } })
    const [first, second] = within(screen.getByRole('list')).getAllByRole('listitem')
    expect(first).toHaveTextContent(added)
    expect(second).toHaveTextContent(corrected)
  })

  test.each([
    ['ar', 'أظهرها'],
    ['en', 'Show them'],
  ])('never moves the list before the reader asks for it (%s)', async (ui, name) => {
    const { user } = await renderApp(`/${ui}/`, { published: folder })
    const newer = published([article({ id: 'new', title: 'جديد كل الجدّة' }), maqala, essay])
    servePublished(newer)
    act(() => {
      catalogue.set(newer.catalogue)
      news.set({ added: new Set(['new']), corrected: new Set() })
    })
    expect(titles()).toEqual([maqala.title, essay.title])
    await user.click(screen.getByRole('button', { name }))
    expect(titles()).toEqual(['جديد كل الجدّة', maqala.title, essay.title])
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
  })

  test('is news until the reader leaves the library', async () => {
    const { user } = await renderApp('/en/', { published: folder, news: { added: ['maqala'] } })
    await user.click(screen.getByRole('link', { name: 'العربية' }))
    expect(screen.getByText('مقالة جديدة')).toBeVisible()
    await user.click(screen.getByRole('link', { name: 'بحث' }))
    await waitFor(() => expect(news.get().added.size).toBe(0))
    await user.click(screen.getByRole('link', { name: 'المكتبة' }))
    expect(screen.queryByText('مقالة جديدة')).not.toBeInTheDocument()
  })
})
