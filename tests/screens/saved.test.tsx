import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as device from '#device/library.ts'
import * as persistence from '#device/persistence.ts'
import { article, englishArticle, published } from '../support/builders.ts'
import { present } from '../support/present.ts'
import { renderApp } from '../support/renderApp.tsx'

const arabic = article()
const english = englishArticle()
const third = article({ id: 'third', title: 'ثالثة' })
const folder = published([arabic, english, third], { third: { bytes: 1_400_000 } })
const all = [{ id: 'maqala' }, { id: 'essay' }, { id: 'third' }]

const titlesUnder = (title: string) => {
  const section = screen.getByRole('heading', { level: 2, name: title }).parentElement
  return within(present(section))
    .getAllByRole('listitem')
    .map((row) => within(row).getByRole('link').textContent)
}

describe('the saved articles', () => {
  beforeEach(() => {
    vi.spyOn(persistence, 'isPersisted').mockResolvedValue(true)
  })

  test.each([
    ['ar', 'لا محفوظات بعد', /^افتح مقالة واحفظها بعلامة الكتاب/, 'احفظ ٣ مقالات أخرى، ١٫٥\u00A0م.ب'],
    [
      'en',
      'Nothing is saved yet',
      /^Open an article and save it with the bookmark/,
      'Save 3 more articles, 1.5\u00A0MB',
    ],
  ])('say that there are none, and how to have some (%s)', async (ui, sentence, help, offer) => {
    await renderApp(`/${ui}/saved`, { published: folder })
    expect(screen.getByText(sentence)).toBeVisible()
    expect(screen.getByText(help)).toBeVisible()
    expect(screen.getByRole('button', { name: offer })).toBeVisible()
  })

  test.each([
    ['ar', 'مقالتان على هذا الجهاز', 'نحو ٨٤ ك.ب', 'سيُبقي المتصفح عليها.'],
    ['en', '2 articles on this device', 'About 84 kB', 'The browser will keep them.'],
  ])('say how many and how large they are, and what the browser promised (%s)', async (ui, count, size, promise) => {
    await renderApp(`/${ui}/saved`, { published: folder, kept: [{ id: 'maqala' }, { id: 'essay', by: 'rule' }] })
    expect(screen.getByText(count)).toBeVisible()
    expect(screen.getByText(size)).toBeVisible()
    expect(await screen.findByText(promise)).toBeVisible()
  })

  test.each([
    ['ar', 'حفظتُها بنفسي', 'محفوظة تلقائيًّا', 'تعذّر حفظها'],
    ['en', 'Saved by me', 'Saved automatically', 'Could not be saved'],
  ])('stand apart by who saved them, and those that could not be (%s)', async (ui, byReader, byRule, failed) => {
    await renderApp(`/${ui}/saved`, {
      published: folder,
      kept: [{ id: 'maqala' }, { id: 'essay', by: 'rule' }],
      failed: ['third'],
    })
    expect(titlesUnder(byReader)).toEqual([arabic.title])
    expect(titlesUnder(byRule)).toEqual([english.title])
    expect(titlesUnder(failed)).toEqual([third.title])
  })

  test('have no list that would be empty', async () => {
    await renderApp('/en/saved', { published: folder, kept: all })
    expect(screen.getAllByRole('heading', { level: 2, name: /^Saved|^Could/ }).map((each) => each.textContent)).toEqual(
      ['Saved by me'],
    )
    expect(screen.queryByRole('button', { name: /more article/ })).not.toBeInTheDocument()
  })

  test.each([
    ['ar', `أزل «${arabic.title}» من هذا الجهاز`],
    ['en', `Remove \u2067${arabic.title}\u2069 from this device`],
  ])('can be removed one by one (%s)', async (ui, name) => {
    const remove = vi.spyOn(device, 'removeArticle').mockResolvedValue()
    const { user } = await renderApp(`/${ui}/saved`, { published: folder, kept: all })
    await user.click(screen.getByRole('button', { name }))
    expect(remove.mock.calls).toEqual([['maqala']])
  })

  test('are tried again where saving failed', async () => {
    const keep = vi.spyOn(device, 'keepArticle').mockResolvedValue(true)
    const { user } = await renderApp('/en/saved', { published: folder, kept: all.slice(0, 2), failed: ['third'] })
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(keep.mock.calls.map(([{ id }, by]) => [id, by])).toEqual([['third', 'reader']])
  })

  test('are completed one after the other at a word', async () => {
    const keep = vi.spyOn(device, 'keepArticle').mockResolvedValue(true)
    const { user } = await renderApp('/en/saved', { published: folder, kept: [{ id: 'essay' }] })
    await user.click(screen.getByRole('button', { name: /^Save 2 more articles/ }))
    expect(keep.mock.calls.map(([{ id }, by]) => [id, by])).toEqual([
      ['maqala', 'reader'],
      ['third', 'reader'],
    ])
  })

  test.each([
    ['ar', 'جارٍ حفظ مقالة…'],
    ['en', 'Saving 1 article…'],
  ])('say what is being saved (%s)', async (ui, sentence) => {
    await renderApp(`/${ui}/saved`, { published: folder, busy: ['third'] })
    expect(screen.getByText(sentence)).toBeVisible()
  })

  test.each([
    ['ar', 'تحقّق الآن أنها تُفتح دون اتصال', { opened: 2, damaged: [] }, 'المقالتان تُفتحان دون اتصال.'],
    ['en', 'Check now that they open offline', { opened: 3, damaged: [] }, '3 of 3 open offline.'],
    [
      'en',
      'Check now that they open offline',
      { opened: 2, damaged: ['third'] },
      /1 article was damaged and could not be fetched again/,
    ],
    ['ar', 'تحقّق الآن أنها تُفتح دون اتصال', { opened: 2, damaged: ['third'] }, /مقالة واحدة تالفة/],
  ])('are opened to see that they open (%s, %s, %o)', async (ui, name, found, sentence) => {
    vi.spyOn(device, 'checkKept').mockResolvedValue(found)
    const { user } = await renderApp(`/${ui}/saved`, { published: folder, kept: all })
    await user.click(screen.getByRole('button', { name }))
    expect(screen.getByText(sentence)).toHaveAttribute('role', 'status')
  })

  test.each([
    ['ar', /^لا يسمح هذا المتصفح لورق بالتخزين هنا/],
    ['en', /^This browser does not let Waraq store anything here/],
  ])('say so where nothing can be stored (%s)', async (ui, sentence) => {
    await renderApp(`/${ui}/saved`, { published: folder, status: { offline: 'unavailable' } })
    expect(screen.getByText(sentence)).toBeVisible()
  })

  test.each([
    ['ar', 'اطلب من المتصفح إبقاءها', 'قد يحذفها المتصفح إن ضاقت مساحة الجهاز.', 'سيُبقي المتصفح عليها.'],
    [
      'en',
      'Ask the browser to keep them',
      'The browser may remove them if the device runs out of room.',
      'The browser will keep them.',
    ],
  ])('can be put in the browser’s care where it has not promised (%s)', async (ui, name, before, after) => {
    vi.spyOn(persistence, 'isPersisted').mockResolvedValue(false)
    vi.spyOn(persistence, 'askToKeep').mockResolvedValue(true)
    const { user } = await renderApp(`/${ui}/saved`, { published: folder, kept: all })
    expect(await screen.findByText(before)).toBeVisible()
    await user.click(screen.getByRole('button', { name }))
    expect(screen.getByText(after)).toBeVisible()
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
  })
})
