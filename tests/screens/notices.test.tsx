import { act, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { isHeldUp } from '#device/database.ts'
import * as device from '#device/installation.ts'
import { isPlaceLost } from '#device/places.ts'
import * as worker from '#device/serviceWorker.ts'
import * as news from '#device/whatIsNew.ts'
import { article, published } from '../support/builders.ts'
import { renderApp } from '../support/renderApp.tsx'

const read = (id: string) => ({
  article: id,
  block: 'p1',
  offset: 0,
  gap: 0,
  quote: '',
  version: '',
  progress: 1,
  at: 1,
})

beforeEach(() => {
  vi.spyOn(news, 'whatIsNew').mockResolvedValue([])
  device.installationOffered.set(false)
  isHeldUp.set(false)
})

describe('a new version', () => {
  test.each([
    ['ar', 'نسخة جديدة من «ورق» جاهزة', 'حدّث الآن', 'صارت الصفحات أخفّ.'],
    ['en', 'A new version of Waraq is ready', 'Update now', 'Pages are lighter.'],
  ])('is offered in the library with what is new, and taken at a word (%s)', async (ui, sentence, name, line) => {
    vi.mocked(news.whatIsNew).mockResolvedValue([line])
    const apply = vi.spyOn(worker, 'applyUpdate').mockResolvedValue()
    const { user } = await renderApp(`/${ui}/`, { status: { updateReady: true } })
    const notice = within(await screen.findByRole('region', { name: sentence }))
    expect(notice.getByRole('status')).toHaveTextContent(sentence)
    expect(await notice.findByRole('listitem')).toHaveTextContent(line)
    expect(news.whatIsNew).toHaveBeenCalledWith(ui)
    await user.click(notice.getByRole('button', { name }))
    await user.click(notice.getByRole('button', { name }))
    expect(apply).toHaveBeenCalledOnce()
  })

  test('is not offered over an article', async () => {
    await renderApp('/en/read/maqala', {
      status: { updateReady: true },
      published: published([article({ id: 'maqala' })]),
    })
    expect(screen.queryByText('A new version of Waraq is ready')).not.toBeInTheDocument()
  })

  test.each([
    ['ar', /^بدأ العمل بنسخة جديدة/, 'أعد تحميلها'],
    ['en', /^A new version of Waraq is in use/, 'Load it anew'],
  ])('is said to be in use where another tab has changed to it (%s)', async (ui, sentence, name) => {
    await renderApp(`/${ui}/`, { status: { updateReady: true, isSuperseded: true } })
    const notice = within(await screen.findByRole('region', { name: sentence }))
    expect(notice.getByRole('button', { name })).toBeVisible()
  })
})

describe('another tab with an older version', () => {
  test.each([
    ['ar', /^نسخة أقدم من «ورق» مفتوحة في تبويب آخر/],
    ['en', /^An older Waraq is open in another tab/],
  ])('is named as long as it is in the way (%s)', async (ui, sentence) => {
    await renderApp(`/${ui}/`, { published: published([article({ id: 'maqala', title: 'مقالة' })]) })
    act(() => isHeldUp.set(true))
    expect(await screen.findByRole('region', { name: sentence })).toBeVisible()
    // Reading goes on.
    expect(screen.getByRole('link', { name: 'مقالة' })).toBeVisible()
    act(() => isHeldUp.set(false))
    expect(screen.queryByRole('region', { name: sentence })).not.toBeInTheDocument()
  })
})

describe('a device without room', () => {
  test.each([
    ['ar', /^مواضعك في القراءة محفوظة ما دامت هذه الصفحة مفتوحة لا غير/],
    ['en', /^Your places are kept only while this page is open/],
  ])('is named as long as it keeps no places (%s)', async (ui, sentence) => {
    await renderApp(`/${ui}/`)
    act(() => isPlaceLost.set(true))
    expect(await screen.findByRole('region', { name: sentence })).toBeVisible()
    act(() => isPlaceLost.set(false))
    expect(screen.queryByRole('region', { name: sentence })).not.toBeInTheDocument()
  })
})

describe('the offer to install', () => {
  const two = [read('awwal'), read('thani')]
  beforeEach(() => localStorage.removeItem('waraq.installationOffered'))

  test.each([
    ['ar', 'أتثبّت «ورق» على هذا الجهاز؟', 'ثبّته'],
    ['en', 'Install Waraq on this device?', 'Install'],
  ])('comes with the second article that was finished, where the browser can (%s)', async (ui, question, name) => {
    const install = vi.spyOn(device, 'install').mockResolvedValue()
    const { user } = await renderApp(`/${ui}/`, { installation: 'possible', places: two })
    const notice = within(await screen.findByRole('region', { name: question }))
    await user.click(notice.getByRole('button', { name }))
    expect(install).toHaveBeenCalledOnce()
  })

  test('goes with "not now", and does not come again', async () => {
    const { user } = await renderApp('/en/', { installation: 'possible', places: two })
    await user.click(await screen.findByRole('button', { name: 'Not now' }))
    expect(screen.queryByRole('region', { name: /^Install/ })).not.toBeInTheDocument()
    act(() => device.offerInstallation())
    expect(screen.queryByRole('region', { name: /^Install/ })).not.toBeInTheDocument()
  })

  test.each([
    ['after one article', 'possible', [read('awwal')]],
    ['where it is installed', 'installed', two],
    ['where the browser cannot', 'byHand', two],
  ] as const)('does not come %s', async (_, installation, places) => {
    await renderApp('/en/', { installation, places: [...places] })
    expect(screen.queryByRole('region', { name: /^Install/ })).not.toBeInTheDocument()
  })

  test.each([
    ['ar', ['اضغط زر المشاركة في شريط المتصفح', 'اختر «إضافة إلى الشاشة الرئيسية»']],
    ['en', ['Press Share in the browser’s bar', 'Choose “Add to Home Screen”']],
  ])('draws the two steps on an iPhone (%s)', async (ui, steps) => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)')
    await renderApp(`/${ui}/`, { installation: 'byHand', places: two })
    const notice = await screen.findByRole('region', { name: /«ورق»|Waraq/ })
    expect(
      within(notice)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(steps)
    expect(notice.querySelectorAll('li svg[aria-hidden]')).toHaveLength(2)
    // There is no button that could do it.
    expect(within(notice).getAllByRole('button')).toHaveLength(1)
  })
})
