import { act, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { preferences } from '#device/preferences.ts'
import * as device from '#device/installation.ts'
import * as worker from '#device/serviceWorker.ts'
import { appStatus } from '#device/serviceWorker.ts'
import { writeBackup, type ReadersData } from '#core/backup.ts'
import { startingPreferences } from '#core/preferences.ts'
import * as backup from '#device/backup.ts'
import * as line from '#device/connection.ts'
import { article, englishArticle, placeIn, published } from '../support/builders.ts'
import { present } from '../support/present.ts'
import { renderApp } from '../support/renderApp.tsx'

const choices = (name: string) => within(screen.getByRole('group', { name }))
const choose = (group: string, name: string) => choices(group).getByRole('radio', { name })

describe('the settings', () => {
  test.each([
    ['ar', 'الإعدادات', ['اللغة', 'القراءة', 'الأرقام والتواريخ', 'دون اتصال', 'بياناتك'], 'عن «ورق»'],
    ['en', 'Settings', ['Language', 'Reading', 'Numbers and dates', 'Offline', 'Your data'], 'About Waraq'],
  ])('stand in groups, and lead to what the app is (%s)', async (ui, title, groups, about) => {
    await renderApp(`/${ui}/settings`)
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual(groups)
    expect(screen.getByRole('link', { name: about })).toHaveAttribute('href', `/${ui}/about`)
  })

  test.each([
    ['ar', 'الواجهة', 'العربية', 'English', '/en/settings', 'Settings · Waraq', 'ltr'],
    ['en', 'Interface', 'English', 'العربية', '/ar/settings', 'الإعدادات · ورق', 'rtl'],
  ])('change the language of the interface (%s)', async (ui, group, current, other, to, title, dir) => {
    const { user, address } = await renderApp(`/${ui}/settings`)
    expect(choose(group, current)).toBeChecked()
    await user.click(choose(group, other))
    expect(address()).toBe(to)
    expect(document.title).toBe(title)
    expect(document.documentElement).toHaveAttribute('dir', dir)
    expect(choose(to.startsWith('/en') ? 'Interface' : 'الواجهة', other)).toBeChecked()
    expect(localStorage.getItem('waraq.ui')).toBe(to.slice(1, 3))
  })

  test('name each language in itself, whatever the interface speaks', async () => {
    await renderApp('/en/settings')
    expect(screen.getByText('العربية', { selector: 'label *' }).closest('label')).toHaveAttribute('lang', 'ar')
  })

  test('keep the focus on the choice of language when it is made', async () => {
    const { user } = await renderApp('/ar/settings')
    await user.click(choose('الواجهة', 'English'))
    expect(choose('Interface', 'English')).toHaveFocus()
  })

  test('show at once what the text will look like', async () => {
    const { user } = await renderApp('/ar/settings')
    expect(screen.getByText(/^القراءةُ حديثٌ/)).toHaveAttribute('lang', 'ar')
    await user.click(choose('الخط', 'أميري'))
    expect(document.documentElement.dataset['arabic']).toBe('amiri')
    await user.click(choose('نصوص', 'الإنجليزية'))
    expect(screen.getByText(/^Reading is/)).toHaveAttribute('lang', 'en')
  })
})

describe('the numbers and dates', () => {
  test('begin with those of the region', async () => {
    await renderApp('/ar/settings')
    expect(choose('الأرقام', 'بحسب البلد')).toBeChecked()
    expect(choose('أسماء الشهور', 'بحسب البلد')).toBeChecked()
    expect(screen.getByText('مثال: الأحد ١٦ آب ٢٠٢٦، ٤:٢٠ م')).toBeVisible()
  })

  test.each([
    ['مصر والخليج', 'مثال: الأحد ١٦ أغسطس ٢٠٢٦، ٤:٢٠ م', 'egypt'],
    ['الشام والعراق', 'مثال: الأحد ١٦ آب ٢٠٢٦، ٤:٢٠ م', 'levant'],
    ['المغرب', 'مثال: الأحد ١٦ غشت ٢٠٢٦، ٤:٢٠ م', 'morocco'],
    ['الجزائر وتونس', 'مثال: الأحد ١٦ أوت ٢٠٢٦، ٤:٢٠ م', 'algeria'],
    ['الاسمان معًا', 'مثال: الأحد ١٦ آب/أغسطس ٢٠٢٦، ٤:٢٠ م', 'both'],
  ])('name the months as in: %s', async (name, example, months) => {
    const { user } = await renderApp('/ar/settings')
    await user.click(choose('أسماء الشهور', name))
    expect(screen.getByText(example)).toBeVisible()
    expect(JSON.parse(localStorage.getItem('waraq.preferences') ?? '')).toMatchObject({ months })
  })

  test('are written with the digits that are chosen, in the lists of articles too', async () => {
    const { user } = await renderApp('/ar/settings')
    await user.click(choose('الأرقام', '123'))
    expect(screen.getByText('مثال: الأحد 16 آب 2026، 4:20 م')).toBeVisible()
    expect(document.documentElement.dataset['digits']).toBe('latn')
    await user.click(choose('الأرقام', '١٢٣'))
    expect(screen.getByText('مثال: الأحد ١٦ آب ٢٠٢٦، ٤:٢٠ م')).toBeVisible()
    expect(document.documentElement.dataset['digits']).toBe('arab')
    expect(preferences.get().digits).toBe('arab')
  })

  test('are as English has them under an English interface', async () => {
    await renderApp('/en/settings', { preferences: { digits: 'arab', months: 'levant' } })
    expect(screen.getByText('Example: Sunday 16 August 2026, 4:20 pm')).toBeVisible()
  })
})

describe('the state of the app', () => {
  test.each([
    ['ar', 'ready', 'التطبيق يُفتح دون اتصال.'],
    ['en', 'ready', 'The app opens offline.'],
    ['ar', 'starting', 'يُخزَّن التطبيق للعمل دون اتصال…'],
    ['en', 'starting', 'The app is being stored for use offline…'],
    ['ar', 'unavailable', 'لا يمكن تخزين التطبيق في هذا المتصفح، فهو يحتاج إلى شبكة.'],
    ['en', 'unavailable', 'The app cannot be stored in this browser, so it needs a network.'],
  ] as const)('is told (%s, %s)', async (ui, offline, sentence) => {
    await renderApp(`/${ui}/settings`, { status: { offline } })
    expect(screen.getByText(sentence)).toHaveAttribute('role', 'status')
  })

  test.each([
    ['ar', 'نسخة جديدة جاهزة.', 'حدّث'],
    ['en', 'A new version is ready.', 'Update'],
  ])('offers a new version when it is complete, and takes it only at a word (%s)', async (ui, sentence, name) => {
    const apply = vi.spyOn(worker, 'applyUpdate').mockResolvedValue()
    const { user } = await renderApp(`/${ui}/settings`)
    expect(screen.queryByText(sentence)).not.toBeInTheDocument()
    act(() => appStatus.set({ ...appStatus.get(), updateReady: true }))
    expect(screen.getByText(sentence)).toBeVisible()
    expect(apply).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name }))
    expect(apply).toHaveBeenCalledOnce()
  })

  test.each([
    ['ar', 'ثبّت «ورق» على هذا الجهاز'],
    ['en', 'Install Waraq on this device'],
  ])('offers to install where the browser can (%s)', async (ui, name) => {
    const install = vi.spyOn(device, 'install').mockResolvedValue()
    const { user } = await renderApp(`/${ui}/settings`, { installation: 'possible' })
    await user.click(screen.getByRole('button', { name }))
    expect(install).toHaveBeenCalledOnce()
  })

  test.each([
    ['ar', /^على آيفون وآيباد/],
    ['en', /^On iPhone and iPad/],
  ])('tells how to install by hand where it cannot (%s)', async (ui, sentence) => {
    await renderApp(`/${ui}/settings`, { installation: 'byHand' })
    expect(screen.getByText(sentence)).toBeVisible()
  })

  test('says nothing of installing once that is done', async () => {
    await renderApp('/en/settings', { installation: 'installed' })
    expect(screen.queryByText(/install/i)).not.toBeInTheDocument()
  })
})

describe('the rule of what is kept', () => {
  const folder = published([article(), englishArticle()], { essay: { bytes: 1_000_000 } })

  test.each([
    [
      'ar',
      'يُحفظ تلقائيًّا من أحدث المقالات',
      '٥٠',
      'لا شيء',
      'مقالتان الآن، ١٫٠ م.ب على الأكثر.',
      'لا يُحفظ شيء تلقائيًّا.',
    ],
    [
      'en',
      'Newest articles kept automatically',
      '50',
      'None',
      'Now 2 articles, 1.0 MB at most.',
      'Nothing is kept automatically.',
    ],
  ])('is chosen, and says what it comes to (%s)', async (ui, group, start, none, now, nothing) => {
    const { user } = await renderApp(`/${ui}/settings`, { published: folder })
    expect(choose(group, start)).toBeChecked()
    expect(screen.getByText((_, element) => element?.tagName === 'P' && hasWords(element, now))).toBeVisible()
    await user.click(choose(group, none))
    expect(preferences.get().keeping.count).toBe('none')
    expect(screen.getByText((_, element) => element?.tagName === 'P' && hasWords(element, nothing))).toBeVisible()
  })

  test.each([
    ['ar', 'صور المقالات', 'لا تُحفظ'],
    ['en', 'Their images', 'Left out'],
  ])('leaves the images out at a word (%s)', async (ui, group, out) => {
    const { user } = await renderApp(`/${ui}/settings`, { published: folder })
    await user.click(choose(group, out))
    expect(preferences.get().keeping).toEqual({ ...startingPreferences.keeping, images: false })
    expect(JSON.parse(localStorage.getItem('waraq.preferences') ?? '')).toMatchObject({ keeping: { images: false } })
  })

  test.each([
    ['ar', 'التحميل التلقائي', 'وبيانات الجوّال أيضًا'],
    ['en', 'Automatic downloads', 'Also on mobile data'],
  ])('may use a mobile line where the browser tells one from another (%s)', async (ui, group, also) => {
    vi.spyOn(line, 'knowsMobile').mockReturnValue(true)
    const { user } = await renderApp(`/${ui}/settings`, { published: folder })
    await user.click(choose(group, also))
    expect(preferences.get().keeping.onMobile).toBe(true)
  })

  test('does not offer what the browser cannot tell', async () => {
    await renderApp('/en/settings', { published: folder })
    expect(screen.queryByRole('group', { name: 'Automatic downloads' })).not.toBeInTheDocument()
  })

  test.each([
    ['ar', /^توفير البيانات مُفعَّل/],
    ['en', /^Data saving is on/],
  ])('says that it waits where data are saved (%s)', async (ui, sentence) => {
    vi.spyOn(line, 'savesData').mockReturnValue(true)
    await renderApp(`/${ui}/settings`, { published: folder })
    expect(screen.getByText(sentence)).toBeVisible()
  })
})

describe('the reader’s data', () => {
  const maqala = article()
  const here: ReadersData = {
    places: [placeIn(maqala)],
    preferences: { ...startingPreferences, paper: 'dark' },
    saved: ['maqala'],
  }
  const then: ReadersData = {
    places: [placeIn(maqala, { at: 2, progress: 0.9 }), placeIn({ id: 'essay', blocks: maqala.blocks })],
    preferences: { ...startingPreferences, paper: 'sepia' },
    saved: ['essay', 'bayan'],
  }
  const choosing = { ar: 'استعادة من ملف', en: 'Restore from a file' }
  const changes = () => screen.getAllByRole('listitem').map((item) => item.textContent)

  /** Opens a file as a reader chooses one. */
  async function openFile(ui: string, text: string) {
    vi.spyOn(backup, 'readersData').mockResolvedValue(here)
    const app = await renderApp(`/${ui}/settings`)
    await app.user.upload(present(document.querySelector<HTMLInputElement>('input[type=file]')), text)
    return app
  }

  test.each([
    ['ar', 'نسخة احتياطية في ملف', 'حُفظت النسخة في مجلد التنزيلات.'],
    ['en', 'Back up to a file', 'The backup is in your downloads.'],
  ])('are handed over as a file (%s)', async (ui, name, sentence) => {
    const save = vi.spyOn(backup, 'saveBackup').mockResolvedValue()
    const { user } = await renderApp(`/${ui}/settings`)
    await user.click(screen.getByRole('button', { name }))
    expect(save).toHaveBeenCalledOnce()
    expect(screen.getByText(sentence)).toBeVisible()
  })

  test('open a file by a button that a keyboard reaches', async () => {
    const { user } = await renderApp('/en/settings')
    const opened = vi.spyOn(HTMLInputElement.prototype, 'click')
    await user.click(screen.getByRole('button', { name: choosing.en }))
    expect(opened).toHaveBeenCalledOnce()
  })

  test.each([
    ['ar', ['موضع يُضاف', 'موضع يتغير', 'مقالتان تُضافان إلى محفوظاتك'], 'استعد', 'تمّت الاستعادة.'],
    ['en', ['1 place is added', '1 place changes', '2 articles join those you saved'], 'Restore', 'Restored.'],
  ])('are added from a file, after it was said what changes (%s)', async (ui, expected, name, sentence) => {
    const restore = vi.spyOn(backup, 'restoreData').mockResolvedValue(true)
    const { user } = await openFile(ui, writeBackup(then, ''))
    expect(screen.getByRole('heading', { level: 3 })).toHaveFocus()
    expect(changes()).toEqual(expected)
    expect(restore).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name }))
    expect(restore.mock.calls[0]?.[0]).toMatchObject({
      saved: ['maqala', 'essay', 'bayan'],
      preferences: here.preferences,
    })
    expect(screen.getByText(sentence)).toBeVisible()
    expect(screen.queryByRole('heading', { level: 3 })).not.toBeInTheDocument()
  })

  test.each([
    ['ar', 'بدل ما هنا', 'مقالة تخرج من محفوظاتك', 'الإعدادات تصير إعدادات الملف', 'استعد'],
    [
      'en',
      'Replace what is here',
      '1 article leaves those you saved',
      'The settings become those of the file',
      'Restore',
    ],
  ])('are replaced from a file, after it was said what goes (%s)', async (ui, mode, leaves, settings, name) => {
    const restore = vi.spyOn(backup, 'restoreData').mockResolvedValue(true)
    const { user } = await openFile(ui, writeBackup(then, ''))
    await user.click(screen.getByRole('radio', { name: mode }))
    expect(changes()).toEqual(expect.arrayContaining([leaves, settings]))
    await user.click(screen.getByRole('button', { name }))
    expect(restore.mock.calls).toEqual([[then]])
  })

  test('stay as they are when the reader thinks better of it', async () => {
    const restore = vi.spyOn(backup, 'restoreData').mockResolvedValue(true)
    const { user } = await openFile('en', writeBackup(then, ''))
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('heading', { level: 3 })).not.toBeInTheDocument()
    expect(restore).not.toHaveBeenCalled()
  })

  test.each([
    ['ar', 'لا شيء: كل ما في الملف موجود هنا.'],
    ['en', 'Nothing: all that the file has is here.'],
  ])('have nothing to gain from a file that is all here (%s)', async (ui, sentence) => {
    await openFile(ui, writeBackup(here, ''))
    expect(screen.getByText(sentence)).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Restore$|^استعد$/ })).not.toBeInTheDocument()
  })

  test.each([
    ['ar', /^تعذّرت الاستعادة: لا متّسع/],
    ['en', /^It could not be restored: this device has no room/],
  ])('are not half restored, and it is said (%s)', async (ui, sentence) => {
    vi.spyOn(backup, 'restoreData').mockResolvedValue(false)
    const { user } = await openFile(ui, writeBackup(then, ''))
    await user.click(screen.getByRole('button', { name: /^Restore$|^استعد$/ }))
    expect(screen.getByText(sentence)).toBeVisible()
    expect(screen.getByRole('heading', { level: 3 })).toBeVisible()
  })

  test.each([
    ['ar', '<!doctype html>', /^هذا الملف ليس نسخة احتياطية/],
    ['en', '<!doctype html>', /^This file is not a backup of Waraq/],
    ['ar', writeBackup(then, '').slice(0, -30), /^هذا الملف ناقص أو تالف/],
    ['en', writeBackup(then, '').slice(0, -30), /^This file is incomplete or damaged/],
    ['ar', '{"type":"waraq-backup","format":9}', /^كُتب هذا الملف بنسخة أحدث/],
    ['en', '{"type":"waraq-backup","format":9}', /^This file was written by a newer Waraq/],
  ])('take nothing from a file that is no backup (%s, %.20s)', async (ui, text, sentence) => {
    await openFile(ui, text)
    expect(screen.getByText(sentence)).toHaveAttribute('role', 'status')
    expect(screen.queryByRole('heading', { level: 3 })).not.toBeInTheDocument()
  })
})

/** Digits and units are kept together by spaces that do not break. */
function hasWords(element: Element, words: string): boolean {
  return element.textContent.replaceAll('\u00A0', ' ').includes(words)
}
