import type { BrowserContext, Page } from '@playwright/test'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { becomeReady, open, readyLine, started, uis, words } from './support/app.ts'
import { closeApp, releaseOf, stopWorkers, stored, workers } from './support/device.ts'
import { builtSite, expect, test } from './support/fixtures.ts'
import { expectInPlace, firstLetter } from './support/place.ts'
import { makeRelease } from './support/release.ts'

// Each of these visits more than one version of the app.
test.setTimeout(120_000)

const ARTICLE = 'paper-road'
const NEWS = { ar: 'صارت الصفحات أخفّ.', en: 'Pages are lighter.' }

test('a page that is opened while another one’s first installation goes on says when all is ready', async ({
  page,
  context,
}) => {
  let finish = () => {}
  const held = new Promise<void>((resolve) => (finish = resolve))
  let isAsked = false
  // Only the worker asks for the shell.
  await context.route('**/shell.html', async (route) => {
    isAsked = true
    await held
    await route.continue()
  })
  await open(page, '/en/')
  await expect.poll(() => isAsked).toBe(true)
  const second = await context.newPage()
  await open(second, '/ar/')
  // The second page has turned to the worker, too, and waits for it.
  await second.waitForTimeout(4000)
  finish()
  await expect(readyLine(second, 'ar')).toBeVisible({ timeout: 20_000 })
  await expect(readyLine(page, 'en')).toBeVisible()
})

for (const ui of uis) {
  const t = words[ui]

  test(`a new version is offered in the library, with what is new, and the place is kept, in ${ui}`, async ({
    page,
    site,
  }, testInfo) => {
    await becomeReady(page, ui)
    await page.getByRole('link', { name: 'طريق الورق', exact: true }).click()
    await expect(page.getByRole('article')).toBeVisible()
    await page.evaluate(() => window.scrollTo(0, 2650))
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(2000)
    const letter = await firstLetter(page)

    const next = testInfo.outputPath('next')
    await makeRelease(builtSite, next, { mark: 'v2' })
    await tellNews(next)
    await site.deploy(next)
    await find(page)
    const notice = page.getByRole('region', { name: t.update.ready })
    await expect(notice).toHaveCount(0)

    // What is new is known without a network.
    await site.stop()
    await page.getByRole('link', { name: t.reader.back }).press('Enter')
    await expect(notice.getByRole('listitem')).toHaveText([NEWS[ui]])
    await page.screenshot({ path: testInfo.outputPath(`update.${ui}.png`) })
    await notice.getByRole('button', { name: t.update.now }).click()
    await expectRelease(page, 'v2')
    await expect(page.getByRole('list', { name: t.library.articles })).toBeVisible()
    await expect(notice).toHaveCount(0)
    await open(page, `/${ui}/read/${ARTICLE}`)
    await expectInPlace(page, letter, 'the update')
  })
}

test.describe('a new version', () => {
  const t = words.en

  test('is there when the app is opened after it was closed', async ({ page, context, site, release }) => {
    await becomeReady(page, 'en')
    const before = await releaseOf(page)
    await site.deploy(await release({ mark: 'v2' }))
    await find(page)
    await closeApp(page)
    await site.stop()
    const tab = await context.newPage()
    await open(tab, '/en/')
    expect(await releaseOf(tab)).not.toBe(before)
  })

  test('comes by itself to a single page that is only ever loaded anew', async ({ page, site, release }) => {
    await becomeReady(page, 'en')
    const before = await releaseOf(page)
    await site.deploy(await release({ mark: 'v2' }))
    await find(page)
    const loads = countLoads(page)
    await page.reload()
    await expect.poll(() => workers(page)).toEqual({ count: 1, active: 'activated' })
    // It goes on with the version it began with, whole, though the worker is of the next.
    expect(await releaseOf(page)).toBe(before)
    await page.getByRole('link', { name: t.tabs.settings, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: t.settings.title })).toBeVisible()
    await page.reload()
    await started(page)
    expect(await releaseOf(page)).not.toBe(before)
    expect(loads()).toBe(2)
  })

  test('that one tab has changed to leaves the others alone, and they say so (offline, failures 24, 27, 28)', async ({
    page,
    context,
    site,
    release,
  }) => {
    await becomeReady(page, 'en')
    const reading = await context.newPage()
    await open(reading, `/en/read/${ARTICLE}`)
    await reading.evaluate(() => window.scrollTo(0, 2650))
    const letter = await firstLetter(reading)
    const before = await releaseOf(reading)
    const loads = countLoads(reading)

    await site.deploy(await release({ mark: 'v2' }))
    await find(page)
    await page.getByRole('button', { name: t.update.now }).click()
    await expectRelease(page, 'v2')
    await site.stop()

    await expectInPlace(reading, letter, 'the update in another tab')
    await expect(reading.getByRole('region', { name: t.update.inUse })).toHaveCount(0)
    await reading.getByRole('link', { name: t.reader.back }).press('Enter')
    await expect(reading.getByRole('region', { name: t.update.inUse })).toBeVisible()
    // A part of the old version that this tab never had.
    await reading.getByRole('link', { name: t.tabs.search, exact: true }).click()
    await expect(reading.getByRole('heading', { level: 1, name: t.search.title })).toBeVisible()
    expect(await releaseOf(reading)).toBe(before)
    expect(loads()).toBe(0)

    await reading.getByRole('link', { name: t.tabs.library, exact: true }).click()
    await reading.getByRole('button', { name: t.update.reload }).click()
    await expectRelease(reading, 'v2')
    await expect(reading.getByRole('region', { name: t.update.inUse })).toHaveCount(0)
  })

  test('can come three times over an open page', async ({ page, context, site, release }) => {
    test.setTimeout(240_000)
    await becomeReady(page, 'en')
    const before = await releaseOf(page)
    const other = await context.newPage()
    await open(other, '/en/')
    for (const mark of ['v2', 'v3', 'v4']) {
      await site.deploy(await release({ mark }))
      await find(other)
      await other.getByRole('button', { name: t.update.now }).click()
      await expectRelease(other, mark)
      await started(other)
    }
    await site.stop()
    for (const name of [t.tabs.settings, t.tabs.saved, t.tabs.search] as const) {
      await page.getByRole('link', { name, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    }
    expect(await releaseOf(page)).toBe(before)
  })

  test('that is older is taken like any other, and nothing is lost (offline, failures 30, 55)', async ({
    page,
    context,
    site,
    release,
  }) => {
    await site.deploy(await release({ mark: 'v2' }))
    await becomeReady(page, 'en')
    const kept = (await stored(page, 'articles')).toSorted()
    await site.deploy(builtSite)
    await find(page)
    await page.getByRole('button', { name: t.update.now }).click()
    await expect(async () => expect(await releaseOf(page)).not.toContain('v2')).toPass({ timeout: 10_000 })
    await started(page)
    await site.stop()
    const tab = await context.newPage()
    await open(tab, `/en/read/${ARTICLE}`)
    await expect(tab.getByRole('article')).toBeVisible()
    expect((await stored(page, 'articles')).toSorted()).toEqual(kept)
  })
})

test.describe('a page whose own version is gone from everywhere', () => {
  const t = words.en

  test('is loaded anew, once, when it needs a part of it', async ({ page, context, site, release }) => {
    await becomeReady(page, 'en')
    const before = await releaseOf(page)
    const other = await context.newPage()
    await open(other, '/en/')
    await site.deploy(await release({ mark: 'v2' }))
    await find(other)
    await other.getByRole('button', { name: t.update.now }).click()
    await expectRelease(other, 'v2')
    await dropScripts(page, (name) => !name.includes('v2'))
    const loads = countLoads(page)
    await page.getByRole('link', { name: t.tabs.settings, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: t.settings.title })).toBeVisible()
    expect(await releaseOf(page)).not.toBe(before)
    expect(loads()).toBe(1)
  })

  test('says so where loading it anew does not help, and does not go on trying', async ({ page, site }) => {
    await becomeReady(page, 'en')
    await site.stop()
    await dropScripts(page, (name) => name.includes('SettingsScreen'))
    const loads = countLoads(page)
    await page.getByRole('link', { name: t.tabs.settings, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: t.problem.partTitle })).toBeVisible()
    await page.waitForTimeout(2000)
    await expect(page.getByRole('heading', { level: 1, name: t.problem.partTitle })).toBeVisible()
    expect(loads()).toBe(1)
  })
})

test('the kill switch takes the app away, and neither the page nor anything of the reader’s (offline, failures 32, 33)', async ({
  page,
  context,
  site,
}, testInfo) => {
  await becomeReady(page, 'en')
  const kept = (await stored(page, 'articles')).toSorted()
  expect(kept).not.toEqual([])
  const folder = testInfo.outputPath('killed')
  await cp(builtSite, folder, { recursive: true })
  await cp(join(builtSite, 'docs/kill-switch-sw.js'), join(folder, 'sw.js'))
  await site.deploy(folder)

  const loads = countLoads(page)
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await page.getByRole('link', { name: words.en.tabs.saved, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: words.en.saved.title })).toBeVisible()
  await page.waitForTimeout(2000)
  expect(loads()).toBe(0)

  // A worker that has nothing more to do is ended, and then replaced by the switch.
  await stopWorkers(context, page)
  await page.reload()
  await started(page)
  await expect.poll(() => page.evaluate(() => caches.has('waraq-app-v1'))).toBe(false)
  // The page, which knows nothing of it, registers it with every visit; it keeps nothing and answers nothing.
  site.forget()
  await page.reload()
  await started(page)
  expect(site.requests.map(({ path }) => path)).toContain('/en/saved')
  expect(await page.evaluate(() => caches.has('waraq-app-v1'))).toBe(false)
  expect((await stored(page, 'articles')).toSorted()).toEqual(kept)
  await expect(page.getByRole('heading', { name: words.en.saved.byRule })).toBeVisible()

  // A good version puts everything back.
  await site.deploy(builtSite)
  await becomeReady(page, 'en')
  await site.stop()
  await page.reload()
  await expect(readyLine(page, 'en')).toBeVisible()
})

test.describe('a page that the app does not come to', () => {
  test('says so, in both languages, and offers a way on', async ({ page, context, site }) => {
    await becomeReady(page, 'en')
    const script = await releaseOf(page)
    await dropScripts(page, (name) => name === script)
    site.break(`/assets/${script}`, 'drop')
    const tab = await context.newPage()
    await tab.goto('/en/settings', { waitUntil: 'commit' })
    await expect(tab.getByText('The app could not be loaded.')).toBeVisible({ timeout: 15_000 })
    await expect(tab.getByText('تعذّر تحميل التطبيق.')).toBeVisible()
    site.heal()
    await tab.getByRole('link', { name: 'try again' }).click()
    await expect(tab.getByRole('heading', { level: 1, name: words.en.settings.title })).toBeVisible()
  })

  test('starts when there is a network again', async ({ page, site }) => {
    site.break(/\/assets\/index-/, 'drop')
    const lost = page.waitForEvent('requestfailed', (request) => request.url().includes('/index-'))
    await page.goto('/en/')
    await lost
    site.heal()
    await expect(async () => {
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await started(page)
    }).toPass({ timeout: 30_000 })
  })

  test('does not flash it by where the app comes in time', async ({ page }) => {
    await page.goto('/404.html')
    await expect(page.getByText('The app could not be loaded.')).toBeHidden()
  })
})

/** Has the browser look for another version, and waits until that is stored whole. */
async function find(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await expect.poll(async () => (await workers(page)).waiting, { timeout: 30_000 }).toBe('installed')
}

/** The page runs the release with this mark in the names of its scripts. */
async function expectRelease(page: Page, mark: string): Promise<void> {
  // In the middle of it the page is between two documents.
  await expect(async () => expect(await releaseOf(page)).toContain(mark)).toPass({ timeout: 10_000 })
  await started(page)
}

/** How often the page was loaded since. */
function countLoads(page: Page): () => number {
  let loads = 0
  page.on('domcontentloaded', () => (loads += 1))
  return () => loads
}

/** Takes scripts from the device, as a browser does and as time does. */
async function dropScripts(page: Page, isGone: (name: string) => boolean): Promise<void> {
  const context: BrowserContext = page.context()
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache')
  const gone = (await stored(page, 'app')).filter(
    (path) => path.endsWith('.js') && isGone(path.split('/').at(-1) ?? ''),
  )
  await page.evaluate(async (paths) => {
    const cache = await caches.open('waraq-app-v1')
    for (const path of paths) await cache.delete(path)
  }, gone)
}

/** The release in a folder is of a version of its own, with its own news. */
async function tellNews(folder: string): Promise<void> {
  const file = join(folder, 'sw.js')
  const code = await readFile(file, 'utf8')
  const releases = /\[\{version:[^\]]*?,ar:\[[^\]]*\],en:\[[^\]]*\]\}\]/
  if (!releases.test(code)) throw new Error('the service worker has no list of releases')
  await writeFile(file, code.replace(releases, JSON.stringify([{ version: '99.0.0', ar: [NEWS.ar], en: [NEWS.en] }])))
}
