import { act, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { preferences } from '#device/preferences.ts'
import * as device from '#device/installation.ts'
import * as worker from '#device/serviceWorker.ts'
import { appStatus } from '#device/serviceWorker.ts'
import { renderApp } from '../support/renderApp.tsx'

const choices = (name: string) => within(screen.getByRole('group', { name }))
const choose = (group: string, name: string) => choices(group).getByRole('radio', { name })

describe('the settings', () => {
  test.each([
    ['ar', 'الإعدادات', ['اللغة', 'القراءة', 'الأرقام والتواريخ', 'دون اتصال'], 'عن «ورق»'],
    ['en', 'Settings', ['Language', 'Reading', 'Numbers and dates', 'Offline'], 'About Waraq'],
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
