import type { Page } from '@playwright/test'
import { becomeReady, inOurFaces, open, scroll, started, uis, words } from './support/app.ts'
import { clearBrowserCache, releaseOf, stored } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { expectInPlace, firstLetter } from './support/place.ts'

const ARTICLE = 'paper-road'
const TITLE = 'طريق الورق'
/** Stands in a page that the worker drew. */
const DRAWN = '<div id="root" data-snapshot'

test.describe('a screen as it was last seen', () => {
  for (const ui of uis)
    test(`in ${ui} shows the article at the reader’s place before the app is there, and moves by nothing when it comes`, async ({
      page,
      context,
      site,
    }) => {
      await becomeReady(page, ui)
      await open(page, `/${ui}/read/${ARTICLE}`)
      // What came too late for the first visit is there on the next.
      await inOurFaces(page)
      await scroll(page, 1800)
      await kept(page, ARTICLE)
      const left = await firstLetter(page)
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1500)
      await page.close()
      await site.stop()

      const tab = await context.newPage()
      const complaints: string[] = []
      tab.on('console', (message) => complaints.push(message.text()))
      await tab.addInitScript(watchShifts)
      const goOn = await holdApp(tab)
      await tab.goto(`/${ui}/read/${ARTICLE}`)
      await expect(tab.getByRole('heading', { level: 1 })).toHaveText([TITLE])
      await expect(tab).toHaveTitle(new RegExp(TITLE))
      await expect(tab.locator('html')).toHaveAttribute('lang', ui)
      await expectInPlace(tab, left, 'before the app')

      await goOn()
      await started(tab)
      await expect(tab.locator('#root')).not.toHaveAttribute('data-snapshot')
      await expectInPlace(tab, left, 'when the app has come')
      expect(await tab.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)).toBeLessThan(0.001)
      // Without a network something is asked for in vain.
      expect(complaints.filter((text) => !text.includes('ERR_CONNECTION'))).toEqual([])
    })

  test('keeps the place where what is above it turns out higher than it was taken to be', async ({ page, context }) => {
    await becomeReady(page, 'ar')
    await open(page, `/ar/read/${ARTICLE}`)
    await inOurFaces(page)
    await scroll(page, 1800)
    await kept(page, ARTICLE)
    const left = await firstLetter(page)
    await page.close()
    const tab = await context.newPage()
    const goOn = await holdApp(tab)
    await tab.goto(`/ar/read/${ARTICLE}`)
    await expectInPlace(tab, left, 'before the app')
    await tab.locator('article header').evaluate((header) => (header.style.paddingBlockEnd = '110px'))
    await expectInPlace(tab, left, 'a change above it')
    await goOn()
    await started(tab)
    await expect(tab.locator('#root')).not.toHaveAttribute('data-snapshot')
    await expectInPlace(tab, left, 'when the app has come')
  })

  test('leaves a reader who scrolls on before the app is there where they are', async ({ page, context }) => {
    await becomeReady(page, 'ar')
    await open(page, `/ar/read/${ARTICLE}`)
    await kept(page, ARTICLE)
    await page.close()
    const tab = await context.newPage()
    const goOn = await holdApp(tab)
    await tab.goto(`/ar/read/${ARTICLE}`)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText([TITLE])
    await scroll(tab, 900)
    const moved = await firstLetter(tab)
    await goOn()
    await started(tab)
    await expect(tab.locator('#root')).not.toHaveAttribute('data-snapshot')
    await expectInPlace(tab, moved, 'a scroll before the app')
    // It is their place now.
    await kept(tab, ARTICLE)
    await tab.close()
    const later = await context.newPage()
    await open(later, `/ar/read/${ARTICLE}`)
    await expectInPlace(later, moved, 'the next visit')
  })

  test('shows the library as the reader left it, their settings too', async ({ page, context }) => {
    await becomeReady(page, 'en')
    await open(page, '/en/settings')
    await page.getByRole('radio', { name: words.en.text.sepia }).check()
    await open(page, `/en/read/${ARTICLE}`)
    await page.getByRole('button', { name: words.en.reader.text }).click()
    await page.getByRole('button', { name: words.en.text.larger }).click({ clickCount: 3 })
    const style = await page.evaluate(() => document.documentElement.style.cssText)
    expect(style).not.toBe('')
    await page.keyboard.press('Escape')
    await scroll(page, 1500)
    await kept(page, ARTICLE)
    await open(page, '/en/')
    const goOnLine = page.getByRole('link', { name: new RegExp(TITLE) }).first()
    await expect(goOnLine).toBeVisible()
    await kept(page, '/en')
    const rows = await page.getByRole('list').getByRole('heading', { level: 2 }).allInnerTexts()
    await page.close()

    const tab = await context.newPage()
    const goOn = await holdApp(tab)
    await tab.addInitScript(noteAsking)
    await tab.goto('/en/')
    const shown = await tab.getByRole('list').getByRole('heading', { level: 2 }).allInnerTexts()
    expect(shown).toEqual(rows.slice(0, shown.length))
    // Those below what a phone shows come when that is seen (`data-begins`).
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.length).toBeLessThan(rows.length)
    // It is in the page as it comes: local storage is slow to open.
    expect(await tab.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toEqual([])
    await expect(tab.locator('html')).toHaveAttribute('data-paper', 'sepia')
    expect(await tab.evaluate(() => document.documentElement.style.cssText)).toBe(style)
    // A link leads on, with or without the app.
    await tab.getByRole('link', { name: TITLE }).first().click()
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText([TITLE])
    await goOn()
    await started(tab)
  })

  test('is not shown by another version of the app, whose styles it does not fit', async ({
    page,
    context,
    site,
    release,
  }) => {
    await becomeReady(page, 'ar')
    await open(page, `/ar/read/${ARTICLE}`)
    await kept(page, ARTICLE)
    const before = await releaseOf(page)
    await page.close()
    const again = await context.newPage()
    expect(await (await again.goto(`/ar/read/${ARTICLE}`))?.text()).toContain(DRAWN)
    await again.close()
    await site.deploy(await release({ mark: 'v2' }))

    // With no page open the new version is in use from the next visit on, or the one after.
    await expect(async () => {
      const visit = await context.newPage()
      await visit.goto('/ar/settings')
      await started(visit)
      await visit.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
      const now = await releaseOf(visit)
      await visit.close()
      expect(now).not.toBe(before)
    }).toPass({ timeout: 40_000 })

    const tab = await context.newPage()
    const answer = await tab.goto(`/ar/read/${ARTICLE}`)
    expect(answer?.fromServiceWorker()).toBe(true)
    expect(await answer?.text()).not.toContain(DRAWN)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText([TITLE])
  })

  test('of an article that cannot be opened any more is not kept', async ({ page, context, site }) => {
    await becomeReady(page, 'ar')
    await open(page, `/ar/read/${ARTICLE}`)
    await kept(page, ARTICLE)
    await page.evaluate(async (id) => {
      const cache = await caches.open('waraq-articles-v1')
      for (const { url } of await cache.keys()) if (url.includes(`/${id}.`)) await cache.delete(url)
    }, ARTICLE)
    await page.close()
    await site.stop()
    const tab = await context.newPage()
    await clearBrowserCache(tab)
    await tab.goto(`/ar/read/${ARTICLE}`)
    await started(tab)
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText([words.ar.problem.offlineTitle])
    await expect.poll(() => stored(tab, 'snapshots')).not.toContain(`/ar/read/${ARTICLE}`)
  })
})

/** Waits until the screen at an address is kept as it is now. */
async function kept(page: Page, part: string): Promise<void> {
  await page.evaluate(async () => {
    for (const request of await (await caches.open('waraq-snapshots-v1')).keys()) {
      if (new URL(request.url).pathname === location.pathname.replace(/\/$/, '')) {
        await (await caches.open('waraq-snapshots-v1')).delete(request)
      }
    }
    // What phones do before they put a page aside.
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    dispatchEvent(new Event('scroll'))
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    Reflect.deleteProperty(document, 'visibilityState')
  })
  await expect.poll(async () => (await stored(page, 'snapshots')).some((path) => path.endsWith(part))).toBe(true)
}

/** Keeps the app from starting on the next pages, which wait for their first frame with it, until it is let go. */
async function holdApp(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const held: (() => void)[] = []
    const { setTimeout: real } = globalThis
    globalThis.setTimeout = ((run: () => void) => held.push(run)) as unknown as typeof setTimeout
    Object.assign(globalThis, {
      letGo: () => {
        globalThis.setTimeout = real
        for (const run of held) run()
      },
    })
  })
  return () => page.evaluate(() => (globalThis as unknown as { letGo: () => void }).letGo())
}

/** Runs in the page: notes what is looked up in local storage. */
function noteAsking(): void {
  const asked: string[] = []
  Object.assign(globalThis, { asked })
  const getItem = Object.getOwnPropertyDescriptor(Storage.prototype, 'getItem')?.value as Storage['getItem']
  Storage.prototype.getItem = function (name) {
    if (this === localStorage) asked.push(name)
    return getItem.call(this, name)
  }
}

/** Runs in the page: sums up what moved without the reader. */
function watchShifts(): void {
  const watched = globalThis as unknown as { shifts: number }
  watched.shifts = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number }[]) watched.shifts += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}
